import {
  type Journey,
  type JourneyNode,
  kindSpec,
  type NodeKind,
  type Port,
  type Position,
  portsOf,
  type Variant,
} from '../../document/index.ts'
import { type CommandContext, defineCommand, refuse } from '../command.ts'
import { edgesInto, edgesOut, reachableFrom } from '../graph.ts'
import {
  configFor,
  dropLostPorts,
  freePort,
  haveRoom,
  makeNode,
  nameNotIn,
  namesOf,
  nameWithin,
  nodeOf,
  noteOf,
  position,
  variantOf,
} from './draft.ts'
import { connectIn } from './edges.ts'
import { type Memberships, regroup } from './groups.ts'

/** A node to be made. Without a config it gets its kind's first one; without a name, none: the face words it. */
export interface NewNode {
  readonly kind: NodeKind
  readonly position: Position
  readonly name?: string
  readonly config?: JourneyNode['config']
  readonly stage?: string
}

function addIn(variant: Variant, node: NewNode, context: CommandContext): string {
  haveRoom(variant, 1, 0)
  const id = context.newId('n', (candidate) => Object.hasOwn(variant.nodes, candidate))
  variant.nodes[id] = makeNode({
    kind: node.kind,
    name: nameNotIn(namesOf(variant), nameWithin(node.name ?? '')),
    position: position(node.position),
    stage: node.stage,
    config: configFor(node.kind, node.config ?? kindSpec(node.kind).initial()),
  })
  return id
}

export const add = defineCommand({
  history: 'step',
  apply: (draft, node: NewNode, context) => addIn(variantOf(draft, context), node, context),
})

/** Makes a node and leads a way out of another one there (an edge dropped on empty canvas, quick add). */
export const addAfter = defineCommand({
  history: 'step',
  apply: (draft, args: { readonly node: NewNode; readonly from: string; readonly port?: string }, context) => {
    const variant = variantOf(draft, context)
    const port = args.port ?? freePort(variant, args.from) ?? refuse('noSuchPort', args.from)
    const id = addIn(variant, args.node, context)
    connectIn(variant, { from: args.from, port, to: id }, context)
    return id
  },
})

/** How far below its predecessor a step stands, in canvas units. */
export const STEP_Y = 120

/** Puts a node into an edge: what came after follows it by its first way out, moved down where it would be in the way. */
export const insertOnEdge = defineCommand({
  history: 'step',
  apply: (draft, args: { readonly node: NewNode; readonly edge: string }, context) => {
    const variant = variantOf(draft, context)
    const edge = variant.edges[args.edge] ?? refuse('noSuchEdge', args.edge)
    const { from, port, to } = { from: edge.from, port: edge.port, to: edge.to }
    const id = addIn(variant, args.node, context)
    joinGroup(variant, id, from, to)
    const way = portsOf(nodeOf(variant, id))[0]
    if (!way) refuse('noSuchPort', id)
    makeWay(variant, to, from, nodeOf(variant, id).position.y + STEP_Y)
    connectIn(variant, { from, port, to: id }, context)
    connectIn(variant, { from: id, port: way.id, to }, context)
    return id
  },
})

/** A step between two of one group belongs there, too. */
function joinGroup(variant: Variant, id: string, from: string, to: string): void {
  for (const group of Object.values(variant.groups)) {
    if (group.nodes.includes(from) && group.nodes.includes(to)) group.nodes.push(id)
  }
}

/** Moves a node down to `y` with all that follows it, unless it is there already or the path leads back to `keep`. */
function makeWay(variant: Variant, first: string, keep: string, y: number): void {
  const start = nodeOf(variant, first).position.y
  const follow = reachableFrom(variant.edges, first)
  if (start >= y || follow.has(keep)) return
  for (const id of follow) {
    const node = variant.nodes[id]
    if (node && node.position.y >= start) node.position.y += y - start
  }
}

/** Where things go. */
export interface Moves {
  readonly nodes?: Readonly<Record<string, Position>>
  readonly notes?: Readonly<Record<string, Position>>
}

function moveIn(variant: Variant, { nodes = {}, notes = {} }: Moves): void {
  for (const [id, to] of Object.entries(nodes)) nodeOf(variant, id).position = position(to)
  for (const [id, to] of Object.entries(notes)) noteOf(variant, id).position = position(to)
}

/** What comes of setting things down elsewhere: steps change their stage or their group (`undefined`: none). */
export interface Arrivals {
  readonly stages?: Readonly<Record<string, string | undefined>>
  readonly groups?: Memberships
}

/** Sets things down where they were dragged to, into the bands and groups that lie there. */
export const move = defineCommand({
  history: 'step',
  apply: (draft, moves: Moves & Arrivals, context) => {
    const variant = variantOf(draft, context)
    moveIn(variant, moves)
    regroup(variant, moves.groups ?? {})
    for (const [id, stage] of Object.entries(moves.stages ?? {})) stageIn(draft, variant, id, stage)
  },
})

