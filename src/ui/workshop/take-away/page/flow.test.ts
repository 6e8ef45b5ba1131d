import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cell, flow, type PlacedRow, type Row } from './flow.ts'
import type { Unit } from './units.ts'

const unit = (height: number, name: string): Unit => ({
  height,
  draw: (x, y) => [{ kind: 'text', x, y, size: 1, text: name, fill: '#000' }],
})
const room = { top: 20, bottom: 220 }

let names = 0
const units = fc.array(
  fc.integer({ min: 1, max: 60 }).map((height) => {
    names += 1
    return unit(height, `u${names}`)
  }),
  { maxLength: 30 },
)
const cells = fc
  .array(units, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((each, index): Cell => ({ x: index * 50, width: 50, units: each })))
const rows: fc.Arbitrary<Row[]> = fc.array(
  fc
    .record({
      cells,
      pad: fc.integer({ min: 0, max: 6 }),
      gap: fc.integer({ min: 0, max: 8 }),
      whole: fc.boolean(),
      leads: fc.boolean(),
      headed: fc.boolean(),
    })
    .map(
      ({ headed, ...row }): Row => ({
        ...row,
        ...(headed && { head: [{ cells: [{ x: 0, width: 200, units: [unit(12, 'head')] }] }] }),
      }),
    ),
  { maxLength: 12 },
)

const namesOn = (pages: readonly (readonly PlacedRow[])[]) =>
  pages.flatMap((page) =>
    page.flatMap(({ cells: placed }) =>
      placed.flatMap((cell) =>
        cell.units.flatMap((each) => each.draw(0, 0).map((mark) => 'text' in mark && mark.text)),
      ),
    ),
  )

describe('rows on pages', () => {
  it('stand below one another within the paper, whatever they hold', () => {
    fc.assert(
      fc.property(rows, (given) => {
        for (const page of flow(given, room)) {
          let y = room.top
          for (const row of page) {
            expect(row.y).toBeGreaterThanOrEqual(y - 1e-9)
            y = row.y + row.height
          }
          expect(y).toBeLessThanOrEqual(room.bottom + 1e-9)
        }
      }),
    )
  })

  it('lose nothing and say nothing twice, save for heads', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const all = given.flatMap((row) => row.cells.flatMap((cell) => cell.units.map((each) => each)))
        const expected = all.flatMap((each) => each.draw(0, 0).map((mark) => 'text' in mark && mark.text))
        const found = namesOn(flow(given, room)).filter((name) => name !== 'head')
        expect([...found].sort()).toEqual([...expected].sort())
      }),
    )
  })

  it('keep the order of what stands in a cell', () => {
    const lines = Array.from({ length: 40 }, (_, index) => unit(15, String(index)))
    const found = namesOn(flow([{ cells: [{ x: 0, width: 50, units: lines }] }], room))
    expect(found).toEqual(lines.map((_, index) => String(index)))
  })

  it('have their head again on the next page, and say that they go on', () => {
    const head: Row = { cells: [{ x: 0, width: 50, units: [unit(12, 'head')] }] }
    const long = Array.from({ length: 20 }, () => unit(15, 'line'))
    const row: Row = {
      cells: [
        { x: 0, width: 50, units: [unit(12, 'name')], again: [unit(12, 'name, continued')] },
        { x: 50, width: 50, units: long },
      ],
      head: [head],
    }
    const [first, second] = flow([head, row], room).map((page) => namesOn([page]))
    expect(first?.slice(0, 2)).toEqual(['head', 'name'])
    expect(second?.slice(0, 2)).toEqual(['head', 'name, continued'])
  })

  it('never leave a heading alone at the foot of a page', () => {
    const filler: Row = { cells: [{ x: 0, width: 50, units: Array.from({ length: 17 }, () => unit(10, 'x')) }] }
    const title: Row = { cells: [{ x: 0, width: 50, units: [unit(12, 'title')] }], leads: true }
    const text: Row = { cells: [{ x: 0, width: 50, units: [unit(30, 'text')] }] }
    const pages = flow([filler, title, text], room)
    expect(namesOn(pages.slice(1))).toEqual(['title', 'text'])
  })
})
