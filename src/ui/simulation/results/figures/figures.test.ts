import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Journey } from '../../../../document/index.ts'
import { type Report, simulate } from '../../../../simulator/index.ts'
import { formatFor } from '../../../kit/format/format.ts'
import { namesOf } from '../names.ts'
import { arms } from './arms.ts'
import { economics } from './economics.ts'
import { exits } from './exits.ts'
import { type Figure, partOf, type Words } from './figure.ts'
import { flow } from './flow-figure.ts'
import { funnel, funnelSteps } from './funnel.ts'
import { conversionsPerDay, messagesPerDay } from './per-day.ts'
import { pressure } from './pressure.ts'
import { timeToGoal } from './time-to-goal.ts'

const texts: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../kit/i18n/en/results.json'), 'utf8'))

/** The English texts, filled in as the app does it. */
const t = ((key: string, values: Record<string, unknown> = {}) => {
  const path = key.replace(/^results:/, '').split('.')
  const find = (keys: string[]) => keys.reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], texts)
  const last = path.at(-1) ?? ''
  const text = find(path) ?? find([...path.slice(0, -1), `${last}_${values.count === 1 ? 'one' : 'other'}`]) ?? key
  return String(text).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
}) as unknown as Words['t']
const words: Words = { t, format: formatFor('en') }

const TEMPLATE = join(import.meta.dirname, '../../../library/templates/abandoned-cart.journey.json')
const journey: Journey = JSON.parse(readFileSync(TEMPLATE, 'utf8'))
const report = simulate({ journey, scenarioId: 's1', customers: 3_000 })
const names = namesOf(journey, report.variant)
const changed = (parts: Partial<Report>): Report => ({ ...report, ...parts })

const column = ({ table }: Figure, key: string): unknown[] => {
  const at = table.columns.findIndex((each) => each.key === key)
  return table.rows.map((row) => row[at])
}
const sum = (values: readonly unknown[]) => values.reduce<number>((total, value) => total + Number(value), 0)

describe('the funnel', () => {
  it('goes from those who came in by stage to those who reached the main goal', () => {
    const { bars, figure } = funnel(report, names, words)
    expect(bars.map(({ label }) => label)).toEqual(['Came in', 'Consider', 'Remind', 'Persuade', 'Reached: Purchase'])
    expect(bars[0]).toMatchObject({ value: 1, text: '3,000 · 100.0%' })
    expect(column(figure, 'people').at(-1)).toBe(report.goals.g1?.converted)
  })

  it('says where most are lost, with n and interval at each stage', () => {
    const { bars, figure } = funnel(changed({ stages: { st1: { people: 3_000 }, st2: { people: 900 } } }), names, words)
    expect(figure.sentence).toContain('Most are lost before “Remind”: 2,100.')
    expect(bars[2]?.hint).toMatch(
      /^Remind: 900 of 3,000 = 30\.00%; 95 % interval 28\.39% – 31\.66%\. 2,100 fewer than at “Consider”\.$/,
    )
  })

  it('does not take people who came from elsewhere for a share of those before', () => {
    const more = changed({ stages: { st1: { people: 100 }, st2: { people: 900 } } })
    expect(column(funnel(more, names, words).figure, 'shareOfBefore')[2]).toBeNull()
    expect(column(funnel(more, names, words).figure, 'fewer')[2]).toBe(-800)
  })

  it('asks for stages where there are none, and still goes from entry to goal', () => {
    const bare = { ...names, stages: {} }
    expect(funnelSteps(report, bare, words)).toHaveLength(2)
    expect(funnel(report, bare, words).figure.note).toMatch(/stage/)
  })
})

describe('the other figures', () => {
  it('account for every visit in the reasons for leaving', () => {
    expect(sum(column(exits(report, words).figure, 'visits'))).toBe(report.entered)
  })

  it('account for every visit in the flow', () => {
    const { figure, places } = flow(report, names, words)
    const ends = new Set(places.filter(({ kind }) => kind !== 'step').map(({ name }) => name))
    const exit = new Set(Object.values(names.nodes).flatMap(({ kind, name }) => (kind === 'exit' ? [name] : [])))
    const rows = figure.table.rows.filter(([, to]) => ends.has(String(to)) || exit.has(String(to)))
    expect(sum(rows.map((row) => row[2]))).toBe(report.entered)
  })

  it('count every conversion once in its span of time', () => {
    const { figure, columns, marks } = timeToGoal(report, { goal: 'g1', names }, words)
    expect(sum(column(figure, 'people'))).toBe(report.goals.g1?.converted)
    expect(marks.map(({ at }) => columns.some(({ key }) => key === at))).toEqual([true, true])
  })

  it('count every message and every conversion on its day', () => {
    const sent = Object.values(report.messages).reduce((total, each) => total + each.sent, 0)
    expect(sum(column(messagesPerDay(report, words).figure, 'all'))).toBe(sent)
    expect(sum(column(conversionsPerDay(report, names, words).figure, 'all'))).toBe(report.goals.g1?.converted)
  })

  it('put days together by weeks when they are many', () => {
    const counts = Array.from({ length: 365 }, () => 2)
    const days = { ...report.days, length: 365, messages: { email: counts } }
    const { columns, figure } = messagesPerDay(changed({ days }), words)
    expect(columns).toHaveLength(53)
    expect(columns[0]?.hint).toMatch(/^days 1 to 7: .* 14\./)
    expect(sum(column(figure, 'all'))).toBe(730)
  })

  it('say how many people are over a limit that anybody may set', () => {
    const peopleByPeak = [10, 20, 30, 25, 10, 5, ...Array.from({ length: 25 }, () => 0)]
    const pressed = changed({ pressure: { ...report.pressure, peopleByPeak } })
    expect(pressure(pressed, 3, words)).toMatchObject({ over: 15 })
    expect(pressure(pressed, 3, words).figure.sentence).toMatch(/^15\.00% of 100 people \(95 %: 9\.31% – 23\.28%\)/)
    expect(pressure(pressed, 0, words).over).toBe(90)
    expect(pressure(pressed, 20, words).over).toBe(0)
  })

  it('call a difference chance where its interval holds nothing', () => {
    const [[id, figures] = []] = Object.entries(report.experiments)
    if (!id || !figures) throw new Error('The template has an experiment')
    const [[first, arm] = []] = Object.entries(figures.arms)
    if (!first || !arm) throw new Error('The experiment has arms')
    const told = (ci95: [number, number]) => {
      const better = { ...arm, probabilityBest: 1, difference: { rate: 0.01, ci95 } }
      return arms({ id, figures: { ...figures, arms: { ...figures.arms, [first]: better } } }, names, words).figure
        .sentence
    }
    expect(told([-0.001, 0.02])).toContain('may be chance')
    expect(told([0.001, 0.02])).toContain('+1 points to the control (95 %: +0.1 … +2)')
    expect(told([0.001, 0.02])).not.toContain('chance)')
  })

  it('tell cost and value of a person with their intervals', () => {
    const { sentence, table } = economics(report, names, words)
    expect(sentence).toMatch(/^Each of 3,000 people costs \d/)
    expect(table.rows.map(([figure]) => figure)).toContain('All cost per conversion: Purchase')
  })
})

describe('a part of a whole', () => {
  it('is unknown of nobody', () => {
    expect(partOf(0, 0)).toEqual({ share: 0, low: 0, high: 1 })
  })
})
