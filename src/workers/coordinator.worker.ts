import { coordinate, type SpawnBlockWorker } from './coordinator.ts'
import { failureOf } from './failure.ts'
import type { FromBlockWorker, FromCoordinator, ToCoordinator } from './messages.ts'

// The thread that divides a run: compiling and adding up stay off the page's own thread as well.
const post = (message: FromCoordinator) => self.postMessage(message)

const hire = () => new Worker(new URL('./block.worker.ts', import.meta.url), { type: 'module' })
/** Threads that wait for a run. */
const ready: Worker[] = []

/** One that cannot start is no help: another is tried when it is needed, and says what is wrong. */
function keepReady(worker: Worker): void {
  ready.push(worker)
  worker.addEventListener('error', () => {
    const place = ready.indexOf(worker)
    if (place >= 0) ready.splice(place, 1)
  })
}

const spawn: SpawnBlockWorker = (onMessage, onError) => {
  const worker = ready.pop() ?? hire()
  worker.addEventListener('message', ({ data }: MessageEvent<FromBlockWorker>) => onMessage(data))
  worker.addEventListener('error', (event) => onError(new Error(event.message || 'A simulation worker failed')))
  return { post: (message) => worker.postMessage(message), close: () => worker.terminate() }
}

self.addEventListener('message', ({ data }: MessageEvent<ToCoordinator>) => {
  if (data.kind === 'warm') {
    for (let missing = data.workers - ready.length; missing > 0; missing--) keepReady(hire())
    return
  }
  const fail = (error: unknown) => post(failureOf(error))
  try {
    const { report } = coordinate(data.request, {
      workers: data.workers,
      spawn,
      onProgress: (progress) => post({ kind: 'progress', progress }),
      clock: () => performance.now(),
    })
    report.then((finished) => post({ kind: 'finished', report: finished }), fail)
  } catch (error) {
    fail(error)
  }
})
