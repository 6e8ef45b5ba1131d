import { type SetupServer, setupServer } from 'msw/node'
import type { ApiPorts } from '../src/sync/contract/service/index.ts'
import { createHandlers, mockPorts } from './handlers.ts'

export const MOCK_ORIGIN = 'http://jornada.test'

/** The same handlers for tests that run in Node. The test starts and closes it. */
export function createMockServer(
  parts: Parameters<typeof mockPorts>[0],
  baseUrl = MOCK_ORIGIN,
): { server: SetupServer; ports: ApiPorts } {
  const ports = mockPorts(parts)
  return { server: setupServer(...createHandlers({ ports, baseUrl })), ports }
}
