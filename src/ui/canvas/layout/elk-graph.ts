import type { ElkNode } from 'elkjs/lib/elk-api.js'
import type { Group, JourneyNode, Position, Variant } from '../../../document/index.ts'
import { FRAME, groupBox } from '../../../editor/index.ts'
import { foldedIn, groupFlowId, groupIdOf } from '../model/folded.ts'
import { layoutOf, NODE_HEIGHT, NODE_WIDTH } from '../model/geometry.ts'

/** A variant as the layout engine reads it, and its answer as positions. */

/** Canvas units between rows: with a step's height, a row every 120. */
const ROW_GAP = 48
const COLUMN_GAP = 40

const SPACING = {
  'elk.layered.spacing.nodeNodeBetweenLayers': String(ROW_GAP),
  'elk.spacing.nodeNode': String(COLUMN_GAP),
  'elk.spacing.edgeNode': '24',
} as const

const OPTIONS = {
  ...SPACING,
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  // From where people come in: what leads back is what closes a circle on their way, and entries stand above.
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.separateConnectedComponents': 'true',
  'elk.spacing.componentComponent': '80',
} as const

/** Ways in and out of groups are ways of their steps: the engine sees through the frames. */
const WITH_GROUPS = { ...OPTIONS, 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' } as const

const { side, top, bottom } = FRAME
const IN_FRAME = { ...SPACING, 'elk.padding': `[top=${top},left=${side},bottom=${bottom},right=${side}]` } as const
const FIXED = { 'elk.portConstraints': 'FIXED_POS' } as const

const entryOf = (id: string) => `${id}.in`
const exitOf = (id: string, port: string) => `${id}.out.${port}`

const port = (id: string, side: 'NORTH' | 'SOUTH', x: number) => ({
  id,
  x,
  y: side === 'NORTH' ? 0 : NODE_HEIGHT,
  width: 0,
  height: 0,
  layoutOptions: { 'elk.port.side': side },
})

/** Ports stand at their places, so that edges cross as little as possible. */
function stepNode(id: string, node: JourneyNode): ElkNode {
  const { width, ports } = layoutOf(node)
  return {
    id,
    width,
    height: NODE_HEIGHT,
    layoutOptions: FIXED,
    ports: [port(entryOf(id), 'NORTH', width / 2), ...ports.map((out) => port(exitOf(id, out.id), 'SOUTH', out.x))],
  }
}

/**
 * Steps with their ways; those of an open group lie in a node of its own, so that its frame holds them and nobody else. A
 * collapsed group is one node, which its steps follow.
 */
export function graphOf(variant: Variant): ElkNode {
  const { nodes, edges, groups } = variant
  const folded = foldedIn(variant)
  const home = new Map<string, string>()
  const framed = new Map<string, ElkNode[]>()
  const boxes: ElkNode[] = []
  for (const [id, group] of Object.entries(groups)) {
    const members = group.nodes.filter((node) => nodes[node])
    if (members.length === 0) continue
    if (group.collapsed) boxes.push({ id: groupFlowId(id), width: NODE_WIDTH, height: NODE_HEIGHT })
    else framed.set(id, [])
    for (const node of members) home.set(node, id)
  }
  const loose: ElkNode[] = []
  for (const [id, node] of Object.entries(nodes)) {
    if (folded.has(id)) continue
    const frame = framed.get(home.get(id) ?? '') ?? loose
    frame.push(stepNode(id, node))
  }
  const frames = [...framed].map(([id, children]) => ({ id: groupFlowId(id), layoutOptions: IN_FRAME, children }))
  const end = (node: string, at: string) => {
    const group = folded.get(node)
    return group === undefined ? at : groupFlowId(group)
  }
  return {
    id: 'journey',
    layoutOptions: frames.length > 0 ? WITH_GROUPS : OPTIONS,
    children: [...loose, ...boxes, ...frames],
    edges: Object.entries(edges)
      .filter(([, { from, to }]) => !folded.has(from) || folded.get(from) !== folded.get(to))
      .map(([id, { from, port: out, to }]) => ({
        id,
        sources: [end(from, exitOf(from, out))],
        targets: [end(to, entryOf(to))],
      })),
  }
}

/** Our positions are the middle of a step's top edge; everything moves so that the first entry's column is at 0. */
export function positionsFrom(variant: Variant, laid: ElkNode): Record<string, Position> {
  const placed = placesIn(variant, laid, { x: 0, y: 0 })
  const first = placed.reduce<Position | undefined>((best, [, at]) => (best && best.y <= at.y ? best : at), undefined)
  const by = first ?? { x: 0, y: 0 }
  return Object.fromEntries(placed.map(([id, { x, y }]) => [id, { x: Math.round(x - by.x), y: Math.round(y - by.y) }]))
}

type Placed = readonly [id: string, at: Position]

function placesIn(variant: Variant, { children = [] }: ElkNode, origin: Position): Placed[] {
  return children.flatMap((child): Placed[] => {
    const { id, width = 0 } = child
    const corner = { x: origin.x + (child.x ?? 0), y: origin.y + (child.y ?? 0) }
    const group = variant.groups[groupIdOf(id) ?? '']
    if (!group) return [[id, { x: corner.x + width / 2, y: corner.y }]]
    return group.collapsed ? followers(variant, group, corner) : placesIn(variant, child, corner)
  })
}

/** The steps of a collapsed group, as they lie to one another, when its box has come to a place. */
function followers({ nodes }: Variant, group: Group, { x, y }: Position): Placed[] {
  const before = groupBox(nodes, group)
  if (!before) return []
  return group.nodes.flatMap((id): Placed[] => {
    const at = nodes[id]?.position
    return at ? [[id, { x: at.x + x - before.x, y: at.y + y - before.y }]] : []
  })
}
