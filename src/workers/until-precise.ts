import { nextSize, primaryGoalOf, scenarioFigures } from '../simulator/analysis/index.ts'
import { type Report, SimulationError } from '../simulator/index.ts'
import type { PreciseReport, PrecisionOptions, PrecisionRequest } from './analyse.ts'
import type { Simulate } from './simulate.ts'

/** Beyond this, waiting is worth less than asking for a little less precision. */
const MOST_CUSTOMERS = 5_000_000
/** From so few the spread between runs can be told at all. */
const LEAST_REPLICATIONS = 5
const FIRST_CUSTOMERS = 5_000

/**
 * Simulates in rounds until a goal's rate is known to ± `within`, or the limit is reached. Each round is a whole run that
 * can be repeated on its own: its size follows from the interval of the round before. Since the run stops because its
 * interval is narrow, the interval covers the truth a little less often than 95 %; at thousands of customers the difference
 * cannot be seen (Y. S. Chow and H. Robbins, "On the asymptotic theory of fixed-width sequential confidence intervals for
 * the mean", Annals of Mathematical Statistics 36, 1965). Rejects with `SimulationError`.
 */
export async function untilPrecise(
  simulate: Simulate,
  { request, goal: wished, within, by = 'customers', most = MOST_CUSTOMERS }: PrecisionRequest,
  { onProgress, ...options }: PrecisionOptions = {},
): Promise<PreciseReport> {
  const goal = wished ?? primaryGoalOf(request)
  if (goal === undefined) throw new SimulationError('The journey has no goal whose rate could be known')
  if (!(within > 0 && within < 1)) throw new RangeError('A precision lies between 0 and 1')
  const { customers } = scenarioFigures(request)
  const grows = by === 'customers'
  const limit = Math.max(1, grows ? most : Math.floor(most / customers))
  const rounds: number[] = []
  let size = Math.min(limit, grows ? Math.min(customers, FIRST_CUSTOMERS) : LEAST_REPLICATIONS)
  for (;;) {
    const figures = grows ? { customers: size, replications: 1 } : { customers, replications: size }
    const report = await simulate({ ...request, ...figures }, { ...options, ...(onProgress && { onProgress }) })
    rounds.push(figures.customers * figures.replications)
    const reachedWithin = halfWidth(report, goal)
    const reached = reachedWithin <= within
    if (reached || size >= limit) return { report, goal, reached, within: reachedWithin, rounds }
    size = Math.min(limit, nextSize(size, reachedWithin, within))
  }
}

function halfWidth({ goals }: Report, goal: string): number {
  const figures = Object.hasOwn(goals, goal) ? goals[goal] : undefined
  if (!figures) throw new SimulationError(`The journey has no goal "${goal}"`)
  return (figures.ci95[1] - figures.ci95[0]) / 2
}
