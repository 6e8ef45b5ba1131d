import { primaryGoal, type Scenario } from '../../document/index.ts'
import { wilsonInterval } from '../../kernel/statistics.ts'
import { isShared } from '../lives.ts'
import type { SimulationRequest } from '../protocol.ts'
import { prepare } from '../simulation.ts'
import { SimulationError } from '../simulation-error.ts'
import { type Assumption, assumptionsOf, withAssumption } from './assumptions.ts'
import { type PairedPlan, type PairedRequest, PairedResult, type PairedSums } from './paired.ts'
import type { Sensitivity, SensitivityBar } from './results.ts'

export interface SensitivityRequest {
  readonly kind: 'sensitivity'
  readonly request: SimulationRequest
  /** The goal to watch; the main one when absent. */
  readonly goal?: string
  /** Only these assumptions, by path. */
  readonly paths?: readonly string[]
}

/** Enough to see what moves a rate by a tenth of a point, since the same people are compared. */
const USUAL_CUSTOMERS = 20_000

/** What will be varied, and the sides that doing so takes. */
export interface SensitivityPlan extends PairedRequest {
  readonly varied: readonly Assumption[]
  readonly left: readonly Assumption[]
  readonly goal: string
}

/** One assumption at a time, low and high, with everything else as it is (a tornado diagram). Throws `SimulationError`. */
export function pairedSensitivity({ request, goal, paths }: SensitivityRequest): SensitivityPlan {
  const { journey } = request
  const scenario = scenarioOf(request)
  const run = prepare(request)
  const { model } = run
  const watched = goal ?? primaryGoal(journey.settings.goals)
  if (watched === undefined || model.goals.find(watched) < 0)
    throw new SimulationError('The journey has no goal that could be watched')
  const assumptions = assumptionsOf(journey, scenario, model.variantId)
  const wanted = assumptions.filter(({ path }) => paths === undefined || paths.includes(path))
  const varied = wanted.filter(({ used, low, high }) => used && low < high)
  const base = {
    ...request,
    scenario,
    // A queue is as long as the people who stand in it are many: fewer of them would be another world.
    customers:
      request.customers ?? (isShared(run) ? scenario.customers : Math.min(scenario.customers, USUAL_CUSTOMERS)),
  }
  const variations = varied.flatMap((assumption) =>
    [assumption.low, assumption.high].map((value) => ({
      ...base,
      scenario: withAssumption(scenario, assumption, value),
    })),
  )
  return {
    sides: [base, ...variations],
    groups: varied.map((_assumption, index) => [2 * index + 1, 2 * index + 2]),
    varied,
    left: wanted.filter((assumption) => !varied.includes(assumption)),
    goal: watched,
  }
}

function scenarioOf({ journey, scenario, scenarioId }: SimulationRequest): Scenario {
  const found = scenario ?? (Object.hasOwn(journey.scenarios, scenarioId) ? journey.scenarios[scenarioId] : undefined)
  if (!found) throw new SimulationError(`The journey has no scenario "${scenarioId}"`)
  return found
}

export function sensitivity(
  { varied, left, goal }: SensitivityPlan,
  plan: PairedPlan,
  states: readonly PairedSums[],
  elapsedMs: number,
): Sensitivity {
  const result = new PairedResult(plan, states)
  const [run] = plan.runs
  if (!run) throw new SimulationError('There is nothing to vary')
  const { model } = run
  const outcome = model.goals.find(goal)
  const bars = varied.map((assumption, group): SensitivityBar => {
    const [low, high, swing] = [0, 1, 2].map((pair) => result.figure(group, pair, outcome, true))
    if (!low || !high || !swing) throw new RangeError('A variation has a low and a high side')
    const rates = [low.first, low.second, high.first, high.second]
    return { assumption, low, high, swing, span: Math.max(...rates) - Math.min(...rates) }
  })
  const people = bars.length > 0 ? result.people(0, 0) : 0
  const rate = bars[0]?.low.first ?? 0
  return {
    scenario: model.scenarioId,
    variant: model.variantId,
    goal,
    customers: plan.customers,
    replications: plan.replications,
    people,
    base: { rate, ci95: wilsonInterval({ count: Math.round(rate * people), total: people }) },
    bars: bars.toSorted((a, b) => b.span - a.span || (a.assumption.path < b.assumption.path ? -1 : 1)),
    left,
    dependent: plan.dependent && plan.replications === 1,
    elapsedMs,
  }
}
