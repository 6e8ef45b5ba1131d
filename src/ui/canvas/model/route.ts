import type { Position } from '../../../document/index.ts'
import { edgeCorners, LONG, TURN } from './edge-path.ts'
import type { Box } from './geometry.ts'
import { type Area, createGrid, type Grid } from './grid.ts'

/**
 * Ways from step to step that go round the steps between them. A way goes as `edge-path.ts` has it wherever that is free;
 * else it turns at another height, or takes a lane: straight down (or up, when it leads back) where nothing stands. Ways
 * that lead back have lanes of their own, and ways that lead to different places never lie on one another sideways, so that
 * they can be told apart.
 */

export interface Way {
  readonly id: string
  /** Ids of what stands at its ends. */
  readonly from: string
  readonly to: string
  readonly start: Position
  readonly end: Position
}

export interface Obstacle {
  readonly id: string
  readonly box: Box
}

type Corners = readonly Position[]

/** A line nearer to a step than this seems to belong to it. */
const NEAR = 6
/** Lanes keep so far from steps, and from one another. */
const CLEAR = 16
const APART = 12
/** How far aside lanes are looked for: farther only when there is none nearer. */
const ASIDE = [1_200, 16_000] as const
/** Lanes that are tried before a way is left as it was. */
const MOST_LANES = 8

interface Lane {
  readonly x: number
  /** Ways down to one place may share their lane. */
  readonly shared: string | undefined
}

/** A piece of a way that goes sideways. */
interface Crossing {
  readonly y: number
  readonly left: number
  readonly right: number
  readonly to: string
}

/** What stands, and the ways that have been led so far. */
interface Field {
  readonly steps: Grid<Obstacle>
  readonly lanes: Grid<Lane>
  readonly crossings: Grid<Crossing>
}

const same = (a: Corners, b: Corners): boolean =>
  a.length === b.length && a.every(({ x, y }, index) => x === b[index]?.x && y === b[index]?.y)

/**
 * Corners of all ways, by their ids. Corners that are as in `before` are the same object. O(ways · boxes in the rows they
 * pass), and for the few that need a lane a sort of those boxes.
 */
export function route(
  ways: readonly Way[],
  obstacles: readonly Obstacle[],
  before: ReadonlyMap<string, Corners> = new Map(),
): ReadonlyMap<string, Corners> {
  const field: Field = { steps: createGrid(), lanes: createGrid(), crossings: createGrid() }
  for (const obstacle of obstacles) field.steps.add(obstacle, areaOf(obstacle.box))
  return new Map(
    ways.map((way) => {
      const corners = toldApart(cornersOf(way, field), way, field)
      const old = before.get(way.id)
      return [way.id, old && same(old, corners) ? old : corners]
    }),
  )
}

const areaOf = ({ x, y, width, height }: Box): Area => ({ left: x, right: x + width, top: y, bottom: y + height })

const between = (a: Position, b: Position): Area => ({
  left: Math.min(a.x, b.x),
  right: Math.max(a.x, b.x),
  top: Math.min(a.y, b.y),
  bottom: Math.max(a.y, b.y),
})

const grown = ({ left, right, top, bottom }: Area, by: number): Area => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
})

const meet = (a: Area, b: Area): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

function isFreePiece(a: Position, b: Position, { steps }: Field, own: readonly string[]): boolean {
  const near = grown(between(a, b), NEAR)
  return !steps.some(near, ({ id, box }) => meet(near, areaOf(box)) && !own.includes(id))
}

/** Only at its ends does a way touch what stands there. */
function isFree(corners: Corners, { from, to }: Way, field: Field): boolean {
  const last = corners.length - 2
  return corners.every((corner, index) => {
    const next = corners[index + 1]
    const own = [...(index === 0 ? [from] : []), ...(index === last ? [to] : [])]
    return !next || isFreePiece(corner, next, field, own)
  })
}

function cornersOf(way: Way, field: Field): Corners {
  const { start, end } = way
  const plain = edgeCorners(start, end)
  const down = end.y - start.y >= TURN
  if (down && isFree(plain, way, field)) return plain
  const early = [start, { x: start.x, y: start.y + TURN }, { x: end.x, y: start.y + TURN }, end]
  if (end.y - start.y > LONG && isFree(early, way, field)) return early
  return (!down || end.y - start.y > LONG ? byLane(way, down, field) : undefined) ?? plain
}

