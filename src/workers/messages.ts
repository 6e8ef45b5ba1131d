import type { Diagnostic, SourceMap } from '../compiler/index.ts'
import type { Journey, JourneyMachine } from '../document/index.ts'
import type { Block, Counted, Progress, Report, SimulationRequest } from '../simulator/index.ts'

/** To a thread that simulates blocks of customers. */
export type ToBlockWorker =
  | {
      readonly kind: 'prepare'
      readonly request: SimulationRequest
      /** Machines of variants that are compiled already. */
      readonly machines?: readonly (readonly [variant: string, machine: JourneyMachine])[]
    }
  | { readonly kind: 'run'; readonly blocks: readonly Block[] }
  /** Asks for everything counted so far. */
  | { readonly kind: 'count' }

export type FromBlockWorker =
  | { readonly kind: 'prepared' }
  | { readonly kind: 'ran'; readonly customers: number }
  | { readonly kind: 'counted'; readonly state: Counted; readonly customers: number }
  | Failure

/** To the thread that divides a run among the others and adds up. */
export type ToCoordinator =
  /** Starts so many threads, for a run that may come. */
  | { readonly kind: 'warm'; readonly workers: number }
  | { readonly kind: 'run'; readonly request: SimulationRequest; readonly workers: number }

export type FromCoordinator =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'finished'; readonly report: Report }
  | Failure

/** An error as data: threads cannot throw at each other. */
export interface Failure {
  readonly kind: 'failed'
  readonly message: string
  readonly diagnostics: readonly Diagnostic[]
}

/** To the thread that checks documents. */
export interface CheckQuestion {
  readonly turn: number
  readonly journey: Journey
  /** Other journeys that this one leads to; absent when they are those of the question before. */
  readonly others?: readonly Journey[]
  /** Asks for the machine of this variant instead of all problems. */
  readonly compile?: string
}

/** A variant as a machine, and where its steps are in it. */
export interface CompiledVariant {
  readonly machine: JourneyMachine
  readonly sourceMap: SourceMap
}

export interface CheckAnswer {
  readonly turn: number
  readonly diagnostics?: readonly Diagnostic[]
  /** Null when the variant has errors. */
  readonly compiled?: CompiledVariant | null
  readonly failure?: string
}
