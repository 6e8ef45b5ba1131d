import type { Variant, VariantChange } from '../../../document/index.ts'
import type { Comparing } from '../../../editor/index.ts'

/**
 * What the canvas shows of the differences: `after` is in view, `before` the other one. Ways of steps that only one side
 * has are shown with them, although they are no differences of their own.
 */
export function contrastOf(
  before: Variant,
  after: Variant,
  changes: readonly VariantChange[],
): Pick<Comparing, 'contrasts' | 'ghosts'> {
  const contrasts = new Map<string, Contrast>()
  const ghosts: Comparing['ghosts'] = { nodes: {}, edges: {}, notes: {} }
  for (const change of changes) {
    if (change.how !== 'removed') mark(contrasts, change)
    else if (change.thing === 'step' && change.before) ghosts.nodes[change.id] = change.before
    else if (change.thing === 'note' && change.before) ghosts.notes[change.id] = change.before
  }
  const [old, now] = [targets(before), targets(after)]
  for (const [place, to] of now)
    if (old.get(place) !== to) contrasts.set(`port ${place}`, old.has(place) ? 'changed' : 'added')
  const lost = Object.entries(before.edges).filter(([, { from, port, to }]) => now.get(`${from} ${port}`) !== to)
  return { contrasts, ghosts: { ...ghosts, edges: Object.fromEntries(lost) } }
}

type Contrast = 'added' | 'changed' | 'moved'

/** A step that is both changed and moved is marked as changed. */
function mark(contrasts: Map<string, Contrast>, change: VariantChange): void {
  if (change.thing !== 'step' && change.thing !== 'note') return
  const key = `${change.thing === 'step' ? 'node' : 'note'} ${change.id}`
  if (change.how !== 'removed' && !contrasts.has(key)) contrasts.set(key, change.how)
}

const targets = ({ edges }: Variant): ReadonlyMap<string, string> =>
  new Map(Object.values(edges).map(({ from, port, to }) => [`${from} ${port}`, to]))

/** How many differences of each sort there are, ways and groups among them. */
export function countsOf(changes: readonly VariantChange[]): Readonly<Record<Sort, number>> {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 }
  for (const change of changes) counts[sortOf(change)] += 1
  return counts
}

export const SORTS = ['added', 'removed', 'changed', 'moved'] as const
export type Sort = (typeof SORTS)[number]

export const sortOf = ({ how }: VariantChange): Sort => (how === 'redirected' ? 'changed' : how)
