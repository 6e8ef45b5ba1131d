import type { FromPairWorker, ToPairWorker } from './analyse-messages.ts'
import { pairServer } from './analyse-server.ts'

// A thread of the browser that lives pairs.
const serve = pairServer((message: FromPairWorker) => self.postMessage(message))
self.addEventListener('message', ({ data }: MessageEvent<ToPairWorker>) => serve(data))
