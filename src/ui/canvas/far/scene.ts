import {
  type Edge,
  kindSpec,
  type NodeCategory,
  type Note,
  type Position,
  type Variant,
} from '../../../document/index.ts'
import { exitX, foldedIn, groupFlowId, groupIdOf, shownGroups, waysOutOf } from '../model/folded.ts'
import { type Box, boxOf, contains, noteBoxOf, overlap, portPoint } from '../model/geometry.ts'
import { route, type Way } from '../model/route.ts'

/** What the cheap drawing needs of a step, or of a collapsed group: where it is and which colour. */
export interface SceneNode {
  /** As React Flow names it. */
  readonly id: string
  /** The steps it stands for: itself, or those in the collapsed group. */
  readonly members: readonly string[]
  readonly box: Box
  /** Absent for a collapsed group. */
  readonly category: NodeCategory | undefined
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
  /** What stands for a step, by the step's id. */
  readonly byId: ReadonlyMap<string, SceneNode>
  /** Frames of groups that are not collapsed. */
  readonly frames: readonly { readonly id: string; readonly box: Box }[]
  readonly edges: readonly SceneEdge[]
  /** Their corners, by their ids; the same objects as in the scene before where they go as they went. */
  readonly corners: ReadonlyMap<string, readonly Position[]>
  readonly notes: readonly SceneNote[]
}

const scenes = new WeakMap<Variant, Scene>()

export function sceneOf(variant: Variant): Scene {
  const known = scenes.get(variant)
  if (known) return known
  const folded = foldedIn(variant)
  const groups = shownGroups(variant)
  const nodes: SceneNode[] = Object.entries(variant.nodes).flatMap(([id, node]) =>
    folded.has(id) ? [] : [{ id, members: [id], box: boxOf(node), category: kindSpec(node.kind).category }],
  )
  for (const { id, group, box } of groups) {
    if (!group.collapsed) continue
    const members = group.nodes.filter((node) => variant.nodes[node])
    nodes.push({ id: groupFlowId(id), members, box, category: undefined })
  }
  const byId = new Map(nodes.flatMap((item) => item.members.map((id) => [id, item] as const)))
  const ways = Object.entries(variant.edges).flatMap(([id, edge]) => wayOf(variant, byId, id, edge) ?? [])
  const corners = cornersOf(ways, nodes)
  const scene: Scene = {
    nodes,
    byId,
    frames: groups.filter(({ group }) => !group.collapsed),
    edges: ways.map(({ id }) => edgeOf(variant, id, corners.get(id) ?? [])),
    corners,
    notes: Object.entries(variant.notes).map(([id, note]) => ({ id, note, box: noteBoxOf(note) })),
  }
  scenes.set(variant, scene)
  return scene
}

function wayOf(
  variant: Variant,
  byId: ReadonlyMap<string, SceneNode>,
  id: string,
  { from, port, to }: Edge,
): Way | undefined {
  const [source, target] = [byId.get(from), byId.get(to)]
  if (!source || !target || (source === target && source.category === undefined)) return undefined
  const start = startOf(variant, source, id, from, port)
  const end = { x: target.box.x + target.box.width / 2, y: target.box.y }
  return start && { id, from: source.id, to: target.id, start, end }
}

function edgeOf({ edges }: Variant, id: string, corners: readonly Position[]): SceneEdge {
  const { from = '', port = '', to = '' } = edges[id] ?? {}
  return { id, from, port, to, corners, box: boxAround(corners) }
}

/** The ways found last, and where everything stood: most changes of a journey move nothing. */
let last: { readonly places: readonly number[]; readonly ids: string; readonly corners: Scene['corners'] } | undefined

function cornersOf(ways: readonly Way[], nodes: readonly SceneNode[]): Scene['corners'] {
  const places = [
    ...nodes.flatMap(({ box }) => [box.x, box.y, box.width]),
    ...ways.flatMap(({ start, end }) => [start.x, start.y, end.x, end.y]),
  ]
  const ids = [...nodes, ...ways].map(({ id }) => id).join(' ')
  if (last?.ids === ids && last.places.every((place, index) => place === places[index])) return last.corners
  last = { places, ids, corners: route(ways, nodes, last?.corners) }
  return last.corners
}

function startOf(variant: Variant, source: SceneNode, edge: string, from: string, port: string): Position | undefined {
  const node = variant.nodes[from]
  if (source.category !== undefined) return node && portPoint(node, port)
  const group = variant.groups[groupIdOf(source.id) ?? '']
  const ways = group ? waysOutOf(variant, group) : []
  return { x: source.box.x + exitX(source.box, ways.indexOf(edge), ways.length), y: source.box.y + source.box.height }
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
  if (node) return { nodes: node.members, notes: [] }
  const note = scene.notes.findLast(({ box }) => contains(box, point))
  return note && { nodes: [], notes: [note.id] }
}

/** Everything that a box touches. */
export const within = (scene: Scene, box: Box): { nodes: readonly string[]; notes: readonly string[] } => ({
  nodes: scene.nodes.filter((item) => overlap(item.box, box)).flatMap(({ members }) => members),
  notes: scene.notes.filter((item) => overlap(item.box, box)).map(({ id }) => id),
})
