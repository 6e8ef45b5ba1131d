import type { JourneyNode, Position, Variant } from '../../../document/index.ts'
import type { Comparing } from '../../../editor/index.ts'
import { edgeCorners } from '../model/edge-path.ts'
import { type Box, boxOf, NODE_HEIGHT, noteBoxOf, overlap, portPoint } from '../model/geometry.ts'

export interface Ghost {
  readonly id: string
  readonly node: JourneyNode
  readonly box: Box
}

export interface GhostScene {
  readonly steps: readonly Ghost[]
  readonly ways: readonly { readonly id: string; readonly corners: readonly Position[] }[]
  readonly notes: readonly { readonly id: string; readonly text: string; readonly box: Box }[]
}

const ASIDE = 24
const MOST_ASIDE = 4

/** Where what only the other variant has is drawn: in its place, or beside whatever stands there by now. */
export function ghostScene(ghosts: Comparing['ghosts'], variant: Variant): GhostScene {
  const taken = Object.values(variant.nodes).map((node) => boxOf(node))
  const places = new Map<string, Position>()
  const steps = Object.entries(ghosts.nodes).map(([id, node]) => {
    const box = beside(boxOf(node), taken)
    taken.push(box)
    places.set(id, { x: box.x + box.width / 2, y: box.y })
    return { id, node, box }
  })
  const nodeAt = (id: string) => variant.nodes[id] ?? ghosts.nodes[id]
  return {
    steps,
    ways: Object.entries(ghosts.edges).flatMap(([id, { from, port, to }]) => {
      const [source, target] = [nodeAt(from), nodeAt(to)]
      if (!source || !target) return []
      const start = places.get(from) ?? source.position
      const end = places.get(to) ?? target.position
      const out = portPoint(source, port, start) ?? { x: start.x, y: start.y + NODE_HEIGHT }
      return [{ id, corners: edgeCorners(out, end) }]
    }),
    notes: Object.entries(ghosts.notes).map(([id, note]) => ({ id, text: note.text, box: noteBoxOf(note) })),
  }
}

function beside(box: Box, taken: readonly Box[]): Box {
  let place = box
  for (let tries = 0; tries < MOST_ASIDE; tries += 1) {
    const at = place
    const inTheWay = taken.find((other) => overlap(other, at))
    if (!inTheWay) return place
    place = { ...place, x: inTheWay.x + inTheWay.width + ASIDE }
  }
  return place
}
