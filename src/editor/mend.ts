import type { Journey, Variant } from '../document/index.ts'
import { type Connection, canConnect } from './rules.ts'

/** Takes away what refers to nothing, after changes of two people met: edges in the air, members that have gone. */
export function mend(draft: Journey): void {
  for (const variant of Object.values(draft.variants)) {
    mendEdges(variant)
    for (const group of Object.values(variant.groups)) {
      if (group.nodes.some((id) => !variant.nodes[id])) group.nodes = group.nodes.filter((id) => variant.nodes[id])
    }
    for (const node of Object.values(variant.nodes)) {
      if (node.stage !== undefined && !draft.stages[node.stage]) delete node.stage
    }
  }
  if (!draft.variants[draft.mainVariant]) draft.mainVariant = Object.keys(draft.variants)[0] ?? draft.mainVariant
}

function mendEdges(variant: Variant): void {
  const taken = new Set<string>()
  for (const [id, edge] of Object.entries(variant.edges)) {
    const connection: Connection = { from: edge.from, port: edge.port, to: edge.to }
    const place = `${edge.from} ${edge.port}`
    if (taken.has(place) || !canConnect(variant, connection)) delete variant.edges[id]
    else taken.add(place)
  }
}
