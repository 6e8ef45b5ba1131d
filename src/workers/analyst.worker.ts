import type { FromAnalyst, FromPairWorker, ToAnalyst } from './analyse-messages.ts'
import { divideAnalysis, type SpawnPairWorker } from './analyse-team.ts'
import { failureOf } from './failure.ts'

// The thread that divides an analysis: compiling and adding up stay off the page's own thread.
const post = (message: FromAnalyst) => self.postMessage(message)

const spawn: SpawnPairWorker = (onMessage, onError) => {
  const worker = new Worker(new URL('./analyse.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<FromPairWorker>) => onMessage(data))
  worker.addEventListener('error', (event) => onError(new Error(event.message || 'An analysis worker failed')))
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() }
}

self.addEventListener('message', ({ data: { request, workers } }: MessageEvent<ToAnalyst>) => {
  const fail = (error: unknown) => post(failureOf(error))
  try {
    const { result } = divideAnalysis(request, {
      workers,
      spawn,
      onProgress: (done, total) => post({ kind: 'progress', done, total }),
      clock: () => performance.now(),
    })
    result.then((finished) => post({ kind: 'finished', result: finished }), fail)
  } catch (error) {
    fail(error)
  }
})
