import { type JourneyNode, type Note, type Port, type Position, portsOf } from '../../../document/index.ts'

/**
 * Where things stand, in canvas units. One place for it, because the faces, the cheap drawing at low zoom, the layout
 * engine and the edges must agree without measuring anything on the page.
 *
 * A node's position is the middle of its top edge: a column of steps of different widths stays a column.
 */
export const NODE_WIDTH = 240
export const NODE_HEIGHT = 72
/** Room for a port's label; a node with many ways out grows wider. */
const PORT_WIDTH = 84
/** Things snap to it while they are dragged. */
export const GRID = 8
const NOTE_SIZE = { width: 200, height: 120 } as const

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Layout {
  readonly width: number
  readonly ports: readonly (Port & { readonly x: number })[]
}

const layouts = new WeakMap<JourneyNode['config'], Layout>()

/** Width and ports of a node, the ports' `x` measured from its left edge. Kept for each config. */
export function layoutOf(node: Pick<JourneyNode, 'kind' | 'config'>): Layout {
  const known = layouts.get(node.config)
  if (known) return known
  const ports = portsOf(node)
  const width = Math.max(NODE_WIDTH, ports.length * PORT_WIDTH)
  const layout = { width, ports: ports.map((port, index) => ({ ...port, x: portX(ports, index, width) })) }
  layouts.set(node.config, layout)
  return layout
}

/** Ways out are spread evenly; the way round a skipped message stands aside, so that the main path goes straight down. */
function portX(ports: readonly Port[], index: number, width: number): number {
  const aside = ports.length === 2 && ports[1]?.role === 'skipped'
  if (aside) return index === 0 ? width / 2 : width * 0.86
  return ((index + 0.5) / ports.length) * width
}

const widthOf = (node: Pick<JourneyNode, 'kind' | 'config'>): number => layoutOf(node).width

export function boxOf(node: Pick<JourneyNode, 'kind' | 'config' | 'position'>, at: Position = node.position): Box {
  const width = widthOf(node)
  return { x: at.x - width / 2, y: at.y, width, height: NODE_HEIGHT }
}

export function noteBoxOf(note: Pick<Note, 'position' | 'size'>, at: Position = note.position): Box {
  const { width, height } = note.size ?? NOTE_SIZE
  return { x: at.x, y: at.y, width, height }
}

/** Where an edge leaves, or `undefined` when the node has no such port. */
export function portPoint(node: JourneyNode, port: string, at: Position = node.position): Position | undefined {
  const { ports, width } = layoutOf(node)
  const found = ports.find(({ id }) => id === port)
  return found && { x: at.x - width / 2 + found.x, y: at.y + NODE_HEIGHT }
}

export const contains = (box: Box, { x, y }: Position): boolean =>
  x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The smallest box around all; `undefined` for none. */
export function around(boxes: Iterable<Box>): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return left === Infinity ? undefined : { x: left, y: top, width: right - left, height: bottom - top }
}
