import { errorOf } from './failed.ts'
import type { FromCoordinator, ToCoordinator } from './messages.ts'
import type { Simulate } from './simulate.ts'

const MOST_WORKERS = 8

/** Simulation on threads of the browser. Aborting ends them at once. */
export const createBrowserSimulate =
  (cores: number = navigator.hardwareConcurrency || 2): Simulate =>
  (request, { onProgress, signal, workers = Math.min(cores, MOST_WORKERS) } = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const coordinator = new Worker(new URL('./coordinator.worker.ts', import.meta.url), { type: 'module' })
      const abort = () => end(() => reject(signal?.reason))
      const end = (settle: () => void) => {
        // Nested workers end with the one that made them.
        coordinator.terminate()
        signal?.removeEventListener('abort', abort)
        settle()
      }
      signal?.addEventListener('abort', abort)
      coordinator.addEventListener('message', ({ data }: MessageEvent<FromCoordinator>) => {
        if (data.kind === 'progress') onProgress?.(data.progress)
        else if (data.kind === 'finished') end(() => resolve(data.report))
        else end(() => reject(errorOf(data)))
      })
      coordinator.addEventListener('error', (event) =>
        end(() => reject(new Error(event.message || 'The simulation could not be started'))),
      )
      coordinator.postMessage({ request, workers } satisfies ToCoordinator)
    })
