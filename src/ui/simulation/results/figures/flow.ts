import type { Report } from '../../../../simulator/index.ts'
import { inPlaceOrder, nodeName, type ReportNames } from '../names.ts'

/** A place in the flow: a step, or one of the ways in which people are no longer on their way to the next. */
export interface FlowNode {
  /** What stands here: a step, those who go back to an earlier step, those taken out, those still there. */
  readonly kind: 'step' | 'back' | 'left' | 'inside'
  /** The step; for `back` the one gone back to. */
  readonly id: string
  readonly people: number
}

export interface FlowLink {
  /** Places in `nodes`. */
  readonly source: number
  readonly target: number
  readonly value: number
}

/** The whole journey as a flow without circles: a way back to an earlier step ends in a place of its own. */
export interface Flow {
  readonly nodes: readonly FlowNode[]
  readonly links: readonly FlowLink[]
  /** How many ways lead back. */
  readonly backs: number
}

/**
 * From the counts of a run to a flow that a Sankey diagram can show. Ways back are found by walking depth first from the
 * entries, in the order of the canvas (R. Tarjan, 1972): a way to a step that is still being walked closes a circle.
 * Whoever came to a step that has a way on and did not take it is drawn too: taken out by a goal or an exit rule, or
 * still there at the end. Steps and ways that nobody came by are left out.
 */
export function flowOf(report: Report, names: ReportNames): Flow {
  const ids = inPlaceOrder(report.nodes, names)
    .filter(([, { entered }]) => entered > 0)
    .map(([id]) => id)
  const ways = takenWays(report, names, new Set(ids))
  const backs = waysBack(ids, ways, names)
  const nodes: FlowNode[] = ids.map((id) => ({ kind: 'step', id, people: report.nodes[id]?.entered ?? 0 }))
  const place = new Map(ids.map((id, index) => [id, index]))
  const links: FlowLink[] = []
  const end = (kind: FlowNode['kind'], id: string, from: string, people: number) => {
    nodes.push({ kind, id, people })
    links.push({ source: place.get(from) ?? 0, target: nodes.length - 1, value: people })
  }
  for (const way of ways) {
    if (backs.has(way.edge)) end('back', way.to, way.from, way.count)
    else links.push({ source: place.get(way.from) ?? 0, target: place.get(way.to) ?? 0, value: way.count })
  }
  addEnds(report, ids, ways, { nodes, links, place })
  return { nodes, links, backs: backs.size }
}

interface Way {
  readonly edge: string
  readonly from: string
  readonly to: string
  readonly count: number
}

function takenWays(report: Report, names: ReportNames, known: ReadonlySet<string>): Way[] {
  return Object.entries(report.edges).flatMap(([edge, { count }]) => {
    const ends = names.edges[edge]
    return ends && count > 0 && known.has(ends.from) && known.has(ends.to)
      ? [{ edge, from: ends.from, to: ends.to, count }]
      : []
  })
}

function waysBack(ids: readonly string[], ways: readonly Way[], names: ReportNames): ReadonlySet<string> {
  const from = Map.groupBy(ways, (way) => way.from)
  const entries = ids.filter((id) => names.nodes[id]?.kind === 'entry')
  const seen = new Set<string>()
  const open = new Set<string>()
  const backs = new Set<string>()
  for (const start of [...entries, ...ids]) {
    // A stack of its own: a long journey would be too deep for the engine's.
    const path: { id: string; next: number }[] = []
    const enter = (id: string) => {
      seen.add(id)
      open.add(id)
      path.push({ id, next: 0 })
    }
    if (!seen.has(start)) enter(start)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const way = from.get(top.id)?.[top.next]
      top.next += 1
      if (!way) {
        open.delete(top.id)
        path.pop()
      } else if (open.has(way.to)) backs.add(way.edge)
      else if (!seen.has(way.to)) enter(way.to)
    }
  }
  return backs
}

interface Drawing {
  readonly nodes: FlowNode[]
  readonly links: FlowLink[]
  readonly place: ReadonlyMap<string, number>
}

/** Two places that gather those who did not go on, whatever step they were at. */
function addEnds(report: Report, ids: readonly string[], ways: readonly Way[], drawing: Drawing): void {
  const out = new Map<string, number>()
  for (const way of ways) out.set(way.from, (out.get(way.from) ?? 0) + way.count)
  const rest = ids.map((id) => {
    const { entered = 0, active = 0 } = report.nodes[id] ?? {}
    // A step without a way on is an end itself.
    const left = out.has(id) ? Math.max(0, entered - active - (out.get(id) ?? 0)) : 0
    return { id, left, inside: active }
  })
  for (const kind of ['left', 'inside'] as const) {
    const people = rest.reduce((sum, each) => sum + each[kind], 0)
    if (people === 0) continue
    drawing.nodes.push({ kind, id: kind, people })
    const target = drawing.nodes.length - 1
    for (const each of rest) {
      if (each[kind] > 0) drawing.links.push({ source: drawing.place.get(each.id) ?? 0, target, value: each[kind] })
    }
  }
}

/** How many columns a flow has when every place stands right of all that lead to it. */
export function columnsOf({ nodes, links }: Pick<Flow, 'links'> & { nodes: readonly unknown[] }): number {
  const waiting = nodes.map((_, index) => links.filter(({ target }) => target === index).length)
  const column = nodes.map(() => 1)
  const out = Map.groupBy(links, ({ source }) => source)
  const ready = [...nodes.keys()].filter((index) => waiting[index] === 0)
  for (let place = ready.pop(); place !== undefined; place = ready.pop()) {
    for (const { target } of out.get(place) ?? []) {
      column[target] = Math.max(column[target] ?? 1, (column[place] ?? 1) + 1)
      waiting[target] = (waiting[target] ?? 0) - 1
      if (waiting[target] === 0) ready.push(target)
    }
  }
  return Math.max(1, ...column)
}

/** What a place in the flow is called, without saying which kind of place it is. */
export const flowName = (node: FlowNode, names: ReportNames): string => nodeName(names, node.id)
