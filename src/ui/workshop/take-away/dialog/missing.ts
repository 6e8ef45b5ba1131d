import type { Workshop } from '../../../../document/index.ts'

export const MISSING = ['persona', 'steps', 'feelings', 'opportunities', 'decisions', 'simulation'] as const
export type Missing = (typeof MISSING)[number]

/** What pages will be without, because nobody has told it yet. */
export function missingIn({ persona, steps, opportunities }: Workshop, simulated: boolean): Missing[] {
  const [all, ideas] = [Object.values(steps), Object.values(opportunities)]
  const there: Readonly<Record<Missing, boolean>> = {
    persona: (persona?.name.trim() ?? '') !== '',
    steps: all.length > 0,
    feelings: all.some(({ expectation, reality }) =>
      [expectation, reality].some((each) => each?.emotion !== undefined),
    ),
    opportunities: ideas.length > 0,
    decisions: ideas.some(({ owner = '' }) => owner.trim() !== ''),
    simulation: simulated,
  }
  return MISSING.filter((each) => !there[each])
}

/** Whether there is anything at all to take away. */
export const isEmpty = ({ persona, actions, steps, opportunities, board }: Workshop): boolean =>
  !persona &&
  [actions, steps, opportunities, ...Object.values(board ?? {})].every((things) => Object.keys(things).length === 0)
