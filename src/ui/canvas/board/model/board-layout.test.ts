import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BOARD_LANES, type BoardLane } from '../../../../document/index.ts'
import { type BoardColumn, type BoardLayout, cellKey, type LayoutInput, layOut, textTopAmong } from './board-layout.ts'
import { cellAt, cellBeside, cellRect, placeOf, pointOf, rangeOf } from './place.ts'

const columns = (stages: readonly string[]): BoardColumn[] =>
  stages.map((stage, index) => ({ step: `p${index}`, stage }))

const laidOut = (parts: Partial<LayoutInput> = {}): BoardLayout =>
  layOut({ columns: columns(['a', 'a', 'b']), lanes: BOARD_LANES, heightOf: () => 30, things: [], ...parts })

/** Boards of any kind: stages side by side, some lanes, texts of all heights, things in cells. */
const boards = fc
  .record({
    stages: fc.array(fc.constantFrom('a', 'b', ''), { minLength: 1, maxLength: 8 }),
    lanes: fc.subarray([...BOARD_LANES], { minLength: 1 }),
    heights: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 20 }),
    things: fc.array(
      fc.record({
        step: fc.integer({ min: 0, max: 9 }).map((index) => `p${index}`),
        lane: fc.constantFrom(...BOARD_LANES),
        y: fc.integer({ min: 0, max: 300 }),
        height: fc.integer({ min: 1, max: 200 }),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ stages, lanes, heights, things }) => {
    const sorted = columns([...stages].sort())
    const heightOf = (step: string, lane: BoardLane) =>
      heights[(Number(step.slice(1)) * 7 + BOARD_LANES.indexOf(lane)) % heights.length] ?? 0
    return {
      input: { columns: sorted, lanes, heightOf, things },
      layout: layOut({ columns: sorted, lanes, heightOf, things }),
    }
  })

describe('the layout of a board', () => {
  it('gives every text and everything that lies in a cell its room', () => {
    fc.assert(
      fc.property(boards, ({ input, layout }) => {
        const heightIn = new Map(layout.lanes.map(({ lane, height }) => [lane, height]))
        for (const [key, text] of layout.textHeight) {
          const lane = key.split(' ')[1] as BoardLane
          expect((layout.textTop.get(key) ?? 0) + text).toBeLessThanOrEqual(heightIn.get(lane) ?? 0)
        }
        for (const { step, lane, y, height } of input.things)
          if (layout.columnOf.has(step)) expect(y + height).toBeLessThanOrEqual(heightIn.get(lane) ?? Infinity)
      }),
    )
  })

  it('lets nothing lie upon a text', () => {
    fc.assert(
      fc.property(boards, ({ input, layout }) => {
        for (const thing of input.things) {
          const height = layout.textHeight.get(cellKey(thing.step, thing.lane))
          if (height === undefined) continue
          const top = layout.textTop.get(cellKey(thing.step, thing.lane)) ?? 0
          expect(thing.y >= top + height || thing.y + thing.height <= top).toBe(true)
        }
      }),
    )
  })

  it('places rows and columns one after the other, a gap between stages', () => {
    fc.assert(
      fc.property(boards, ({ layout }) => {
        layout.lanes.slice(1).forEach((lane, index) => {
          const above = layout.lanes[index]
          expect(lane.y).toBe((above?.y ?? 0) + (above?.height ?? 0))
        })
        layout.columns.slice(1).forEach((column, index) => {
          const before = layout.columns[index]
          const gap = column.x - ((before?.x ?? 0) + (before?.width ?? 0))
          expect(gap).toBe(before?.stage === column.stage ? 0 : 24)
        })
        expect(layout.bands.flatMap(({ steps }) => steps)).toEqual(layout.columns.map(({ step }) => step))
      }),
    )
  })

  it('has one heading for neighbours of a stage', () => {
    expect(laidOut().bands).toEqual([
      { stage: 'a', x: 0, width: 480, steps: ['p0', 'p1'] },
      { stage: 'b', x: 504, width: 240, steps: ['p2'] },
    ])
  })

  it('makes a column wide where a text is long', () => {
    const heightOf = (step: string, _: BoardLane, width: number) => (step === 'p1' ? 80_000 / width : 30)
    expect(laidOut({ heightOf }).columns.map(({ width }) => width)).toEqual([240, 320, 240])
  })

  it('leaves hidden lanes out', () => {
    const { lanes } = laidOut({ lanes: ['reality', 'action'] })
    expect(lanes.map(({ lane }) => lane)).toEqual(['action', 'reality'])
  })
})

