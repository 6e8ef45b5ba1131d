import { compile } from '../src/compiler/index.ts'
import { hostileSuite } from '../src/sync/contract/testing/hostile-suite.ts'
import { serve } from './testing/serve.ts'

hostileSuite('the server over PGlite', () => serve({ kind: 'memory' }, { rateLimit: 0, compile }))
