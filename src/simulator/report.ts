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
  converted: number
  /** Converted ÷ entered customers. */
  rate: number
  ci95: Interval
  timeToMs: { p50: number; p90: number }
  value: number
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
  probabilityBest: number
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
  rejected: number
  nodes: Record<string, NodeFigures>
  edges: Record<string, { count: number }>
  goals: Record<string, GoalFigures>
  /** Customers who left, by reason. */
  exits: Record<string, number>
  /** Customers still inside at the horizon. */
  active: number
  messages: Record<string, MessageFigures>
  experiments: Record<string, { arms: Record<string, ArmFigures> }>
  /** Messages in each week, counted from arrival, of each person until she has left or the horizon. */
  pressure: { messagesPerCustomerWeek: { mean: number; p50: number; p95: number; max: number } }
  coverage: { unvisitedNodes: string[]; unvisitedEdges: string[] }
  /** Events that were delivered to machines: the engine's unit of work. */
  events: number
  stories?: Story[]
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
