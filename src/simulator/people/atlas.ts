import type { Graph } from '../../document/index.ts'
import { PAST } from './moves.ts'
import { pastKey, portKey, type Target } from './targets.ts'

/** One way out of a node. Nodes and ways are numbers here, so that thousands are looked through quickly. */
export interface Way {
  readonly number: number
  readonly key: string
  readonly node: number
  readonly port: string
  /** The node it leads to; -1 leads out. */
  readonly to: number
  /** It leads back to where somebody may have been before: a loop. */
  readonly back: boolean
  /** Nobody can take it. */
  readonly closed: boolean
}

const OUT = -1

/** A variant as its nodes and the ways between them, with the questions that a search for people asks. */
export class Atlas {
  readonly ids: readonly string[]
  readonly ways: readonly (readonly Way[])[]
  readonly entries: readonly number[]
  readonly count: number
  private readonly byId: ReadonlyMap<string, number>
  private readonly into: readonly (readonly Way[])[]
  /** Each node after all that it leads to, loops left aside. */
  private readonly order: readonly number[]
  private readonly hasLoops: boolean
  /** Ways from each node to the nearest way out. */
  private readonly out: Float64Array

  constructor(graph: Graph, targets: readonly Target[]) {
    const closed = new Set(targets.flatMap(({ key, impossible }) => (impossible ? [key] : [])))
    this.ids = graph.nodes
    this.byId = new Map(graph.nodes.map((id, index) => [id, index]))
    const drawn = graph.nodes.map((id, node) => waysOf(graph, id, node, this.byId, closed))
    const { order, back } = sorted(
      graph.entries.map((id) => this.numberOf(id)),
      drawn,
    )
    let number = 0
    this.ways = drawn.map((ways) => ways.map((way) => ({ ...way, number: number++, back: back.has(way) })))
    this.count = number
    this.order = order
    this.hasLoops = back.size > 0
    this.entries = graph.entries.map((id) => this.numberOf(id))
    const into: Way[][] = this.ids.map(() => [])
    for (const ways of this.ways) for (const way of ways) if (way.to !== OUT && !way.closed) into[way.to]?.push(way)
    this.into = into
    this.out = this.distances(
      [...this.ids.keys()].filter((node) => {
        const ways = this.waysOf(node)
        return ways.length === 0 || ways.some(({ to, closed: never }) => to === OUT && !never)
      }),
    )
  }

  numberOf(id: string): number {
    return this.byId.get(id) ?? OUT
  }

  waysOf(node: number): readonly Way[] {
    return this.ways[node] ?? []
  }

  wayAt(id: string, port: string): Way | undefined {
    return this.waysOf(this.numberOf(id)).find((way) => way.port === port)
  }

  /** Ways from each node to the nearest of these, against the flow; infinite where none leads there. */
  distances(targets: readonly number[], barred: ReadonlySet<number> = NONE): Float64Array {
    const far = new Float64Array(this.ids.length).fill(Number.POSITIVE_INFINITY)
    const queue = [...targets]
    for (const node of targets) far[node] = 0
    for (const node of queue) {
      for (const { node: from, number } of this.into[node] ?? []) {
        if (far[from] !== Number.POSITIVE_INFINITY || barred.has(number)) continue
        far[from] = (far[node] ?? 0) + 1
        queue.push(from)
      }
    }
    return far
  }

  /** Ways from the nearest entry to each node. */
  fromEntries(): Float64Array {
    const far = new Float64Array(this.ids.length).fill(Number.POSITIVE_INFINITY)
    const queue = [...this.entries]
    for (const node of queue) far[node] = 0
    for (const node of queue)
      for (const { to, closed } of this.waysOf(node)) {
        if (to === OUT || closed || far[to] !== Number.POSITIVE_INFINITY) continue
        far[to] = (far[node] ?? 0) + 1
        queue.push(to)
      }
    return far
  }

  wayInto(node: number): Way | undefined {
    return this.into[node]?.[0]
  }

  toWayOut({ to }: Way): number {
    return to === OUT ? 0 : 1 + (this.out[to] ?? 0)
  }

  /** The most open ways that a path from each node can take, were all of it possible. Half of what loops promise counts. */
  gains(open: Uint8Array, barred: ReadonlySet<number>): Float64Array {
    let best = new Float64Array(this.ids.length)
    for (let round = this.hasLoops ? 0 : 1; round < 2; round++) {
      const next = new Float64Array(this.ids.length)
      for (const node of this.order) {
        let most = 0
        for (const way of this.ways[node] as readonly Way[]) {
          if (way.closed || barred.has(way.number)) continue
          const beyond = way.to === OUT ? 0 : way.back ? 0.5 * (best[way.to] ?? 0) : (next[way.to] ?? 0)
          const gain = (open[way.number] ?? 0) + beyond
          if (gain > most) most = gain
        }
        next[node] = most
      }
      best = next
    }
    return best
  }
}

const NONE: ReadonlySet<number> = new Set()

type Drawn = Omit<Way, 'number' | 'back'>

function waysOf(
  graph: Graph,
  id: string,
  node: number,
  byId: ReadonlyMap<string, number>,
  closed: ReadonlySet<string>,
): Drawn[] {
  const found = graph.node(id)
  const ways = graph.ports(id).map(({ id: port }): Drawn => {
    const key = portKey(id, port)
    // Who is skipped goes on by `next` where `skipped` is open.
    const by = port === 'skipped' && found?.kind === 'message' ? [port, 'next'] : [port]
    const to = by.flatMap((each) => graph.edgeAt(id, each)?.to ?? [])[0]
    return { key, node, port, to: to === undefined ? OUT : (byId.get(to) ?? OUT), closed: closed.has(key) }
  })
  const leaves = found?.kind === 'delay' && 'past' in found.config && found.config.past === 'exit'
  if (!leaves) return ways
  return [...ways, { key: pastKey(id), node, port: PAST, to: OUT, closed: closed.has(pastKey(id)) }]
}

/** Depth first from the entries: nodes in the order in which they are left, and the ways that close a loop. */
function sorted(
  entries: readonly number[],
  ways: readonly (readonly Drawn[])[],
): { order: number[]; back: Set<Drawn> } {
  const order: number[] = []
  const back = new Set<Drawn>()
  const seen = new Set<number>()
  const onPath = new Set<number>()
  for (const entry of entries) {
    if (seen.has(entry)) continue
    const stack = [{ node: entry, at: 0 }]
    seen.add(entry)
    onPath.add(entry)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const way = ways[top.node]?.[top.at++]
      if (!way) {
        stack.pop()
        onPath.delete(top.node)
        order.push(top.node)
      } else if (way.to !== OUT && onPath.has(way.to)) back.add(way)
      else if (way.to !== OUT && !seen.has(way.to)) {
        seen.add(way.to)
        onPath.add(way.to)
        stack.push({ node: way.to, at: 0 })
      }
    }
  }
  return { order, back }
}
