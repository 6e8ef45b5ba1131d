import type { Scenario } from '../../document/index.ts'
import { DAY_MS, durationMs, WEEK_MS } from '../../kernel/duration.ts'
import { proportionPower, proportionSampleSize, type Share, wilsonInterval } from '../../kernel/statistics.ts'
import type { Report } from '../report.ts'

/** An experiment before it begins. */
export interface PowerQuestion {
  /** Share of people who would reach the goal in the arm that others are compared with, in (0, 1). */
  readonly baseline: number
  /** The smallest relative effect worth seeing: 0.1 is ten per cent more conversions. Not 0. */
  readonly lift: number
  /** Arms with their weights. The control is what others are compared with, else the first. */
  readonly arms: readonly PowerArm[]
  /** How often a difference may be found where there is none; 0.05 when absent. */
  readonly alpha?: number
  /** How often a true difference shall be found; 0.8 when absent. */
  readonly power?: number
}

export interface PowerArm {
  readonly id: string
  readonly weight: number
  readonly control?: boolean
}

export interface PowerAnswer {
  readonly baseline: number
  /** The rate with the effect. */
  readonly expected: number
  readonly alpha: number
  /** With several arms beside the control, each test may err less often: alpha ÷ their number (Bonferroni). */
  readonly alphaEach: number
  readonly power: number
  /** People needed in all arms together, and in each. */
  readonly people: number
  readonly perArm: Readonly<Record<string, number>>
}

const USUAL = { alpha: 0.05, power: 0.8 } as const

/** Why no number of people answers the question. */
export type PowerProblem = 'rate' | 'arms' | 'lift'

/** What keeps a question from having an answer; undefined when it has one. */
export function powerProblem({ baseline, lift, arms }: PowerQuestion): PowerProblem | undefined {
  if (usable(arms).length < 2) return 'arms'
  if (!(baseline > 0 && baseline < 1)) return 'rate'
  const expected = baseline * (1 + lift)
  return lift !== 0 && expected >= 0 && expected <= 1 ? undefined : 'lift'
}

/** How many people it takes to see the effect. Throws `RangeError` where `powerProblem` tells why not. */
export function peopleNeeded(question: PowerQuestion): PowerAnswer {
  const problem = powerProblem(question)
  if (problem !== undefined) throw new RangeError(`No number of people answers this: ${problem}`)
  const { baseline, lift, alpha = USUAL.alpha, power = USUAL.power } = question
  const { reference, others, share } = division(question.arms)
  const alphaEach = alpha / others.length
  const expected = baseline * (1 + lift)
  const test = { first: baseline, second: expected, alpha: alphaEach }
  const people = Math.max(
    ...others.map((arm) =>
      Math.ceil(proportionSampleSize(test, power, arm.weight / reference.weight) / share(reference)),
    ),
  )
  return {
    baseline,
    expected,
    alpha,
    alphaEach,
    power,
    people,
    perArm: Object.fromEntries([reference, ...others].map((arm) => [arm.id, Math.ceil(people * share(arm))])),
  }
}

/** How often so many people in all arms show the effect: of the comparison that shows it least often. */
export function powerOf(question: PowerQuestion, people: number): number {
  if (powerProblem(question) !== undefined) return 0
  const { baseline, lift, alpha = USUAL.alpha } = question
  const { reference, others, share } = division(question.arms)
  const test = { first: baseline, second: baseline * (1 + lift), alpha: alpha / others.length }
  return Math.min(...others.map((arm) => proportionPower(test, [people * share(reference), people * share(arm)])))
}

/**
 * The smallest relative increase that so many people show with the wished power; null when even all of them converting
 * would not do. By bisection: power grows with the effect.
 */
export function smallestLift(question: Omit<PowerQuestion, 'lift'>, people: number): number | null {
  const wished = question.power ?? USUAL.power
  const most = 1 / question.baseline - 1
  const seen = (lift: number) => powerOf({ ...question, lift }, people) >= wished
  if (!(most > 0) || !seen(most)) return null
  let [low, high] = [0, most]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (seen(middle)) high = middle
    else low = middle
  }
  return high
}

const usable = (arms: readonly PowerArm[]): PowerArm[] => arms.filter(({ weight }) => weight > 0)

function division(arms: readonly PowerArm[]) {
  const known = usable(arms)
  const reference = known.find(({ control }) => control) ?? (known[0] as PowerArm)
  const total = known.reduce((sum, { weight }) => sum + weight, 0)
  return {
    reference,
    others: known.filter((arm) => arm !== reference),
    share: ({ weight }: PowerArm) => weight / total,
  }
}

/** People who come to an experiment: so many a week, or all at once. */
export type Traffic = { readonly perWeek: number } | { readonly atOnce: number }

/** Who comes according to a scenario; `share` of them reach the experiment. */
export function trafficOf({ customers, arrivals }: Scenario, share = 1): Traffic {
  if (arrivals.type === 'atStart') return { atOnce: customers * share }
  return { perWeek: (customers * share * WEEK_MS) / Math.max(DAY_MS, durationMs(arrivals.over)) }
}

/** Weeks until so many people have come, begun weeks whole; null when they never do. */
export function weeksFor(people: number, traffic: Traffic): number | null {
  if ('atOnce' in traffic) return people <= traffic.atOnce ? 0 : null
  return traffic.perWeek > 0 ? Math.ceil(people / traffic.perWeek) : null
}

/** People who come within so many weeks. */
export const peopleIn = (weeks: number, traffic: Traffic): number =>
  'atOnce' in traffic ? traffic.atOnce : weeks * traffic.perWeek

/** What must be known of a report to speak of its experiments. */
export interface KnownReport {
  readonly people?: number
  readonly experiments?: Readonly<
    Record<
      string,
      { readonly arms: Readonly<Record<string, { readonly entered: number; readonly converted: number }>> }
    >
  >
}

/**
 * What a simulation knows of an experiment that has not begun: who of those who come in reach it, and how often they convert
 * in the control arm, or in all arms where there is none. Undefined where nobody came to it.
 */
export function experimentFacts(
  { people: all = 0, experiments = {} }: KnownReport,
  node: string,
  control?: string,
): { share: number; baseline: number } | undefined {
  const experiment = Object.hasOwn(experiments, node) ? experiments[node] : undefined
  if (!experiment || all === 0) return undefined
  const arms = Object.entries(experiment.arms)
  const entered = sumOf(arms.map(([, arm]) => arm.entered))
  const judged = arms.filter(([id]) => control === undefined || id === control).map(([, arm]) => arm)
  const people = sumOf(judged.map((arm) => arm.entered))
  if (people === 0) return undefined
  return { share: entered / all, baseline: sumOf(judged.map((arm) => arm.converted)) / people }
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** People whose busiest week had more than `limit` messages, of all who came in; the share with its 95 % interval. */
export function peopleOver(
  { people, pressure }: Report,
  limit: number,
): Share & { share: number; ci95: [number, number] } {
  const count = pressure.peopleByPeak.reduce((sum, each, messages) => sum + (messages > limit ? each : 0), 0)
  return {
    count,
    total: people,
    share: people > 0 ? count / people : 0,
    ci95: wilsonInterval({ count, total: people }),
  }
}
