import { type Graph, type JourneyNode, reachableFrom } from '../../document/index.ts'
import type { VariantContext } from './variant-context.ts'

/**
 * Control arms that are contacted before they join the others again. What all arms lead to later is not held against the
 * control, save where the arms lead straight to the very same message.
 */
export function checkControlArms({ graph, name, report }: VariantContext): void {
  for (const id of graph.nodes) {
    const node = graph.node(id)
    if (node?.kind !== 'experiment' && node?.kind !== 'nextBest') continue
    for (const [port, arm] of Object.entries<{ name: string; control?: boolean | undefined }>(node.config.arms)) {
      if (!arm.control) continue
      const message = contactOf(graph, id, port, node)
      if (message === undefined) continue
      report('control-arm-contacts', { node: id, port }, { node: name(id), arm: arm.name || port, ref: name(message) })
    }
  }
}

function contactOf(graph: Graph, id: string, port: string, node: JourneyNode): string | undefined {
  const first = graph.edgeAt(id, port)?.to
  if (first === undefined) return undefined
  const others = graph.outgoing(id).filter((edge) => edge.port !== port)
  const isMessage = (at: string) => graph.node(at)?.kind === 'message'
  if (isMessage(first) && others.some((edge) => edge.to === first)) return first
  const shared = reachableFrom(graph, others.map((edge) => edge.to))
  const seen = new Set(shared.has(first) ? [] : [first])
  for (const at of seen) {
    if (isMessage(at)) return at
    // Round again to the experiment itself: from there on it is another turn.
    if (graph.node(at) === node) continue
    for (const edge of graph.outgoing(at)) if (!shared.has(edge.to)) seen.add(edge.to)
  }
  return undefined
}
