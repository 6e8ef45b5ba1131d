import { contractSuite } from '../src/sync/contract/testing/contract-suite.ts'
import { pretendCompile } from '../src/sync/contract/testing/journeys.ts'
import { createMockServer, MOCK_ORIGIN } from './node.ts'

contractSuite('the mocks', async () => {
  const { server } = createMockServer({ compile: pretendCompile })
  server.listen({ onUnhandledFrame: 'error' })
  return { origin: MOCK_ORIGIN, close: async () => server.close() }
})
