import { coordinate, type SpawnBlockWorker } from './coordinator.ts'
import { failureOf } from './failure.ts'
import type { FromBlockWorker, FromCoordinator, ToCoordinator } from './messages.ts'

// The thread that divides a run: compiling and adding up stay off the page's own thread as well.
const post = (message: FromCoordinator) => self.postMessage(message)

const spawn: SpawnBlockWorker = (onMessage, onError) => {
  const worker = new Worker(new URL('./block.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<FromBlockWorker>) => onMessage(data))
  worker.addEventListener('error', (event) => onError(new Error(event.message || 'A simulation worker failed')))
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() }
}

self.addEventListener('message', ({ data: { request, workers } }: MessageEvent<ToCoordinator>) => {
  const fail = (error: unknown) => post(failureOf(error))
  try {
    const { report } = coordinate(request, {
      workers,
      spawn,
      onProgress: (progress) => post({ kind: 'progress', progress }),
      clock: () => performance.now(),
    })
    report.then((finished) => post({ kind: 'finished', report: finished }), fail)
  } catch (error) {
    fail(error)
  }
})
