import { parentPort } from 'node:worker_threads'
import { blockServer } from './block-server.ts'
import type { ToBlockWorker } from './messages.ts'

// A thread of Node that simulates customers.
const port = parentPort
if (!port) throw new Error('This module runs in a worker thread')
const serve = blockServer((message) => port.postMessage(message))
port.on('message', (message: ToBlockWorker) => serve(message))
