import type { Position, Variant } from '../../../document/index.ts'
import { around, type Box, boxOf, NODE_HEIGHT, overlap } from '../model/geometry.ts'

/** Room that a step keeps to a pinned one it is moved away from. */
const MARGIN = 24
const ROW = NODE_HEIGHT + 48

const placed = (variant: Variant, positions: Readonly<Record<string, Position>>): Box[] =>
  Object.entries(positions).flatMap(([id, at]) => (variant.nodes[id] ? [boxOf(variant.nodes[id], at)] : []))

const shift = (positions: Readonly<Record<string, Position>>, by: Position): Record<string, Position> =>
  Object.fromEntries(Object.entries(positions).map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]))

/** How far a layout must go so that pinned steps lie in it where they are, on average; undefined without any. */
function towardsPinned(variant: Variant, laid: Readonly<Record<string, Position>>): Position | undefined {
  const ways = Object.entries(laid).flatMap(([id, { x, y }]) => {
    const node = variant.nodes[id]
    return node?.pinned ? [{ x: node.position.x - x, y: node.position.y - y }] : []
  })
  if (ways.length === 0) return undefined
  const mean = (axis: 'x' | 'y') => Math.round(ways.reduce((sum, way) => sum + way[axis], 0) / ways.length)
  return { x: mean('x'), y: mean('y') }
}

/** How far a layout of some steps must go so that its upper end lies where theirs was, middle to middle. */
function towardsBefore(variant: Variant, laid: Readonly<Record<string, Position>>): Position {
  const now = around(placed(variant, laid))
  const before = around(Object.keys(laid).flatMap((id) => (variant.nodes[id] ? [boxOf(variant.nodes[id])] : [])))
  if (!now || !before) return { x: 0, y: 0 }
  return { x: Math.round(before.x + before.width / 2 - now.x - now.width / 2), y: before.y - now.y }
}

const grown = (box: Box): Box => ({
  x: box.x - MARGIN,
  y: box.y - MARGIN,
  width: box.width + 2 * MARGIN,
  height: box.height + 2 * MARGIN,
})

/** Moves a step down, row by row, until it is clear of the pinned ones. Each turn passes one of them, so it ends. */
function clearOf(box: Box, pinned: readonly Box[]): number {
  let y = box.y
  for (let turn = 0; turn <= pinned.length; turn += 1) {
    const hit = pinned.find((other) => overlap(grown(other), { ...box, y }))
    if (!hit) return y
    y = Math.max(y + 1, Math.ceil((hit.y + hit.height + MARGIN - box.y) / ROW) * ROW + box.y)
  }
  return y
}

/**
 * What becomes of a fresh layout: pinned steps stay, the others are laid around them and not under them; a layout of
 * some steps only stays where those steps were. `whole` says that all steps were laid out.
 */
export function settle(
  variant: Variant,
  laid: Readonly<Record<string, Position>>,
  whole: boolean,
): Record<string, Position> {
  const by = towardsPinned(variant, laid) ?? (whole ? { x: 0, y: 0 } : towardsBefore(variant, laid))
  const moved = shift(laid, by)
  const pinned = Object.values(variant.nodes).flatMap((node) => (node.pinned ? [boxOf(node)] : []))
  return Object.fromEntries(
    Object.entries(moved).flatMap(([id, at]) => {
      const node = variant.nodes[id]
      if (!node || node.pinned) return []
      return [[id, { x: at.x, y: clearOf(boxOf(node, at), pinned) }]]
    }),
  )
}

/** The part of a variant that some of its steps are, with the edges among them. */
export function partOf(variant: Variant, nodes: ReadonlySet<string>): Variant {
  const pick = <Item>(record: Readonly<Record<string, Item>>, keep: (id: string, item: Item) => boolean) =>
    Object.fromEntries(Object.entries(record).filter(([id, item]) => keep(id, item)))
  return {
    ...variant,
    nodes: pick(variant.nodes, (id) => nodes.has(id)),
    edges: pick(variant.edges, (_, edge) => nodes.has(edge.from) && nodes.has(edge.to)),
  }
}
