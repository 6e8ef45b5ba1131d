import type { Interval, Report } from '../report.ts'
import type { Assumption } from './assumptions.ts'

/** A figure on two sides, and the difference second − first with its 95 % interval, per person. */
export interface PairedFigure {
  readonly first: number
  readonly second: number
  readonly difference: number
  readonly ci95: Interval
  /** Not one person fared otherwise. */
  readonly same: boolean
}

/** What a paired figure says, for a screen or a command line to put into words. */
export interface Statement {
  readonly figure: 'goal' | 'messages' | 'cost' | 'value'
  /** Which goal. */
  readonly goal?: string
  /** `same`: nobody fares otherwise. `unclear`: the interval holds both more and less. */
  readonly code: 'more' | 'less' | 'unclear' | 'same'
  /** Of the difference second − first; `relative` to the first, null where that is nothing. */
  readonly values: {
    readonly first: number
    readonly second: number
    readonly difference: number
    readonly low: number
    readonly high: number
    readonly relative: number | null
  }
}

/** What is set beside what. */
export interface ComparedSide {
  readonly variant: string
  readonly scenario: string
}

/** Two variants, or two scenarios, on the same people with the same luck. */
export interface Comparison {
  readonly sides: readonly [ComparedSide, ComparedSide]
  readonly variants: readonly [string, string]
  readonly customers: number
  readonly replications: number
  /** Different people who came in on either side: what every figure here is per. */
  readonly people: number
  readonly reports: readonly [Report, Report]
  /** Share of people who reach each goal. */
  readonly goals: Readonly<Record<string, PairedFigure>>
  readonly messagesPerCustomer: PairedFigure
  readonly costPerCustomer: PairedFigure
  readonly valuePerCustomer: PairedFigure
  /** The goal the journey is judged by; null where it has none. */
  readonly goal: string | null
  /** The main goal's first. */
  readonly statements: readonly Statement[]
  /**
   * People share a queue, a limit or a choice that learns, and were simulated once: intervals then leave out how much they
   * depend on each other. Several replications make up for it.
   */
  readonly dependent: boolean
}

/** How much the main goal moves when one assumption does. */
export interface SensitivityBar {
  readonly assumption: Assumption
  /** With the assumption at its low and high value: the rate, and its difference from the base with its interval. */
  readonly low: PairedFigure
  readonly high: PairedFigure
  /** From low to high: rate and difference. */
  readonly swing: PairedFigure
  /** Between the least and the greatest rate of low, base and high: what bars are ordered by. */
  readonly span: number
}

export interface Sensitivity {
  readonly scenario: string
  readonly variant: string
  readonly goal: string
  readonly customers: number
  readonly replications: number
  readonly people: number
  /** Share of people who reach the goal with everything as assumed. */
  readonly base: { readonly rate: number; readonly ci95: Interval }
  /** The widest first. */
  readonly bars: readonly SensitivityBar[]
  /** Assumptions that were not varied: nothing in the variant depends on them, or they are zero and have no range. */
  readonly left: readonly Assumption[]
  readonly dependent: boolean
  readonly elapsedMs: number
}
