import { type Goal, type Journey, type JourneyNode, primaryGoal } from '../../../document/index.ts'

/** What the ids of a report are called, in the document that the report is about. */
export interface ReportNames {
  readonly nodes: Readonly<Record<string, JourneyNode>>
  readonly goals: Readonly<Record<string, Goal>>
  /** The goal the journey is judged by. */
  readonly primaryGoal: string | undefined
  readonly edges: Readonly<Record<string, { readonly from: string; readonly to: string }>>
  readonly stages: Journey['stages']
}

export function namesOf(journey: Journey, variantId: string): ReportNames {
  const variant = journey.variants[variantId]
  const goals = journey.settings.goals
  return {
    nodes: variant?.nodes ?? {},
    edges: variant?.edges ?? {},
    goals,
    primaryGoal: primaryGoal(goals),
    stages: journey.stages,
  }
}

/** The node's own name, or its id when it has none. */
export const nodeName = (names: ReportNames, id: string): string => names.nodes[id]?.name.trim() || id

export const goalName = (names: ReportNames, id: string): string => names.goals[id]?.name.trim() || id

/** Entries by node as they stand on the canvas: from the top down, then from the left. */
export function inPlaceOrder<Figures>(
  entries: Readonly<Record<string, Figures>>,
  names: ReportNames,
): [string, Figures][] {
  const place = (id: string) => names.nodes[id]?.position ?? { x: 0, y: Number.POSITIVE_INFINITY }
  return Object.entries(entries).sort(
    ([a], [b]) => place(a).y - place(b).y || place(a).x - place(b).x || (a < b ? -1 : 1),
  )
}
