import { graphOf, type Journey } from '../../document/index.ts'
import type { Target } from '../../simulator/people/index.ts'

/** What a test person could meet, in words: `“Reminder” › skipped`. */
export function targetWords(journey: Journey, variantId: string, { kind, node = '', port, id = '' }: Target): string {
  const variant = journey.variants[variantId]
  const name = `“${variant?.nodes[node]?.name || node}”`
  if (kind === 'rule') return `the exit rule “${journey.settings.exitRules[id]?.reason || id}”`
  if (kind === 'goal') return `the goal “${journey.settings.goals[id]?.name || id}”`
  if (kind === 'past') return `${name} › the date is past`
  if (port === undefined) return name
  const way =
    variant &&
    graphOf(variant)
      .ports(node)
      .find((each) => each.id === port)
  return `${name} › ${way?.name || port}`
}