/** The same by arrow keys: a run of presses is one step. */
export const nudge = defineCommand({
  history: 'burst',
  about: ({ nodes = {}, notes = {} }: Moves) => [...Object.keys(nodes), '·', ...Object.keys(notes)].join(' '),
  apply: (draft, moves: Moves, context) => moveIn(variantOf(draft, context), moves),
})

/** The whole layout at once. */
export const tidy = defineCommand({
  history: 'step',
  apply: (draft, moves: Moves, context) => moveIn(variantOf(draft, context), moves),
})

/** Lines things up; `arrange.ts` says where to. */
export const align = defineCommand({
  history: 'step',
  apply: (draft, moves: Moves, context) => moveIn(variantOf(draft, context), moves),
})

/** Makes the gaps between things equal. */
export const distribute = defineCommand({
  history: 'step',
  apply: (draft, moves: Moves, context) => moveIn(variantOf(draft, context), moves),
})

/** Pinned steps stay where they are when the journey is tidied up. */
export const pin = defineCommand({
  history: 'step',
  apply: (draft, { nodes, pinned }: { readonly nodes: readonly string[]; readonly pinned: boolean }, context) => {
    const variant = variantOf(draft, context)
    for (const id of nodes) {
      const node = nodeOf(variant, id)
      if (pinned) node.pinned = true
      else delete node.pinned
    }
  },
})

export const rename = defineCommand({
  history: 'burst',
  about: ({ node }: { readonly node: string; readonly name: string }) => node,
  apply: (draft, { node, name }, context) => {
    nodeOf(variantOf(draft, context), node).name = nameWithin(name)
  },
})

/** Gives a node a new config. Edges of ways out that are no longer there go with them. */
export const configure = defineCommand({
  history: 'burst',
  about: ({ node, field }: { readonly node: string; readonly config: unknown; readonly field?: string }) =>
    `${node} ${field ?? ''}`,
  apply: (draft, args, context) => {
    const variant = variantOf(draft, context)
    const node = nodeOf(variant, args.node)
    node.config = configFor(node.kind, args.config)
    dropLostPorts(variant, args.node)
  },
})

/**
 * Makes a node another kind, in place: name, position, stage and edges stay, edges as far as the new kind can have them.
 * Without a config it gets its kind's first one.
 */
export const changeKind = defineCommand({
  history: 'step',
  apply: (
    draft,
    args: { readonly node: string; readonly kind: NodeKind; readonly config?: JourneyNode['config'] | undefined },
    context,
  ) => {
    const variant = variantOf(draft, context)
    const before = nodeOf(variant, args.node)
    if (args.kind === 'entry' && edgesInto(variant.edges, args.node).length > 0) refuse('intoEntry', args.node)
    const roles = new Map(portsOf(before).map(({ id, role }) => [id, role]))
    const config = configFor(args.kind, args.config ?? kindSpec(args.kind).initial())
    variant.nodes[args.node] = makeNode({ ...before, kind: args.kind, config })
    rewire(variant, args.node, roles)
  },
})

/**
 * Gives edges whose way out is gone another one: first one that plays the same part, then any that is free, in order.
 * Takes away those for which there is none.
 */
function rewire(variant: Variant, id: string, roles: ReadonlyMap<string, Port['role']>): void {
  const node = nodeOf(variant, id)
  const ways = [...edgesOut(variant.edges, id)]
  // A step that lets nobody rest may not lead to itself.
  const kept = ways.filter(([, edge]) => edge.to !== id || kindSpec(node.kind).waits)
  for (const [edge] of ways) if (!kept.some(([other]) => other === edge)) delete variant.edges[edge]
  const ports = portsOf(node)
  const before = [...roles.keys()]
  const homeless = kept
    .filter(([, edge]) => !ports.some((port) => port.id === edge.port))
    .sort(([, a], [, b]) => before.indexOf(a.port) - before.indexOf(b.port))
  const free = ports.filter((port) => !kept.some(([, edge]) => edge.port === port.id))
  const given = new Map<string, string>()
  const give = (edge: string, index: number) => {
    const [port] = index < 0 ? [] : free.splice(index, 1)
    if (port) given.set(edge, port.id)
  }
  for (const [edge, { port }] of homeless)
    give(
      edge,
      free.findIndex(({ role }) => role === roles.get(port)),
    )
  for (const [edge] of homeless) if (!given.has(edge)) give(edge, 0)
  for (const [edgeId] of homeless) {
    const edge = variant.edges[edgeId]
    const port = given.get(edgeId)
    if (edge && port !== undefined) edge.port = port
    else delete variant.edges[edgeId]
  }
}

export const setStage = defineCommand({
  history: 'step',
  apply: (draft, args: { readonly nodes: readonly string[]; readonly stage: string | undefined }, context) => {
    const variant = variantOf(draft, context)
    for (const id of args.nodes) stageIn(draft, variant, id, args.stage)
  },
})

function stageIn(draft: Journey, variant: Variant, id: string, stage: string | undefined): void {
  if (stage !== undefined && !draft.stages[stage]) refuse('noSuchThing', stage)
  const node = nodeOf(variant, id)
  if (stage === undefined) delete node.stage
  else node.stage = stage
}
