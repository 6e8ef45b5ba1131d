import type { PeopleQuestion } from './people-messages.ts'
import { peopleServer } from './people-server.ts'

// The thread that finds test people and lives their stories while the journey changes.
const serve = peopleServer((answer) => self.postMessage(answer))
self.addEventListener('message', ({ data }: MessageEvent<PeopleQuestion>) => void serve(data))
