import {
  type JourneyNode,
  kindSpec,
  type NodeCategory,
  type Note,
  type Position,
  type Variant,
} from '../../../document/index.ts'
import { edgeCorners } from '../model/edge-path.ts'
import { type Box, boxOf, contains, noteBoxOf, overlap, portPoint } from '../model/geometry.ts'

/** What the cheap drawing needs of a node: where it is and which colour. */
export interface SceneNode {
  readonly id: string
  readonly node: JourneyNode
  readonly box: Box
  readonly category: NodeCategory
}

export interface SceneEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly port: string
  readonly corners: readonly Position[]
  readonly box: Box
}

export interface SceneNote {
  readonly id: string
  readonly note: Note
  readonly box: Box
}

/** A journey as boxes and lines. Built once for each state of a variant. */
export interface Scene {
  readonly nodes: readonly SceneNode[]
  readonly byId: ReadonlyMap<string, SceneNode>
  readonly edges: readonly SceneEdge[]
  readonly notes: readonly SceneNote[]
}

const scenes = new WeakMap<Variant, Scene>()

export function sceneOf(variant: Variant): Scene {
  const known = scenes.get(variant)
  if (known) return known
  const nodes = Object.entries(variant.nodes).map(([id, node]) => ({
    id,
    node,
    box: boxOf(node),
    category: kindSpec(node.kind).category,
  }))
  const byId = new Map(nodes.map((item) => [item.id, item]))
  const scene: Scene = {
    nodes,
    byId,
    edges: Object.entries(variant.edges).flatMap(([id, { from, port, to }]) => edgeOf(byId, id, from, port, to) ?? []),
    notes: Object.entries(variant.notes).map(([id, note]) => ({ id, note, box: noteBoxOf(note) })),
  }
  scenes.set(variant, scene)
  return scene
}

function edgeOf(
  byId: ReadonlyMap<string, SceneNode>,
  id: string,
  from: string,
  port: string,
  to: string,
): SceneEdge | undefined {
  const source = byId.get(from)
  const target = byId.get(to)
  const start = source && portPoint(source.node, port)
  if (!start || !target) return undefined
  const corners = edgeCorners(start, target.node.position)
  return { id, from, port, to, corners, box: boxAround(corners) }
}

function boxAround(corners: readonly Position[]): Box {
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x + 1, height: Math.max(...ys) - y + 1 }
}

/** The node or note at a point, the topmost first. */
export function pick(
  scene: Scene,
  point: Position,
): { nodes: readonly string[]; notes: readonly string[] } | undefined {
  const node = scene.nodes.findLast(({ box }) => contains(box, point))
  if (node) return { nodes: [node.id], notes: [] }
  const note = scene.notes.findLast(({ box }) => contains(box, point))
  return note && { nodes: [], notes: [note.id] }
}

/** Everything that a box touches. */
export const within = (scene: Scene, box: Box): { nodes: readonly string[]; notes: readonly string[] } => ({
  nodes: scene.nodes.filter((item) => overlap(item.box, box)).map(({ id }) => id),
  notes: scene.notes.filter((item) => overlap(item.box, box)).map(({ id }) => id),
})
