import { parentPort } from 'node:worker_threads'
import type { ToPairWorker } from './analyse-messages.ts'
import { pairServer } from './analyse-server.ts'

// A thread of Node that lives pairs.
const port = parentPort
if (!port) throw new Error('This module runs in a worker thread')
const serve = pairServer((message) => port.postMessage(message))
port.on('message', (message: ToPairWorker) => serve(message))
