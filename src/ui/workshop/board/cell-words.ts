import type { Opportunity, Workshop } from '../../../document/index.ts'

type Ideas = ReadonlyMap<string, readonly (readonly [id: string, idea: Opportunity])[]>

const known = new WeakMap<Workshop['opportunities'], Ideas>()

/** The ideas of each step, by its id. Found once for a state of the ideas: every cell asks. */
export function ideasOf({ opportunities }: Workshop): Ideas {
  const found = known.get(opportunities)
  if (found) return found
  const ideas = new Map<string, [string, Opportunity][]>()
  for (const [id, idea] of Object.entries(opportunities)) {
    if (idea.step === undefined) continue
    const of = ideas.get(idea.step)
    if (of) of.push([id, idea])
    else ideas.set(idea.step, [[id, idea]])
  }
  known.set(opportunities, ideas)
  return ideas
}
