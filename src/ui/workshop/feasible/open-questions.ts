import type { FeasibilityQuestion } from '../../../document/index.ts'
import type { Idea } from '../ideas/use-ideas.ts'

/** What a question is known by: its id, or its words where an old file gave it none. */
export const questionKey = ({ id, question }: FeasibilityQuestion): string => id ?? question

interface OpenQuestion {
  readonly key: string
  readonly idea: string
  readonly title: string
  readonly question: string
}

interface Owned {
  /** Empty: nobody yet. */
  readonly owner: string
  readonly questions: readonly OpenQuestion[]
}

/** Open questions by who must answer them: nobody's first, for somebody has to be found; then who has the most. */
export function unknownsOf(ideas: readonly Pick<Idea, 'id' | 'title' | 'opportunity'>[]): Owned[] {
  const owners = new Map<string, OpenQuestion[]>()
  for (const { id, title, opportunity } of ideas) {
    for (const each of opportunity.feasibility) {
      if (each.answer !== 'unknown') continue
      const owner = each.owner?.trim() ?? ''
      const held = owners.get(owner) ?? []
      owners.set(owner, held)
      held.push({ key: `${id} ${questionKey(each)}`, idea: id, title, question: each.question })
    }
  }
  return [...owners]
    .map(([owner, questions]) => ({ owner, questions }))
    .sort(
      (a, b) =>
        Number(a.owner !== '') - Number(b.owner !== '') ||
        b.questions.length - a.questions.length ||
        (a.owner < b.owner ? -1 : 1),
    )
}
