import { primaryGoal } from '../../document/index.ts'
import type { SimulationRequest } from '../protocol.ts'
import { reportOf } from '../simulation.ts'
import { SimulationError } from '../simulation-error.ts'
import { type PairedPlan, type PairedRequest, PairedResult, type PairedSums } from './paired.ts'
import type { Comparison, PairedFigure, Statement } from './results.ts'

/** One side of a comparison: another telling, other assumptions, or both. What is left out is the request's own. */
export interface SideChoice {
  readonly variant?: string
  readonly scenarioId?: string
}

export interface CompareRequest {
  readonly kind: 'compare'
  readonly request: SimulationRequest
  readonly sides: readonly [SideChoice, SideChoice]
}

/** Common random numbers for both: people and seed are those of the first side. */
export const pairedCompare = ({ request, sides }: CompareRequest): PairedRequest => ({
  sides: sides.map((side) => sideOf(request, side)),
  groups: [[1]],
})

function sideOf({ scenario, ...request }: SimulationRequest, { variant, scenarioId }: SideChoice): SimulationRequest {
  const other = scenarioId !== undefined && scenarioId !== request.scenarioId
  return {
    ...request,
    // A scenario that is being edited stands for its own id only.
    ...(other ? { scenarioId } : scenario && { scenario }),
    ...(variant === undefined ? {} : { variant }),
  }
}

export function comparison(plan: PairedPlan, states: readonly PairedSums[], elapsedMs: number): Comparison {
  const result = new PairedResult(plan, states)
  const [first, second] = plan.runs
  if (!first || !second) throw new SimulationError('A comparison has two sides')
  const { customers, replications } = plan
  const { list: ids } = first.model.goals
  const figure = (outcome: number) => result.figure(0, 0, outcome, outcome < ids.length)
  const goals = Object.fromEntries(ids.map((goal, index) => [goal, figure(index)]))
  const [messages, cost, value] = [figure(ids.length), figure(ids.length + 1), figure(ids.length + 2)]
  const reports = [first, second].map((run, side) =>
    reportOf(
      run,
      result.tallies.flatMap((tallies) => tallies[side] ?? []),
      elapsedMs,
      customers,
    ),
  )
  const goal = primaryGoal(first.model.journey.settings.goals) ?? null
  return {
    sides: [sideName(first.model), sideName(second.model)],
    variants: [first.model.variantId, second.model.variantId],
    customers,
    replications,
    people: result.people(0, 0),
    reports: reports as [Comparison['reports'][0], Comparison['reports'][1]],
    goals,
    messagesPerCustomer: messages,
    costPerCustomer: cost,
    valuePerCustomer: value,
    goal,
    statements: [
      ...ids.toSorted((a, b) => Number(b === goal) - Number(a === goal)).map((id) => statement('goal', goals[id], id)),
      statement('messages', messages),
      statement('cost', cost),
      statement('value', value),
    ],
    dependent: plan.dependent && replications === 1,
  }
}

const sideName = ({ variantId, scenarioId }: { variantId: string; scenarioId: string }) => ({
  variant: variantId,
  scenario: scenarioId,
})

const NOTHING: PairedFigure = { first: 0, second: 0, difference: 0, ci95: [0, 0], same: true }

/** What a difference says: only an interval that leaves zero out says that there is more or less. */
function statement(figure: Statement['figure'], paired: PairedFigure = NOTHING, goal?: string): Statement {
  const { first, second, difference, ci95, same } = paired
  const [low, high] = ci95
  return {
    figure,
    ...(goal === undefined ? {} : { goal }),
    code: same ? 'same' : low > 0 ? 'more' : high < 0 ? 'less' : 'unclear',
    values: { first, second, difference, low, high, relative: first === 0 ? null : difference / first },
  }
}
