import type { Environment } from './environment.ts'
import type { Report } from './finding.ts'
import { near } from './nearest.ts'

/** What the check of one step's content may use. */
export interface ContentContext {
  readonly environment: Environment
  readonly id: string
  /** What the step is called. */
  readonly name: string
  readonly report: Report
}

export function checkGoal(goal: string, context: ContentContext): void {
  const { goals } = context.environment.journey.settings
  if (Object.hasOwn(goals, goal)) return
  context.report('unknown-goal', { node: context.id }, { node: context.name, goal, ...near(goal, Object.keys(goals)) })
}
