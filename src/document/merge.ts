import { at, equalJson, isRecord, type JsonRecord, unionOfKeys } from './diff.ts'
import { type Journey, journeySchema, type Variant } from './journey.ts'
import { type Renamed, separateAdditions } from './merge-additions.ts'
import { mergeEdges } from './merge-edges.ts'
import { isSharedList, mergeLists } from './merge-workshop.ts'
import { jsonPath } from './problem.ts'

/** Something that both sides changed, each in its own way. `undefined` stands for deleted. The merged document has `kept`. */
export interface Conflict {
  readonly path: string
  readonly keys: readonly string[]
  readonly mine: unknown
  readonly theirs: unknown
  readonly kept: 'mine' | 'theirs'
}

export interface Merge {
  readonly merged: Journey
  readonly conflicts: readonly Conflict[]
  /** Ids that changed on my side, for selections and the like to follow. */
  readonly renamed: readonly Renamed[]
}

/**
 * Merges two changed copies of a document, entry by entry of its records; a list is one value, save in a workshop, where
 * people add to it at once (`merge-workshop.ts`). Where both changed the same value, mine is kept; where one deleted what the other changed, the change is. The result satisfies the schema, and
 * has no edge that the merge would have left dangling. Both copies must be valid.
 */
export function mergeJourneys(base: Journey, mine: Journey, theirs: Journey): Merge {
  const separated = separateAdditions({ base, mine, theirs })
  const sides: Sides = { base, mine: separated.mine, theirs }
  const atoms = new Set<string>()
  // Two valid documents can merge into one that is not (a delay half of one mode and half of another). What the schema
  // complains about is then taken as one value, and what holds it if that does not help, up to the whole.
  for (let lift = 0; ; lift += 1) {
    const outcome = mergeOnce(sides, atoms)
    const parsed = journeySchema.safeParse(outcome.merged)
    if (parsed.success) return { ...outcome, renamed: separated.renamed }
    for (const issue of parsed.error.issues)
      atoms.add(jsonPath(issue.path.slice(0, Math.max(0, issue.path.length - lift))))
  }
}

/** The document with the other side's value where a merge kept one: what a person answers when shown a conflict. */
export function resolveConflict(merged: Journey, conflict: Conflict, side: 'mine' | 'theirs'): Journey {
  const value = conflict[side]
  const resolved = withValue(merged, conflict.keys, value) as Journey
  const [root, variantId, collection, edgeId] = conflict.keys
  const variant = variantId === undefined ? undefined : resolved.variants[variantId]
  if (root !== 'variants' || collection !== 'edges' || conflict.keys.length !== 4 || !variant || !variantId)
    return resolved
  // A port carries one edge: the one that is put back takes the place of the other.
  const edge = edgeId === undefined ? undefined : variant.edges[edgeId]
  const edges = Object.entries(variant.edges).filter(
    ([id, other]) => id === edgeId || !edge || other.from !== edge.from || other.port !== edge.port,
  )
  return withValue(resolved, ['variants', variantId, 'edges'], Object.fromEntries(edges)) as Journey
}

interface Sides {
  readonly base: Journey
  readonly mine: Journey
  readonly theirs: Journey
}

function mergeOnce(sides: Sides, atoms: ReadonlySet<string>): { merged: Journey; conflicts: Conflict[] } {
  const conflicts: Conflict[] = []
  const merged = mergeValues(sides.base, sides.mine, sides.theirs, [], { atoms, conflicts }) as Journey
  const variants: Record<string, Variant> = {}
  for (const [id, variant] of Object.entries(merged.variants)) {
    const copies = { base: sides.base.variants[id], mine: sides.mine.variants[id], theirs: sides.theirs.variants[id] }
    variants[id] = mergeEdges(id, variant, copies, conflicts)
  }
  return { merged: withMainVariant({ ...merged, variants }, sides, conflicts), conflicts }
}

