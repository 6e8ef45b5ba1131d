import type { NodeCategory, Position } from '../../../document/index.ts'
import { edgeCorners } from '../model/edge-path.ts'
import { type Box, overlap } from '../model/geometry.ts'
import type { Scene, SceneEdge, SceneNode } from './scene.ts'

/** Colours of the cheap drawing, resolved from the theme's variables. */
export interface Paints {
  readonly surface: string
  readonly line: string
  readonly edge: string
  readonly accent: string
  readonly bad: string
  readonly warn: string
  readonly good: string
  readonly soft: string
  readonly note: string
  readonly heat: string
  readonly category: Readonly<Record<NodeCategory, string>>
}

/** Part of the journey that is on screen, and how large. `x` and `y` are screen pixels of the journey's origin. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
  readonly width: number
  readonly height: number
}

export type Met = 'met' | 'unmet' | 'impossible'

export interface Marks {
  readonly selectedNodes: ReadonlySet<string>
  readonly selectedEdges: ReadonlySet<string>
  readonly selectedNotes: ReadonlySet<string>
  /** Nodes in the hand, and how far they have been carried. */
  readonly carried: ReadonlySet<string>
  readonly carriedNotes: ReadonlySet<string>
  readonly by: Position
  /** Groups that what is in the hand would come to. */
  readonly into: ReadonlySet<string>
  /** Worst problem of a node. */
  readonly problems: ReadonlyMap<string, 'error' | 'warning' | 'hint'>
  /** What test people meet: keys `node n1` and `port n1 next`. */
  readonly met: ReadonlyMap<string, Met> | undefined
  /** How hot a step is by the measure in view, from 0 to 1. */
  readonly heat: ((node: string) => number | undefined) | undefined
  /** Share of all customers that took an edge, when there is a simulation. */
  readonly share: ((edge: string) => number | undefined) | undefined
}

const CATEGORIES: readonly NodeCategory[] = ['entry', 'message', 'time', 'decision', 'action', 'outcome']
const TILE = 56

/** Draws a journey without words: shape, colour and flow. A few milliseconds for thousands of nodes. */
export function paintFar(
  context: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  paints: Paints,
  marks: Marks,
): void {
  const seen: Box = {
    x: -camera.x / camera.zoom,
    y: -camera.y / camera.zoom,
    width: camera.width / camera.zoom,
    height: camera.height / camera.zoom,
  }
  const ratio = context.canvas.width / Math.max(1, camera.width)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, camera.width, camera.height)
  context.setTransform(ratio * camera.zoom, 0, 0, ratio * camera.zoom, ratio * camera.x, ratio * camera.y)
  paintFrames(context, scene, seen, camera.zoom, paints, marks.into)
  paintNotes(context, scene, seen, paints, marks)
  paintEdges(context, scene, seen, camera.zoom, paints, marks)
  paintNodes(context, visibleNodes(scene, seen, marks), camera.zoom, paints, marks)
}

type Placed = readonly [item: SceneNode, x: number, y: number]

function visibleNodes(scene: Scene, seen: Box, marks: Marks): readonly Placed[] {
  const placed: Placed[] = []
  for (const item of scene.nodes) {
    const carried = item.members.every((id) => marks.carried.has(id))
    const x = item.box.x + (carried ? marks.by.x : 0)
    const y = item.box.y + (carried ? marks.by.y : 0)
    const outside =
      x > seen.x + seen.width || y > seen.y + seen.height || x + item.box.width < seen.x || y + item.box.height < seen.y
    if (!outside) placed.push([item, x, y])
  }
  return placed
}

/** Groups that are not collapsed, behind everything. */
function paintFrames(
  context: CanvasRenderingContext2D,
  { frames }: Scene,
  seen: Box,
  zoom: number,
  paints: Paints,
  into: ReadonlySet<string>,
): void {
  for (const { id, box } of frames) {
    if (!overlap(box, seen)) continue
    const open = into.has(id)
    context.strokeStyle = open ? paints.accent : paints.line
    context.lineWidth = open ? 3 / zoom : Math.max(1, 1 / zoom)
    context.fillStyle = open ? paints.accent : paints.soft
    context.globalAlpha = open ? 0.12 : 0.06
    context.fillRect(box.x, box.y, box.width, box.height)
    context.globalAlpha = 1
    context.strokeRect(box.x, box.y, box.width, box.height)
  }
}

function paintNodes(
  context: CanvasRenderingContext2D,
  nodes: readonly Placed[],
  zoom: number,
  paints: Paints,
  marks: Marks,
): void {
  context.fillStyle = paints.surface
  context.strokeStyle = paints.line
  context.lineWidth = Math.max(1, 1 / zoom)
  context.beginPath()
  for (const [item, x, y] of nodes) context.rect(x, y, item.box.width, item.box.height)
  context.fill()
  context.stroke()
  paintHeat(context, nodes, paints, marks)
  for (const category of CATEGORIES) {
    context.fillStyle = paints.category[category]
    context.beginPath()
    for (const [item, x, y] of nodes) if (item.category === category) context.rect(x, y, TILE, item.box.height)
    context.fill()
  }
  context.fillStyle = paints.soft
  for (const [item, x, y] of nodes) {
    // A second edge below: more than one step lies here.
    if (item.category === undefined) context.fillRect(x + 8, y + item.box.height, item.box.width - 16, 6)
  }
  paintMarks(context, nodes, zoom, paints, marks)
}

function paintHeat(context: CanvasRenderingContext2D, nodes: readonly Placed[], paints: Paints, { heat }: Marks): void {
  if (!heat) return
  context.fillStyle = paints.heat
  for (const [item, x, y] of nodes) {
    const intensity = Math.max(0, ...item.members.map((id) => heat(id) ?? 0))
    if (intensity <= 0) continue
    context.globalAlpha = intensity
    context.fillRect(x, y, item.box.width, item.box.height)
  }
  context.globalAlpha = 1
}

