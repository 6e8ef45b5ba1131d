import type { Position } from '../../../document/index.ts'
import type { Scene } from '../far/scene.ts'
import { FIGURES_BELOW } from '../model/edge-path.ts'
import { NODE_HEIGHT } from '../model/geometry.ts'
import type { Person } from './crowd.ts'

/** A person as a dot, in canvas units. */
export interface Dot {
  readonly x: number
  readonly y: number
  readonly converted: boolean
  /** 1 is there, 0 is gone. */
  readonly presence: number
}

/** How many more stand at a step than there is room for. */
export interface Overflow {
  readonly x: number
  readonly y: number
  readonly count: number
}

export interface Placed {
  readonly dots: readonly Dot[]
  readonly overflows: readonly Overflow[]
}

/** People who wait stand left of their step, in columns of so many. */
const COLUMN = 6
const COLUMNS = 5
const SPACING = 11
const ASIDE = 12

/**
 * Where everybody is drawn: on their ways, or beside the step where they wait. Who is at no known place is
 * left out. With `figures`, who passes behind those of a way is hardly there: they must be read.
 */
export function placesOf(
  scene: Scene,
  edges: ReadonlyMap<string, readonly Position[]>,
  people: readonly Person[],
  figures = false,
): Placed {
  const waiting = new Map<string, number>()
  const dots: Dot[] = []
  for (const { node, edge, along = 0, converted, fading = 0 } of people) {
    const corners = edge === undefined ? undefined : edges.get(edge)
    if (corners) {
      const at = pointAlong(corners, along)
      const presence = figures && isBehindFigures(corners[0], at) ? BEHIND : 1
      dots.push({ ...at, converted, presence })
      continue
    }
    const box = scene.byId.get(node)?.box
    if (!box) continue
    const turn = waiting.get(node) ?? 0
    waiting.set(node, turn + 1)
    if (turn < COLUMN * COLUMNS) dots.push({ ...placeInLine(box.x, box.y, turn), converted, presence: 1 - fading })
  }
  return { dots, overflows: overflowsOf(scene, waiting) }
}

const BEHIND = 0.15
/** Half the room that a way's figures take. */
const FIGURES = { x: 34, y: 12 } as const

const isBehindFigures = (start: Position | undefined, { x, y }: Position): boolean =>
  start !== undefined && Math.abs(x - start.x) < FIGURES.x && Math.abs(y - start.y - FIGURES_BELOW) < FIGURES.y

const placeInLine = (left: number, top: number, turn: number): Position => ({
  x: left - ASIDE - Math.floor(turn / COLUMN) * SPACING,
  y: top + (NODE_HEIGHT - (COLUMN - 1) * SPACING) / 2 + (turn % COLUMN) * SPACING,
})

function overflowsOf(scene: Scene, waiting: ReadonlyMap<string, number>): Overflow[] {
  return [...waiting].flatMap(([node, count]) => {
    const box = scene.byId.get(node)?.box
    const more = count - COLUMN * COLUMNS
    if (!box || more <= 0) return []
    return [{ x: box.x - ASIDE - COLUMNS * SPACING, y: box.y + NODE_HEIGHT / 2, count: more }]
  })
}

/** A point of a line of corners, by the share of its length that is behind it. */
export function pointAlong(corners: readonly Position[], along: number): Position {
  const lengths = corners.slice(1).map((corner, index) => {
    const before = corners[index] ?? corner
    return Math.hypot(corner.x - before.x, corner.y - before.y)
  })
  let left = Math.min(1, Math.max(0, along)) * lengths.reduce((sum, length) => sum + length, 0)
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [corners[index], corners[index + 1]]
    if (from && to && left <= length && length > 0) {
      const share = left / length
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
    }
    left -= length
  }
  return corners.at(-1) ?? { x: 0, y: 0 }
}
