import type { ComputedImpact, Opportunity } from '../document/index.ts'
import { score } from './priority.ts'

/** A lift by half is as much as an impact can be: the 5 of the scale. */
const FULL_LIFT = 0.5

export interface ImpactBeside {
  /** Share of people who reach the goal: points of difference, 0.01 is one in a hundred. */
  readonly difference: number
  readonly ci95: readonly [number, number]
  /** Difference ÷ what it is without; null where nobody reaches the goal without. */
  readonly lift: number | null
  /** `unclear`: the interval holds both more and less. `same`: both ends are nought. */
  readonly code: 'more' | 'less' | 'unclear' | 'same'
  /** On the scale of the guess, with the ends of the interval; absent where no lift can be told. */
  readonly score?: { readonly found: number; readonly low: number; readonly high: number }
  readonly guess?: number
  /** The guess lies outside of the interval. */
  readonly off: boolean
}

/**
 * A lift on the scale of guesses: 1 + 4 × ln(1 + lift) ÷ ln(1.5), within 1 and 5, in tenths. No lift is 1, a fifth more
 * about 2.8, half more is 5. It is a convention: it makes a guess and a figure comparable, and no more.
 */
export function impactScore(lift: number): number {
  return score(lift <= -1 ? 1 : 1 + (4 * Math.log1p(lift)) / Math.log1p(FULL_LIFT)) ?? 1
}

/** What was simulated of an opportunity beside what the room guessed; nothing where nothing was simulated. */
export function impactBeside({ computed, impact }: Pick<Opportunity, 'computed' | 'impact'>): ImpactBeside | undefined {
  if (!computed) return undefined
  const { difference, ci95, first } = computed
  const scored = first > 0 ? scoresOf(computed) : undefined
  return {
    difference,
    ci95,
    lift: first > 0 ? difference / first : null,
    code: codeOf(ci95),
    ...(scored && { score: scored }),
    ...(impact !== undefined && { guess: impact }),
    off: impact !== undefined && scored !== undefined && (impact < scored.low || impact > scored.high),
  }
}

const scoresOf = ({ difference, ci95: [low, high], first }: ComputedImpact) => ({
  found: impactScore(difference / first),
  low: impactScore(low / first),
  high: impactScore(high / first),
})

const codeOf = ([low, high]: readonly [number, number]): ImpactBeside['code'] =>
  low === 0 && high === 0 ? 'same' : low > 0 ? 'more' : high < 0 ? 'less' : 'unclear'
