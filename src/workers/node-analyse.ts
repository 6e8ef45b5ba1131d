import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { AnalysisRequest, AnalysisResult } from '../simulator/index.ts'
import type { Analyse, RunAnalysis } from './analyse.ts'
import type { FromPairWorker } from './analyse-messages.ts'
import { divideAnalysis, type SpawnPairWorker } from './analyse-team.ts'
import { analyseWith } from './analyse-with.ts'
import { runSimulation } from './node.ts'

const spawn: SpawnPairWorker = (onMessage, onError) => {
  const worker = new Worker(new URL('./analyse-worker.node.ts', import.meta.url))
  worker.on('message', (message: FromPairWorker) => onMessage(message))
  worker.on('error', (error) => onError(error instanceof Error ? error : new Error(String(error))))
  return { post: (message) => worker.postMessage(message), close: () => void worker.terminate() }
}

const runAnalysis: RunAnalysis = async <Request extends AnalysisRequest>(
  request: Request,
  { onProgress, signal, workers = availableParallelism() }: Parameters<RunAnalysis>[1] = {},
): Promise<AnalysisResult<Request>> => {
  signal?.throwIfAborted()
  const { result, cancel } = divideAnalysis(request, {
    workers,
    spawn,
    onProgress: onProgress && ((done, total) => onProgress({ done, total })),
    clock: () => performance.now(),
  })
  const finished = result as Promise<AnalysisResult<Request>>
  if (!signal) return finished
  let abort = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => {
      cancel()
      reject(signal.reason)
    }
  })
  signal.addEventListener('abort', abort, { once: true })
  return Promise.race([finished, aborted]).finally(() => signal.removeEventListener('abort', abort))
}

/** Comparisons, sensitivity and precision on threads of Node. */
export const analyse: Analyse = analyseWith(runAnalysis, runSimulation)
