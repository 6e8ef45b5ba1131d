import type { Node as FlowNode } from '@xyflow/react'
import {
  BOARD_COLLECTIONS,
  type Board,
  type BoardCollection,
  LIMITS,
  type Workshop,
} from '../../../../document/index.ts'
import type { BoardLayout, CellThing } from './board-layout.ts'
import { type Place, placeOf, pointOf, type Rect } from './place.ts'
import { boxOfStroke, movedBy } from './stroke.ts'

export type Sticky = Board['stickies'][string]
export type BoardPicture = Board['images'][string]
export type Stamp = Board['stamps'][string]
export type Stroke = Board['strokes'][string]
type Thing = Sticky | BoardPicture | Stamp | Stroke

/** A thing of the board among all of them: React Flow has one space of ids, the document one for each collection. */
export const thingId = (kind: BoardCollection, id: string): string => `${kind}:${id}`

export function readThingId(flowId: string): { readonly kind: BoardCollection; readonly id: string } | undefined {
  const [name, id] = flowId.split(':')
  const kind = BOARD_COLLECTIONS.find((each) => each === name)
  return kind && id !== undefined ? { kind, id } : undefined
}

/** What React Flow draws. `data` holds the thing as the document has it. */
export type StickyNode = FlowNode<{ readonly thing: Sticky }, 'stickies'>
export type PictureNode = FlowNode<{ readonly thing: BoardPicture }, 'images'>
export type StampNode = FlowNode<{ readonly thing: Stamp }, 'stamps'>
export type StrokeNode = FlowNode<{ readonly thing: Stroke }, 'strokes'>
export type ThingNode = StickyNode | PictureNode | StampNode | StrokeNode

const STICKY = { width: 176, height: 104 } as const
const STAMP_SIZE = 40
const PEN_WIDTH = 3

/** How large a thing stands, and its corner where it lies free. */
function rectOf(kind: BoardCollection, thing: Thing): Rect {
  if (kind === 'strokes') {
    const { points, width = PEN_WIDTH } = thing as Stroke
    return boxOfStroke(points, width / 2 + 1)
  }
  const { x, y } = thing as Place
  if (kind === 'stamps') return { x, y, width: STAMP_SIZE, height: STAMP_SIZE }
  const { width = STICKY.width, height = STICKY.height } = thing as Sticky
  return { x, y, width, height }
}

/** Where a thing stands on the board. Nowhere while its column or its row is not shown. */
export function boxOfThing(kind: BoardCollection, thing: Thing, layout: BoardLayout): Rect | undefined {
  const rect = rectOf(kind, thing)
  if (kind === 'strokes') return rect
  const point = pointOf(thing as Place, layout)
  return point && { ...rect, ...point }
}

/** Stickies and pictures that take room in cells. Stamps lie upon whatever is there. */
export function cellThings({ board }: Pick<Workshop, 'board'>): CellThing[] {
  const found: CellThing[] = []
  for (const kind of ['stickies', 'images'] as const) {
    for (const thing of Object.values<Sticky | BoardPicture>(board?.[kind] ?? {})) {
      const { step, lane, y } = thing
      if (step !== undefined && lane !== undefined) found.push({ step, lane, y, height: rectOf(kind, thing).height })
    }
  }
  return found
}

/** Corners and sizes of things in the hand, by their ids on the board: the document hears of them when they are set down. */
export type Held = ReadonlyMap<string, Rect>

/** Parts that change when a thing is set down in a rectangle of the board. */
export function setDownParts(
  kind: BoardCollection,
  thing: Thing,
  rect: Rect,
  layout: BoardLayout,
  loose = false,
): Readonly<Record<string, unknown>> {
  if (kind === 'strokes') {
    const before = rectOf(kind, thing)
    return { points: movedBy((thing as Stroke).points, { x: rect.x - before.x, y: rect.y - before.y }) }
  }
  const before = rectOf(kind, thing)
  const resized = kind !== 'stamps' && (before.width !== rect.width || before.height !== rect.height)
  const size = { width: Math.round(rect.width), height: Math.round(rect.height) }
  return { ...placeOf(rect, layout, loose), ...(resized && size) }
}

/** Which of the things that lie upon one another is above. */
const DEPTHS: Readonly<Record<BoardCollection, number>> = { images: 1, stickies: 2, strokes: 3, stamps: 4 }
/** A line takes the pointer where it is drawn, and not in all of its box. */
const STROKE_STYLE = { pointerEvents: 'none' } as const

interface Kept {
  readonly thing: Thing
  readonly box: Rect
  readonly selected: boolean
  readonly label: string
  readonly node: ThingNode
}

const sameBox = (a: Rect, b: Rect) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height

/** Makes React Flow's nodes of a board. Whatever did not change is the same object as before. */
export function createThingModel(nameOf: (kind: BoardCollection, thing: Thing) => string) {
  let kept = new Map<string, Kept>()
  let list: ThingNode[] = []
  return (board: Board | undefined, layout: BoardLayout, selected: ReadonlySet<string>, held: Held): ThingNode[] => {
    const next = new Map<string, Kept>()
    for (const [flowId, kind, thing] of thingsOf(board)) {
      const box = held.get(flowId) ?? boxOfThing(kind, thing, layout)
      if (!box) continue
      const wanted = { thing, box, selected: selected.has(flowId), label: nameOf(kind, thing) }
      const old = kept.get(flowId)
      next.set(flowId, old && isAsBefore(old, wanted) ? old : { ...wanted, node: nodeOf(kind, flowId, wanted) })
    }
    const nodes = [...next.values()].map(({ node }) => node)
    kept = next
    if (nodes.length !== list.length || nodes.some((node, index) => node !== list[index])) list = nodes
    return list
  }
}

const thingsOf = (board: Board | undefined): (readonly [flowId: string, kind: BoardCollection, thing: Thing])[] =>
  BOARD_COLLECTIONS.flatMap((kind) =>
    Object.entries<Thing>(board?.[kind] ?? {}).map(([id, thing]) => [thingId(kind, id), kind, thing] as const),
  )

const isAsBefore = (old: Kept, wanted: Omit<Kept, 'node'>): boolean =>
  old.thing === wanted.thing &&
  old.selected === wanted.selected &&
  old.label === wanted.label &&
  sameBox(old.box, wanted.box)

function nodeOf(kind: BoardCollection, id: string, { thing, box, selected, label }: Omit<Kept, 'node'>): ThingNode {
  const { x, y, width, height } = box
  return {
    id,
    type: kind,
    position: { x, y },
    data: { thing },
    selected,
    ariaLabel: label,
    zIndex: DEPTHS[kind],
    width,
    height,
    measured: { width, height },
    handles: NO_HANDLES,
    ...(kind === 'strokes' && { style: STROKE_STYLE }),
  } as ThingNode
}

const NO_HANDLES: never[] = []

/** May another thing of this kind be laid upon the board? */
export const hasRoom = (board: Board | undefined, kind: BoardCollection): boolean =>
  Object.keys(board?.[kind] ?? {}).length <
  { stickies: LIMITS.workshopCards, images: LIMITS.images, stamps: LIMITS.workshopCards, strokes: LIMITS.strokes }[kind]
