import type { Progress, Report, SimulationRequest } from '../simulator/index.ts'

export interface SimulateOptions {
  /** Called with partial results, at most about ten times a second. */
  onProgress?: (progress: Progress) => void
  /** Abort to cancel: the promise rejects with the signal's reason. */
  signal?: AbortSignal
  /** Number of workers; by default the machine's cores, at most 8. The result does not depend on it. */
  workers?: number
}

/** Runs a simulation off the main thread. Rejects with `SimulationError` when the journey cannot run. */
export type Simulate = (request: SimulationRequest, options?: SimulateOptions) => Promise<Report>
