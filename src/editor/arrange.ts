import type { Group, Position, Variant } from '../document/index.ts'
import type { Moves } from './commands/nodes.ts'
import { around, type Box, groupBox, noteBox, stepBox } from './sizes.ts'

/** Lining things up: pure sums over boxes. */

export type Side = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'
export type Axis = 'horizontal' | 'vertical'

/** What moves as one: a step, a note, or a collapsed group with all that is in it. */
interface Unit {
  readonly box: Box
  readonly nodes: readonly string[]
  readonly notes: readonly string[]
}

type Things = Readonly<Record<'nodes' | 'notes', ReadonlySet<string>>>

function unitsOf(variant: Variant, { nodes, notes }: Things): Unit[] {
  const folded = Object.values(variant.groups).filter(
    (group: Group) => group.collapsed === true && group.nodes.some((id) => nodes.has(id)),
  )
  const inside = new Set(folded.flatMap((group) => group.nodes))
  return [
    ...folded.flatMap((group) => {
      const box = groupBox(variant.nodes, group)
      return box ? [{ box, nodes: group.nodes.filter((id) => variant.nodes[id]), notes: [] }] : []
    }),
    ...[...nodes].flatMap((id) => {
      const node = variant.nodes[id]
      return node && !inside.has(id) ? [{ box: stepBox(node), nodes: [id], notes: [] }] : []
    }),
    ...[...notes].flatMap((id) => {
      const note = variant.notes[id]
      return note ? [{ box: noteBox(note), nodes: [], notes: [id] }] : []
    }),
  ]
}

function movesOf(variant: Variant, shifts: readonly (readonly [Unit, Position])[]): Moves {
  const nodes: Record<string, Position> = {}
  const notes: Record<string, Position> = {}
  for (const [unit, by] of shifts) {
    if (Math.abs(by.x) < 0.5 && Math.abs(by.y) < 0.5) continue
    for (const id of unit.nodes) {
      const from = variant.nodes[id]?.position
      if (from) nodes[id] = { x: from.x + by.x, y: from.y + by.y }
    }
    for (const id of unit.notes) {
      const from = variant.notes[id]?.position
      if (from) notes[id] = { x: from.x + by.x, y: from.y + by.y }
    }
  }
  return { nodes, notes }
}

function towards(box: Box, all: Box, side: Side): Position {
  if (side === 'left') return { x: all.x - box.x, y: 0 }
  if (side === 'right') return { x: all.x + all.width - box.x - box.width, y: 0 }
  if (side === 'centre') return { x: all.x + all.width / 2 - box.x - box.width / 2, y: 0 }
  if (side === 'top') return { x: 0, y: all.y - box.y }
  if (side === 'bottom') return { x: 0, y: all.y + all.height - box.y - box.height }
  return { x: 0, y: all.y + all.height / 2 - box.y - box.height / 2 }
}

/** Moves that bring the same side of all things to one line: the outermost one, or the middle of them all. */
export function aligned(variant: Variant, things: Things, side: Side): Moves {
  const units = unitsOf(variant, things)
  const all = around(units.map(({ box }) => box))
  return all && units.length > 1
    ? movesOf(
        variant,
        units.map((unit) => [unit, towards(unit.box, all, side)]),
      )
    : {}
}

/** Moves that make the gaps between neighbours equal. The first and the last stay; fewer than three stay as they are. */
export function distributed(variant: Variant, things: Things, axis: Axis): Moves {
  const [start, size] = axis === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const units = unitsOf(variant, things).sort(
    (a, b) => a.box[start] + a.box[size] / 2 - (b.box[start] + b.box[size] / 2),
  )
  const [first, last] = [units[0], units.at(-1)]
  if (!first || !last || units.length < 3) return {}
  const room = last.box[start] + last.box[size] - first.box[start]
  const gap = (room - units.reduce((sum, { box }) => sum + box[size], 0)) / (units.length - 1)
  let at = first.box[start]
  return movesOf(
    variant,
    units.map((unit) => {
      const by = Math.round(at - unit.box[start])
      at += unit.box[size] + gap
      return [unit, axis === 'horizontal' ? { x: by, y: 0 } : { x: 0, y: by }] as const
    }),
  )
}

export const isNoMove = ({ nodes = {}, notes = {} }: Moves): boolean =>
  Object.keys(nodes).length + Object.keys(notes).length === 0
