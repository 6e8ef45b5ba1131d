import type { Channel } from '../document/index.ts'

/** Milliseconds customers spent at a node, over those who left it. Quantiles are within 0.5 % of the true value. */
export interface Dwell {
  mean: number
  p50: number
  p90: number
  p95: number
}

export interface NodeFigures {
  entered: number
  left: number
  active: number
  dwellMs: Dwell
}

/** A 95 % interval, lower bound first. */
export type Interval = [number, number]

export interface GoalFigures {
  /** People who reached the goal: each counts once. */
  converted: number
  /** Converted ÷ `people` of the report. */
  rate: number
  ci95: Interval
  timeToMs: { p50: number; p90: number }
  /** Conversions by time since entry. A bin holds its upper bound; the last has none (null). Counts add up to `converted`. */
  timeHistogram: { upToMs: (number | null)[]; counts: number[] }
  value: number
}

/** A mean over people with its 95 % interval. */
export interface PersonFigure {
  mean: number
  ci95: Interval
}

/** What happened on each day of 24 hours since the start, index 0 the first; the last begun day is whole. */
export interface DayFigures {
  /** Epoch milliseconds of the first day's beginning. */
  start: number
  /** How many days there are; every list below is so long. */
  length: number
  /** Entries, as in `entered`. */
  entered: number[]
  /** Visits that ended, as in `exits`. */
  left: number[]
  /** Sent messages, by channels that the variant uses. */
  messages: Partial<Record<Channel, number[]>>
  /** By goal. */
  converted: Record<string, number[]>
}

export interface Economics {
  /** Of all messages sent. */
  cost: number
  /** Of all conversions. */
  value: number
  /** All cost ÷ conversions of this goal, null where there was none; and its share of the value. */
  byGoal: Record<string, { costPerConversion: number | null; value: number }>
  costPerPerson: PersonFigure
  valuePerPerson: PersonFigure
}

export interface MessageFigures {
  sent: number
  skipped: { consent: number; quietHours: number; cap: number }
  delivered: number
  bounced: number
  opened: number
  clicked: number
  unsubscribed: number
  cost: number
}

export interface ArmFigures {
  entered: number
  converted: number
  rate: number
  ci95: Interval
  /**
   * Relative to the control arm: 0.1 is ten per cent better. 0 for the control itself and where there is none; null
   * where the control never converted, so that no finite figure is true.
   */
  liftVsControl: number | null
  liftCi95: [number | null, number | null]
  /** Rate less the control's rate, 0.01 is one point; Newcombe's interval. 0 for the control and where there is none. */
  difference: { rate: number; ci95: Interval }
  probabilityBest: number
  /** Messages sent to people while this was their arm, and what these cost. */
  messages: number
  cost: number
}

export interface ExperimentFigures {
  arms: Record<string, ArmFigures>
  /**
   * With a control arm: conversions of the other arms beyond what the control's rate would have brought there, and the
   * 95 % interval of that number. Under a control that gets nothing it is what the contacts have earned.
   */
  incremental?: { conversions: number; ci95: Interval }
}

/** What a simulation reports. Counts are totals over replications. */
export interface Report {
  scenario: string
  variant: string
  seed: number
  customers: number
  replications: number
  elapsedMs: number
  entered: number
  /** Different people who came in, added up over replications: what rates and means per person are of. */
  people: number
  rejected: number
  nodes: Record<string, NodeFigures>
  edges: Record<string, { count: number }>
  goals: Record<string, GoalFigures>
  /** Customers who left, by reason. */
  exits: Record<string, number>
  /** Customers still inside at the horizon. */
  active: number
  messages: Record<string, MessageFigures>
  experiments: Record<string, ExperimentFigures>
  /** Different people who were at any node of a stage. */
  stages: Record<string, { people: number }>
  days: DayFigures
  economics: Economics
  pressure: {
    /** Messages in each week, counted from arrival, of each person until she has left or the horizon. */
    messagesPerCustomerWeek: { mean: number; p50: number; p95: number; max: number }
    /** People by the messages of their busiest week: at index k those with k; at the last, 30, those with as many or more. */
    peopleByPeak: number[]
  }
  coverage: { unvisitedNodes: string[]; unvisitedEdges: string[] }
  /** Events that were delivered to machines: the engine's unit of work. */
  events: number
  /** What happened to the same people in the other journeys that took part, by id; absent where none did. */
  journeys?: Record<string, OtherJourneyFigures>
  stories?: Story[]
}

/** What happened in a journey beside the one that the report is about. Totals over replications. */
export interface OtherJourneyFigures {
  name: string
  /** Entries; `people` counts those who came in at all. */
  entered: number
  people: number
  rejected: number
  active: number
  /** Visits that ended, by reason. */
  exits: Record<string, number>
  /** Messages sent, and what they cost. */
  sent: number
  cost: number
  goals: Record<string, { name: string; converted: number }>
  /** It has errors: nobody could come to it, and calls to it were over as soon as they had begun. */
  broken: boolean
}

/** One customer's path, in order of time. */
export interface Story {
  customer: string
  attributes: Record<string, unknown>
  timeZone: string
  steps: StoryStep[]
}

export interface StoryStep {
  /** Milliseconds since the epoch. */
  at: number
  type: 'entered' | 'arrived' | 'left' | 'event' | 'sent' | 'skipped' | 'converted' | 'exited'
  node?: string
  edge?: string
  port?: string
  event?: string
  goal?: string
  /** Why this turn was taken, as a code with values; `text` is its English sentence. */
  reason?: { code: string; values: Record<string, string | number | boolean>; text: string }
}
