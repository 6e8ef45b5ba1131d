import type { Evidence, WorkshopStep } from '../document/index.ts'
import { durationMs } from '../kernel/duration.ts'

/** How much longer she waits than she expects. */
export interface WaitGap {
  readonly expectedMs: number
  readonly realMs: number
  /** Real ÷ expected; null where she expects no wait at all and has one, so that no finite figure is true. */
  readonly ratio: number | null
}

/**
 * What lies between expectation and reality. A gap of which one side has not been told is absent: it is not nothing, it is
 * not known.
 */
export interface StepGaps {
  /** Expected − real, from −4 to 4; above zero it feels worse than she expects. */
  readonly emotion?: number
  readonly wait?: WaitGap
  /** Expected − real, from −1 to 1; above zero it happens less often than she expects. */
  readonly likelihood?: number
}

/** The gaps of a step. A calendar day counts 24 hours here, a month the mean one. */
export function gapsOf({ expectation, reality }: Pick<WorkshopStep, 'expectation' | 'reality'>): StepGaps {
  if (!expectation || !reality) return {}
  const emotion = difference(expectation.emotion, reality.emotion)
  const likelihood = difference(expectation.likelihood, reality.likelihood)
  const wait = waitGap(expectation.within, reality.within)
  return {
    ...(emotion !== undefined && { emotion }),
    ...(wait && { wait }),
    ...(likelihood !== undefined && { likelihood }),
  }
}

// Ten decimals: 0.95 − 0.6 is 0.35 to people. Adding nought turns −0 into 0.
const difference = (expected: number | undefined, real: number | undefined): number | undefined =>
  expected === undefined || real === undefined ? undefined : Number((expected - real).toFixed(10)) + 0

function waitGap(expected: string | undefined, real: string | undefined): WaitGap | undefined {
  if (expected === undefined || real === undefined) return undefined
  const [expectedMs, realMs] = [durationMs(expected), durationMs(real)]
  const ratio = expectedMs > 0 ? realMs / expectedMs : realMs > 0 ? null : 1
  return { expectedMs, realMs, ratio }
}

/** How much a statement weighs by what it rests on. What nobody says anything about is assumed. */
export const EVIDENCE_WEIGHTS: Readonly<Record<Evidence, number>> = {
  assumption: 0.5,
  interview: 0.7,
  survey: 0.85,
  data: 1,
}

/** A gap is known as well as its weaker side. */
export function evidenceOf({ expectation, reality }: Pick<WorkshopStep, 'expectation' | 'reality'>): Evidence {
  const [one, other] = [expectation?.evidence ?? 'assumption', reality?.evidence ?? 'assumption']
  return EVIDENCE_WEIGHTS[one] <= EVIDENCE_WEIGHTS[other] ? one : other
}
