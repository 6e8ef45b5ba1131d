import type { Journey, JourneyNode, NodeKind, Position, Variant } from '../../document/index.ts'
import { type Clip, isEmptyClip } from '../clip.ts'
import { type CommandContext, defineCommand, refuse } from '../command.ts'
import { edgesInto, edgesOut } from '../graph.ts'
import { canConnect } from '../rules.ts'
import { configFor, haveRoom, makeNode, nameNotIn, namesOf, position, variantOf, withoutUndefined } from './draft.ts'
import { leaveGroups } from './groups.ts'
import { leadPast } from './heal.ts'

export interface Things {
  readonly nodes?: readonly string[]
  readonly edges?: readonly string[]
  readonly notes?: readonly string[]
}

/**
 * Deletes; edges of deleted nodes go with them. With `heal`, edges into deleted nodes lead on to what came after them
 * where that is one place. Ids that are not there are passed over.
 */
export const remove = defineCommand({
  history: 'step',
  apply: (
    draft,
    { nodes = [], edges = [], notes = [], heal = false }: Things & { readonly heal?: boolean },
    context,
  ) => {
    const variant = variantOf(draft, context)
    const gone = new Set(nodes.filter((id) => variant.nodes[id]))
    const lost = new Set(edges)
    for (const id of gone) {
      for (const [edge] of edgesOut(variant.edges, id)) lost.add(edge)
      for (const [edge] of edgesInto(variant.edges, id)) lost.add(edge)
    }
    if (heal) for (const edge of leadPast(variant, gone)) if (!edges.includes(edge)) lost.delete(edge)
    for (const id of lost) delete variant.edges[id]
    for (const id of gone) delete variant.nodes[id]
    for (const id of notes) delete variant.notes[id]
    leaveGroups(variant, gone)
  },
})

export interface Pasted {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
  readonly notes: readonly string[]
}

/** Puts copied steps down by `offset` from where they were, with fresh ids and the connections among them. */
export const paste = defineCommand({
  history: 'step',
  apply: (draft, args: { readonly clip: Clip; readonly offset: Position }, context) => pasteIn(draft, args, context),
})

/** The same, of things in this variant. */
export const duplicate = defineCommand({
  history: 'step',
  apply: (draft, args: { readonly clip: Clip; readonly offset: Position }, context) => pasteIn(draft, args, context),
})

function pasteIn(draft: Journey, { clip, offset }: { clip: Clip; offset: Position }, context: CommandContext): Pasted {
  if (isEmptyClip(clip)) refuse('nothingToPaste')
  const variant = variantOf(draft, context)
  haveRoom(variant, Object.keys(clip.nodes).length, Object.keys(clip.edges).length)
  const fresh = freshIds(variant, clip, context)
  const names = namesOf(variant)
  for (const [id, node] of Object.entries(clip.nodes)) {
    const name = nameNotIn(names, node.name)
    names.add(name)
    const copy = makeNode({
      ...node,
      name,
      position: shifted(node.position, offset),
      stage: node.stage !== undefined && draft.stages[node.stage] ? node.stage : undefined,
      config: configFor(node.kind, aboutCopies(node, fresh)),
    })
    variant.nodes[fresh.get(id) ?? id] = copy
  }
  pasteGroups(variant, clip, fresh, context)
  return {
    nodes: [...fresh.values()],
    edges: pasteEdges(variant, clip, fresh, context),
    notes: pasteNotes(variant, clip, offset, context),
  }
}

function freshIds(variant: Variant, clip: Clip, context: CommandContext): ReadonlyMap<string, string> {
  const fresh = new Map<string, string>()
  const given = new Set<string>()
  for (const id of Object.keys(clip.nodes)) {
    const copy = context.newId('n', (candidate) => Object.hasOwn(variant.nodes, candidate) || given.has(candidate))
    fresh.set(id, copy)
    given.add(copy)
  }
  return fresh
}

const shifted = (from: Position, offset: Position): Position => position({ x: from.x + offset.x, y: from.y + offset.y })

function pasteEdges(
  variant: Variant,
  clip: Clip,
  fresh: ReadonlyMap<string, string>,
  context: CommandContext,
): string[] {
  const made: string[] = []
  const taken = new Set<string>()
  for (const edge of Object.values(clip.edges)) {
    const connection = { from: fresh.get(edge.from) ?? '', port: edge.port, to: fresh.get(edge.to) ?? '' }
    const place = `${connection.from} ${connection.port}`
    if (taken.has(place) || !canConnect(variant, connection)) continue
    taken.add(place)
    const id = context.newId('e', (candidate) => Object.hasOwn(variant.edges, candidate))
    variant.edges[id] = connection
    made.push(id)
  }
  return made
}

function pasteNotes(variant: Variant, clip: Clip, offset: Position, context: CommandContext): string[] {
  return Object.values(clip.notes).map((note) => {
    const id = context.newId('k', (candidate) => Object.hasOwn(variant.notes, candidate))
    variant.notes[id] = withoutUndefined({ ...note, position: shifted(note.position, offset) })
    return id
  })
}

function pasteGroups(
  variant: Variant,
  { groups = {} }: Clip,
  fresh: ReadonlyMap<string, string>,
  context: CommandContext,
): void {
  for (const group of Object.values(groups)) {
    const nodes = [...new Set(group.nodes)].flatMap((id) => fresh.get(id) ?? [])
    if (nodes.length === 0) continue
    const id = context.newId('gr', (candidate) => Object.hasOwn(variant.groups, candidate))
    variant.groups[id] = withoutUndefined({ name: group.name, nodes, collapsed: group.collapsed })
  }
}

/** Kinds whose config may name other nodes: by `message`, or in the fields of a rule. */
const SPEAKING: ReadonlySet<NodeKind> = new Set(['entry', 'split', 'waitFor'])

/** Copies that speak of one another (wait for *that* message) speak of the copies. */
function aboutCopies({ kind, config }: JourneyNode, fresh: ReadonlyMap<string, string>): unknown {
  const walk = (value: unknown, key: string | undefined): unknown => {
    if (typeof value === 'string') return aboutCopy(value, key, fresh)
    if (Array.isArray(value)) return value.map((item) => walk(item, undefined))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name)]))
  }
  return SPEAKING.has(kind) ? walk(config, undefined) : config
}

const MESSAGE_FIELD = /^message\.([^.]+)\.(.+)$/

function aboutCopy(text: string, key: string | undefined, fresh: ReadonlyMap<string, string>): string {
  if (key === 'message') return fresh.get(text) ?? text
  const match = key === 'field' ? MESSAGE_FIELD.exec(text) : null
  const copy = fresh.get(match?.[1] ?? '')
  return copy === undefined ? text : `message.${copy}.${match?.[2] ?? ''}`
}
