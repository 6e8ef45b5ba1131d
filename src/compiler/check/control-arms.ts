import { components, type Graph } from '../../document/index.ts'
import type { VariantContext } from './variant-context.ts'

/**
 * Control arms that are contacted before they join the others again. What all arms lead to later is not held against the
 * control, save where the arms lead straight to the very same message.
 */
export function checkControlArms({ graph, name, report }: VariantContext): void {
  let ranks: ReadonlyMap<string, number> | undefined
  for (const id of graph.nodes) {
    const node = graph.node(id)
    if (node?.kind !== 'experiment' && node?.kind !== 'nextBest') continue
    for (const [port, arm] of Object.entries<{ name: string; control?: boolean | undefined }>(node.config.arms)) {
      if (!arm.control) continue
      ranks ??= ranksOf(graph)
      const message = contactOf(graph, id, port, ranks)
      if (message === undefined) continue
      report('control-arm-contacts', { node: id, port }, { node: name(id), arm: arm.name || port, ref: name(message) })
    }
  }
}

/** Ranks along the flow: edges never lead to a lower one; members of a circle share theirs. */
const ranksOf = (graph: Graph): ReadonlyMap<string, number> =>
  new Map(components(graph).flatMap((members, rank) => members.map((id) => [id, rank] as const)))

function contactOf(
  graph: Graph,
  experiment: string,
  port: string,
  ranks: ReadonlyMap<string, number>,
): string | undefined {
  const first = graph.edgeAt(experiment, port)?.to
  if (first === undefined) return undefined
  const others = graph
    .outgoing(experiment)
    .filter((edge) => edge.port !== port)
    .map((edge) => edge.to)
  const isMessage = (at: string) => graph.node(at)?.kind === 'message'
  if (isMessage(first) && others.includes(first)) return first
  const isShared = (at: string) => others.includes(at) || leadsTo(graph, others, at, ranks)
  const seen = new Set(isShared(first) ? [] : [first])
  for (const at of seen) {
    if (isMessage(at)) return at
    // Round again to the experiment itself: from there on it is another turn.
    if (at === experiment) continue
    for (const { to } of graph.outgoing(at)) if (!seen.has(to) && !isShared(to)) seen.add(to)
  }
  return undefined
}

/** Is the target reached from one of the starts? Looks no further along the flow than the target lies. */
function leadsTo(graph: Graph, starts: readonly string[], target: string, ranks: ReadonlyMap<string, number>): boolean {
  const limit = ranks.get(target) ?? 0
  const seen = new Set(starts.filter((id) => (ranks.get(id) ?? 0) <= limit))
  for (const id of seen) {
    for (const { to } of graph.outgoing(id)) {
      if (to === target) return true
      if ((ranks.get(to) ?? 0) <= limit) seen.add(to)
    }
  }
  return false
}
