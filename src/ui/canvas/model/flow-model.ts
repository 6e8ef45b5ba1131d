import {
  type Edge as FlowEdge,
  type Node as FlowNode,
  MarkerType,
  type NodeHandle,
  Position as Side,
} from '@xyflow/react'
import type { Edge, Group, JourneyNode, Note, Position, Variant } from '../../../document/index.ts'
import { groupBox, type Selection } from '../../../editor/index.ts'
import { exitX, foldedIn, groupFlowId, type Regrouping, stayingIn, waysOutOf } from './folded.ts'
import { layoutOf, NODE_HEIGHT, NODE_WIDTH, noteBoxOf } from './geometry.ts'

export type StepNode = FlowNode<{ readonly node: JourneyNode }, 'step'>
export type NoteNode = FlowNode<{ readonly note: Note }, 'note'>
export type FrameNode = FlowNode<{ readonly group: Group }, 'frame'>
/** `ways`: ids of the edges that leave it, a space between them. */
export type FoldedNode = FlowNode<{ readonly group: Group; readonly ways: string }, 'folded'>
export type CanvasNode = StepNode | NoteNode | FrameNode | FoldedNode
/** `data` is the edge as the document has it: a collapsed group may stand at its ends. */
export type CanvasEdge = FlowEdge<Edge, 'path'>

/** Notes share React Flow's id space with nodes; no document id has a colon. */
const NOTE_PREFIX = 'note:'
export const noteFlowId = (id: string): string => NOTE_PREFIX + id
export const noteIdOf = (flowId: string): string | undefined =>
  flowId.startsWith(NOTE_PREFIX) ? flowId.slice(NOTE_PREFIX.length) : undefined

/** Positions of things in the hand, by React Flow id: the document hears of them when they are set down. */
export type Held = ReadonlyMap<string, Position>

