import fc from 'fast-check'
import papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { fileStem, tableCsv } from './csv.ts'
import type { FigureTable } from './figures/figure.ts'

const run = { scenario: 's1', variant: 'v1', seed: 7, customers: 10, replications: 2, entered: 20 }

const table = (cells: FigureTable['rows']): FigureTable => ({
  columns: [
    { key: 'name', label: 'Name', kind: 'text' },
    { key: 'wait', label: 'Espera', kind: 'time' },
    { key: 'date', label: 'Fecha', kind: 'day' },
    { key: 'difference', label: 'Puntos', kind: 'points' },
  ],
  rows: cells,
})

describe('a table as a file', () => {
  it('names columns alike in every language, and says which run it is of', async () => {
    const text = await tableCsv(table([['Ana', 90_400, Date.UTC(2026, 0, 5), -0.0123456789]]), run)
    expect(text.split('\r\n')).toEqual([
      'name,waitSeconds,date,difference,scenario,variant,seed,customers,replications',
      'Ana,90,2026-01-05,-0.012346,s1,v1,7,10,2',
    ])
  })

  it('leaves empty what nobody knows, and what no spreadsheet could read', async () => {
    const text = await tableCsv(table([['', null, null, Number.POSITIVE_INFINITY]]), run)
    expect(text.split('\r\n')[1]).toBe(',,,,s1,v1,7,10,2')
  })

  it('lets no name act as a formula, whatever it is, and loses none', async () => {
    const name = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'-", "''="), fc.string())
        .map((parts) => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 5 }), async (names) => {
        const text = await tableCsv(table(names.map((each) => [each, null, null, null])), run)
        const read = papa.parse<Record<string, string>>(text, { header: true, newline: '\r\n' }).data
        expect(read).toHaveLength(names.length)
        read.forEach((row, index) => {
          expect(row.name).not.toMatch(/^[=+\-@\t\r]/)
          expect(row.name?.replace(/^'(?='*[=+\-@\t\r])/, '')).toBe(names[index])
        })
      }),
    )
  })

  it('is called after its run', () => {
    expect(fileStem(run, 'funnel')).toBe('s1-v1-funnel')
  })
})
