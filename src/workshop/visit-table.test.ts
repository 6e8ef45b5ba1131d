import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVisitTable } from './visit-table.ts'

const row = (node: string, entered: unknown, more: object = {}) => ({
  node,
  entered,
  left: 0,
  p50: '',
  p90: '',
  ...more,
})

describe('a table of real visits', () => {
  it('has times as durations or in seconds, and all who came in at its entries', () => {
    const table = [
      row('n1', 100, { left: 90, p50: 'PT1H', p90: 'P1D' }),
      row('n2', '80', { left: '70', p50: '60', p90: '90.5' }),
    ]
    expect(readVisitTable(table, ['n1'])).toEqual({
      ok: true,
      figures: {
        entered: 100,
        nodes: {
          n1: { entered: 100, left: 90, dwellMs: { p50: 3_600_000, p90: 86_400_000 } },
          n2: { entered: 80, left: 70, dwellMs: { p50: 60_000, p90: 90_500 } },
        },
      },
    })
  })

  it('may say itself how many came in, and else the most visited step does', () => {
    const entered = (rows: Parameters<typeof readVisitTable>[0]) => {
      const read = readVisitTable(rows, [])
      return read.ok && read.figures.entered
    }
    expect(entered([row('n1', 40), row('*', 200)])).toBe(200)
    expect(entered([row('n1', 40), row('n2', 60)])).toBe(60)
  })

  it.each([
    [[], { code: 'empty' }],
    [[{ node: 'n1', entered: 1, left: 0, p50: '' }], { code: 'column', column: 'p90' }],
    [[row('n1', 1), row('', 1)], { code: 'value', column: 'node', row: 2 }],
    [[row('n1', -1)], { code: 'value', column: 'entered', row: 1 }],
    [[row('n1', 1, { left: 2, p50: 1, p90: 1 })], { code: 'value', column: 'left', row: 1 }],
    [[row('n1', 1, { left: 1, p50: 5, p90: 1 })], { code: 'value', column: 'p90', row: 1 }],
    [[row('n1', 1, { left: 1, p50: '-PT1H', p90: 1 })], { code: 'value', column: 'p50', row: 1 }],
    [[row('n1', 1, { left: 1, p50: 'soon', p90: 1 })], { code: 'value', column: 'p50', row: 1 }],
  ])('says what is wrong with it: %#', (rows, problem) => {
    expect(readVisitTable(rows, [])).toEqual({ ok: false, problem })
  })

  it('is never read into what is no figure, whatever stands in it', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double(),
      fc.constant(null),
      fc.constantFrom('__proto__', 'P1D', '3'),
    )
    const rows = fc.array(fc.record({ node: cell, entered: cell, left: cell, p50: cell, p90: cell }), { maxLength: 4 })
    fc.assert(
      fc.property(rows, (given) => {
        const read = readVisitTable(given, ['3'])
        if (!read.ok) return
        for (const { entered, left, dwellMs } of Object.values(read.figures.nodes)) {
          expect(left).toBeLessThanOrEqual(entered)
          expect(dwellMs.p90).toBeGreaterThanOrEqual(dwellMs.p50)
          expect(dwellMs.p50).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
