import { errorOf } from './failed.ts'
import type { FromCoordinator, ToCoordinator } from './messages.ts'
import type { Simulate } from './simulate.ts'

const MOST_WORKERS = 8

export interface BrowserSimulation {
  /** Simulation on threads of the browser. Aborting ends them at once. */
  readonly simulate: Simulate
  /** Starts the threads of the next run before it is wanted: their code takes longer to load than its first figures. */
  readonly warm: () => void
}

/** Simulation on threads of the browser, started when they are needed. */
export const createBrowserSimulate = (cores?: number): Simulate => createBrowserSimulation(cores).simulate

export function createBrowserSimulation(cores: number = navigator.hardwareConcurrency || 2): BrowserSimulation {
  const usual = Math.min(cores, MOST_WORKERS)
  let spare: Worker | undefined
  const hire = () => new Worker(new URL('./coordinator.worker.ts', import.meta.url), { type: 'module' })
  const post = (coordinator: Worker, message: ToCoordinator) => coordinator.postMessage(message)
  const warm = () => {
    if (spare) return
    const next = hire()
    spare = next
    // One that cannot start is no help: the run itself will say what is wrong.
    next.addEventListener('error', () => {
      if (spare === next) spare = undefined
    })
    post(next, { kind: 'warm', workers: usual })
  }
  const simulate: Simulate = (request, { onProgress, signal, workers = usual } = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const ready = spare
      const coordinator = ready ?? hire()
      spare = undefined
      const abort = () => end(() => reject(signal?.reason))
      const end = (settle: () => void) => {
        // Nested workers end with the one that made them.
        coordinator.terminate()
        signal?.removeEventListener('abort', abort)
        // Who has simulated once will do so again.
        if (ready) warm()
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
      post(coordinator, { kind: 'run', request, workers })
    })
  return { simulate, warm }
}
