import type { Journey, Variant } from '../../document/index.ts'
import {
  experimentFacts,
  type PowerAnswer,
  type PowerArm,
  type PowerProblem,
  peopleIn,
  peopleNeeded,
  powerOf,
  powerProblem,
  smallestLift,
  type Traffic,
  trafficOf,
  weeksFor,
} from '../../simulator/analysis/index.ts'
import type { SimulationRequest } from '../../simulator/index.ts'
import { loadOrGiveUp, variantOf } from '../document.ts'
import { EXIT, type Io, WrongUse } from '../io.ts'
import { runOrGiveUp } from '../running.ts'
import { jsonText } from '../text/json.ts'
import { powerText } from '../text/power.ts'
import { requestFor, type SimulateOptions, withOthers } from './simulate.ts'

export interface PowerOptions extends Omit<SimulateOptions, 'stories' | 'replications'> {
  variant?: string
  node?: string
  /** Relative: 0.1 is ten per cent more. */
  lift: number
  perWeek?: number
  /** Share of the control that converts; simulated when absent. */
  baseline?: number
  alpha: number
  power: number
  /** For how long the test shall run. */
  weeks?: number
}

/** What can be said of one experiment before it begins. */
export interface ExperimentPower {
  readonly node: string
  readonly baseline: number | null
  readonly lift: number
  readonly traffic: Traffic
  readonly problem?: PowerProblem | 'nobody'
  readonly needed?: PowerAnswer
  /** Weeks until enough people have come; null when they never do. */
  readonly weeks?: number | null
  /** Where a time was given, or everybody comes at once: how often the effect is seen, and the smallest that is. */
  readonly within?: {
    readonly weeks: number | null
    readonly people: number
    readonly power: number
    readonly smallestLift: number | null
  }
}

/** Says of each experiment, or the named one, how many people and weeks it takes to see an effect. */
export async function power(io: Io, file: string, options: PowerOptions): Promise<number> {
  const { journey } = await loadOrGiveUp(io, file)
  const { scenario, customers, seed } = options
  const chosen = {
    ...requestFor(io, journey, {
      ...(scenario === undefined ? {} : { scenario }),
      ...(customers === undefined ? {} : { customers }),
      ...(seed === undefined ? {} : { seed }),
    }),
    ...(options.variant === undefined ? {} : { variant: variantOf(journey, options.variant) }),
  }
  const request = await withOthers(io, file, chosen, options)
  const variantId = request.variant ?? scenarioOf(journey, request)?.variant ?? journey.mainVariant
  const variant = journey.variants[variantId]
  const nodes = experimentsOf(variant, options.node)
  const report =
    nodes.length === 0 ? undefined : await runOrGiveUp(io, options.workers, (running) => io.simulate(request, running))
  const found = nodes.map(([node, arms]) => {
    const facts = report && experimentFacts(report, node, arms.find(({ control }) => control)?.id)
    return judged(node, arms, facts, scenarioOf(journey, request), options)
  })
  io.out(options.json ? jsonText({ experiments: found }) : powerText(journey, variant, found))
  return EXIT.done
}

const scenarioOf = (journey: Journey, { scenario, scenarioId }: SimulationRequest) =>
  scenario ?? journey.scenarios[scenarioId]

function experimentsOf(variant: Variant | undefined, wanted?: string): [id: string, arms: PowerArm[]][] {
  const all = Object.entries(variant?.nodes ?? {}).flatMap(([id, node]): [string, PowerArm[]][] =>
    node.kind === 'experiment'
      ? [
          [
            id,
            Object.entries(node.config.arms)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([arm, { weight, control = false }]) => ({ id: arm, weight, control })),
          ],
        ]
      : [],
  )
  if (wanted === undefined) return all
  const found = all.filter(([id]) => id === wanted)
  if (found.length > 0) return found
  const known = all.map(([id]) => `${id} (${variant?.nodes[id]?.name})`).join(', ')
  throw new WrongUse(`There is no experiment ${wanted} in this variant. There is: ${known || 'none'}.`)
}

function judged(
  node: string,
  arms: readonly PowerArm[],
  facts: { share: number; baseline: number } | undefined,
  scenario: Parameters<typeof trafficOf>[0] | undefined,
  { lift, perWeek, alpha, power: wished, weeks: given, baseline: told }: PowerOptions,
): ExperimentPower {
  const baseline = told ?? facts?.baseline
  const traffic: Traffic =
    perWeek !== undefined ? { perWeek } : scenario ? trafficOf(scenario, facts?.share ?? 0) : { atOnce: 0 }
  if (baseline === undefined) return { node, baseline: null, lift, traffic, problem: 'nobody' }
  const question = { baseline, lift, arms, alpha, power: wished }
  const problem = powerProblem(question)
  if (problem !== undefined) return { node, baseline, lift, traffic, problem }
  const needed = peopleNeeded(question)
  const people = 'atOnce' in traffic ? traffic.atOnce : given === undefined ? undefined : peopleIn(given, traffic)
  return {
    node,
    baseline,
    lift,
    traffic,
    needed,
    weeks: weeksFor(needed.people, traffic),
    ...(people === undefined
      ? {}
      : {
          within: {
            weeks: 'atOnce' in traffic ? null : (given ?? null),
            people,
            power: powerOf(question, people),
            smallestLift: smallestLift(question, people),
          },
        }),
  }
}
