import type { Graph, GraphEdge } from '../../document/index.ts'
import { type Moves, PAST } from './moves.ts'
import type { Plot } from './story.ts'
import { portKey, type Target } from './targets.ts'

/** How often a path may come by the same node. */
const MOST_VISITS = 2
/** Turns looked at for one target before it is given up. */
const MOST_TURNS = 400
const MOST_STEPS = 6_000

export interface Budget {
  /** Takes from what may still be done; false when nothing is left. */
  spend: (turns: number) => boolean
}

interface Frame {
  readonly plot: Plot
  readonly node: string
  readonly visits: ReadonlyMap<string, number>
  readonly ports: string[]
}

/** Finds stories that lead through a given way out of a node and on to an exit. */
export class Search {
  private readonly graph: Graph
  private readonly moves: Moves
  private readonly closed: ReadonlySet<string>

  constructor(graph: Graph, moves: Moves, targets: readonly Target[]) {
    this.graph = graph
    this.moves = moves
    this.closed = new Set(targets.flatMap(({ key, impossible }) => (impossible ? [key] : [])))
  }

  /** A plot through the target, carried on to an exit by ways that nobody has taken yet where there are some. */
  through(node: string, port: string, covered: ReadonlySet<string>, budget: Budget): Plot | undefined {
    const to = this.distances([node])
    const reached = this.follow(to, budget, (frame) => {
      if (frame.node !== node) return undefined
      return this.moves.leave(frame.plot, node, port)
    })
    if (!reached) return undefined
    const next = port === PAST ? undefined : (this.graph.edgeAt(node, port)?.to ?? this.skippedTo(node, port))
    return next === undefined ? reached.plot : this.carryOn({ ...reached, node: next }, covered, budget)
  }

  /** A plot that comes to rest at some waiting node, as early as may be; `allows` says what happens there. */
  toRest(
    allows: (plot: Plot, step: number) => Plot | undefined,
    covered: ReadonlySet<string>,
    budget: Budget,
  ): Plot | undefined {
    const none = this.distances(this.graph.nodes)
    const reached = this.follow(none, budget, (frame) => {
      for (const port of this.portsOf(frame.node)) {
        const left = this.moves.leave(frame.plot, frame.node, port)
        if (left?.steps.at(-1)?.waits) {
          const happened = allows(left, left.steps.length - 1)
          if (happened) return happened
        }
      }
      const held = this.moves.held(frame.plot, frame.node)
      return held && allows(held, held.steps.length - 1)
    })
    if (!reached) return undefined
    const last = reached.plot.steps.at(-1)
    const next = last && this.graph.edgeAt(last.node, last.port)?.to
    return next === undefined ? reached.plot : this.carryOn({ ...reached, node: next }, covered, budget)
  }

  /** Depth first from the entries, nearer ways first, until `arrive` makes something of where it has come. */
  private follow(
    distance: ReadonlyMap<string, number>,
    budget: Budget,
    arrive: (frame: Frame) => Plot | undefined,
  ): { plot: Plot; visits: ReadonlyMap<string, number> } | undefined {
    const far = (node: string) => distance.get(node) ?? Number.POSITIVE_INFINITY
    const entries = this.graph.entries
      .filter((id) => far(id) < Number.POSITIVE_INFINITY)
      .sort((a, b) => far(a) - far(b))
    let turns = MOST_TURNS + 2 * Math.min(...entries.map(far), MOST_STEPS)
    for (const entry of entries) {
      const plot = this.moves.enter(entry)
      if (!plot) continue
      const stack: Frame[] = []
      const push = (node: string, then: Plot, visits: ReadonlyMap<string, number>): Plot | undefined => {
        const frame: Frame = { plot: then, node, visits: more(visits, node), ports: this.towards(node, far) }
        const arrived = arrive(frame)
        stack.push(frame)
        return arrived
      }
      const atOnce = push(entry, plot, new Map())
      if (atOnce) return { plot: atOnce, visits: stack.at(-1)?.visits ?? new Map() }
      while (stack.length > 0) {
        const frame = stack.at(-1) as Frame
        const port = frame.ports.shift()
        if (port === undefined || stack.length > MOST_STEPS) {
          stack.pop()
          continue
        }
        if (turns-- < 0 || !budget.spend(1 + frame.plot.steps.length / 50)) return undefined
        const to = this.graph.edgeAt(frame.node, port)?.to ?? this.skippedTo(frame.node, port)
        if (to === undefined || (frame.visits.get(to) ?? 0) >= MOST_VISITS) continue
        const left = this.moves.leave(frame.plot, frame.node, port)
        const arrived = left && push(to, left, frame.visits)
        if (arrived) return { plot: arrived, visits: stack.at(-1)?.visits ?? new Map() }
      }
    }
    return undefined
  }