export interface FlowModel {
  /** React Flow's nodes and edges for a state of the document. Whatever did not change is the same object as before. */
  readonly nodes: (variant: Variant, selection: Selection, held: Held, changes?: Regrouping) => CanvasNode[]
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

const allOf = (group: Group, { nodes }: Selection) => group.nodes.every((id) => nodes.has(id))
const waysOf = (variant: Variant, group: Group) => waysOutOf(variant, group).join(' ')

const namedBy = (canvas: string, id: string) => {
  const { title, sentence } = lineIds(canvas, id)
  return { 'aria-labelledby': `${title} ${sentence}` }
}

/** `canvas` is an id of its own on the page. */
export function createFlowModel(canvas: string): FlowModel {
  const steps = keeper<JourneyNode, StepNode>((id, node, selected, at) => makeStep(canvas, id, node, selected, at))
  const notes = keeper<Note, NoteNode>(makeNote)
  const frames = keeper<Group, FrameNode>((id, group, _, at, size) => makeFrame(canvas, id, group, at, size))
  const boxes = keeper<Group, FoldedNode>((id, group, selected, at, ways) =>
    makeFolded(canvas, id, group, selected, at, ways),
  )
  const paths = keeper<Edge, CanvasEdge>((id, edge, selected, _, label) => makePath(id, edge, selected, label))
  const addGroups = (next: CanvasNode[], variant: Variant, selection: Selection, held: Held, changes: Regrouping) => {
    for (const [id, group] of Object.entries(variant.groups)) {
      // The frame lets go of a step that is on its way out.
      const left = stayingIn(id, group, changes)
      const box = groupBox(variant.nodes, left === group.nodes ? group : { ...group, nodes: [...left] }, held)
      if (!box) continue
      if (group.collapsed)
        next.push(boxes(groupFlowId(id), group, allOf(group, selection), box, waysOf(variant, group)))
      else next.push(frames(groupFlowId(id), group, false, box, `${box.width} ${box.height}`))
    }
  }
  let nodeList: CanvasNode[] = []
  let edgeList: CanvasEdge[] = []
  return {
    nodes: (variant, selection, held, changes = NO_CHANGES) => {
      const next: CanvasNode[] = []
      const folded = foldedIn(variant)
      addGroups(next, variant, selection, held, changes)
      for (const [id, note] of Object.entries(variant.notes)) {
        next.push(notes(noteFlowId(id), note, selection.notes.has(id), held.get(noteFlowId(id)) ?? note.position))
      }
      for (const [id, node] of Object.entries(variant.nodes)) {
        if (folded.has(id)) continue
        next.push(steps(id, node, selection.nodes.has(id), held.get(id) ?? node.position))
      }
      nodeList = same(nodeList, next) ? nodeList : next
      return nodeList
    },
    edges: (variant, selection) => {
      const next: CanvasEdge[] = []
      const folded = foldedIn(variant)
      for (const [id, edge] of Object.entries(variant.edges)) {
        const [from, to] = [folded.get(edge.from), folded.get(edge.to)]
        if (from !== undefined && from === to) continue
        const ends = `${from ?? ''}${FROM_TO}${to ?? ''}${FROM_TO}`
        next.push(paths(id, edge, selection.edges.has(id), ORIGIN, ends + labelOf(variant, edge)))
      }
      edgeList = same(edgeList, next) ? edgeList : next
      return edgeList
    },
  }
}

/** Between the groups that stand for an edge's ends and the edge's words; in no id. */
const FROM_TO = '\n'
const ORIGIN: Position = { x: 0, y: 0 }
const NO_CHANGES: Regrouping = new Map()

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

type Wrapped = { node: JourneyNode } | { note: Note } | { group: Group }
const data = new WeakMap<object, Wrapped>()

/** Wraps a source once, so that a face sees new data only when its node is new. */
function dataOf<Data extends Wrapped>(source: object, wrapped: Data): Data {
  const known = data.get(source)
  if (known) return known as Data
  data.set(source, wrapped)
  return wrapped
}

const NODE_ORIGIN: [number, number] = [0.5, 0]
const NOTE_ORIGIN: [number, number] = [0, 0]

function makeStep(canvas: string, id: string, node: JourneyNode, selected: boolean, at: Position): StepNode {
  const size = { width: layoutOf(node).width, height: NODE_HEIGHT }
  return {
    id,
    type: 'step',
    position: at,
    origin: NODE_ORIGIN,
    data: dataOf(node, { node }),
    selected,
    handles: handlesOf(node),
    domAttributes: namedBy(canvas, id),
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

/** A frame lies behind its steps and lets everything through but its heading. */
const FRAME_STYLE = { pointerEvents: 'none' } as const

function makeFrame(canvas: string, id: string, group: Group, at: Position, label: string): FrameNode {
  const [width = 0, height = 0] = label.split(' ').map(Number)
  return {
    id,
    type: 'frame',
    position: { x: at.x, y: at.y },
    origin: NOTE_ORIGIN,
    data: dataOf(group, { group }),
    // Its heading selects its steps: a frame is not a thing of its own.
    selectable: false,
    dragHandle: '.frame-handle',
    style: FRAME_STYLE,
    domAttributes: namedBy(canvas, id),
    zIndex: -2,
    width,
    height,
    measured: { width, height },
  }
}

function makeFolded(
  canvas: string,
  id: string,
  group: Group,
  selected: boolean,
  at: Position,
  ways: string,
): FoldedNode {
  const size = { width: NODE_WIDTH, height: NODE_HEIGHT }
  const out = ways === '' ? [] : ways.split(' ')
  const middle = (x: number, y: number) => ({ x: x - HANDLE / 2, y: y - HANDLE / 2, width: HANDLE, height: HANDLE })
  return {
    id,
    type: 'folded',
    position: { x: at.x, y: at.y },
    origin: NOTE_ORIGIN,
    data: { group, ways },
    selected,
    domAttributes: namedBy(canvas, id),
    handles: [
      { type: 'target', position: Side.Top, ...middle(NODE_WIDTH / 2, HANDLE / 2) },
      ...out.map((edge, index) => ({
        id: edge,
        type: 'source' as const,
        position: Side.Bottom,
        ...middle(exitX(size, index, out.length), NODE_HEIGHT - HANDLE / 2),
      })),
    ],
    ...size,
    measured: size,
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

function makePath(id: string, edge: Edge, selected: boolean, words: string): CanvasEdge {
  const [from = '', to = '', label = ''] = words.split(FROM_TO)
  return {
    id,
    type: 'path',
    source: from === '' ? edge.from : groupFlowId(from),
    sourceHandle: from === '' ? edge.port : id,
    target: to === '' ? edge.to : groupFlowId(to),
    data: edge,
    // The ends of a way to or from a collapsed group are inside it.
    reconnectable: from === '' && to === '',
    ariaLabel: label,
    selected,
    markerEnd: selected ? ARROW_SELECTED : ARROW,
  }
}
