import type { Position, Variant } from '../document/index.ts'
import { STEP_Y } from './commands/nodes.ts'
import { edgesOut } from './graph.ts'
import type { Viewport } from './view.ts'

/** How much room a step takes with its margins, in canvas units. A step's position is the middle of its top edge. */
const CELL = { width: 264, height: 100 } as const

const taken = (variant: Variant, { x, y }: Position): boolean =>
  Object.values(variant.nodes).some(
    ({ position }) => Math.abs(position.x - x) < CELL.width && Math.abs(position.y - y) < CELL.height,
  )

/** The place wished for, or the nearest free one to the right of it. */
function freePlace(variant: Variant, wished: Position): Position {
  let place = wished
  while (taken(variant, place)) place = { x: place.x + CELL.width + 16, y: place.y }
  return place
}

/** A good place for the step after `from`: one row below, beside those that already follow it. */
export function placeAfter(variant: Variant, from: string): Position {
  const source = variant.nodes[from]
  if (!source) return { x: 0, y: 0 }
  const siblings = edgesOut(variant.edges, from).flatMap(([, edge]) => variant.nodes[edge.to] ?? [])
  const below = siblings.filter(({ position }) => position.y > source.position.y)
  const x =
    below.length === 0 ? source.position.x : Math.max(...below.map(({ position }) => position.x)) + CELL.width + 16
  return freePlace(variant, { x, y: source.position.y + STEP_Y })
}

/** The middle of what is on screen, or what is free beside it; below everything when nothing has been on screen yet. */
export function placeInView(variant: Variant, viewport: Viewport | undefined): Position {
  if (viewport) {
    const middle = {
      x: (viewport.width / 2 - viewport.x) / viewport.zoom,
      y: (viewport.height / 2 - viewport.y) / viewport.zoom,
    }
    return freePlace(variant, { x: Math.round(middle.x), y: Math.round(middle.y) })
  }
  const lowest = Object.values(variant.nodes).reduce((y, node) => Math.max(y, node.position.y + STEP_Y), 0)
  return freePlace(variant, { x: 0, y: lowest })
}
