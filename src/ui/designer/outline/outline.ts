import { type Graph, graphOf, type Port, type Variant } from '../../../document/index.ts'
import { dominance } from './dominance.ts'

/** Where a way ends without a step of its own below it. */
export type WayEnd =
  | { readonly type: 'leaves' }
  /** To a step that stands elsewhere in the outline; `back`: one that came before. */
  | { readonly type: 'to'; readonly node: string; readonly back: boolean }

interface Line {
  readonly id: string
  readonly level: number
  readonly parent: string | undefined
  /** Place among the lines of the same parent, from 1, and how many they are. */
  readonly position: number
  readonly siblings: number
  /** Has lines below it. */
  readonly parental: boolean
}

export interface StepLine extends Line {
  readonly type: 'step'
  readonly node: string
}
/** A way out of a step that has several. */
export interface WayLine extends Line {
  readonly type: 'way'
  readonly node: string
  readonly port: Port
  readonly end: WayEnd | undefined
}
/** What comes after a step that has one way out, when no step does that stands here. */
export interface EndLine extends Line {
  readonly type: 'end'
  readonly node: string
  readonly end: WayEnd
}
/** Above the steps that no entry leads to. */
export interface ApartLine extends Line {
  readonly type: 'apart'
}
export type OutlineLine = StepLine | WayLine | EndLine | ApartLine

/** A line before it is known how many stand beside it. */
type Draft<Kind> = Kind extends OutlineLine ? Omit<Kind, 'position' | 'siblings' | 'parental'> : never
type DraftLine = Draft<OutlineLine>
type Task = { readonly line: DraftLine; readonly below?: string }

const outlines = new WeakMap<Variant['nodes'], { edges: Variant['edges']; lines: readonly OutlineLine[] }>()

/**
 * A journey as nested text, each step once. Steps follow each other on one level; below a step with several ways out stand
 * the ways, and below each what happens there alone. Where ways come together again the text goes on beside the step at
 * which they parted: its dominator (as in N. Ramsey, "Beyond Relooper", ICFP 2022). Ways that lead back say so.
 */
export function outlineOf(variant: Variant): readonly OutlineLine[] {
  const known = outlines.get(variant.nodes)
  if (known && known.edges === variant.edges) return known.lines
  const lines = counted(withoutEmptyTurns(written(graphOf(variant))))
  outlines.set(variant.nodes, { edges: variant.edges, lines })
  return lines
}

function written(graph: Graph): DraftLine[] {
  const joins = dominance(graph)
  const lines: DraftLine[] = []
  const starts = [...joins.roots, ...(joins.joinedAt.get(undefined) ?? [])]
  const apart = starts.filter((id) => joins.isApart(id))
  const write = (firsts: readonly string[], level: number, parent: string | undefined) => {
    const waiting: Task[] = firsts.map((node) => ({ line: step(node, level, parent) })).reverse()
    for (let task = waiting.pop(); task; task = waiting.pop()) {
      lines.push(task.line)
      waiting.push(...following(task, graph, joins).reverse())
    }
  }
  write(
    starts.filter((id) => !joins.isApart(id)),
    1,
    undefined,
  )
  if (apart.length > 0) {
    lines.push({ type: 'apart', id: 'apart', level: 1, parent: undefined })
    write(apart, 2, 'apart')
  }
  return lines
}

const step = (node: string, level: number, parent: string | undefined): DraftLine => ({
  type: 'step',
  id: `step ${node}`,
  node,
  level,
  parent,
})

/** What comes right after a line: below it, then beside it. */
function following({ line, below }: Task, graph: Graph, joins: ReturnType<typeof dominance>): Task[] {
  if (line.type === 'way') return below === undefined ? [] : [{ line: step(below, line.level + 1, line.id) }]
  if (line.type !== 'step') return []
  const { node, level, parent } = line
  const beside = (joins.joinedAt.get(node) ?? []).map((id): Task => ({ line: step(id, level, parent) }))
  const ports = graph.ports(node).filter(({ id, role }) => role !== 'skipped' || graph.edgeAt(node, id))
  const [only, ...more] = ports
  if (!only) return beside
  if (more.length > 0) return [...ports.map((port) => way(port, line, graph, joins)), ...beside]
  const to = graph.edgeAt(node, only.id)?.to
  if (to !== undefined && joins.placedBy(node, to)) return [{ line: step(to, level, parent) }, ...beside]
  const end = to === undefined ? openEnd(node, graph) : goesTo(node, to, joins)
  return end ? [{ line: { type: 'end', id: `end ${node}`, node, level, parent, end } }, ...beside] : beside
}

function way(
  port: Port,
  { node, level, id }: DraftLine & { node: string },
  graph: Graph,
  joins: ReturnType<typeof dominance>,
): Task {
  const to = graph.edgeAt(node, port.id)?.to
  const line = { type: 'way' as const, id: `way ${node} ${port.id}`, node, port, level: level + 1, parent: id }
  if (to === undefined) return { line: { ...line, end: { type: 'leaves' } } }
  if (!joins.placedBy(node, to)) return { line: { ...line, end: goesTo(node, to, joins) } }
  return { line: { ...line, end: undefined }, below: to }
}

const goesTo = (from: string, to: string, joins: ReturnType<typeof dominance>): WayEnd => ({
  type: 'to',
  node: to,
  back: joins.isBack(from, to),
})

/** Goals and hand-overs end a journey by what they are: no need to say that people leave there. */
function openEnd(id: string, graph: Graph): WayEnd | undefined {
  const node = graph.node(id)
  const ends = node?.kind === 'goal' || (node?.kind === 'journey' && node.config.mode === 'handOff')
  return ends ? undefined : { type: 'leaves' }
}

/** "Goes on to X" says nothing right above X. */
const withoutEmptyTurns = (lines: readonly DraftLine[]): DraftLine[] =>
  lines.filter((line, index) => {
    const next = lines[index + 1]
    if (line.type !== 'end' || line.end.type !== 'to' || line.end.back) return true
    return !(next?.type === 'step' && next.node === line.end.node && next.level === line.level)
  })

function counted(lines: readonly DraftLine[]): OutlineLine[] {
  const children = new Map<string | undefined, number>()
  const positions = lines.map(({ parent }) => {
    const position = (children.get(parent) ?? 0) + 1
    children.set(parent, position)
    return position
  })
  return lines.map(
    (line, index): OutlineLine => ({
      ...line,
      position: positions[index] ?? 1,
      siblings: children.get(line.parent) ?? 1,
      parental: children.has(line.id),
    }),
  )
}