  /** From the target on: the way to what is new, else out. */
  private carryOn(
    from: { plot: Plot; node: string; visits: ReadonlyMap<string, number> },
    covered: ReadonlySet<string>,
    budget: Budget,
  ): Plot {
    const taken = new Set([...covered, ...from.plot.steps.map(({ node, port }) => portKey(node, port))])
    const isNew = (node: string, port: string) =>
      !taken.has(portKey(node, port)) && !this.closed.has(portKey(node, port))
    const fresh = this.distances(
      this.graph.nodes.filter((id) => this.graph.ports(id).some((port) => isNew(id, port.id))),
    )
    const out = this.distances(this.graph.nodes.filter((id) => this.isWayOut(id)))
    const { visits } = from
    const seen = new Map(visits)
    let plot = from.plot
    let node: string | undefined = from.node
    while (node !== undefined && plot.steps.length < MOST_STEPS && budget.spend(1 + plot.steps.length / 50)) {
      const here: string = node
      seen.set(here, (seen.get(here) ?? 0) + 1)
      const rank = (port: string): number => {
        const to = this.next(here, port)
        const again = to !== undefined && (seen.get(to) ?? 0) >= MOST_VISITS
        if (again) return 1e9
        if (isNew(here, port)) return 0
        const near = to === undefined ? undefined : fresh.get(to)
        if (near !== undefined) return 1 + near
        return 1e6 + (to === undefined ? 0 : (out.get(to) ?? 1e5))
      }
      const ports = this.portsOf(here).sort((a, b) => rank(a) - rank(b))
      let left: Plot | undefined
      let by: string | undefined
      for (const port of ports) {
        if (rank(port) >= 1e9 && seen.get(here) !== 1) continue
        left = this.moves.leave(plot, here, port)
        by = port
        if (left) break
      }
      if (!left || by === undefined) break
      taken.add(portKey(here, by))
      plot = left
      node = this.next(here, by)
    }
    return plot
  }

  private next(node: string, port: string): string | undefined {
    return port === PAST ? undefined : (this.graph.edgeAt(node, port)?.to ?? this.skippedTo(node, port))
  }

  /** Who is skipped goes on by `next` where `skipped` is open. */
  private skippedTo(node: string, port: string): string | undefined {
    if (port !== 'skipped' || this.graph.node(node)?.kind !== 'message') return undefined
    return this.graph.edgeAt(node, 'next')?.to
  }

  private portsOf(node: string): string[] {
    return this.graph.ports(node).flatMap(({ id }) => (this.closed.has(portKey(node, id)) ? [] : [id]))
  }

  /** The ways out of a node that lead on, nearest first. */
  private towards(node: string, far: (node: string) => number): string[] {
    const away = (port: string) => {
      const to = this.next(node, port)
      return to === undefined ? Number.POSITIVE_INFINITY : far(to)
    }
    return this.portsOf(node)
      .filter((port) => away(port) < Number.POSITIVE_INFINITY)
      .sort((a, b) => away(a) - away(b))
  }

  private isWayOut(id: string): boolean {
    const node = this.graph.node(id)
    return node?.kind === 'exit' || this.graph.ports(id).some(({ id: port }) => this.next(id, port) === undefined)
  }

  /** Edges from each node to the nearest of these, against the flow. */
  distances(targets: readonly string[]): Map<string, number> {
    const far = new Map(targets.map((id) => [id, 0]))
    for (const [id, distance] of far) {
      for (const edge of this.graph.incoming(id) as readonly GraphEdge[]) {
        if (this.closed.has(portKey(edge.from, edge.port)) && !this.skipsInto(edge)) continue
        if (!far.has(edge.from)) far.set(edge.from, distance + 1)
      }
    }
    return far
  }

  private skipsInto({ from, port }: GraphEdge): boolean {
    return port === 'next' && this.graph.node(from)?.kind === 'message' && !this.graph.edgeAt(from, 'skipped')
  }
}

const more = (visits: ReadonlyMap<string, number>, node: string): ReadonlyMap<string, number> =>
  new Map([...visits, [node, (visits.get(node) ?? 0) + 1]])
