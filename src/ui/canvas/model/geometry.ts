import { type JourneyNode, type Port, type Position, portsOf } from '../../../document/index.ts'
import { type Box, noteBox, STEP_HEIGHT, STEP_WIDTH, stepBox, stepWidth } from '../../../editor/index.ts'

export { around, type Box } from '../../../editor/index.ts'

/**
 * Where things stand, in canvas units. One place for it, because the faces, the cheap drawing at low zoom, the layout
 * engine and the edges must agree without measuring anything on the page.
 *
 * A node's position is the middle of its top edge: a column of steps of different widths stays a column.
 */
export const NODE_WIDTH = STEP_WIDTH
export const NODE_HEIGHT = STEP_HEIGHT
/** Things snap to it while they are dragged. */
export const GRID = 8

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
  const width = stepWidth(node)
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

export const boxOf = stepBox
export const noteBoxOf = noteBox

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
