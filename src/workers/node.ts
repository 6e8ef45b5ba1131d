import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { coordinate, type SpawnBlockWorker } from './coordinator.ts'
import type { FromBlockWorker } from './messages.ts'
import type { Simulate } from './simulate.ts'

const spawn: SpawnBlockWorker = (onMessage, onError) => {
  const worker = new Worker(new URL('./block-worker.node.ts', import.meta.url))
  worker.on('message', (message: FromBlockWorker) => onMessage(message))
  worker.on('error', (error) => onError(error instanceof Error ? error : new Error(String(error))))
  return { post: (message) => worker.postMessage(message), close: () => void worker.terminate() }
}

/** Simulation on threads of Node. */
export const runSimulation: Simulate = async (
  request,
  { onProgress, signal, workers = availableParallelism() } = {},
) => {
  signal?.throwIfAborted()
  const { report, cancel } = coordinate(request, { workers, spawn, onProgress, clock: () => performance.now() })
  if (!signal) return report
  let abort = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => {
      cancel()
      reject(signal.reason)
    }
  })
  signal.addEventListener('abort', abort, { once: true })
  return Promise.race([report, aborted]).finally(() => signal.removeEventListener('abort', abort))
}
