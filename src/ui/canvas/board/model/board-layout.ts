import { BOARD_LANES, type BoardLane } from '../../../../document/index.ts'

/** A column before it has a place: a step, and the stage whose heading it stands under (`''`: none). */
export interface BoardColumn {
  readonly step: string
  readonly stage: string
}

/** A thing that takes room in a cell: `x`, `y` from the cell's corner. */
export interface CellThing {
  readonly step: string
  readonly lane: BoardLane
  readonly y: number
  readonly height: number
}

export interface LayoutInput {
  /** In the order in which they stand; those of one stage lie side by side. */
  readonly columns: readonly BoardColumn[]
  readonly lanes: readonly BoardLane[]
  /** How high what a step says in a lane stands at a width, in pixels; 0 where it says nothing. */
  readonly heightOf: (step: string, lane: BoardLane, width: number) => number
  readonly things: readonly CellThing[]
}

export interface PlacedColumn extends BoardColumn {
  readonly x: number
  readonly width: number
}

export interface PlacedLane {
  readonly lane: BoardLane
  readonly y: number
  readonly height: number
}

/** Neighbouring columns under one heading. */
export interface PlacedBand {
  readonly stage: string
  readonly x: number
  readonly width: number
  readonly steps: readonly string[]
}

/** Where everything of the board stands, in pixels of the board at full size. */
export interface BoardLayout {
  readonly columns: readonly PlacedColumn[]
  readonly lanes: readonly PlacedLane[]
  readonly bands: readonly PlacedBand[]
  readonly width: number
  readonly height: number
  readonly columnOf: ReadonlyMap<string, number>
  readonly laneOf: ReadonlyMap<BoardLane, number>
  /** How far below its cell's corner a text begins, where things lie in its way. Key: `cellKey`. */
  readonly textTop: ReadonlyMap<string, number>
  /** How high the texts are that there are. Key: `cellKey`. */
  readonly textHeight: ReadonlyMap<string, number>
}

export const cellKey = (step: string, lane: BoardLane): string => `${step} ${lane}`

const COLUMN_WIDTH = 240
const WIDE_COLUMN_WIDTH = 320
/** A text higher than this at the usual width makes its column a wide one. */
const TALL_TEXT = 132
const BAND_GAP = 24
/** Between a thing in a cell and the text that makes way for it, or the cell's edge. */
const THING_GAP = 8

/** The least heights of rows; the curve needs room whatever is told. */
const LEAST: Readonly<Record<BoardLane, number>> = {
  action: 64,
  touchpoint: 44,
  channel: 44,
  expectation: 60,
  reality: 60,
  emotion: 176,
  pains: 48,
  backstage: 48,
  owner: 44,
  evidence: 44,
  opportunity: 52,
}

/** Places columns and rows: rows as high as their highest cell, columns wide where one of their texts is long. */
export function layOut(input: LayoutInput): BoardLayout {
  const columns = placeColumns(input)
  const things = byCell(input.things)
  const textTop = new Map<string, number>()
  const textHeight = new Map<string, number>()
  let y = 0
  const lanes = BOARD_LANES.filter((lane) => input.lanes.includes(lane)).map((lane): PlacedLane => {
    let height = LEAST[lane]
    for (const { step, width } of columns) {
      const text = input.heightOf(step, lane, width)
      const inCell = things.get(cellKey(step, lane)) ?? NONE
      const top = text > 0 ? textTopAmong(text, inCell) : 0
      if (text > 0) textHeight.set(cellKey(step, lane), text)
      if (top > 0) textTop.set(cellKey(step, lane), top)
      const lowest = Math.max(0, ...inCell.map((thing) => thing.y + thing.height + THING_GAP))
      height = Math.max(height, top + text, lowest)
    }
    const placed = { lane, y, height: Math.ceil(height / 4) * 4 }
    y += placed.height
    return placed
  })
  const bands = bandsOf(columns)
  const last = columns.at(-1)
  return {
    columns,
    lanes,
    bands,
    width: last ? last.x + last.width : 0,
    height: y,
    columnOf: new Map(columns.map(({ step }, index) => [step, index])),
    laneOf: new Map(lanes.map(({ lane }, index) => [lane, index])),
    textTop,
    textHeight,
  }
}

const NONE: readonly CellThing[] = []

function placeColumns({ columns, lanes, heightOf }: LayoutInput): PlacedColumn[] {
  let x = 0
  return columns.map((column, index) => {
    if (index > 0 && columns[index - 1]?.stage !== column.stage) x += BAND_GAP
    const tall = lanes.some((lane) => heightOf(column.step, lane, COLUMN_WIDTH) > TALL_TEXT)
    const placed = { ...column, x, width: tall ? WIDE_COLUMN_WIDTH : COLUMN_WIDTH }
    x += placed.width
    return placed
  })
}

function byCell(things: readonly CellThing[]): Map<string, CellThing[]> {
  const cells = new Map<string, CellThing[]>()
  for (const thing of things) {
    const key = cellKey(thing.step, thing.lane)
    const cell = cells.get(key)
    if (cell) cell.push(thing)
    else cells.set(key, [thing])
  }
  return cells
}

/**
 * The least distance from the upper edge at which a text of this height lies clear of the things. Each turn passes the
 * lower edge of at least one of them, so there are as many turns as things at most.
 */
export function textTopAmong(height: number, things: readonly Pick<CellThing, 'y' | 'height'>[]): number {
  let top = 0
  for (const thing of [...things].sort((a, b) => a.y - b.y)) {
    const meets = thing.y < top + height && thing.y + thing.height > top
    if (meets) top = thing.y + thing.height
  }
  return top
}

function bandsOf(columns: readonly PlacedColumn[]): PlacedBand[] {
  const bands: { stage: string; x: number; width: number; steps: string[] }[] = []
  for (const { stage, x, width, step } of columns) {
    const last = bands.at(-1)
    if (last && last.stage === stage) {
      last.width = x + width - last.x
      last.steps.push(step)
    } else bands.push({ stage, x, width, steps: [step] })
  }
  return bands
}
