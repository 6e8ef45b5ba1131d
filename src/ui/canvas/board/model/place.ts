import type { BoardLane } from '../../../../document/index.ts'
import type { BoardLayout } from './board-layout.ts'

/** Where a thing lies as the document has it: from its cell's corner where it is in one. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly step?: string | undefined
  readonly lane?: BoardLane | undefined
}

interface Point {
  readonly x: number
  readonly y: number
}

export interface Rect extends Point {
  readonly width: number
  readonly height: number
}

/** Where a thing lies on the board; nowhere while its column or its row is not shown. */
export function pointOf({ x, y, step, lane }: Place, layout: BoardLayout): Point | undefined {
  const column = step === undefined ? undefined : layout.columns[layout.columnOf.get(step) ?? -1]
  const row = lane === undefined ? undefined : layout.lanes[layout.laneOf.get(lane) ?? -1]
  if ((step !== undefined && !column) || (lane !== undefined && !row)) return undefined
  return { x: x + (column?.x ?? 0), y: y + (row?.y ?? 0) }
}

export interface Cell {
  readonly step: string
  readonly lane: BoardLane
}

export function cellAt({ x, y }: Point, layout: BoardLayout): Cell | undefined {
  const column = layout.columns[indexAt(x, layout.columns, (each) => [each.x, each.width])]
  const row = layout.lanes[indexAt(y, layout.lanes, (each) => [each.y, each.height])]
  return column && row && { step: column.step, lane: row.lane }
}

/** The index of the span that a position lies in, by halves; −1 in a gap and outside. */
function indexAt<Item>(
  at: number,
  items: readonly Item[],
  span: (item: Item) => readonly [from: number, length: number],
): number {
  let [low, high] = [0, items.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, length] = span(items[middle] as Item)
    if (at < from) high = middle - 1
    else if (at >= from + length) low = middle + 1
    else return middle
  }
  return -1
}

/** Room between a thing and the edge of the cell it lies in. */
const EDGE = 4

/**
 * The place of a thing set down here. Over a cell it belongs to it and moves along with its column, and is drawn within
 * its left, right and upper edge where it is small enough; the row grows with it. Elsewhere it lies free. `loose`: it stays
 * exactly here, so that small pushes can carry it over an edge.
 */
export function placeOf(rect: Rect, layout: BoardLayout, loose = false): Place {
  const cell = cellAt({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }, layout)
  const column = layout.columns[layout.columnOf.get(cell?.step ?? '') ?? -1]
  const row = cell && layout.lanes[layout.laneOf.get(cell.lane) ?? -1]
  if (!column || !row) return { x: Math.round(rect.x), y: Math.round(rect.y), step: undefined, lane: undefined }
  const [x, y] = [rect.x - column.x, rect.y - row.y]
  const most = Math.max(EDGE, column.width - rect.width - EDGE)
  return {
    x: Math.round(loose ? x : Math.min(most, Math.max(EDGE, x))),
    y: Math.round(loose ? y : Math.max(EDGE, y)),
    step: column.step,
    lane: row.lane,
  }
}

export function cellRect({ step, lane }: Cell, layout: BoardLayout): Rect | undefined {
  const column = layout.columns[layout.columnOf.get(step) ?? -1]
  const row = layout.lanes[layout.laneOf.get(lane) ?? -1]
  return column && row && { x: column.x, y: row.y, width: column.width, height: row.height }
}

/** Columns and rows on screen: indices, both ends included. Nothing when none is. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** The spans that meet a stretch, with one more on each side. `null`: there are none. */
export function rangeOf(
  spans: readonly (readonly [from: number, length: number])[],
  start: number,
  end: number,
): Range | null {
  let [from, to] = [-1, -1]
  for (const [index, [at, length]] of spans.entries()) {
    if (at + length < start || at > end) continue
    if (from < 0) from = index
    to = index
  }
  return from < 0 ? null : { from: Math.max(0, from - 1), to: Math.min(spans.length - 1, to + 1) }
}

/** The cell beside another one; at the edges there is none. With `wrap`, rows follow one another as when reading. */
export function cellBeside(
  { step, lane }: Cell,
  by: { readonly x: number; readonly y: number },
  layout: BoardLayout,
  wrap = false,
): Cell | undefined {
  const [column, row] = [layout.columnOf.get(step), layout.laneOf.get(lane)]
  if (column === undefined || row === undefined) return undefined
  const count = layout.columns.length
  const flat = row * count + column + by.x
  const [nextRow, nextColumn] = wrap ? [Math.floor(flat / count), flat % count] : [row + by.y, column + by.x]
  const [to, at] = [layout.columns[nextColumn], layout.lanes[nextRow]]
  return to && at && { step: to.step, lane: at.lane }
}
