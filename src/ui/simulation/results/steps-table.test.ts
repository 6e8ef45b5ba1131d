import { describe, expect, it } from 'vitest'
import { newJourney } from '../../../document/index.ts'
import type { Report } from '../../../simulator/index.ts'
import { formatFor } from '../../kit/format/format.ts'
import { tableCsv } from './csv.ts'
import type { Words } from './figures/figure.ts'
import { steps } from './figures/steps.ts'
import { namesOf } from './names.ts'
import { sorted, stepRows } from './steps-table.ts'

const dwellMs = { mean: 0, p50: 60_000, p90: 120_000, p95: 180_000 }
const journey = newJourney({ id: 'j', name: 'J', timeZone: 'UTC' })
const variant = journey.variants.v1!
const at = (y: number, name: string) => ({
  kind: 'delay' as const,
  name,
  position: { x: 0, y },
  config: { mode: 'for' as const, duration: 'P1D' },
})
const names = namesOf(
  {
    ...journey,
    variants: { v1: { ...variant, nodes: { z: at(0, 'First'), a: at(160, '=SUM(A1)'), m: at(320, 'Ánimo') } } },
  },
  'v1',
)
const report = {
  scenario: 's1',
  variant: 'v1',
  seed: 7,
  customers: 10,
  replications: 1,
  entered: 10,
  nodes: {
    a: { entered: 10, left: 4, active: 6, dwellMs },
    m: { entered: 4, left: 0, active: 4, dwellMs },
    z: { entered: 10, left: 10, active: 0, dwellMs: { ...dwellMs, p50: 5_000 } },
  },
} as unknown as Report

const order = (column: Parameters<typeof sorted>[1]['column'], ascending: boolean) =>
  sorted(stepRows(report, names), { column, ascending }, 'es').map((row) => row.id)

describe('the table of steps', () => {
  it('stands in the order of the canvas and keeps it among equals', () => {
    expect(stepRows(report, names).map((row) => row.id)).toEqual(['z', 'a', 'm'])
    expect(order('entered', false)).toEqual(['z', 'a', 'm'])
  })

  it('sorts names as the language does', () => {
    expect(order('name', true)).toEqual(['a', 'm', 'z'])
  })

  it('puts steps without a figure last, either way', () => {
    expect(order('p50', true)).toEqual(['z', 'a', 'm'])
    expect(order('p50', false)).toEqual(['a', 'z', 'm'])
  })

  it('goes to a file in which no name can act as a formula', async () => {
    const words = { t: ((key: string) => key) as unknown as Words['t'], format: formatFor('es') }
    const text = await tableCsv(steps(stepRows(report, names), report, words).table, report)
    const [head, first, second, third] = text.split('\r\n')
    expect(head).toBe(
      'node,name,kind,entered,shareOfEntered,ci95Low,ci95High,left,active,medianWaitSeconds,p90WaitSeconds,scenario,variant,seed,customers,replications',
    )
    expect(first).toBe('z,First,delay,10,1,0.722467,1,10,0,5,120,s1,v1,7,10,1')
    expect(second).toContain("'=SUM(A1)")
    expect(third).toBe('m,Ánimo,delay,4,0.4,0.16818,0.687326,0,4,,,s1,v1,7,10,1')
  })
})
