import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Journey, type Rule, readJourney } from '../document/index.ts'
import { sketch } from '../document/testing/sketch.ts'
import { DAY_MS, HOUR_MS } from '../kernel/duration.ts'
import type { Report } from './report.ts'
import { simulate } from './simulation.ts'

const FOLDER = new URL('./fixtures/golden/', import.meta.url)

const GOLDEN = globSync('*.journey.json', { cwd: FOLDER }).map((name): [string, Journey] => {
  const result = readJourney(readFileSync(new URL(name, FOLDER), 'utf8'))
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
  return [name, result.value]
})

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
const total = (figures: Readonly<Record<string, number>>): number => sum(Object.values(figures))

describe.each(GOLDEN)('the figures by day, bin and person of %s', (_name, journey) => {
  const report = simulate({ journey, scenarioId: 's1', customers: 3_000 })

  it('add up to the plain counts', () => {
    expect(sum(report.days.entered)).toBe(report.entered)
    expect(sum(report.days.left)).toBe(total(report.exits))
    expect(sum(Object.values(report.days.messages).map(sum))).toBe(
      sum(Object.values(report.messages).map((m) => m.sent)),
    )
    expect(sum(report.pressure.peopleByPeak)).toBe(report.people)
    for (const [goal, { converted, timeHistogram }] of Object.entries(report.goals)) {
      expect(sum(report.days.converted[goal] ?? [])).toBe(converted)
      expect(sum(timeHistogram.counts)).toBe(converted)
      expect(timeHistogram.counts.length).toBe(timeHistogram.upToMs.length)
    }
  })

  it('agree with each other about money', () => {
    const { cost, value, costPerPerson, valuePerPerson, byGoal } = report.economics
    expect(cost).toBeCloseTo(sum(Object.values(report.messages).map((message) => message.cost)), 6)
    expect(value).toBeCloseTo(sum(Object.values(byGoal).map((goal) => goal.value)), 6)
    if (report.people === 0) return
    expect(costPerPerson.mean * report.people).toBeCloseTo(cost, 3)
    expect(valuePerPerson.mean * report.people).toBeCloseTo(value, 3)
    expect(costPerPerson.ci95[0]).toBeLessThanOrEqual(costPerPerson.mean)
  })
})

const shop = (
  scenario: Readonly<Record<string, unknown>> = {},
  nodes: Readonly<Record<string, string>> = {},
): Journey => {
  const journey = sketch({
    events: { cart: { label: 'Cart' }, purchase: { label: 'Purchase' } },
    attributes: { country: { label: 'Country', type: 'category' } },
    settings: { goals: { buys: { name: 'Buys', event: 'purchase', window: 'P14D', value: { constant: 40 } } } },
    nodes: {
      start: ['entry', { trigger: { type: 'event', event: 'cart' } }],
      test: [
        'experiment',
        { arms: { a: { name: 'Mail', weight: 1 }, b: { name: 'Nothing', weight: 1, control: true } }, goal: 'buys' },
      ],
      mail: ['message', { channel: 'email', cost: 0.25 }],
      again: ['message', { channel: 'sms', cost: 0.5 }],
      wait: ['delay', { mode: 'for', duration: 'P1D' }],
      done: ['exit', { reason: 'Done' }],
    },
    paths: ['start > test.a > mail > wait > again > done', 'test.b > done'],
    scenario: {
      customers: 4_000,
      population: {
        attributes: { country: { dist: 'category', weights: { MX: 0.6, AR: 0.4 } } },
        consent: { email: 0.7 },
      },
      behaviour: {
        channels: { email: { open: 1 } },
        events: {
          after: {
            event: 'purchase',
            type: 'after',
            after: 'message.opened',
            probability: 0.3,
            delay: { dist: 'uniform', min: 'PT0S', max: 'P2D' },
          },
          base: { event: 'purchase', type: 'rate', perDay: 0.01 },
        },
      },
      ...scenario,
    },
  })
  journey.stages = { first: { name: 'First', order: 1 }, last: { name: 'Last', order: 2 } }
  for (const [node, stage] of Object.entries(nodes)) journey.variants.v1!.nodes[node]!.stage = stage
  return journey
}

