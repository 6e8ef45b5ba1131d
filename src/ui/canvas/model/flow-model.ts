import {
  type Edge as FlowEdge,
  type Node as FlowNode,
  MarkerType,
  type NodeHandle,
  Position as Side,
} from '@xyflow/react'
import type { Edge, JourneyNode, Note, Position, Variant } from '../../../document/index.ts'
import type { Selection } from '../../../editor/index.ts'
import { layoutOf, NODE_HEIGHT, noteBoxOf } from './geometry.ts'

export type StepNode = FlowNode<{ readonly node: JourneyNode }, 'step'>
export type NoteNode = FlowNode<{ readonly note: Note }, 'note'>
export type CanvasNode = StepNode | NoteNode
export type CanvasEdge = FlowEdge<Record<string, never>, 'path'>

/** Notes share React Flow's id space with nodes; no document id has a colon. */
const NOTE_PREFIX = 'note:'
const noteFlowId = (id: string): string => NOTE_PREFIX + id
export const noteIdOf = (flowId: string): string | undefined =>
  flowId.startsWith(NOTE_PREFIX) ? flowId.slice(NOTE_PREFIX.length) : undefined

/** Positions of things in the hand, by React Flow id: the document hears of them when they are set down. */
export type Held = ReadonlyMap<string, Position>

export interface FlowModel {
  /** React Flow's nodes and edges for a state of the document. Whatever did not change is the same object as before. */
  readonly nodes: (variant: Variant, selection: Selection, held: Held) => CanvasNode[]
  readonly edges: (variant: Variant, selection: Selection) => CanvasEdge[]
}

interface Kept<Source, Item> {
  readonly source: Source
  readonly selected: boolean
  readonly at: Position
  readonly label: string
  readonly item: Item
}

/** Ids of the two lines that name a step to a screen reader, on a canvas of this id. */
export const lineIds = (canvas: string, node: string) => ({
  title: `${canvas}-${node}-title`,
  sentence: `${canvas}-${node}-sentence`,
})

/** `canvas` is an id of its own on the page. */
export function createFlowModel(canvas: string): FlowModel {
  const steps = keeper<JourneyNode, StepNode>((id, node, selected, at) => makeStep(canvas, id, node, selected, at))
  const notes = keeper<Note, NoteNode>(makeNote)
  const paths = keeper<Edge, CanvasEdge>((id, edge, selected, _, label) => makePath(id, edge, selected, label))
  let nodeList: CanvasNode[] = []
  let edgeList: CanvasEdge[] = []
  return {
    nodes: (variant, selection, held) => {
      const next: CanvasNode[] = []
      for (const [id, note] of Object.entries(variant.notes)) {
        next.push(notes(noteFlowId(id), note, selection.notes.has(id), held.get(noteFlowId(id)) ?? note.position))
      }
      for (const [id, node] of Object.entries(variant.nodes)) {
        next.push(steps(id, node, selection.nodes.has(id), held.get(id) ?? node.position))
      }
      nodeList = same(nodeList, next) ? nodeList : next
      return nodeList
    },
    edges: (variant, selection) => {
      const next: CanvasEdge[] = []
      for (const [id, edge] of Object.entries(variant.edges))
        next.push(paths(id, edge, selection.edges.has(id), ORIGIN, labelOf(variant, edge)))
      edgeList = same(edgeList, next) ? edgeList : next
      return edgeList
    },
  }
}

const ORIGIN: Position = { x: 0, y: 0 }

const same = <Item>(a: readonly Item[], b: readonly Item[]) =>
  a.length === b.length && a.every((item, index) => item === b[index])

const samePlace = (a: Position, b: Position) => a.x === b.x && a.y === b.y

/** An edge in words of no language. */
const labelOf = ({ nodes }: Variant, { from, to }: Edge): string =>
  `${nodes[from]?.name || from} → ${nodes[to]?.name || to}`

/** Makes an item for each source once, and again only when the source, its selection or its place has changed. */
function keeper<Source extends object, Item>(
  make: (id: string, source: Source, selected: boolean, at: Position, label: string) => Item,
) {
  const kept = new Map<string, Kept<Source, Item>>()
  return (id: string, source: Source, selected: boolean, at: Position, label = ''): Item => {
    const old = kept.get(id)
    if (old && old.source === source && old.selected === selected && old.label === label && samePlace(old.at, at))
      return old.item
    const item = make(id, source, selected, at, label)
    kept.set(id, { source, selected, at, label, item })
    return item
  }
}

const HANDLE = 12

/** Ports as React Flow wants them, so that edges need no measuring of the page. */
function handlesOf(node: JourneyNode): NodeHandle[] {
  const { ports, width } = layoutOf(node)
  const at = (x: number, y: number) => ({ x: x - HANDLE / 2, y: y - HANDLE / 2, width: HANDLE, height: HANDLE })
  const out = ports.map((port) => ({
    id: port.id,
    type: 'source' as const,
    position: Side.Bottom,
    ...at(port.x, NODE_HEIGHT - HANDLE / 2),
  }))
  return node.kind === 'entry' ? out : [{ type: 'target', position: Side.Top, ...at(width / 2, HANDLE / 2) }, ...out]
}

const data = new WeakMap<object, { node: JourneyNode } | { note: Note }>()

/** Wraps a source once, so that a face sees new data only when its node is new. */
function dataOf<Data extends { node: JourneyNode } | { note: Note }>(source: object, wrapped: Data): Data {
  const known = data.get(source)
  if (known) return known as Data
  data.set(source, wrapped)
  return wrapped
}

const NODE_ORIGIN: [number, number] = [0.5, 0]
const NOTE_ORIGIN: [number, number] = [0, 0]

function makeStep(canvas: string, id: string, node: JourneyNode, selected: boolean, at: Position): StepNode {
  const size = { width: layoutOf(node).width, height: NODE_HEIGHT }
  const lines = lineIds(canvas, id)
  return {
    id,
    type: 'step',
    position: at,
    origin: NODE_ORIGIN,
    data: dataOf(node, { node }),
    selected,
    handles: handlesOf(node),
    domAttributes: { 'aria-labelledby': `${lines.title} ${lines.sentence}` },
    ...size,
    measured: size,
  }
}

function makeNote(id: string, note: Note, selected: boolean, at: Position): NoteNode {
  const { width, height } = noteBoxOf(note)
  return {
    id,
    type: 'note',
    position: at,
    origin: NOTE_ORIGIN,
    data: dataOf(note, { note }),
    selected,
    zIndex: -1,
    width,
    height,
    measured: { width, height },
  }
}

const ARROW = {
  type: MarkerType.ArrowClosed,
  markerUnits: 'userSpaceOnUse',
  width: 14,
  height: 14,
  color: 'var(--j-line-strong)',
} as const
const ARROW_SELECTED = { ...ARROW, color: 'var(--j-accent)' } as const

const makePath = (id: string, edge: Edge, selected: boolean, label: string): CanvasEdge => ({
  id,
  type: 'path',
  source: edge.from,
  sourceHandle: edge.port,
  target: edge.to,
  ariaLabel: label,
  selected,
  markerEnd: selected ? ARROW_SELECTED : ARROW,
})