it('a text stays at the top when what lies in its cell lies below it', () => {
  expect(textTopAmong(40, [{ y: 44, height: 100 }])).toBe(0)
  expect(textTopAmong(40, [{ y: 8, height: 100 }])).toBe(108)
  expect(
    textTopAmong(40, [
      { y: 8, height: 100 },
      { y: 120, height: 50 },
    ]),
  ).toBe(170)
})

describe('a thing set down on the board', () => {
  const rects = fc.record({
    x: fc.integer({ min: -500, max: 2_000 }),
    y: fc.integer({ min: -500, max: 2_000 }),
    width: fc.integer({ min: 10, max: 220 }),
    height: fc.integer({ min: 10, max: 200 }),
  })

  it('over a cell belongs to it and lies within its sides; elsewhere it stays where it is', () => {
    fc.assert(
      fc.property(boards, rects, ({ layout }, rect) => {
        const place = placeOf(rect, layout)
        const point = pointOf(place, layout)
        const cell = cellAt({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }, layout)
        if (!cell) {
          expect(place).toEqual({ x: rect.x, y: rect.y, step: undefined, lane: undefined })
          return
        }
        const box = cellRect(cell, layout)
        expect(place).toMatchObject(cell)
        expect(point?.x).toBeGreaterThanOrEqual((box?.x ?? 0) + 4)
        expect((point?.x ?? 0) + rect.width).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0) - 4)
        expect(point?.y).toBeGreaterThanOrEqual((box?.y ?? 0) + 4)
      }),
    )
  })

  it('pushed loosely lies exactly where it was pushed to', () => {
    fc.assert(
      fc.property(boards, rects, ({ layout }, rect) => {
        expect(pointOf(placeOf(rect, layout, true), layout)).toEqual({ x: rect.x, y: rect.y })
      }),
    )
  })

  it('moves along with its column', () => {
    const before = laidOut()
    const place = placeOf({ x: 520, y: 10, width: 100, height: 40 }, before)
    expect(place).toMatchObject({ step: 'p2', lane: 'action' })
    const after = laidOut({ columns: columns(['a', 'a', 'b']).toReversed() })
    expect(pointOf(place, after)?.x).toBe((pointOf(place, before)?.x ?? 0) - 504)
  })

  it('is nowhere while its column or its lane is not shown', () => {
    const place = { x: 1, y: 1, step: 'p2', lane: 'pains' as const }
    expect(pointOf(place, laidOut({ columns: columns(['a']) }))).toBeUndefined()
    expect(pointOf(place, laidOut({ lanes: ['action'] }))).toBeUndefined()
  })
})

describe('walking the cells', () => {
  const layout = laidOut({ lanes: ['action', 'reality'] })

  it('rests at the edges', () => {
    expect(cellBeside({ step: 'p2', lane: 'action' }, { x: 1, y: 0 }, layout)).toBeUndefined()
    expect(cellBeside({ step: 'p2', lane: 'action' }, { x: 0, y: 1 }, layout)).toEqual({ step: 'p2', lane: 'reality' })
  })

  it('goes on in the next row, as when reading, and ends after the last', () => {
    const along = (step: string, lane: BoardLane, x: number) => cellBeside({ step, lane }, { x, y: 0 }, layout, true)
    expect(along('p2', 'action', 1)).toEqual({ step: 'p0', lane: 'reality' })
    expect(along('p0', 'reality', -1)).toEqual({ step: 'p2', lane: 'action' })
    expect(along('p2', 'reality', 1)).toBeUndefined()
    expect(along('p0', 'action', -1)).toBeUndefined()
  })
})

it('what is on screen is found, with one more on each side', () => {
  const spans = Array.from({ length: 10 }, (_, index) => [index * 10, 10] as const)
  expect(rangeOf(spans, 35, 52)).toEqual({ from: 2, to: 6 })
  expect(rangeOf(spans, -50, 5)).toEqual({ from: 0, to: 1 })
  expect(rangeOf(spans, 200, 300)).toBeNull()
})