describe('a report', () => {
  const journey = shop({}, { mail: 'first', again: 'first', done: 'last' })
  const report = simulate({ journey, scenarioId: 's1' })

  it('counts different people in a stage, however many of its steps they pass', () => {
    expect(report.stages.first?.people).toBe(report.nodes.mail?.entered)
    expect(report.stages.last?.people).toBe(report.nodes.done?.entered)
  })

  it('keeps stages apart even where there are more than a number has bits', () => {
    const many = shop({}, { mail: 's33', again: 's01', done: 's40' })
    many.stages = Object.fromEntries(
      Array.from({ length: 41 }, (_stage, index) => {
        const id = `s${String(index).padStart(2, '0')}`
        return [id, { name: id, order: index }]
      }),
    )
    const { stages, nodes } = simulate({ journey: many, scenarioId: 's1' })
    expect(stages.s33?.people).toBe(nodes.mail?.entered)
    expect(stages.s01?.people).toBe(nodes.again?.entered)
    expect(stages.s40?.people).toBe(nodes.done?.entered)
    expect(stages.s00?.people).toBe(0)
  })

  it('puts a message on the day it is sent', () => {
    expect(report.days.length).toBe(30)
    expect(report.days.messages.email?.[0]).toBe(report.messages.mail?.sent)
    expect(report.days.messages.sms?.[1]).toBe(report.messages.again?.sent)
    expect(report.days.start).toBe(Date.parse('2026-01-05T00:00:00Z'))
  })

  it('divides the time to a goal into bins of rounded spans over its window', () => {
    const { timeHistogram } = report.goals.buys!
    expect(timeHistogram.upToMs.slice(0, 2)).toEqual([DAY_MS, 2 * DAY_MS])
    expect(timeHistogram.upToMs.at(-2)).toBe(14 * DAY_MS)
    expect(timeHistogram.upToMs.at(-1)).toBeNull()
    expect(timeHistogram.counts[0]).toBeGreaterThan(timeHistogram.counts[5] ?? 0)
  })

  it('counts people by their busiest week', () => {
    const { peopleByPeak } = report.pressure
    expect(peopleByPeak).toHaveLength(31)
    expect(peopleByPeak[0]).toBe(report.experiments.test?.arms.b?.entered)
    expect(peopleByPeak[2]).toBe(report.messages.mail?.sent)
  })

  it('gives cost and value per person as a mean over people with its interval', () => {
    const { costPerPerson, byGoal } = report.economics
    const [mails, texts] = [report.messages.mail?.sent ?? 0, report.messages.again?.sent ?? 0]
    // Who was mailed got both: 0.75; who refused the mail got the text only: 0.5; the others nothing.
    const mean = (mails * 0.75 + (texts - mails) * 0.5) / report.people
    const squares = mails * 0.75 ** 2 + (texts - mails) * 0.5 ** 2
    const error = Math.sqrt((squares - report.people * mean ** 2) / (report.people - 1) / report.people)
    expect(costPerPerson.mean).toBeCloseTo(mean, 9)
    expect(costPerPerson.ci95[0]).toBeCloseTo(mean - 1.959964 * error, 6)
    expect(costPerPerson.ci95[1]).toBeCloseTo(mean + 1.959964 * error, 6)
    expect(byGoal.buys?.costPerConversion).toBeCloseTo(report.economics.cost / report.goals.buys!.converted, 9)
  })

  it('says what an arm cost, and what it brought beyond the control', () => {
    const { arms, incremental } = report.experiments.test!
    const [a, b] = [arms.a!, arms.b!]
    expect(a.messages).toBe(report.messages.mail!.sent + report.messages.again!.sent)
    expect(a.cost).toBeCloseTo(report.economics.cost, 6)
    expect(b.messages).toBe(0)
    expect(a.difference.rate).toBeCloseTo(a.rate - b.rate, 12)
    expect(b.difference).toEqual({ rate: 0, ci95: [0, 0] })
    expect(incremental?.conversions).toBeCloseTo(a.converted - a.entered * b.rate, 6)
    const bounds = a.difference.ci95.map((bound) => bound * a.entered)
    expect(incremental!.ci95[0]).toBeCloseTo(bounds[0] ?? 0, 6)
    expect(incremental!.ci95[1]).toBeCloseTo(bounds[1] ?? 0, 6)
    expect(incremental!.ci95[0]).toBeGreaterThan(0)
  })

  it('uses Student over replications for money too', () => {
    const several = simulate({ journey, scenarioId: 's1', customers: 500, replications: 8 })
    const { mean, ci95 } = several.economics.costPerPerson
    expect(mean - ci95[0]).toBeCloseTo(ci95[1] - mean, 9)
    expect(several.people).toBe(4_000)
  })
})