/** What is tried when another way lies there already, in canvas units up and down. Between two rows is room for three. */
const SHIFTS = [0, -8, 8] as const
/** Nearer than so much two lines are one. */
const TOLD = 6

/** Moves the pieces that go sideways off those of ways to other places, where there is room. */
function toldApart(corners: Corners, way: Way, field: Field): Corners {
  let moved = corners
  for (let index = 1; index < corners.length - 2; index += 1) {
    const [a, b] = [moved[index], moved[index + 1]]
    if (!a || !b || a.y !== b.y) continue
    const span = { left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), to: way.to }
    const tried = SHIFTS.map((by) => ({ by, y: a.y + by })).find(
      ({ by, y }) => !isTaken({ ...span, y }, field) && (by === 0 || isFree(shifted(moved, index, by), way, field)),
    )
    moved = shifted(moved, index, tried?.by ?? 0)
    const y = tried?.y ?? a.y
    field.crossings.add({ ...span, y }, { ...span, top: y, bottom: y })
  }
  return moved
}

/** The same way with one piece that goes sideways higher or lower. */
const shifted = (corners: Corners, piece: number, by: number): Corners =>
  by === 0
    ? corners
    : corners.map(({ x, y }, index) => (index === piece || index === piece + 1 ? { x, y: y + by } : { x, y }))

function isTaken({ y, left, right, to }: Crossing, { crossings }: Field): boolean {
  const near = grown({ left, right, top: y, bottom: y }, TOLD)
  return crossings.some(
    near,
    (other) => other.to !== to && Math.abs(other.y - y) < TOLD && other.left < near.right && near.left < other.right,
  )
}

const withoutDoubles = (corners: Corners): Corners =>
  corners.filter(({ x, y }, index) => x !== corners[index - 1]?.x || y !== corners[index - 1]?.y)

/** By a lane where nothing stands from where the way turns aside to where it turns back; undefined when there is none. */
function byLane(way: Way, down: boolean, field: Field): Corners | undefined {
  const { start, end, to } = way
  const [first, last] = [start.y + TURN, end.y - TURN]
  const shared = down ? to : undefined
  const rows = between({ x: start.x, y: first }, { x: end.x, y: last })
  for (const aside of ASIDE) {
    for (const x of lanesIn(rows, aside, way, shared, field).slice(0, MOST_LANES)) {
      const corners = withoutDoubles([
        start,
        { x: start.x, y: first },
        { x, y: first },
        { x, y: last },
        { x: end.x, y: last },
        end,
      ])
      if (!isFree(corners, way, field)) continue
      field.lanes.add({ x, shared }, { ...rows, left: x, right: x })
      return corners
    }
  }
  return undefined
}

/** Lanes that are free from one height to another and no farther aside than so much, the shortest way first. */
function lanesIn(rows: Area, aside: number, { start, end }: Way, shared: string | undefined, field: Field): number[] {
  const seen = { ...rows, left: rows.left - aside, right: rows.right + aside }
  const near = grown(seen, NEAR)
  const walls: [from: number, to: number][] = []
  field.steps.some(near, ({ box }) => {
    if (meet(near, areaOf(box))) walls.push([box.x - CLEAR, box.x + box.width + CLEAR])
    return false
  })
  field.lanes.some(near, (lane) => {
    if (shared === undefined || lane.shared !== shared) walls.push([lane.x - APART, lane.x + APART])
    return false
  })
  walls.sort(([a], [b]) => a - b)
  const found: number[] = []
  let from = seen.left
  for (const [wallFrom, wallTo] of [...walls, [seen.right, seen.right] as const]) {
    // In each gap, as near as can be to where the way ends.
    if (wallFrom >= from) found.push(Math.min(Math.max(end.x, from), wallFrom))
    from = Math.max(from, wallTo)
  }
  const length = (x: number) => Math.abs(start.x - x) + Math.abs(x - end.x)
  // Of two as short ways the one on the right, where loops go anyway.
  return found.sort((a, b) => length(a) - length(b) || b - a)
}
