import type { Position } from '../../../document/index.ts'
import type { Box } from './geometry.ts'

/** A line that shows with what the thing in the hand lines up, in canvas units. */
export interface Guide {
  readonly axis: 'x' | 'y'
  /** Where the line stands on its axis; for `x` it is upright. */
  readonly at: number
  readonly from: number
  readonly to: number
  /** `line`: edges or middles meet. `gap`: one of two equal distances, measured along `from` … `to`. */
  readonly kind: 'line' | 'gap'
}

export interface Snapped {
  /** How far the thing must still go to line up. */
  readonly by: Position
  readonly guides: readonly Guide[]
}

const NOTHING: Snapped = { by: { x: 0, y: 0 }, guides: [] }

/** One axis of a box: where it begins and ends, and where it lies across. */
interface Span {
  readonly start: number
  readonly end: number
  readonly crossStart: number
  readonly crossEnd: number
}

const spanOf = (box: Box, axis: 'x' | 'y'): Span =>
  axis === 'x'
    ? { start: box.x, end: box.x + box.width, crossStart: box.y, crossEnd: box.y + box.height }
    : { start: box.y, end: box.y + box.height, crossStart: box.x, crossEnd: box.x + box.width }

const middle = ({ start, end }: Span) => (start + end) / 2

/** The smallest shift within reach that brings a line of the moving thing onto the same or another line of a resting one. */
function nearestLine(moving: Span, resting: readonly Span[], reach: number): number | undefined {
  let best: number | undefined
  const offer = (by: number) => {
    if (Math.abs(by) <= reach && (best === undefined || Math.abs(by) < Math.abs(best))) best = by
  }
  for (const span of resting) {
    offer(middle(span) - middle(moving))
    for (const line of [span.start, span.end]) {
      offer(line - moving.start)
      offer(line - moving.end)
    }
  }
  return best
}

const across = (a: Span, b: Span) => a.crossStart < b.crossEnd && b.crossStart < a.crossEnd

/** The shift that puts the moving thing as far from its neighbours as they are from one another, or between two of them. */
function nearestGap(moving: Span, resting: readonly Span[], reach: number): number | undefined {
  const row = resting.filter((span) => across(span, moving)).sort((a, b) => a.start - b.start)
  const size = moving.end - moving.start
  let best: number | undefined
  const offer = (start: number) => {
    const by = start - moving.start
    if (Math.abs(by) <= reach && (best === undefined || Math.abs(by) < Math.abs(best))) best = by
  }
  row.forEach((span, index) => {
    const next = row[index + 1]
    const gap = next ? next.start - span.end : -1
    if (!next || gap <= 0) return
    if (gap > size) offer(span.end + (gap - size) / 2)
    offer(next.end + gap)
    offer(span.start - gap - size)
  })
  return best
}

/** Lines of the thing, where it now stands, that meet lines of others. */
function guidesAlong(axis: 'x' | 'y', moving: Span, resting: readonly Span[]): Guide[] {
  const guides = new Map<number, Guide>()
  for (const span of resting) {
    const meets = (a: number, b: number) => Math.abs(a - b) < 0.5
    const met = [middle(moving), moving.start, moving.end].filter((line, index) =>
      index === 0 ? meets(line, middle(span)) : meets(line, span.start) || meets(line, span.end),
    )
    for (const at of met) {
      const before = guides.get(at)
      const from = Math.min(before?.from ?? Infinity, span.crossStart, moving.crossStart)
      const to = Math.max(before?.to ?? -Infinity, span.crossEnd, moving.crossEnd)
      guides.set(at, { axis, at, from, to, kind: 'line' })
    }
  }
  // The same thing on both its edges and its middle says one thing three times.
  const found = [...guides.values()]
  const centre = found.find(({ at }) => Math.abs(at - middle(moving)) < 0.5)
  return centre ? [centre] : found
}

/** The two equal gaps beside the thing where it now stands, if there are such. */
function gapsAlong(axis: 'x' | 'y', moving: Span, resting: readonly Span[]): Guide[] {
  const row = [...resting.filter((span) => across(span, moving)), moving].sort((a, b) => a.start - b.start)
  const index = row.indexOf(moving)
  const gap = (a: Span | undefined, b: Span | undefined) => (a && b ? b.start - a.end : Number.NaN)
  const pairs = [index - 2, index - 1, index].map((at) => [row[at], row[at + 1], row[at + 2]] as const)
  const equal = pairs.find(([a, b, c]) => gap(a, b) > 0 && Math.abs(gap(a, b) - gap(b, c)) < 0.5)
  if (!equal) return []
  const at = (moving.crossStart + moving.crossEnd) / 2
  const cross = axis === 'x' ? ('y' as const) : ('x' as const)
  return [0, 1].flatMap((place) => {
    const [a, b] = [equal[place], equal[place + 1]]
    return a && b ? [{ axis: cross, at, from: a.end, to: b.start, kind: 'gap' as const }] : []
  })
}

/**
 * Where a box would line up with those that rest: by edges, by middles, or by equal gaps. `reach` is how far it may be
 * pulled, in canvas units; lines are preferred to gaps where both are near. O(boxes).
 */
export function snapTo(box: Box, others: readonly Box[], reach: number): Snapped {
  if (others.length === 0) return NOTHING
  const shift = (axis: 'x' | 'y') => {
    const moving = spanOf(box, axis)
    const resting = others.map((other) => spanOf(other, axis))
    return nearestLine(moving, resting, reach) ?? nearestGap(moving, resting, reach) ?? 0
  }
  const by = { x: shift('x'), y: shift('y') }
  const placed = { ...box, x: box.x + by.x, y: box.y + by.y }
  const guides = (['x', 'y'] as const).flatMap((axis) => {
    const moving = spanOf(placed, axis)
    const resting = others.map((other) => spanOf(other, axis))
    const lines = guidesAlong(axis, moving, resting)
    return [...lines, ...gapsAlong(axis, moving, resting)]
  })
  return { by, guides }
}
