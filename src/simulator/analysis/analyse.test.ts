import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Journey, readJourney } from '../../document/index.ts'
import { sketch } from '../../document/testing/sketch.ts'
import { simulate } from '../simulation.ts'
import { analyse, prepareAnalysis } from './analyse.ts'
import type { PairedTask } from './paired.ts'

function golden(name: string): Journey {
  const result = readJourney(readFileSync(new URL(`../fixtures/golden/${name}.journey.json`, import.meta.url), 'utf8'))
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const PURCHASE = { type: 'after', event: 'purchase', after: 'message.clicked', probability: 0.5 }

/** Mail, then a purchase by those who click. Variant `v2` sends a text as well; scenario `s2` expects more clicks. */
const shop = (): Journey => {
  const journey = sketch({
    events: { purchase: { label: 'Purchase' } },
    settings: { goals: { buys: { name: 'Buys', event: 'purchase', value: { constant: 20 } } } },
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      mail: ['message', { channel: 'email', cost: 0.01 }],
      wait: ['delay', { mode: 'for', duration: 'P2D' }],
      done: ['exit', { reason: 'Done' }],
    },
    paths: ['start > mail > wait > done'],
    scenario: {
      customers: 10_000,
      behaviour: {
        channels: { email: { open: 0.5, click: 0.2 }, sms: { open: 1, click: 0.1 } },
        events: { buy: PURCHASE },
      },
    },
  })
  const first = journey.variants.v1!
  const second = structuredClone(first)
  second.nodes.text = {
    kind: 'message',
    name: 'Text',
    position: { x: 0, y: 0 },
    config: { channel: 'sms', cost: 0.05 } as never,
  }
  second.edges = {
    ...second.edges,
    last: { from: 'wait', port: 'next', to: 'text' },
    end: { from: 'text', port: 'next', to: 'done' },
  }
  for (const [id, edge] of Object.entries(second.edges))
    if (edge.from === 'wait' && id !== 'last') delete second.edges[id]
  journey.variants.v2 = second
  const optimistic = structuredClone(journey.scenarios.s1!)
  optimistic.behaviour.channels.email!.click = 0.3
  journey.scenarios.s2 = optimistic
  return journey
}

const request = (journey: Journey, more: Readonly<Record<string, unknown>> = {}) => ({
  journey,
  scenarioId: 's1',
  ...more,
})

describe('a comparison of two variants', () => {
  const compared = analyse({
    kind: 'compare',
    request: request(shop()),
    sides: [{ variant: 'v1' }, { variant: 'v2' }],
  })

  it('tells what each side’s own report tells', () => {
    const [first, second] = compared.reports
    for (const [report, variant] of [
      [first, 'v1'],
      [second, 'v2'],
    ] as const)
      expect({ ...report, elapsedMs: 0 }).toEqual(simulate({ ...request(shop()), variant }))
    expect(compared.people).toBe(10_000)
    expect(compared.goals.buys?.first).toBeCloseTo(first.goals.buys?.rate ?? 0, 12)
    expect(compared.goals.buys?.second).toBeCloseTo(second.goals.buys?.rate ?? 0, 12)
    expect(compared.costPerCustomer.second).toBeCloseTo(second.economics.costPerPerson.mean, 9)
    expect(compared.valuePerCustomer.difference).toBeCloseTo(
      second.economics.valuePerPerson.mean - first.economics.valuePerPerson.mean,
      9,
    )
  })

  it('finds the true difference, and says it is more', () => {
    // Of those whom the mail has not brought to buy, 0.1 · 0.5 buy after the text.
    const truth = (1 - 0.5 * 0.2 * 0.5) * 0.1 * 0.5
    const { difference, ci95 } = compared.goals.buys!
    expect(Math.abs(difference - truth)).toBeLessThan(2.5 * (ci95[1] - ci95[0]))
    expect(ci95[0]).toBeLessThan(truth)
    expect(ci95[1]).toBeGreaterThan(truth)
    expect(compared.statements[0]).toMatchObject({ figure: 'goal', goal: 'buys', code: 'more' })
    expect(compared.statements.find(({ figure }) => figure === 'cost')?.values.difference).toBeCloseTo(0.05, 12)
  })

  it('is narrower than two separate simulations would be', () => {
    const [first, second] = compared.reports
    const width = (interval: readonly [number, number]) => interval[1] - interval[0]
    const apart = Math.hypot(width(first.goals.buys!.ci95), width(second.goals.buys!.ci95))
    expect(width(compared.goals.buys!.ci95)).toBeLessThan(0.8 * apart)
  })

  it('says that nothing is different where nothing is, and bounds what was not seen', () => {
    const { goals, statements } = analyse({
      kind: 'compare',
      request: request(shop()),
      sides: [{ variant: 'v1' }, { variant: 'v1' }],
    })
    expect(goals.buys).toMatchObject({ difference: 0, same: true })
    expect(goals.buys!.ci95[1]).toBeGreaterThan(0)
    expect(goals.buys!.ci95[1]).toBeLessThan(0.0005)
    expect(new Set(statements.map(({ code }) => code))).toEqual(new Set(['same']))
  })
})

