import type { Position } from '../../../document/index.ts'
import type { Scene } from '../far/scene.ts'
import { type Box, contains } from '../model/geometry.ts'

/** On which side of the line from `a` to `b` a point lies: positive on one, negative on the other, 0 on the line. */
const sideOf = (a: Position, b: Position, { x, y }: Position): number =>
  (b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)

/**
 * How often a closed line goes round a point, counted with its direction. D. Sunday, "Inclusion of a Point in a Polygon"
 * (2001). Points on the line itself count for one side of it or the other. O(corners).
 */
export function windingOf(line: readonly Position[], point: Position): number {
  let turns = 0
  line.forEach((a, index) => {
    const b = line[(index + 1) % line.length] ?? a
    if (a.y <= point.y) {
      if (b.y > point.y && sideOf(a, b, point) > 0) turns += 1
    } else if (b.y <= point.y && sideOf(a, b, point) < 0) turns -= 1
  })
  return turns
}

const middleOf = ({ x, y, width, height }: Box): Position => ({ x: x + width / 2, y: y + height / 2 })

function boxAround(line: readonly Position[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of line) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/**
 * What a closed line drawn by hand encloses: steps, collapsed groups (as all their steps) and notes whose middle lies in
 * it. The middle and not the whole box, so that a quick line around a crowd need not be exact. Where the line crosses
 * itself, what it goes round twice is enclosed as well, unless it goes round it in opposite directions.
 */
export function enclosed(
  { nodes, notes }: Pick<Scene, 'nodes' | 'notes'>,
  line: readonly Position[],
): { readonly nodes: readonly string[]; readonly notes: readonly string[] } {
  if (line.length < 3) return { nodes: [], notes: [] }
  const around = boxAround(line)
  const inside = ({ box }: { readonly box: Box }) => {
    const middle = middleOf(box)
    return contains(around, middle) && windingOf(line, middle) !== 0
  }
  return {
    nodes: nodes.filter(inside).flatMap(({ members }) => members),
    notes: notes.filter(inside).map(({ id }) => id),
  }
}
