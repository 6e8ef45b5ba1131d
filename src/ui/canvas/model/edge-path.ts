import type { Position } from '../../../document/index.ts'
import { NODE_WIDTH } from './geometry.ts'

/** Where long edges turn aside, above their target. */
export const TURN = 24
/** Where an edge's figures stand, below its port. */
export const FIGURES_BELOW = 27
const RADIUS = 8
export const LONG = 96
/** Less than this aside is no turn. */
const STRAIGHT = 2

/**
 * The corners of an edge, from port to step. Downwards it turns once aside, half-way or, on a long way, just above its
 * target, so that edges which meet share their last piece. Upwards (a loop) it goes round the side.
 */
export function edgeCorners(from: Position, to: Position): readonly Position[] {
  const gap = to.y - from.y
  if (gap >= TURN) {
    if (Math.abs(from.x - to.x) < STRAIGHT) return [from, to]
    const y = gap > LONG ? to.y - TURN : from.y + gap / 2
    return [from, { x: from.x, y }, { x: to.x, y }, to]
  }
  const apart = Math.abs(from.x - to.x)
  const side = apart > NODE_WIDTH + 2 * TURN ? (from.x + to.x) / 2 : Math.max(from.x, to.x) + NODE_WIDTH / 2 + TURN
  const [low, high] = [from.y + TURN, to.y - TURN]
  return [from, { x: from.x, y: low }, { x: side, y: low }, { x: side, y: high }, { x: to.x, y: high }, to]
}

/** The corners as an SVG path, rounded. */
export function roundedPath(corners: readonly Position[]): string {
  const [first, ...rest] = corners
  if (!first) return ''
  let path = `M${first.x},${first.y}`
  rest.forEach((corner, index) => {
    const next = rest[index + 1]
    path += next ? bend(index === 0 ? first : (rest[index - 1] ?? first), corner, next) : `L${corner.x},${corner.y}`
  })
  return path
}

function bend(before: Position, corner: Position, after: Position): string {
  const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2)
  const start = towards(corner, before, radius)
  const end = towards(corner, after, radius)
  return `L${start.x},${start.y}Q${corner.x},${corner.y} ${end.x},${end.y}`
}

const distance = (a: Position, b: Position) => Math.hypot(a.x - b.x, a.y - b.y)

function towards(from: Position, to: Position, length: number): Position {
  const whole = distance(from, to) || 1
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole }
}

/** The middle of the longest piece: where a button on the edge is in nobody's way. */
export function middleOf(corners: readonly Position[]): Position {
  let best = { length: -1, x: 0, y: 0 }
  corners.forEach((corner, index) => {
    const next = corners[index + 1]
    if (!next) return
    const length = distance(corner, next)
    if (length > best.length) best = { length, x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 }
  })
  return { x: best.x, y: best.y }
}

/** How far a point is from an edge, in canvas units. */
export function distanceTo(corners: readonly Position[], point: Position): number {
  let best = Infinity
  corners.forEach((corner, index) => {
    const next = corners[index + 1]
    if (next) best = Math.min(best, distanceToPiece(corner, next, point))
  })
  return best
}

function distanceToPiece(a: Position, b: Position, point: Position): number {
  const squared = (b.x - a.x) ** 2 + (b.y - a.y) ** 2
  const along = squared === 0 ? 0 : ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / squared
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(point.x - (a.x + t * (b.x - a.x)), point.y - (a.y + t * (b.y - a.y)))
}