describe('a comparison of two scenarios', () => {
  it('lives the same people under both', () => {
    const compared = analyse({
      kind: 'compare',
      request: request(shop()),
      sides: [{ scenarioId: 's1' }, { scenarioId: 's2' }],
    })
    expect(compared.sides).toEqual([
      { variant: 'v1', scenario: 's1' },
      { variant: 'v1', scenario: 's2' },
    ])
    const { difference, ci95 } = compared.goals.buys!
    expect(ci95[0]).toBeLessThan(0.025)
    expect(ci95[1]).toBeGreaterThan(0.025)
    expect(difference).toBeGreaterThan(0)
    // Luck is common: nobody buys under the worse assumption only.
    expect(compared.messagesPerCustomer.same).toBe(true)
  })
})

describe('sensitivity', () => {
  const found = analyse({ kind: 'sensitivity', request: request(shop(), { customers: 40_000 }) })
  const bar = (path: string) => found.bars.find(({ assumption }) => assumption.path === path)

  it('moves the goal as much as theory says', () => {
    // rate = open · click · probability, each twenty per cent either way.
    for (const path of [
      '/behaviour/channels/email/open',
      '/behaviour/channels/email/click',
      '/behaviour/events/buy/probability',
    ]) {
      const { low, high, swing } = bar(path)!
      for (const [figure, truth] of [
        [low, -0.01],
        [high, 0.01],
        [swing, 0.02],
      ] as const) {
        // Nine figures at once: two and a half times the half width is nearly five standard errors.
        expect(Math.abs(figure.difference - truth)).toBeLessThan(1.25 * (figure.ci95[1] - figure.ci95[0]))
      }
    }
  })

  it('puts the widest first', () => {
    const spans = found.bars.map(({ span }) => span)
    expect(spans).toEqual(spans.toSorted((a, b) => b - a))
    expect(spans[0]).toBeGreaterThan(0.015)
  })

  it('leaves alone what nothing depends on', () => {
    expect(bar('/behaviour/channels/sms/click')).toBeUndefined()
    expect(found.left.map(({ path }) => path)).toContain('/behaviour/channels/sms/click')
  })

  it('has the base that a simulation has', () => {
    const report = simulate(request(shop(), { customers: 40_000 }))
    expect(found.base.rate).toBeCloseTo(report.goals.buys!.rate, 12)
    expect(found.base.ci95[0]).toBeCloseTo(report.goals.buys!.ci95[0], 9)
  })

  it('wants a goal', () => {
    const journey = shop()
    journey.settings.goals = {}
    expect(() => analyse({ kind: 'sensitivity', request: request(journey) })).toThrow('no goal')
  })
})

/** Deals tasks out among so many runners, as threads would. */
function divided(kind: 'compare' | 'sensitivity', journey: Journey, runners: number, backwards: boolean) {
  journey.settings.goals.any ??= { name: 'Any', event: 'message.sent' }
  const base = request(journey, { customers: 3_000, replications: 2 })
  const analysis = prepareAnalysis(
    kind === 'compare' ? { kind, request: base, sides: [{}, {}] } : { kind, request: base },
  )
  const team = Array.from({ length: runners }, () => analysis.runner())
  const tasks: PairedTask[] = [...analysis.tasks()]
  if (backwards) tasks.reverse()
  for (const [index, task] of tasks.entries()) team[(index * 7) % runners]?.run(task)
  return analysis.result(
    team.map((runner) => structuredClone(runner.state())),
    0,
  )
}

describe.each(['compare', 'sensitivity'] as const)('%s', (kind) => {
  it.each(['segments', 'queues'])('gives the same to the last bit however the work of %s is divided', (name) => {
    const alone = divided(kind, golden(name), 1, false)
    expect(divided(kind, golden(name), 3, false)).toEqual(alone)
    expect(divided(kind, golden(name), 2, true)).toEqual(alone)
  })
})

it('people who share a queue are said to depend on each other, unless there are replications', () => {
  const compare = (replications: number) =>
    analyse({
      kind: 'compare',
      request: request(golden('queues'), { customers: 300, replications }),
      sides: [{}, {}],
    })
  expect(compare(1).dependent).toBe(true)
  expect(compare(4).dependent).toBe(false)
})
