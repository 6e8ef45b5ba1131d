import { createStore } from 'zustand/vanilla'
import type { Journey } from '../document/index.ts'
import type { ReadableStore } from './stores.ts'

/** What the canvas reads of a simulation's report. The simulator's `Report` has this shape. */
export interface RunReport {
  readonly variant: string
  readonly entered: number
  readonly active: number
  readonly nodes: Readonly<
    Record<
      string,
      {
        readonly entered: number
        readonly left: number
        readonly active: number
        readonly dwellMs: { readonly p50: number; readonly p90: number }
      }
    >
  >
  readonly edges: Readonly<Record<string, { readonly count: number }>>
  /** Under which assumptions. */
  readonly scenario?: string
  /** Different people who came in. */
  readonly people?: number
  /** Who was in each arm of an experiment, and reached its goal. */
  readonly experiments?: Readonly<
    Record<
      string,
      { readonly arms: Readonly<Record<string, { readonly entered: number; readonly converted: number }>> }
    >
  >
  /** Some customers' ways, step by step. */
  readonly stories?: readonly RunStory[]
}

export interface RunStory {
  readonly customer: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly timeZone: string
  readonly steps: readonly RunStoryStep[]
}

export interface RunStoryStep {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly type: 'entered' | 'arrived' | 'left' | 'event' | 'sent' | 'skipped' | 'converted' | 'exited'
  readonly node?: string
  readonly edge?: string
  readonly port?: string
  readonly event?: string
  readonly goal?: string
  readonly reason?: {
    readonly code: string
    readonly values: Readonly<Record<string, string | number | boolean>>
    /** The reason in English. */
    readonly text: string
  }
}

export interface RunFailure {
  /** A stable code when the simulator gave one, else `unknown`. */
  readonly code: string
  readonly message: string
}

/** `cancelled` keeps the report of the customers simulated until then. */
export type RunStatus = 'idle' | 'running' | 'done' | 'cancelled' | 'failed'

export interface RunState<Report extends RunReport = RunReport> {
  readonly status: RunStatus
  /** Customers simulated so far and in all; both 0 before the first progress. */
  readonly done: number
  readonly total: number
  /** Partial while running, whole when done. Kept from the run before until the first progress of the next. */
  readonly report: Report | undefined
  readonly failure: RunFailure | undefined
  /** The document the report is about: compare by identity to know that it is out of date. */
  readonly journey: Journey | undefined
}

export interface RunStore<Report extends RunReport = RunReport> extends ReadableStore<RunState<Report>> {
  start: (journey: Journey, total?: number) => void
  progress: (step: { readonly done: number; readonly total: number; readonly report: Report }) => void
  finish: (report: Report) => void
  cancel: () => void
  fail: (failure: RunFailure) => void
  /** Takes the figures off the canvas. */
  reset: () => void
}

const IDLE = { status: 'idle', done: 0, total: 0, report: undefined, failure: undefined, journey: undefined } as const

/** The state of the simulation at hand. It knows nothing of workers: whoever runs one reports here. */
export function createRunStore<Report extends RunReport = RunReport>(): RunStore<Report> {
  const store = createStore<RunState<Report>>(() => IDLE)
  const whileRunning = (change: () => Partial<RunState<Report>>) => {
    if (store.getState().status === 'running') store.setState(change())
  }
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    start: (journey, total = 0) => store.setState({ status: 'running', journey, done: 0, total, failure: undefined }),
    progress: ({ done, total, report }) => whileRunning(() => ({ done, total, report })),
    finish: (report) => whileRunning(() => ({ status: 'done', report, done: store.getState().total })),
    cancel: () => whileRunning(() => ({ status: 'cancelled' })),
    fail: (failure) => whileRunning(() => ({ status: 'failed', failure })),
    reset: () => store.setState(IDLE),
  }
}
