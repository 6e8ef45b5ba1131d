import type { ConfigOf, Scenario } from '../../../document/index.ts'
import {
  type PowerAnswer,
  type PowerArm,
  type PowerProblem,
  peopleIn,
  peopleNeeded,
  powerProblem,
  smallestLift,
  type Traffic,
  trafficOf,
  weeksFor,
} from '../../../simulator/analysis/index.ts'

/** What the person says; what is left out follows from scenario and simulation. */
export interface PowerWishes {
  readonly perWeek?: number | undefined
  readonly baseline?: number | undefined
  /** Relative: 0.1 is ten per cent more. */
  readonly lift: number
}

export interface PowerKnown {
  readonly arms: ConfigOf<'experiment'>['arms']
  readonly scenario: Scenario | undefined
  /** Of those who come in: how many reach the experiment; and how often they convert there. */
  readonly facts: { readonly share: number; readonly baseline: number } | undefined
}

/** Longer than this a plan is none. */
const MOST_WEEKS = 260
/** How long a test usually may take: what it shows by then is told when more would be needed. */
const USUAL_WEEKS = 4

export type PowerWords =
  | { readonly kind: 'problem'; readonly problem: PowerProblem | 'traffic' }
  | {
      readonly kind: 'weeks'
      readonly needed: PowerAnswer
      /** Null: more than anybody waits. */
      readonly weeks: number | null
      readonly sooner: { readonly weeks: number; readonly lift: number } | null
    }
  | {
      readonly kind: 'crowd'
      readonly needed: PowerAnswer
      readonly there: number
      /** The smallest change that so many people show; null when none is. */
      readonly smallest: number | null
    }

const armsOf = (arms: PowerKnown['arms']): PowerArm[] =>
  Object.entries(arms)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { weight, control = false }]) => ({ id, weight, control }))

/** Who comes to the experiment, as far as scenario and simulation tell. */
export const knownTraffic = ({ scenario, facts }: PowerKnown): Traffic | undefined =>
  scenario && trafficOf(scenario, facts?.share ?? 1)

/** Whether a test is big enough for what shall be seen. */
export function powerAnswer(
  known: PowerKnown,
  { perWeek, baseline = known.facts?.baseline, lift }: PowerWishes,
): PowerWords {
  const question = { arms: armsOf(known.arms), baseline: baseline ?? 0, lift }
  const problem = powerProblem(question)
  if (problem !== undefined) return { kind: 'problem', problem }
  const traffic = perWeek === undefined ? knownTraffic(known) : { perWeek }
  if (traffic === undefined || ('perWeek' in traffic && !(traffic.perWeek > 0)))
    return { kind: 'problem', problem: 'traffic' }
  const needed = peopleNeeded(question)
  if ('atOnce' in traffic)
    return { kind: 'crowd', needed, there: traffic.atOnce, smallest: smallestLift(question, traffic.atOnce) }
  const weeks = weeksFor(needed.people, traffic)
  const soon = smallestLift(question, peopleIn(USUAL_WEEKS, traffic))
  return {
    kind: 'weeks',
    needed,
    weeks: weeks !== null && weeks <= MOST_WEEKS ? weeks : null,
    sooner: soon !== null && (weeks ?? MOST_WEEKS) > USUAL_WEEKS ? { weeks: USUAL_WEEKS, lift: soon } : null,
  }
}
