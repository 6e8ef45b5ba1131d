import { contractSuite } from '../src/sync/contract/testing/contract-suite.ts'
import { serve } from './testing/serve.ts'

contractSuite('the server over PGlite', () => serve({ kind: 'memory' }, { rateLimit: 0 }))
