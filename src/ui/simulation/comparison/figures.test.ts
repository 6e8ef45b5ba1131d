import { describe, expect, it } from 'vitest'
import type { Journey, Scenario } from '../../../document/index.ts'
import { sketch } from '../../../document/testing/sketch.ts'
import { analyse, type Comparison } from '../../../simulator/index.ts'
import { comparisonCsv } from './comparison-csv.ts'
import { comparedFigures } from './figures.ts'

const base = sketch({
  events: { buy: { label: 'Purchase', properties: {} } },
  settings: { goals: { g1: { name: 'Purchase', event: 'buy', value: { constant: 10 }, primary: true } } },
  nodes: {
    start: ['entry', { trigger: { type: 'manual' } }],
    mail: ['message', { channel: 'email', cost: 0.02 }],
    wait: ['delay', { mode: 'for', duration: 'P3D' }],
    done: ['exit', { reason: 'Done' }],
  },
  paths: ['start > mail > wait > done'],
  scenario: {
    customers: 2_000,
    behaviour: {
      channels: { email: { open: 0.5, openDelay: { dist: 'constant', value: 'PT1H' } } },
      events: { w1: { event: 'buy', type: 'after', after: 'message.opened', probability: 0.2 } },
    },
  },
})
const [scenario] = Object.values(base.scenarios) as [Scenario]
const better: Scenario = {
  ...scenario,
  name: 'They open more',
  behaviour: {
    ...scenario.behaviour,
    channels: { email: { open: 0.9, openDelay: { dist: 'constant', value: 'PT1H' } } },
  },
}
const journey: Journey = { ...base, scenarios: { s1: scenario, s2: better, s3: { ...scenario, name: 'As it was' } } }

const compare = (other: string): Comparison =>
  analyse({
    kind: 'compare',
    request: { journey, scenarioId: 's1' },
    sides: [{ scenarioId: 's1' }, { scenarioId: other }],
  })

describe('figures side by side', () => {
  const comparisons = [compare('s2'), compare('s3')]
  const figures = comparedFigures(comparisons)
  const named = (key: string) => {
    const figure = figures.find((each) => each.key === key)
    if (!figure) throw new Error(`There is no ${key}`)
    return figure
  }

  it('begin with the main goal, and hold every side to the first', () => {
    expect(figures[0]).toMatchObject({ key: 'goal g1', unit: 'share' })
    const { first, others } = named('goal g1')
    expect(first).toBeCloseTo(comparisons[0]?.reports[0].goals.g1?.rate ?? Number.NaN, 12)
    expect(others.map(({ difference }) => difference.code)).toEqual(['more', 'same'])
    const [more] = others
    expect(more?.difference.value).toBeCloseTo((more?.value ?? 0) - first, 12)
    expect(more?.difference.ci95?.[0]).toBeGreaterThan(0)
  })

  it('say nothing about chance where people are not compared one by one', () => {
    const { others } = named('pressure')
    for (const { difference } of others) {
      expect(difference.ci95).toBeUndefined()
      expect(['same', 'plain']).toContain(difference.code)
    }
  })

  it('show where people end, once for each reason', () => {
    expect(figures.filter(({ figure }) => figure === 'exit').map(({ of }) => of)).toEqual(['Done'])
    expect(named('exit Done').first).toBe(1)
    expect(named('active').first).toBe(0)
  })

  it('are none while nothing has been compared', () => {
    expect(comparedFigures([])).toEqual([])
  })

  it('become a table of plain figures, a row for each figure and side', async () => {
    const sides = ['s1', 's2', 's3'].map((each) => ({ variant: 'v1', scenario: each }))
    const [head, ...rows] = (await comparisonCsv(figures, sides, comparisons)).split('\r\n')
    expect(head).toBe(
      'figure,of,firstVariant,firstScenario,variant,scenario,first,value,difference,low95,high95,says,seed,customers,replications',
    )
    expect(rows).toHaveLength(figures.length * 2)
    expect(rows[0]).toMatch(/^goal,g1,v1,s1,v1,s2,0\.\d+,0\.\d+,0\.\d+,0\.\d+,0\.\d+,more,1,2000,1$/)
    expect(rows.find((row) => row.startsWith('timeToGoalSeconds'))).toContain(',3600,3600,0,')
  })
})
