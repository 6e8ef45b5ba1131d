import { type Change, diffValues, equalJson } from './diff.ts'
import type { Edge, Group, JourneyNode, Note, Variant } from './journey.ts'

/** Where to find a thing that differs: the same from both sides, so that it can be taken over in either direction. */
export type VariantChangeKey = string

export interface StepChange {
  readonly thing: 'step'
  readonly key: VariantChangeKey
  readonly id: string
  /** Changed and moved are told apart: a step may be both, and each is taken over by itself. */
  readonly how: 'added' | 'removed' | 'changed' | 'moved'
  readonly before: JourneyNode | undefined
  readonly after: JourneyNode | undefined
  /** What is different of a changed step, part by part; paths begin with `kind`, `name`, `stage` or `config`. */
  readonly parts: readonly Change[]
}

export interface WayChange {
  readonly thing: 'way'
  readonly key: VariantChangeKey
  readonly from: string
  readonly port: string
  readonly how: 'added' | 'removed' | 'redirected'
  /** Ids of the edges on either side, and the steps they lead to. */
  readonly before: { readonly edge: string; readonly to: string } | undefined
  readonly after: { readonly edge: string; readonly to: string } | undefined
}

export interface NoteChange {
  readonly thing: 'note'
  readonly key: VariantChangeKey
  readonly id: string
  readonly how: 'added' | 'removed' | 'changed' | 'moved'
  readonly before: Note | undefined
  readonly after: Note | undefined
}

export interface GroupChange {
  readonly thing: 'group'
  readonly key: VariantChangeKey
  readonly id: string
  readonly how: 'added' | 'removed' | 'changed'
  readonly before: Group | undefined
  readonly after: Group | undefined
}

export type VariantChange = StepChange | WayChange | NoteChange | GroupChange

/**
 * What differs between two variants of a journey, lined up by the ids that a copy shares with its original. Added is what
 * only `after` has. Ways are lined up by the place they leave, not by their ids. A way to or from a step that only one
 * side has is not listed: it comes and goes with that step. Steps first, then ways, notes and groups, each by id.
 */
export function diffVariants(before: Variant, after: Variant): VariantChange[] {
  if (before === after) return []
  return [
    ...idsOf(before.nodes, after.nodes).flatMap((id) => stepChanges(id, before.nodes[id], after.nodes[id])),
    ...wayChanges(before, after),
    ...idsOf(before.notes, after.notes).flatMap((id) => noteChanges(id, before.notes[id], after.notes[id])),
    ...idsOf(before.groups, after.groups).flatMap((id) => groupChange(id, before.groups[id], after.groups[id])),
  ]
}

const idsOf = (before: object, after: object): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()

const samePlace = (a: { position: object }, b: { position: object }) => equalJson(a.position, b.position)

function stepChanges(id: string, before: JourneyNode | undefined, after: JourneyNode | undefined): StepChange[] {
  if (before === after) return []
  const change = (how: StepChange['how'], key: string, parts: readonly Change[] = []): StepChange => ({
    thing: 'step',
    key: `${key} ${id}`,
    id,
    how,
    before,
    after,
    parts,
  })
  if (!before) return [change('added', 'step')]
  if (!after) return [change('removed', 'step')]
  const parts = diffValues({ ...before, position: undefined }, { ...after, position: undefined })
  return [
    ...(parts.length > 0 ? [change('changed', 'settings', parts)] : []),
    ...(samePlace(before, after) ? [] : [change('moved', 'place')]),
  ]
}

function noteChanges(id: string, before: Note | undefined, after: Note | undefined): NoteChange[] {
  if (before === after) return []
  const change = (how: NoteChange['how'], key: string): NoteChange => ({
    thing: 'note',
    key: `${key} ${id}`,
    id,
    how,
    before,
    after,
  })
  if (!before) return [change('added', 'note')]
  if (!after) return [change('removed', 'note')]
  const same = equalJson({ ...before, position: undefined }, { ...after, position: undefined })
  return [
    ...(same ? [] : [change('changed', 'noteText')]),
    ...(samePlace(before, after) ? [] : [change('moved', 'notePlace')]),
  ]
}

function groupChange(id: string, before: Group | undefined, after: Group | undefined): GroupChange[] {
  if (before && after && equalJson(asSet(before), asSet(after))) return []
  const how = !before ? 'added' : !after ? 'removed' : 'changed'
  return [{ thing: 'group', key: `group ${id}`, id, how, before, after }]
}

/** In which order a group names its members means nothing. */
const asSet = (group: Group): Group => ({ ...group, nodes: [...group.nodes].sort() })

type EdgeEntry = readonly [id: string, edge: Edge]

function wayChanges(before: Variant, after: Variant): WayChange[] {
  const [old, now] = [byPlace(before.edges), byPlace(after.edges)]
  const onBoth = (id: string) => before.nodes[id] !== undefined && after.nodes[id] !== undefined
  const changes: WayChange[] = []
  for (const place of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [was, is] = apart(old.get(place) ?? [], now.get(place) ?? [])
    for (let index = 0; index < Math.max(was.length, is.length); index += 1) {
      const change = wayChange(place, index, was[index], is[index])
      const ends = [change.from, change.before?.to, change.after?.to]
      if (ends.every((id) => id === undefined || onBoth(id))) changes.push(change)
    }
  }
  return changes
}

function wayChange(place: string, index: number, was: EdgeEntry | undefined, is: EdgeEntry | undefined): WayChange {
  const { from = '', port = '' } = was?.[1] ?? is?.[1] ?? {}
  return {
    thing: 'way',
    // A sound document has one way out of a place; of more, each needs a key of its own.
    key: index === 0 ? `way ${place}` : `way ${place} ${index}`,
    from,
    port,
    how: !was ? 'added' : !is ? 'removed' : 'redirected',
    before: was && { edge: was[0], to: was[1].to },
    after: is && { edge: is[0], to: is[1].to },
  }
}

function byPlace(edges: Variant['edges']): ReadonlyMap<string, EdgeEntry[]> {
  const places = new Map<string, EdgeEntry[]>()
  for (const entry of Object.entries(edges).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const place = `${entry[1].from} ${entry[1].port}`
    const list = places.get(place)
    if (list) list.push(entry)
    else places.set(place, [entry])
  }
  return places
}

/** What is left of two lists once ways to the same step are taken out of both. */
function apart(was: readonly EdgeEntry[], is: readonly EdgeEntry[]): [EdgeEntry[], EdgeEntry[]] {
  const left = [...is]
  const gone = was.filter(([, { to }]) => {
    const twin = left.findIndex(([, edge]) => edge.to === to)
    if (twin >= 0) left.splice(twin, 1)
    return twin < 0
  })
  return [gone, left]
}
