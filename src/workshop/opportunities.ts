import type { Workshop } from '../document/index.ts'
import { type GapStatement, rankSteps, statementsOf } from './ranking.ts'

/** A step that falls behind what she expects and for which nobody has thought of anything yet. */
export interface OpenGap {
  readonly step: string
  readonly score: number
  readonly statements: readonly GapStatement[]
}

/** Where an opportunity lies that nobody has written down, the greatest gap first. */
export function openGaps(workshop: Workshop): OpenGap[] {
  const seen = new Set(Object.values(workshop.opportunities).map(({ step }) => step))
  return rankSteps(workshop).flatMap(({ step, score }) => {
    const value = workshop.steps[step]
    if (!value || seen.has(step) || score === undefined || score <= 0) return []
    return [{ step, score, statements: statementsOf(value) }]
  })
}
