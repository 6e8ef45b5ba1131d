import type { AnalysisRequest, Comparison, PairedSums, PairedTask, Sensitivity } from '../simulator/index.ts'
import type { Failure } from './messages.ts'

/** To a thread that lives pairs. */
export type ToPairWorker =
  | { readonly kind: 'prepare'; readonly request: AnalysisRequest }
  | { readonly kind: 'run'; readonly tasks: readonly PairedTask[] }
  /** Asks for everything summed so far. */
  | { readonly kind: 'sum' }

export type FromPairWorker =
  | { readonly kind: 'prepared' }
  | { readonly kind: 'ran'; readonly people: number }
  | { readonly kind: 'summed'; readonly sums: PairedSums }
  | Failure

/** To the thread that divides an analysis among the others. */
export interface ToAnalyst {
  readonly request: AnalysisRequest
  readonly workers: number
}

export type FromAnalyst =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'finished'; readonly result: Comparison | Sensitivity }
  | Failure
