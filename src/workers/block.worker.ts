import { blockServer } from './block-server.ts'
import type { FromBlockWorker, ToBlockWorker } from './messages.ts'

// A thread of the browser that simulates customers.
const serve = blockServer((message: FromBlockWorker) => self.postMessage(message))
self.addEventListener('message', ({ data }: MessageEvent<ToBlockWorker>) => serve(data))
