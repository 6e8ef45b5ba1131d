import type { Edge, JourneyNode, Variant } from './journey.ts'
import { kindSpec, portsOf } from './kinds/index.ts'
import type { Port } from './kinds/kind.ts'

/** An edge together with its id. */
export interface GraphEdge extends Edge {
  readonly id: string
}

/** Why an edge cannot be walked, or must not be there. */
export type BrokenReason = 'missingSource' | 'missingTarget' | 'unknownPort' | 'portTaken' | 'intoEntry'

export interface BrokenEdge {
  readonly edge: GraphEdge
  readonly reason: BrokenReason
}

/** A port without an edge. */
export interface OpenPort {
  readonly node: string
  readonly port: Port
}

/**
 * A variant, indexed. Only edges that can be walked are in `outgoing`, `incoming` and `edgeAt`: both ends exist, the
 * port exists and is this edge's alone. The others are in `broken`; so are edges into an entry, which can be walked.
 */
export interface Graph {
  readonly variant: Variant
  /** Node ids in the order of the document. */
  readonly nodes: readonly string[]
  readonly edges: readonly GraphEdge[]
  readonly entries: readonly string[]
  readonly openPorts: readonly OpenPort[]
  readonly broken: readonly BrokenEdge[]
  node(id: string): JourneyNode | undefined
  /** Ways out of a node; the empty list for an unknown one. */
  ports(node: string): readonly Port[]
  /** Walkable edges out of a node, in the order of its ports. */
  outgoing(node: string): readonly GraphEdge[]
  incoming(node: string): readonly GraphEdge[]
  edgeAt(node: string, port: string): GraphEdge | undefined
}

const cache = new WeakMap<Variant, Graph>()

/** The index of a variant, O(nodes + edges). Kept as long as that same object lives: variants are never changed in place. */
export function graphOf(variant: Variant): Graph {
  const known = cache.get(variant)
  if (known) return known
  const graph = buildGraph(variant)
  cache.set(variant, graph)
  return graph
}

interface Place {
  readonly node: JourneyNode
  readonly ports: readonly Port[]
  readonly byPort: Map<string, GraphEdge>
  readonly incoming: GraphEdge[]
  outgoing: readonly GraphEdge[]
}

function buildGraph(variant: Variant): Graph {
  const places = new Map<string, Place>()
  for (const [id, node] of Object.entries(variant.nodes)) {
    places.set(id, { node, ports: portsOf(node), byPort: new Map(), incoming: [], outgoing: [] })
  }
  const broken: BrokenEdge[] = []
  // By id, so that of two edges on one port the same one counts however the file is ordered.
  const edges = Object.keys(variant.edges)
    .sort()
    .map((id): GraphEdge => ({ id, ...(variant.edges[id] as Edge) }))
  const walkable = edges.filter((edge) => attach(edge, places, broken))
  const openPorts: OpenPort[] = []
  for (const [id, place] of places) {
    place.outgoing = place.ports.flatMap((port) => place.byPort.get(port.id) ?? [])
    for (const port of place.ports) if (!place.byPort.has(port.id)) openPorts.push({ node: id, port })
  }
  return {
    variant,
    nodes: [...places.keys()],
    edges: walkable,
    entries: [...places].flatMap(([id, place]) => (place.node.kind === 'entry' ? [id] : [])),
    openPorts,
    broken,
    node: (id) => places.get(id)?.node,
    ports: (id) => places.get(id)?.ports ?? [],
    outgoing: (id) => places.get(id)?.outgoing ?? [],
    incoming: (id) => places.get(id)?.incoming ?? [],
    edgeAt: (id, port) => places.get(id)?.byPort.get(port),
  }
}

/** Enters an edge at both its ends, or says why it cannot be walked. */
function attach(edge: GraphEdge, places: ReadonlyMap<string, Place>, broken: BrokenEdge[]): boolean {
  const source = places.get(edge.from)
  const target = places.get(edge.to)
  const refuse = (reason: BrokenReason) => {
    broken.push({ edge, reason })
    return false
  }
  if (!source) return refuse('missingSource')
  if (!target) return refuse('missingTarget')
  if (!source.ports.some((port) => port.id === edge.port)) return refuse('unknownPort')
  if (source.byPort.has(edge.port)) return refuse('portTaken')
  if (target.node.kind === 'entry') broken.push({ edge, reason: 'intoEntry' })
  source.byPort.set(edge.port, edge)
  target.incoming.push(edge)
  return true
}

/** Every node that can be reached from the given ones, those included. */
export const reachableFrom = (graph: Graph, starts: Iterable<string>): Set<string> =>
  flood(
    starts,
    (id) => (graph.node(id) ? graph.outgoing(id).map((edge) => edge.to) : []),
    (id) => graph.node(id) !== undefined,
  )

/** Every node from which one of the given ones can be reached, those included. */
const reaching = (graph: Graph, targets: Iterable<string>): Set<string> =>
  flood(
    targets,
    (id) => graph.incoming(id).map((edge) => edge.from),
    (id) => graph.node(id) !== undefined,
  )

/** Nodes to which no entry leads. */
export function unreachableNodes(graph: Graph): string[] {
  const reached = reachableFrom(graph, graph.entries)
  return graph.nodes.filter((id) => !reached.has(id))
}

/**
 * May a customer's journey end at this node? At an exit, a goal, a hand-over to another journey, or a port that leads
 * nowhere. An open `skipped` is not a way out by itself: those customers go on by `next`.
 */
function isWayOut(graph: Graph, id: string): boolean {
  const node = graph.node(id)
  if (!node) return false
  if (node.kind === 'exit' || node.kind === 'goal') return true
  if (node.kind === 'journey' && node.config.mode === 'handOff') return true
  return graph.ports(id).some((port) => port.role !== 'skipped' && !graph.edgeAt(id, port.id))
}

