import type {
  AnalysisRequest,
  AnalysisResult,
  CompareRequest,
  Comparison,
  Report,
  Sensitivity,
  SensitivityRequest,
  SimulationRequest,
} from '../simulator/index.ts'

export interface AnalyseOptions {
  /** Customers lived so far, of how many; at most about ten times a second. */
  onProgress?: (progress: { done: number; total: number }) => void
  /** Abort to cancel: the promise rejects with the signal's reason. */
  signal?: AbortSignal
  /** Number of workers; by default the machine's cores, at most 8. The result does not depend on it. */
  workers?: number
}

/** Runs one analysis off the main thread. Rejects with `SimulationError` when a side cannot run. */
export type RunAnalysis = <Request extends AnalysisRequest>(
  request: Request,
  options?: AnalyseOptions,
) => Promise<AnalysisResult<Request>>

export interface PrecisionRequest {
  readonly request: SimulationRequest
  /** The goal whose rate shall be known; the main one when absent. */
  readonly goal?: string
  /** Half the width of the 95 % interval: 0.001 is ± 0.1 points. */
  readonly within: number
  /** Grows by more customers in one run (the default), or by more runs of as many customers. */
  readonly by?: 'customers' | 'replications'
  /** Customers at most, over all replications; 5,000,000 when absent. */
  readonly most?: number
}

export interface PreciseReport {
  readonly report: Report
  readonly goal: string
  /** Whether the interval is as narrow as was wished. */
  readonly reached: boolean
  /** Half the width that was reached. */
  readonly within: number
  /** How many customers were simulated in each round, the last of which the report is of. */
  readonly rounds: readonly number[]
}

/** All questions a screen may ask that take many simulations. */
export interface Analyse {
  compare(request: Omit<CompareRequest, 'kind'>, options?: AnalyseOptions): Promise<Comparison>
  sensitivity(request: Omit<SensitivityRequest, 'kind'>, options?: AnalyseOptions): Promise<Sensitivity>
  /** Simulates until the rate of a goal is known well enough, or the limit is reached. */
  precision(request: PrecisionRequest, options?: PrecisionOptions): Promise<PreciseReport>
}

export interface PrecisionOptions extends Omit<AnalyseOptions, 'onProgress'> {
  /** `total` is what is thought to be needed so far; `report` holds for those simulated in this round. */
  onProgress?: (progress: { done: number; total: number; report: Report }) => void
}