const mexicans: Rule = { combinator: 'and', rules: [{ field: 'customer.country', operator: '=', value: 'MX' }] }
const others: Rule = { ...mexicans, not: true }

/** What is plainly counted: figures of a whole are the sum of those of its parts. */
const counts = ({ entered, people, nodes, edges, exits, days, pressure, stages, goals }: Report) => ({
  entered,
  people,
  nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, node.entered])),
  edges: Object.fromEntries(Object.entries(edges).map(([id, edge]) => [id, edge.count])),
  exits,
  days: [
    ...days.entered,
    ...days.left,
    ...Object.values(days.messages).flat(),
    ...Object.values(days.converted).flat(),
  ],
  peaks: pressure.peopleByPeak,
  stages,
  converted: Object.values(goals).map(({ converted }) => converted),
})

const added = (a: unknown, b: unknown): unknown => {
  if (typeof a === 'number' && typeof b === 'number') return a + b
  if (Array.isArray(a) && Array.isArray(b)) return a.map((each, index) => added(each, b[index]))
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return Object.fromEntries([...keys].map((key) => [key, added(left[key] ?? 0, right[key] ?? 0)]))
}

describe('a filter', () => {
  const queue = (): Journey => {
    const journey = shop({ arrivals: { type: 'spread', over: 'P5D' } })
    const nodes = journey.variants.v1!.nodes
    nodes.wait = { ...nodes.wait!, kind: 'throttle', config: { max: 20, per: 'PT1H' } } as (typeof nodes)[string]
    return journey
  }

  it.each([
    ['customers who share nothing', shop()],
    ['customers who queue with those it leaves out', queue()],
  ])('divides %s: both parts add up to the whole', (_name, journey) => {
    const run = (only?: Rule) =>
      counts(simulate({ journey, scenarioId: 's1', customers: 2_000, ...(only ? { only } : {}) }))
    const [all, some, rest] = [run(), run(mexicans), run(others)]
    expect(some.people).toBeGreaterThan(1_000)
    expect(rest.people).toBeGreaterThan(500)
    expect(added(some, rest)).toEqual(all)
  })

  it('asks about consent as it was on arrival', () => {
    const willing: Rule = { combinator: 'and', rules: [{ field: 'consent.email', operator: '=', value: true }] }
    const report = simulate({ journey: shop(), scenarioId: 's1', only: willing })
    expect(report.messages.mail?.skipped.consent).toBe(0)
    expect(report.people / 4_000).toBeCloseTo(0.7, 1)
  })

  it('tells stories of those it lets through only', () => {
    const { stories } = simulate({ journey: shop(), scenarioId: 's1', only: mexicans, stories: 20 })
    expect(stories).toHaveLength(20)
    expect(new Set(stories?.map(({ attributes }) => attributes.country))).toEqual(new Set(['MX']))
  })

  it('refuses to ask what cannot be known on arrival', () => {
    const only: Rule = { combinator: 'and', rules: [{ field: 'message.mail.opened', operator: '=', value: true }] }
    expect(() => simulate({ journey: shop(), scenarioId: 's1', only })).toThrow('customer.* and consent.*')
  })
})

it('a day that is shorter than the horizon still has a place', () => {
  const { days } = simulate({ journey: shop({ horizon: 'PT30H' }), scenarioId: 's1', customers: 100 })
  expect(days.length).toBe(2)
  expect(days.start + days.length * DAY_MS).toBe(Date.parse('2026-01-05T00:00:00Z') + 48 * HOUR_MS)
})