interface Context {
  readonly atoms: ReadonlySet<string>
  readonly conflicts: Conflict[]
}

function mergeValues(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  keys: readonly string[],
  context: Context,
): unknown {
  if (mine === theirs || base === theirs) return mine
  if (base === mine) return theirs
  const isAtom = isAtomAt(keys, context)
  // Where all three have entries, comparing them as wholes first would only do the work twice at every level.
  if (isRecord(base) && isRecord(mine) && isRecord(theirs) && !isAtom) {
    return mergeRecords(base, mine, theirs, keys, context)
  }
  if (equalJson(mine, theirs) || equalJson(base, theirs)) return mine
  if (equalJson(base, mine)) return theirs
  if (isRecord(mine) && isRecord(theirs) && !isAtom) return mergeRecords({}, mine, theirs, keys, context)
  if (isList(mine) && isList(theirs) && !isAtom && isSharedList(keys)) {
    return mergeShared(base, mine, theirs, keys, context)
  }
  const kept = mine === undefined ? 'theirs' : 'mine'
  context.conflicts.push({ path: jsonPath(keys), keys, mine, theirs, kept })
  return kept === 'mine' ? mine : theirs
}

const isAtomAt = (keys: readonly string[], { atoms }: Context) => atoms.size > 0 && atoms.has(jsonPath(keys))

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** Of entries that both changed each in its own way, the whole list is what a person is asked about. */
function mergeShared(
  base: unknown,
  mine: readonly unknown[],
  theirs: readonly unknown[],
  keys: readonly string[],
  context: Context,
) {
  const conflicts: Conflict[] = []
  const before = isList(base) ? base : []
  const inner = (was: unknown, left: unknown, right: unknown) =>
    mergeValues(was, left, right, keys, { atoms: context.atoms, conflicts })
  const merged = mergeLists(before, mine, theirs, inner)
  if (conflicts.length > 0) {
    const other = mergeLists(before, theirs, mine, inner)
    context.conflicts.push({ path: jsonPath(keys), keys, mine: merged, theirs: other, kept: 'mine' })
  }
  return merged
}

/** The merged record; mine or theirs itself where it is no different, so that what did not change stays identical. */
function mergeRecords(
  base: JsonRecord,
  mine: JsonRecord,
  theirs: JsonRecord,
  keys: readonly string[],
  context: Context,
): JsonRecord {
  const merged: Record<string, unknown> = {}
  let [isMine, isTheirs] = [true, true]
  for (const key of unionOfKeys(base, mine, theirs)) {
    const value = mergeValues(at(base, key), at(mine, key), at(theirs, key), [...keys, key], context)
    isMine &&= value === at(mine, key)
    isTheirs &&= value === at(theirs, key)
    if (value !== undefined) merged[key] = value
  }
  return isMine ? mine : isTheirs ? theirs : merged
}

/** The main variant may have been chosen on one side and deleted on the other. */
function withMainVariant(merged: Journey, sides: Sides, conflicts: Conflict[]): Journey {
  const exists = (id: string) => Object.hasOwn(merged.variants, id)
  if (exists(merged.mainVariant)) return merged
  const mainVariant = [sides.mine.mainVariant, sides.theirs.mainVariant, ...Object.keys(merged.variants).sort()].find(
    exists,
  )
  if (mainVariant === undefined || merged.mainVariant === mainVariant) return merged
  conflicts.push({
    path: 'mainVariant',
    keys: ['mainVariant'],
    mine: sides.mine.mainVariant,
    theirs: sides.theirs.mainVariant,
    kept: mainVariant === sides.theirs.mainVariant ? 'theirs' : 'mine',
  })
  return { ...merged, mainVariant }
}

function withValue(root: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  const { [key]: held, ...others } = isRecord(root) ? root : {}
  const inner = withValue(held, rest, value)
  return inner === undefined ? others : { ...others, [key]: inner }
}