function paintMarks(
  context: CanvasRenderingContext2D,
  nodes: readonly Placed[],
  zoom: number,
  paints: Paints,
  marks: Marks,
): void {
  paintMet(context, nodes, zoom, paints, marks)
  context.strokeStyle = paints.accent
  context.lineWidth = 3 / zoom
  context.beginPath()
  for (const [item, x, y] of nodes)
    if (item.members.every((id) => marks.selectedNodes.has(id))) context.rect(x, y, item.box.width, item.box.height)
  context.stroke()
  if (marks.problems.size === 0) return
  const radius = Math.max(12, 4 / zoom)
  for (const [item, x, y] of nodes) {
    const found = item.members.map((id) => marks.problems.get(id))
    const problem = found.includes('error') ? 'error' : found.includes('warning') ? 'warning' : undefined
    if (problem === undefined) continue
    context.fillStyle = problem === 'error' ? paints.bad : paints.warn
    context.beginPath()
    context.arc(x + item.box.width, y, radius, 0, 2 * Math.PI)
    context.fill()
  }
}

const METS: readonly Met[] = ['met', 'unmet', 'impossible']

const metPaint = (paints: Paints, met: Met): string =>
  met === 'met' ? paints.good : met === 'unmet' ? paints.warn : paints.soft

/** Dashes in screen pixels, as near ones have: colour alone does not say it. */
const METS_DASHES: Readonly<Record<Met, readonly number[]>> = { met: [], unmet: [6, 4], impossible: [1, 3] }

/** A frame around each step that says whether test people come by. */
function paintMet(
  context: CanvasRenderingContext2D,
  nodes: readonly Placed[],
  zoom: number,
  paints: Paints,
  { met }: Marks,
): void {
  if (!met) return
  context.lineWidth = 2 / zoom
  for (const kind of METS) {
    context.strokeStyle = metPaint(paints, kind)
    context.setLineDash(METS_DASHES[kind].map((length) => length / zoom))
    context.beginPath()
    for (const [item, x, y] of nodes)
      if (item.members.some((id) => met.get(`node ${id}`) === kind)) context.rect(x, y, item.box.width, item.box.height)
    context.stroke()
  }
  context.setLineDash([])
}

/** Thickness of an edge that this share of the customers took, in canvas units. */
export const thicknessOf = (share: number | undefined): number =>
  share === undefined ? 1.5 : 1 + 9 * Math.min(1, Math.max(0, share))

function paintEdges(
  context: CanvasRenderingContext2D,
  scene: Scene,
  seen: Box,
  zoom: number,
  paints: Paints,
  marks: Marks,
): void {
  const thin = new Path2D()
  const chosen = new Path2D()
  const thick = new Map<number, Path2D>()
  const told = new Map(METS.map((met) => [met, new Path2D()]))
  for (const edge of scene.edges) {
    const moved = marks.carried.has(edge.from) || marks.carried.has(edge.to)
    if (!moved && !overlap(edge.box, seen)) continue
    const corners = moved ? carriedCorners(scene, edge, marks) : edge.corners
    const share = marks.share?.(edge.id)
    const met = marks.met?.get(`port ${edge.from} ${edge.port}`)
    const path = marks.selectedEdges.has(edge.id)
      ? chosen
      : met !== undefined
        ? (told.get(met) ?? thin)
        : share === undefined
          ? thin
          : bucket(thick, Math.ceil(thicknessOf(share)))
    trace(path, corners)
  }
  context.lineJoin = 'round'
  context.strokeStyle = paints.edge
  context.lineWidth = Math.max(1.5, 1 / zoom)
  context.stroke(thin)
  for (const [width, path] of thick) {
    context.lineWidth = Math.max(width, width / (2 * zoom), 1 / zoom)
    context.stroke(path)
  }
  for (const [met, path] of told) {
    context.strokeStyle = metPaint(paints, met)
    context.lineWidth = Math.max(1.5, 1.5 / zoom)
    context.setLineDash(METS_DASHES[met].map((length) => length / zoom))
    context.stroke(path)
  }
  context.setLineDash([])
  context.strokeStyle = paints.accent
  context.lineWidth = 3 / zoom
  context.stroke(chosen)
}

function bucket(paths: Map<number, Path2D>, width: number): Path2D {
  const known = paths.get(width)
  if (known) return known
  const path = new Path2D()
  paths.set(width, path)
  return path
}

function carriedCorners(scene: Scene, edge: SceneEdge, marks: Marks): readonly Position[] {
  const [start, end] = [edge.corners[0], edge.corners.at(-1)]
  if (!start || !end) return edge.corners
  const at = (id: string, { x, y }: Position) =>
    scene.byId.get(id)?.members.every((member) => marks.carried.has(member))
      ? { x: x + marks.by.x, y: y + marks.by.y }
      : { x, y }
  return edgeCorners(at(edge.from, start), at(edge.to, end))
}

function trace(path: Path2D, corners: readonly Position[]): void {
  corners.forEach(({ x, y }, index) => {
    if (index === 0) path.moveTo(x, y)
    else path.lineTo(x, y)
  })
}

function paintNotes(context: CanvasRenderingContext2D, scene: Scene, seen: Box, paints: Paints, marks: Marks): void {
  context.fillStyle = paints.note
  for (const { id, box } of scene.notes) {
    const carried = marks.carriedNotes.has(id)
    const moved = { ...box, x: box.x + (carried ? marks.by.x : 0), y: box.y + (carried ? marks.by.y : 0) }
    if (overlap(moved, seen)) context.fillRect(moved.x, moved.y, moved.width, moved.height)
  }
}
