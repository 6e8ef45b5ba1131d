import { type JourneyNode, portsOf, type Variant } from '../../document/index.ts'
import { edgesInto, edgesOut } from '../graph.ts'
import { canConnect } from '../rules.ts'

/**
 * Where those who came to a step would go on without it: by its main way out where it has one, by the only target that
 * any way out has otherwise. Undefined when that is not one place.
 */
function wayThrough(variant: Variant, node: JourneyNode, id: string): string | undefined {
  const ways = edgesOut(variant.edges, id).map(([, edge]) => edge)
  const main = portsOf(node).filter((port) => port.role === 'next')
  const straight = main.length === 1 ? ways.find(({ port }) => port === main[0]?.id) : undefined
  if (straight) return straight.to
  const targets = new Set(ways.map(({ to }) => to))
  return targets.size === 1 ? [...targets][0] : undefined
}

/** Follows the ways through steps that go until one that stays; undefined when there is none. */
export function heirOf(variant: Variant, id: string, gone: ReadonlySet<string>): string | undefined {
  const passed = new Set<string>()
  let at: string | undefined = id
  while (at !== undefined && gone.has(at)) {
    if (passed.has(at)) return undefined
    passed.add(at)
    const node: JourneyNode | undefined = variant.nodes[at]
    at = node && wayThrough(variant, node, at)
  }
  return at
}

/**
 * Leads the edges into steps that are about to go past them, to what comes next. Returns the ids of the edges that now
 * lead elsewhere; those for which there is no one place to lead stay as they are.
 */
export function leadPast(variant: Variant, gone: ReadonlySet<string>): Set<string> {
  const moves = new Map<string, string>()
  for (const id of gone) {
    const heir = heirOf(variant, id, gone)
    if (heir === undefined) continue
    for (const [edgeId, edge] of edgesInto(variant.edges, id)) {
      const free = !gone.has(edge.from) && canConnect(variant, { from: edge.from, port: edge.port, to: heir })
      if (free) moves.set(edgeId, heir)
    }
  }
  for (const [id, to] of moves) {
    const edge = variant.edges[id]
    if (edge) edge.to = to
  }
  return new Set(moves.keys())
}
