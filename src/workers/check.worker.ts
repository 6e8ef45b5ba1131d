import { checkServer } from './check-server.ts'
import type { CheckQuestion } from './messages.ts'

// The thread that looks for problems while people type.
const answer = checkServer()
self.addEventListener('message', ({ data }: MessageEvent<CheckQuestion>) => self.postMessage(answer(data)))
