import type { SourceMap } from '../../../compiler/index.ts'
import type { Selection } from '../../../editor/index.ts'
import { type Outline, type OutlineItem, transitionId } from './outline.ts'

/** Where parts of the drawing are in the outline. */
export interface DrawingIndex {
  /** A step's states: its own first, then those within it. */
  readonly statesOf: (node: string) => readonly string[]
  /** The transitions that are an edge. */
  readonly transitionsOf: (edge: string) => readonly string[]
  /** The transitions by which a step is left through a port. */
  readonly transitionsAt: (node: string, port: string) => readonly string[]
}

/** Turns a source map around. */
export function drawingIndexOf(outline: Outline, { nodes, transitions }: SourceMap): DrawingIndex {
  const byEdge = new Map<string, string[]>()
  const byPort = new Map<string, string[]>()
  for (const { node, port, edge, state, on, index } of transitions) {
    const id = transitionId(state, on, index)
    if (edge !== undefined) file(byEdge, edge, id)
    file(byPort, `${node} ${port}`, id)
  }
  return {
    statesOf: (node) => {
      const own = Object.hasOwn(nodes, node) ? nodes[node] : undefined
      return own === undefined ? [] : statesWithin(outline, own)
    },
    transitionsOf: (edge) => byEdge.get(edge) ?? [],
    transitionsAt: (node, port) => byPort.get(`${node} ${port}`) ?? [],
  }
}

/** Lines that stand for what is selected on the canvas, in the order of the selection. */
export function linesOfSelection(index: DrawingIndex, { nodes, edges }: Selection): ReadonlySet<string> {
  return new Set([...[...nodes].flatMap(index.statesOf), ...[...edges].flatMap(index.transitionsOf)])
}

/** What a line stands for in the drawing: an edge, a step, or nothing. */
export function drawnAt(item: OutlineItem): { readonly edge: string } | { readonly node: string } | undefined {
  if (item.kind === 'transition' && item.edge !== undefined) return { edge: item.edge }
  return item.node === undefined ? undefined : { node: item.node }
}

/** A state and the states within it. */
function statesWithin({ items }: Outline, id: string): string[] {
  const item = items.get(id)
  if (item?.kind !== 'state') return []
  return [id, ...item.children.flatMap((child) => statesWithin({ roots: [], items }, child))]
}

function file(map: Map<string, string[]>, key: string, id: string): void {
  const list = map.get(key)
  if (list) list.push(id)
  else map.set(key, [id])
}