/** Nodes from which no way out can be reached: who arrives there never leaves. */
export function trappedNodes(graph: Graph): string[] {
  const free = reaching(
    graph,
    graph.nodes.filter((id) => isWayOut(graph, id)),
  )
  return graph.nodes.filter((id) => !free.has(id))
}

/**
 * The edges of a shortest path between two nodes, fewest edges first and then in the order of ports; the empty list
 * from a node to itself, `undefined` where there is none. `from` may be several nodes.
 */
export function shortestPath(
  graph: Graph,
  from: string | readonly string[],
  to: string,
): readonly GraphEdge[] | undefined {
  const queue = (typeof from === 'string' ? [from] : [...from]).filter((id) => graph.node(id))
  const arrivedBy = new Map<string, GraphEdge | undefined>(queue.map((id) => [id, undefined]))
  for (let head = 0; head < queue.length; head += 1) {
    const id = queue[head] as string
    if (id === to) return walkBack(arrivedBy, to)
    for (const edge of graph.outgoing(id)) {
      if (arrivedBy.has(edge.to)) continue
      arrivedBy.set(edge.to, edge)
      queue.push(edge.to)
    }
  }
  return undefined
}

function walkBack(arrivedBy: ReadonlyMap<string, GraphEdge | undefined>, to: string): readonly GraphEdge[] {
  const path: GraphEdge[] = []
  for (let edge = arrivedBy.get(to); edge; edge = arrivedBy.get(edge.from)) path.push(edge)
  return path.reverse()
}

/**
 * Strongly connected components, each before those it leads to.
 * Tarjan (1972), "Depth-first search and linear graph algorithms", with an explicit stack: a chain may be 5,000 long.
 * `within` leaves out the nodes for which it is false, and their edges.
 */
export function components(graph: Graph, within: (id: string) => boolean = () => true): string[][] {
  const search = new ComponentSearch(graph, within)
  for (const id of graph.nodes) if (within(id)) search.from(id)
  return search.found.reverse()
}

/** A node on the path of the search, and how many of its edges have been looked at. */
interface Visit {
  readonly id: string
  readonly edges: readonly GraphEdge[]
  at: number
}

class ComponentSearch {
  /** Each after those it leads to. */
  readonly found: string[][] = []
  private readonly graph: Graph
  private readonly within: (id: string) => boolean
  private readonly index = new Map<string, number>()
  /** The earliest node known to be in the same component, by index. */
  private readonly low = new Map<string, number>()
  /** Nodes whose component is not complete, in the order of their visits. */
  private readonly open: string[] = []
  private readonly isOpen = new Set<string>()

  constructor(graph: Graph, within: (id: string) => boolean) {
    this.graph = graph
    this.within = within
  }

  from(root: string): void {
    if (this.index.has(root)) return
    const path = [this.enter(root)]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = top.edges[top.at]
      top.at += 1
      if (edge) this.follow(edge, path)
      else this.leave(path)
    }
  }

  private enter(id: string): Visit {
    const index = this.index.size
    this.index.set(id, index)
    this.low.set(id, index)
    this.open.push(id)
    this.isOpen.add(id)
    return { id, edges: this.graph.outgoing(id), at: 0 }
  }

  private follow(edge: GraphEdge, path: Visit[]): void {
    if (!this.within(edge.to)) return
    if (!this.index.has(edge.to)) path.push(this.enter(edge.to))
    else if (this.isOpen.has(edge.to)) this.lower(edge.from, this.index.get(edge.to) as number)
  }

  private leave(path: Visit[]): void {
    const { id } = path.pop() as Visit
    const low = this.low.get(id) as number
    const below = path.at(-1)
    if (below) this.lower(below.id, low)
    if (low !== this.index.get(id)) return
    const members = this.open.splice(this.open.lastIndexOf(id))
    for (const member of members) this.isOpen.delete(member)
    this.found.push(members)
  }

  private lower(id: string, index: number): void {
    if (index < (this.low.get(id) as number)) this.low.set(id, index)
  }
}

/** Components in which one can go round: each a set of nodes that all lead to each other. */
export const cycles = (graph: Graph, within?: (id: string) => boolean): string[][] =>
  components(graph, within).filter(
    ([first, ...rest]) =>
      rest.length > 0 || (first !== undefined && graph.outgoing(first).some((edge) => edge.to === first)),
  )

/** May a customer rest at this node while time passes? */
function waitsAt(graph: Graph, id: string): boolean {
  const node = graph.node(id)
  return node !== undefined && kindSpec(node.kind).waits
}

/** Cycles that could be gone round without any time passing. Every cycle of that sort is inside one of these sets. */
export const cyclesWithoutWait = (graph: Graph): string[][] => cycles(graph, (id) => !waitsAt(graph, id))

/**
 * All nodes, sources first: a node comes after everything that leads to it, save where a cycle forbids. Members of a
 * cycle stand together. Nodes of equal standing keep the order of the document.
 */
export const flowOrder = (graph: Graph): string[] => {
  const position = new Map(graph.nodes.map((id, at) => [id, at]))
  return components(graph).flatMap((members) =>
    [...members].sort((a, b) => (position.get(a) as number) - (position.get(b) as number)),
  )
}

function flood(
  starts: Iterable<string>,
  next: (id: string) => readonly string[],
  exists: (id: string) => boolean,
): Set<string> {
  const seen = new Set<string>()
  const queue: string[] = []
  const visit = (id: string) => {
    if (seen.has(id) || !exists(id)) return
    seen.add(id)
    queue.push(id)
  }
  for (const id of starts) visit(id)
  for (let head = 0; head < queue.length; head += 1) for (const id of next(queue[head] as string)) visit(id)
  return seen
}
