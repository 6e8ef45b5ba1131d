import { describe, expect, it } from 'vitest'
import type { JourneySummary, LocalSummary } from '../../../sync/index.ts'
import { rowsOf, search } from './rows.ts'

const at = (minute: number) => Date.UTC(2026, 0, 5, 12, minute)
const onServer = (id: string, minute: number, more: Partial<JourneySummary> = {}): JourneySummary => ({
  id,
  name: id,
  description: '',
  nodes: 3,
  variants: 1,
  channels: [],
  revision: 1,
  etag: `"1-${id}"`,
  createdAt: new Date(at(0)).toISOString(),
  updatedAt: new Date(at(minute)).toISOString(),
  ...more,
})
const here = (id: string, minute: number, more: Partial<LocalSummary> = {}): LocalSummary => ({
  id,
  name: id,
  dirty: false,
  known: true,
  changedAt: at(minute),
  ...more,
})

describe('the list of journeys', () => {
  it('shows each journey once, the one changed last first', () => {
    const rows = rowsOf(
      [here('a', 1), here('c', 9, { dirty: true, known: false })],
      [onServer('a', 5), onServer('b', 7)],
    )
    expect(rows.map((row) => row.id)).toEqual(['c', 'b', 'a'])
  })

  it('shows the name that this device has not sent yet', () => {
    const [row] = rowsOf([here('a', 8, { dirty: true, name: 'New name' })], [onServer('a', 5)])
    expect(row).toMatchObject({ name: 'New name', kept: 'here', changedAt: at(8) })
  })

  it('leaves out what was deleted on the server, save when there is unsent work', () => {
    const local = [here('gone', 1), here('kept', 1, { dirty: true })]
    expect(rowsOf(local, []).map((row) => row.id)).toEqual(['kept'])
  })

  it('shows what this device has while the server is silent', () => {
    expect(rowsOf([here('a', 1), here('b', 2)], undefined).map((row) => row.id)).toEqual(['b', 'a'])
  })
})

describe('search', () => {
  const rows = rowsOf(
    [],
    [
      onServer('x1', 1, { name: 'Citación médica' }),
      onServer('x2', 2, { name: 'Welcome', description: 'for new people' }),
    ],
  )
  it.each([
    ['citacion', ['x1']],
    ['MEDICA cita', ['x1']],
    ['new', ['x2']],
    ['', ['x2', 'x1']],
    ['nothing', []],
  ])('%s', (query, ids) => {
    expect(search(rows, query).map((row) => row.id)).toEqual(ids)
  })
})
