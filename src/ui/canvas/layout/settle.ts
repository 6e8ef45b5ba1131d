import type { Group, Position, Variant } from '../../../document/index.ts'
import { groupBox } from '../../../editor/index.ts'
import { around, type Box, boxOf, NODE_HEIGHT, overlap } from '../model/geometry.ts'

/** Room that a step keeps to a pinned one it is moved away from. */
const MARGIN = 24
const ROW = NODE_HEIGHT + 48

type Places = Readonly<Record<string, Position>>

const placed = (variant: Variant, positions: Places): Box[] =>
  Object.entries(positions).flatMap(([id, at]) => (variant.nodes[id] ? [boxOf(variant.nodes[id], at)] : []))

const shift = (positions: Places, by: Position): Record<string, Position> =>
  Object.fromEntries(Object.entries(positions).map(([id, { x, y }]) => [id, { x: x + by.x, y: y + by.y }]))

/** How far a layout must go so that pinned steps lie in it where they are, on average; undefined without any. */
function towardsPinned(variant: Variant, laid: Places): Position | undefined {
  const ways = Object.entries(laid).flatMap(([id, { x, y }]) => {
    const node = variant.nodes[id]
    return node?.pinned ? [{ x: node.position.x - x, y: node.position.y - y }] : []
  })
  if (ways.length === 0) return undefined
  const mean = (axis: 'x' | 'y') => Math.round(ways.reduce((sum, way) => sum + way[axis], 0) / ways.length)
  return { x: mean('x'), y: mean('y') }
}

/** How far a layout of some steps must go so that its upper end lies where theirs was, middle to middle. */
function towardsBefore(variant: Variant, laid: Places): Position {
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

/** How far down, row by row, something must go until it is clear of what stays. Each turn passes one, so it ends. */
function clearOf(box: Box, staying: readonly Box[]): number {
  let y = box.y
  for (let turn = 0; turn <= staying.length; turn += 1) {
    const hit = staying.find((other) => overlap(grown(other), { ...box, y }))
    if (!hit) break
    y = Math.max(y + 1, Math.ceil((hit.y + hit.height + MARGIN - box.y) / ROW) * ROW + box.y)
  }
  return y - box.y
}

/** What moves as one: a step, or a group with all that is in it. */
interface Unit {
  readonly nodes: readonly string[]
  readonly box: Box
}

/**
 * What becomes of a fresh layout: pinned steps stay, the others are laid around them and not under them; a layout of
 * some steps only stays where those steps were. Groups move as one and keep clear of what is pinned, but for those that
 * have pinned steps themselves: a collapsed one stays, in an open one the others are laid around its pinned steps, and
 * strangers keep clear of its frame. `whole` says that all steps were laid out.
 */
export function settle(variant: Variant, laid: Places, whole: boolean): Record<string, Position> {
  const by = towardsPinned(variant, laid) ?? (whole ? { x: 0, y: 0 } : towardsBefore(variant, laid))
  const moved = shift(laid, by)
  const pinned = Object.values(variant.nodes).flatMap((node) => (node.pinned ? [boxOf(node)] : []))
  const { units, held } = partedOf(variant, moved)
  const inHeld = clearing(
    held.flatMap(({ nodes, collapsed }) => (collapsed ? [] : singles(variant, moved, nodes))),
    moved,
    pinned,
  )
  const frames = held.flatMap((group) => frameOf(variant, group, inHeld) ?? [])
  return { ...inHeld, ...clearing(units, moved, [...pinned, ...frames]) }
}

const hasPinned = ({ nodes }: Variant, group: Group) => group.nodes.some((id) => nodes[id]?.pinned)

const frameOf = ({ nodes }: Variant, group: Group, at: Places): Box | undefined =>
  groupBox(nodes, group, new Map(Object.entries(at)))

/** Steps that are not pinned, each by itself. */
const singles = ({ nodes }: Variant, at: Places, ids: readonly string[]): Unit[] =>
  ids.flatMap((id) => {
    const [node, to] = [nodes[id], at[id]]
    return node && to && !node.pinned ? [{ nodes: [id], box: boxOf(node, to) }] : []
  })

/** What moves as one, and the groups that something pinned holds in their place. */
function partedOf(variant: Variant, at: Places): { units: Unit[]; held: Group[] } {
  // A group of which only a part was laid out is none here: its other steps stay where they are.
  const groups = Object.values(variant.groups).filter((group) =>
    group.nodes.every((id) => at[id] || !variant.nodes[id]),
  )
  const held = groups.filter((group) => hasPinned(variant, group))
  const inGroups = new Set(groups.flatMap((group) => group.nodes))
  const whole = groups.flatMap((group): Unit[] => {
    const box = held.includes(group) ? undefined : frameOf(variant, group, at)
    return box ? [{ nodes: group.nodes, box }] : []
  })
  const loose = Object.keys(at).filter((id) => !inGroups.has(id))
  return { units: [...whole, ...singles(variant, at, loose)], held }
}

function clearing(units: readonly Unit[], at: Places, staying: readonly Box[]): Record<string, Position> {
  return Object.fromEntries(
    units.flatMap(({ nodes, box }) => {
      const down = clearOf(box, staying)
      return nodes.flatMap((id) => {
        const to = at[id]
        return to ? [[id, { x: to.x, y: to.y + down }] as const] : []
      })
    }),
  )
}

/** The part of a variant that some of its steps are, with the edges among them and the groups that are whole in it. */
export function partOf(variant: Variant, nodes: ReadonlySet<string>): Variant {
  const pick = <Item>(record: Readonly<Record<string, Item>>, keep: (id: string, item: Item) => boolean) =>
    Object.fromEntries(Object.entries(record).filter(([id, item]) => keep(id, item)))
  return {
    ...variant,
    nodes: pick(variant.nodes, (id) => nodes.has(id)),
    edges: pick(variant.edges, (_, edge) => nodes.has(edge.from) && nodes.has(edge.to)),
    groups: pick(variant.groups, (_, group) => group.nodes.every((id) => nodes.has(id))),
  }
}
