import type { Evidence, Workshop, WorkshopStep } from '../document/index.ts'
import { EVIDENCE_WEIGHTS, evidenceOf, gapsOf, type StepGaps } from './gaps.ts'
import { orderedSteps } from './order.ts'

/** What a gap of each kind weighs; together 1. Feelings are what people tell, and what they leave for. */
const GAP_WEIGHTS = { emotion: 0.5, wait: 0.25, likelihood: 0.25 } as const
export type GapKind = keyof typeof GAP_WEIGHTS

/** So many times longer than expected is as bad as a wait can be. */
const WORST_WAIT = 1_000

/** Each gap on one scale, from −1 (as much better as can be) to 1 (as much worse). */
export function normalisedGaps(gaps: StepGaps): Readonly<Partial<Record<GapKind, number>>> {
  const { emotion, wait, likelihood } = gaps
  return {
    ...(emotion !== undefined && { emotion: clamp(emotion / 4) }),
    // Times, not hours: from five minutes to a day is as far as from an hour to twelve days.
    ...(wait && { wait: wait.ratio === null ? 1 : clamp(Math.log(wait.ratio) / Math.log(WORST_WAIT)) }),
    ...(likelihood !== undefined && { likelihood: clamp(likelihood) }),
  }
}

const clamp = (value: number): number => Math.max(-1, Math.min(1, value))

/**
 * How far reality falls behind expectation, from −100 to 100: 100 × evidence × Σ weight × normalised gap. A gap that is
 * not known counts nothing, for and against; of a step of which none is known there is no score.
 */
export function gapScore(step: Pick<WorkshopStep, 'expectation' | 'reality'>): number | undefined {
  const parts = Object.entries(normalisedGaps(gapsOf(step))) as [GapKind, number][]
  if (parts.length === 0) return undefined
  const sum = parts.reduce((total, [kind, value]) => total + GAP_WEIGHTS[kind] * value, 0)
  return 100 * EVIDENCE_WEIGHTS[evidenceOf(step)] * sum + 0
}

export interface RankedStep {
  readonly step: string
  /** Absent: nothing is known of its gaps. */
  readonly score?: number
  readonly gaps: StepGaps
  /** How many of the three gaps are known. */
  readonly known: number
  readonly evidence: Evidence
}

/** All steps, the greatest gap first, those of which nothing is known last; equal ones in the order of the course. */
export const rankSteps = (workshop: Workshop): RankedStep[] =>
  orderedSteps(workshop)
    .map(([id, step]): RankedStep => {
      const [gaps, score] = [gapsOf(step), gapScore(step)]
      const known = Object.keys(gaps).length
      return { step: id, ...(score !== undefined && { score }), gaps, known, evidence: evidenceOf(step) }
    })
    // Sorting keeps the order of equal ones.
    .sort((a, b) => (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY) || 0)

/** What a gap says, for a screen to put into words. Waits are in milliseconds. */
export type GapStatement =
  | {
      readonly code: 'feelsWorse' | 'happensLess'
      readonly values: { readonly expected: number; readonly real: number }
    }
  | {
      readonly code: 'takesLonger'
      readonly values: { readonly expected: number; readonly real: number; readonly ratio: number | null }
    }

/** What is worse than she expects at a step, the heaviest gap first. */
export function statementsOf(step: Pick<WorkshopStep, 'expectation' | 'reality'>): GapStatement[] {
  const gaps = gapsOf(step)
  const parts = Object.entries(normalisedGaps(gaps)) as [GapKind, number][]
  return parts
    .filter(([, value]) => value > 0)
    .sort(([a, one], [b, other]) => GAP_WEIGHTS[b] * other - GAP_WEIGHTS[a] * one)
    .flatMap(([kind]) => statement(kind, step, gaps) ?? [])
}

function statement(
  kind: GapKind,
  { expectation, reality }: Pick<WorkshopStep, 'expectation' | 'reality'>,
  { wait }: StepGaps,
): GapStatement | undefined {
  if (kind === 'wait') {
    return wait && { code: 'takesLonger', values: { expected: wait.expectedMs, real: wait.realMs, ratio: wait.ratio } }
  }
  const [expected, real] = [expectation?.[kind], reality?.[kind]]
  if (expected === undefined || real === undefined) return undefined
  return { code: kind === 'emotion' ? 'feelsWorse' : 'happensLess', values: { expected, real } }
}

export interface WorstMoment {
  readonly step: string
  readonly score: number
  /** Why, the heaviest first. */
  readonly statements: readonly GapStatement[]
}

/** The step where reality falls furthest behind, of those given (all, when absent); none where nothing falls behind. */
export function worstMoment(workshop: Workshop, steps?: ReadonlySet<string>): WorstMoment | undefined {
  const worst = rankSteps(workshop).find(({ step }) => !steps || steps.has(step))
  const step = worst && workshop.steps[worst.step]
  if (!step || worst.score === undefined || worst.score <= 0) return undefined
  return { step: worst.step, score: worst.score, statements: statementsOf(step) }
}
