import { graphOf, type Journey } from '../../document/index.ts'
import type { Diagnostic } from '../diagnostic.ts'

/** All findings about a document. */
export function check(journey: Journey, options: { variants?: readonly string[] } = {}): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const variant of options.variants ?? Object.keys(journey.variants)) {
    const content = journey.variants[variant]
    if (!content) continue
    const graph = graphOf(content)
    if (graph.entries.length === 0)
      found.push({ code: 'no-entry', severity: 'error', message: 'Nobody can enter: the journey has no entry.', variant })
    for (const { edge, reason } of graph.broken)
      found.push({ code: reason, severity: 'error', message: `Edge ${edge.id} cannot be followed.`, variant, edge: edge.id })
  }
  return found
}
