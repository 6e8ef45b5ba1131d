import { compile } from '../src/compiler/index.ts'
import { hostileSuite } from '../src/sync/contract/testing/hostile-suite.ts'
import { createMockServer, MOCK_ORIGIN } from './node.ts'

hostileSuite('the mocks', async () => {
  const { server } = createMockServer({ compile })
  server.listen({ onUnhandledFrame: 'error' })
  return { origin: MOCK_ORIGIN, close: async () => server.close() }
})
