import { LIMITS } from '../../../../document/index.ts'

/** Lines of a pen: `points` are x and y by turns, as the document has them. */

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const at = (points: readonly number[], index: number): readonly [number, number] => [
  points[2 * index] as number,
  points[2 * index + 1] as number,
]

/**
 * The same line with fewer points, none of those left out further from it than `tolerance` (in the line's own units).
 * D. H. Douglas and T. K. Peucker (1973), Cartographica 10, 112–122; with a stack of its own, for lines of any length.
 */
export function simplify(points: readonly number[], tolerance: number): number[] {
  const count = points.length >> 1
  if (count < 3) return [...points]
  const kept = new Uint8Array(count)
  kept[0] = 1
  kept[count - 1] = 1
  const stack: [number, number][] = [[0, count - 1]]
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [first, last] = span
    const [index, distance] = farthest(points, first, last)
    if (distance <= tolerance) continue
    kept[index] = 1
    stack.push([first, index], [index, last])
  }
  const line: number[] = []
  for (let index = 0; index < count; index += 1) if (kept[index]) line.push(...at(points, index))
  return line
}

function farthest(points: readonly number[], first: number, last: number): [index: number, distance: number] {
  const [x1, y1] = at(points, first)
  const [x2, y2] = at(points, last)
  let [best, most] = [first, -1]
  for (let index = first + 1; index < last; index += 1) {
    const [x, y] = at(points, index)
    const distance = fromPiece(x, y, x1, y1, x2, y2)
    if (distance > most) [best, most] = [index, distance]
  }
  return [best, most]
}

/** From a point to a straight piece of a line. */
function fromPiece(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length))
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy)
}

/** A line as it is kept: tenths of a pixel, as few points as show it, and no more numbers than a document holds. */
export function strokeOf(points: readonly number[], tolerance: number): number[] {
  let line = simplify(points, tolerance)
  for (let coarser = tolerance * 2; line.length > LIMITS.strokeNumbers; coarser *= 2) line = simplify(points, coarser)
  return line.map(tenth)
}

/** A line as an SVG path: curves that pass through the middles between points, so that no corner is seen. */
export function pathOf(points: readonly number[]): string {
  const count = points.length >> 1
  const [x0, y0] = at(points, 0)
  // A dot is a line of no length: round ends make it one.
  if (count === 1) return `M${x0} ${y0}h0`
  let path = `M${x0} ${y0}`
  for (let index = 1; index < count - 1; index += 1) {
    const [x, y] = at(points, index)
    const [nextX, nextY] = at(points, index + 1)
    path += `Q${x} ${y} ${tenth((x + nextX) / 2)} ${tenth((y + nextY) / 2)}`
  }
  const [x, y] = at(points, count - 1)
  return `${path}L${x} ${y}`
}

const tenth = (value: number) => Math.round(value * 10) / 10 + 0

export function boxOfStroke(points: readonly number[], width: number): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let index = 0; index < points.length >> 1; index += 1) {
    const [x, y] = at(points, index)
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { x: left - width, y: top - width, width: right - left + 2 * width, height: bottom - top + 2 * width }
}

/** Does a line pass a point within `reach`? */
export function passes(points: readonly number[], { x, y }: { readonly x: number; readonly y: number }, reach: number) {
  const count = points.length >> 1
  if (count === 1) return Math.hypot(x - (points[0] as number), y - (points[1] as number)) <= reach
  for (let index = 0; index < count - 1; index += 1) {
    const [x1, y1] = at(points, index)
    const [x2, y2] = at(points, index + 1)
    if (fromPiece(x, y, x1, y1, x2, y2) <= reach) return true
  }
  return false
}

export const movedBy = (points: readonly number[], by: { readonly x: number; readonly y: number }): number[] =>
  points.map((value, index) => tenth(value + (index % 2 === 0 ? by.x : by.y)))
