import type { Journey, Rule, Scenario } from '../document/index.ts'
import type { Report } from './report.ts'

/** What to simulate. Given figures go before the scenario's own. */
export interface SimulationRequest {
  journey: Journey
  scenarioId: string
  /** Used instead of the document's scenario of that id, e.g. while it is being edited. */
  scenario?: Scenario
  variant?: string
  customers?: number
  seed?: number
  replications?: number
  /**
   * Counts only people for whom this holds when they arrive: `customer.*` and `consent.*` may be asked for. They are the
   * same people with the same luck as without it; others are lived only where they share something with them.
   */
  only?: Rule
  /**
   * Other journeys of the same people, each by its main variant. Without them a call is over as soon as it has begun, and
   * what a journey sends reaches nobody else. The report stays about `journey`.
   */
  journeys?: readonly Journey[]
  /** How many customers' stories to keep. */
  stories?: number
}

/** How far a run has come; `report` holds for the customers simulated so far. */
export interface Progress {
  done: number
  total: number
  report: Report
}
