import type { Graph, Journey, JourneyNode, Variant } from '../../document/index.ts'
import { nameOf } from './environment.ts'
import type { Report } from './finding.ts'

/** What the checks that look at a whole variant may use. */
export interface VariantContext {
  readonly journey: Journey
  readonly id: string
  readonly variant: Variant
  readonly graph: Graph
  /** Nodes to which an entry leads. */
  readonly reached: ReadonlySet<string>
  readonly report: Report
  /** What a step is called. */
  name(node: string): string
}

export const namesIn =
  (graph: Graph) =>
  (id: string): string =>
    nameOf(id, graph.node(id))

/** The names of the steps on a way, for a sentence; a long way is cut in the middle. */
export function pathText(nodes: readonly string[], name: (id: string) => string): string {
  const shown = nodes.length > 8 ? [...nodes.slice(0, 4), undefined, ...nodes.slice(-3)] : nodes
  return shown.map((id) => (id === undefined ? '…' : name(id))).join(' → ')
}

/** Message nodes in the order of the document. */
export const messagesIn = (graph: Graph): [string, Extract<JourneyNode, { kind: 'message' }>][] =>
  graph.nodes.flatMap((id) => {
    const node = graph.node(id)
    return node?.kind === 'message' ? [[id, node] as [string, typeof node]] : []
  })
