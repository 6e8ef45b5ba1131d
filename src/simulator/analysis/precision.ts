import { primaryGoal, type Scenario } from '../../document/index.ts'
import type { SimulationRequest } from '../protocol.ts'

/** A little more than the formula says, so that chance seldom makes another round necessary. */
const MARGIN = 1.05
const MOST_GROWTH = 100
const LEAST_GROWTH = 1.2

/**
 * How many customers, or replications, to try next: an interval narrows with the square root of their number, so that
 * (width ÷ wished width)² times as many are needed. Bounded, since the width itself is only an estimate.
 */
export function nextSize(size: number, width: number, wished: number): number {
  const growth = Number.isFinite(width) ? (width / wished) ** 2 * MARGIN : MOST_GROWTH
  return Math.ceil(size * Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, growth)))
}

/** The goal the request's journey is judged by. */
export const primaryGoalOf = ({ journey }: SimulationRequest): string | undefined => primaryGoal(journey.settings.goals)

/** How much the request asks to simulate: its own figures before the scenario's. */
export function scenarioFigures(request: SimulationRequest): Pick<Scenario, 'customers' | 'replications'> {
  const { journey, scenarioId } = request
  const scenario =
    request.scenario ?? (Object.hasOwn(journey.scenarios, scenarioId) ? journey.scenarios[scenarioId] : undefined)
  return {
    customers: request.customers ?? scenario?.customers ?? 1,
    replications: request.replications ?? scenario?.replications ?? 1,
  }
}
