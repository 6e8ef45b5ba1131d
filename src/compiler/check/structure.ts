import {
  type BrokenEdge,
  cycles,
  type Graph,
  type JourneyNode,
  type Port,
  shortestPath,
  trappedNodes,
  unreachableNodes,
} from '../../document/index.ts'
import { mayWait, surelyWaits } from './environment.ts'
import { pathText, type VariantContext } from './variant-context.ts'

/** Ways in, ways on and ways out of a variant. */
export function checkStructure(context: VariantContext): void {
  const { graph, variant, report } = context
  if (graph.entries.length === 0) report('no-entry', {}, { variant: variant.name || context.id })
  else for (const id of unreachableNodes(graph)) report('unreachable-node', { node: id }, { node: context.name(id) })
  for (const broken of graph.broken) reportBroken(broken, context)
  checkOpenPorts(context)
  checkLoops(context)
  checkTrapped(context)
  checkNames(context)
}

function reportBroken({ edge, reason }: BrokenEdge, { name, report, graph }: VariantContext): void {
  const place = { edge: edge.id, ...(graph.node(edge.from) ? { node: edge.from, port: edge.port } : {}) }
  const taken = { edge: edge.id, port: edge.port, node: name(edge.from) }
  if (reason === 'unknownPort') report('unknown-port', place, taken)
  else if (reason === 'portTaken') report('port-taken', place, taken)
  else if (reason === 'intoEntry')
    report('edge-into-entry', { edge: edge.id, node: edge.to }, { edge: edge.id, node: name(edge.to) })
  else report('dangling-edge', place, { edge: edge.id, from: name(edge.from), to: name(edge.to) })
}

/** Open ends where somebody may come by. `skipped` left open goes on by `next`; after a goal the end is meant. */
function checkOpenPorts({ graph, reached, name, report }: VariantContext): void {
  for (const { node: id, port } of graph.openPorts) {
    const node = graph.node(id)
    if (!node || !reached.has(id) || port.role === 'skipped' || leadsOutside(node)) continue
    const quiet = port.role === 'else' || isControl(node, port) ? 'hint' : undefined
    report('open-port', { node: id, port: port.id }, { node: name(id), port: port.name || port.id }, quiet)
  }
}

const leadsOutside = (node: JourneyNode): boolean =>
  node.kind === 'goal' || (node.kind === 'journey' && node.config.mode === 'handOff')

const isControl = (node: JourneyNode, port: Port): boolean =>
  node.kind === 'experiment' && Object.hasOwn(node.config.arms, port.id) && node.config.arms[port.id]?.control === true

function checkLoops({ graph, name, report }: VariantContext): void {
  const without = (waits: (node: JourneyNode) => boolean) =>
    cycles(graph, (id) => {
      const node = graph.node(id)
      return node !== undefined && !waits(node)
    })
  const endless = without(mayWait)
  for (const members of endless) {
    const round = roundTrip(graph, members)
    report('loop-without-wait', { node: round[0] ?? '' }, { path: pathText(round, name) })
  }
  const told = new Set(graph.nodes.flatMap((id) => toldAtOnce(graph.node(id))))
  const hears = (node: JourneyNode) => heardBy(node).some((event) => told.has(event))
  for (const members of without((node) => surelyWaits(node) && !hears(node))) {
    if (endless.some((inner) => inner.every((id) => members.includes(id)))) continue
    if (!mayRunThrough(members.map((id) => graph.node(id)))) continue
    const round = roundTrip(graph, members)
    report('loop-may-spin', { node: round[0] ?? '' }, { path: pathText(round, name) })
  }
}

/** Events that a step tells the customer's own machine as she passes it. */
function toldAtOnce(node: JourneyNode | undefined): string[] {
  if (node?.kind === 'emit') return [node.config.event]
  if (node?.kind === 'message') return ['message.sent', 'message.skipped']
  return node?.kind === 'update' ? ['attribute.changed'] : []
}

const heardBy = (node: JourneyNode | undefined): string[] =>
  node?.kind === 'waitFor' ? Object.values(node.config.branches).map(({ event }) => event) : []

/** Each wait of this loop either holds nobody up or hears what a step of the same loop tells. */
function mayRunThrough(loop: readonly (JourneyNode | undefined)[]): boolean {
  const told = new Set(loop.flatMap(toldAtOnce))
  return loop.every((node) => !node || !surelyWaits(node) || heardBy(node).some((event) => told.has(event)))
}

/** A shortest way round within a component, its first node at both ends. */
function roundTrip(graph: Graph, members: readonly string[]): string[] {
  const inside = new Set(members)
  const start = graph.nodes.find((id) => inside.has(id)) ?? members[0] ?? ''
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const id of queue) {
    for (const { to } of graph.outgoing(id)) {
      if (!inside.has(to) || cameFrom.has(to)) continue
      cameFrom.set(to, id)
      if (to !== start) queue.push(to)
    }
  }
  const round = [start]
  for (let id = cameFrom.get(start); id !== undefined && id !== start; id = cameFrom.get(id)) round.unshift(id)
  return [start, ...round]
}

/** Circles that nobody leaves, each told once, at the node by which one gets there. */
function checkTrapped({ graph, journey, reached, name, report }: VariantContext): void {
  if (Object.keys(journey.settings.exitRules).length > 0) return
  const trapped = new Set(trappedNodes(graph).filter((id) => reached.has(id)))
  for (const members of cycles(graph, (id) => trapped.has(id))) {
    const way = nearest(graph, members)
    const node = way.at(-1) ?? members[0] ?? ''
    const round = roundTrip(graph, members)
    const turned = round.indexOf(node)
    const circle = turned > 0 ? [...round.slice(turned, -1), ...round.slice(0, turned), node] : round
    report('trapped', { node }, { node: name(node), path: pathText([...way.slice(0, -1), ...circle], name) })
  }
}

/** The nodes on a shortest way from an entry to one of several nodes. */
function nearest(graph: Graph, members: readonly string[]): string[] {
  let best: string[] = []
  for (const member of members.slice(0, 50)) {
    const path = shortestPath(graph, graph.entries, member)
    if (!path) continue
    const nodes = [...path.map((edge) => edge.from), member]
    if (best.length === 0 || nodes.length < best.length) best = nodes
  }
  return best
}

function checkNames({ graph, report }: VariantContext): void {
  const seen = new Set<string>()
  for (const id of graph.nodes) {
    const name = graph.node(id)?.name.trim() ?? ''
    if (name !== '' && seen.has(name)) report('duplicate-name', { node: id }, { name })
    seen.add(name)
  }
}
