import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Journey, readJourney } from '../document/index.ts'
import { sketch } from '../document/testing/sketch.ts'
import { HOUR_MS } from '../kernel/duration.ts'
import type { Report } from './report.ts'
import { simulate } from './simulation.ts'
import {
  exponentialCdf,
  hypoexponentialCdf,
  integral,
  lognormalCdf,
  lognormalDensity,
  lognormalPlusExponentialCdf,
  meanError,
  normalCdf,
  STANDARD_ERRORS,
  shareError,
} from './testing/theory.ts'

const FOLDER = new URL('./fixtures/golden/', import.meta.url)

function journeyOf(name: string): Journey {
  const result = readJourney(readFileSync(new URL(`${name}.journey.json`, FOLDER), 'utf8'))
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
  return result.value
}

const reportOf = (name: string): Report => simulate({ journey: journeyOf(name), scenarioId: 's1' })

/** What theory says, beside what came out; fails with every figure that is too far off, not with the first. */
class Verdict {
  private readonly errors: Record<string, string> = {}
  private readonly total: number
  private readonly judged = new Set<string>()

  constructor(total: number) {
    this.total = total
  }

  share(name: string, count: number | undefined, share: number): this {
    return this.judge(
      name,
      shareError(count ?? Number.NaN, this.total, share),
      `${(count ?? 0) / this.total}, not ${share}`,
    )
  }

  /** A mean over all customers, or over `total` of them. */
  mean(name: string, mean: number | undefined, expected: number, deviation: number, total = this.total): this {
    return this.judge(name, meanError(mean ?? Number.NaN, total, expected, deviation), `${mean}, not ${expected}`)
  }

  holds(): void {
    expect(this.errors).toEqual({})
    expect(this.judged.size).toBeGreaterThan(0)
  }

  private judge(name: string, error: number, words: string): this {
    this.judged.add(name)
    if (!(Math.abs(error) <= STANDARD_ERRORS)) this.errors[name] = `${words}: ${error.toFixed(1)} standard errors`
    return this
  }
}

const hours = (count: number): number => count * HOUR_MS

describe('theory of random figures', () => {
  it('reactions: lognormal openings and exponential clicks, each within a time-out', () => {
    const report = reportOf('reactions')
    const reached = 0.9 * 0.95
    const opens = reached * 0.4
    const openTime = (x: number) => lognormalCdf(x, 4, 1.2)
    const inTime = opens * openTime(6)
    const horizon = 30 * 24
    const byHorizon = lognormalPlusExponentialCdf(horizon, 4, 1.2, 1 / 3)
    const clicksInTime = inTime * 0.5 * exponentialCdf(0.5, 1 / 3)
    // The wait ends at the opening or after six hours, whichever is first.
    const meanWait = 6 - opens * integral(openTime, 0, 6, 1_000)
    const meanSquare = 36 - opens * integral((x) => 2 * x * openTime(x), 0, 6, 1_000)
    const { mail } = report.messages
    new Verdict(report.entered)
      .share('sent', mail?.sent, 0.9)
      .share('skipped', mail?.skipped.consent, 0.1)
      .share('delivered', mail?.delivered, reached)
      .share('bounced', mail?.bounced, 0.9 * 0.05)
      .share('opened', mail?.opened, opens * openTime(horizon))
      .share('clicked', mail?.clicked, opens * 0.5 * byHorizon)
      .share('unsubscribed', mail?.unsubscribed, opens * 0.03 * byHorizon)
      .share('opened in time', report.nodes.clicked?.entered, inTime)
      .share('clicked in time', report.edges['clicked-b1']?.count, clicksInTime)
      .share('exits clicked', report.exits.Clicked, clicksInTime)
      .share('exits not clicked', report.exits['Not clicked'], 1 - clicksInTime)
      .mean('wait', report.nodes.opened?.dwellMs.mean, hours(meanWait), hours(Math.sqrt(meanSquare - meanWait ** 2)))
      .holds()
    expect(mail?.cost).toBeCloseTo((mail?.sent ?? 0) * 0.02, 6)
  })

  it('race: of competing events the first wins; goals go on counting after the exit', () => {
    const report = reportOf('race')
    const [visit, buy, complain] = [0.5, 0.3 * 0.75, 0.1 * 0.6]
    const all = visit + buy + complain
    const ends = 1 - Math.exp(-all * 2)
    const small = 0.3 * 0.5
    const converts = 1 - Math.exp(-small * 3)
    const { g1, g2 } = report.goals
    const medianTime = -Math.log(1 - converts / 2) / small
    const density = (small * Math.exp(-small * medianTime)) / converts
    const converted = g1?.converted ?? 0
    new Verdict(report.entered)
      .share('visited', report.exits.Visited, (visit / all) * ends)
      .share('bought', report.exits.Bought, (buy / all) * ends)
      .share('complained', report.exits.Complained, (complain / all) * ends)
      .share('nothing', report.exits.Nothing, 1 - ends)
      .share('small purchases in the window', converted, converts)
      .share('visits to the horizon', g2?.converted, 1 - Math.exp(-0.5 * 10))
      .mean('value', (g1?.value ?? 0) / converted, 50, 100 / Math.sqrt(12), converted)
      .holds()
    const error = (0.5 / Math.sqrt(converted) / density) * STANDARD_ERRORS + 0.005 * medianTime
    expect(Math.abs((g1?.timeToMs.p50 ?? 0) / hours(24) - medianTime)).toBeLessThan(error)
    expect(g1?.rate).toBe(converted / report.entered)
    expect(g1?.ci95[0]).toBeLessThan(converts)
    expect(g1?.ci95[1]).toBeGreaterThan(converts)
  })

  it('chain: opening, click and purchase add up to one convolution', () => {
    const report = reportOf('chain')
    const buys = 0.9 * 0.6 * 0.5 * 0.4 * hypoexponentialCdf(2, [2, 4, 1])
    new Verdict(report.entered)
      .share('purchase', report.goals.g1?.converted, buys)
      .share('visit', report.goals.g2?.converted, 0.9 * 0.25)
      .share('complaint', report.goals.g3?.converted, 1 - 0.9 ** 2)
      .holds()
  })

  it('arms: shares follow weights, rates follow what the arms do', () => {
    const report = reportOf('arms')
    const arms = report.experiments.test?.arms ?? {}
    const bought = (extra: number) => 1 - (1 - extra) * Math.exp(-0.02 * 10)
    const verdict = new Verdict(report.entered)
    for (const [arm, weight, rate] of [
      ['a1', 0.5, bought(0.2)],
      ['a2', 0.3, bought(0.1)],
      ['a3', 0.2, bought(0)],
    ] as const) {
      const { entered = 0, converted = 0 } = arms[arm] ?? {}
      verdict.share(`share of ${arm}`, entered, weight)
      expect(Math.abs(shareError(converted, entered, rate))).toBeLessThan(STANDARD_ERRORS)
      expect(arms[arm]?.rate).toBe(converted / entered)
    }
    verdict.holds()
    const { a1, a3 } = arms
    expect(a1?.liftVsControl).toBeCloseTo((a1?.rate ?? 0) / (a3?.rate ?? 1) - 1, 9)
    expect(a1?.liftCi95[0]).toBeLessThan(bought(0.2) / bought(0) - 1)
    expect(a1?.liftCi95[1]).toBeGreaterThan(bought(0.2) / bought(0) - 1)
    expect(a3?.liftVsControl).toBe(0)
    expect(a1?.probabilityBest).toBeGreaterThan(0.999)
  })

  it('quiet hours hold until they end', () => {
    const report = reportOf('quiet')
    // Eleven of twenty-four hours are quiet; who comes in them waits for the rest of them.
    const mean = (11 / 24) * 5.5
    const square = (11 / 24) * (121 / 3)
    const { dwellMs } = report.nodes.mail ?? { dwellMs: { mean: 0, p50: 0, p90: 0 } }
    new Verdict(report.entered)
      .mean('held for', dwellMs.mean, hours(mean), hours(Math.sqrt(square - mean ** 2)))
      .holds()
    expect(dwellMs.p50).toBe(0)
    const error = hours(24) * Math.sqrt((0.9 * 0.1) / report.entered) * STANDARD_ERRORS
    expect(Math.abs(dwellMs.p90 - hours(11 - 2.4))).toBeLessThan(error + 0.005 * hours(8.6))
    expect(report.nodes.urgent?.dwellMs.mean).toBe(0)
    expect(report.messages.mail?.sent).toBe(report.entered)
  })

  it('quiet hours that skip let the message go', () => {
    const journey = journeyOf('quiet')
    const settings = { ...journey.settings, quietHours: { from: '21:00', to: '08:00', fallback: 'skip' as const } }
    const report = simulate({ journey: { ...journey, settings }, scenarioId: 's1' })
    new Verdict(report.entered).share('skipped', report.messages.mail?.skipped.quietHours, 11 / 24).holds()
    expect(report.messages.urgent?.sent).toBe(report.entered)
    expect(report.nodes.mail?.dwellMs.mean).toBe(0)
  })

  it('returns: each event begins the journey anew and ends the visit before', () => {
    const report = reportOf('returns')
    const people = report.customers
    // Entries are one and a Poisson number; a visit lasts to its end when no event comes for two days.
    const done = Math.exp(-1) * (1 + 0.5 * 8)
    // An event of the first two days always interrupts a visit, a later one when the last came within two days.
    const again = 0.5 * (2 + 8 * (1 - Math.exp(-1)))
    new Verdict(people)
      .mean('entries', report.entered / people, 1 + 0.5 * 10, Math.sqrt(5))
      .mean('ran out', (report.exits.Done ?? 0) / people, done, 1.5)
      .mean('entered again', (report.exits['entered again'] ?? 0) / people, again, Math.sqrt(5))
      .holds()
    expect(report.rejected).toBe(0)
  })

  it('returns that re-entry refuses are counted as rejected', () => {
    const journey = journeyOf('returns')
    const settings = { ...journey.settings, reentry: { mode: 'once' as const } }
    const report = simulate({ journey: { ...journey, settings }, scenarioId: 's1' })
    expect(report.entered).toBe(report.customers)
    expect(report.exits).toEqual({ Done: report.customers })
    new Verdict(report.customers).mean('rejected', report.rejected / report.customers, 5, Math.sqrt(5)).holds()
  })

  it('fatigue: openings shrink with the pressure of earlier messages that were not urgent', () => {
    const report = reportOf('fatigue')
    const opens = (pressure: number) => 0.8 * 0.5 * Math.exp(-0.3 * pressure)
    const aged = (time: number) => 2 ** (-time / 48)
    new Verdict(report.entered)
      .share('first', report.messages.first?.opened, opens(0))
      .share('second', report.messages.second?.opened, opens(aged(24)))
      .share('urgent', report.messages.urgent?.opened, opens(aged(24) + 1))
      .share('third', report.messages.third?.opened, opens(aged(72) + aged(48)))
      .holds()
  })

  it('segments multiply, and no probability passes one', () => {
    const report = reportOf('segments')
    const rich = 1 - normalCdf(Math.log(100 / 80) / 0.9)
    const [poor, factor] = [1 - rich, 1 + 0.5 * 0.6]
    const delivered = 0.95 * (poor + 0.9 * rich)
    const clicked = 0.4 * factor * 0.95 * 0.6 * (poor + 0.9 * 0.5 * rich)
    const text = (poor + 0.9 * rich) * (0.6 * 1 + 0.4 * 0.8)
    new Verdict(report.entered)
      .share('delivered', report.messages.mail?.delivered, delivered)
      .share('opened', report.messages.mail?.opened, delivered * 0.4 * factor)
      .share('clicked', report.messages.mail?.clicked, clicked)
      .share('texts opened', report.messages.text?.opened, text)
      .share('texts clicked', report.messages.text?.clicked, text * 0.6)
      .holds()
  })

  it('people: every distribution of attributes, alone and together', () => {
    const report = reportOf('people')
    const yes = (node: string) => report.edges[`${node}-b1`]?.count
    new Verdict(report.entered)
      .share('category', yes('country'), 4 / 6)
      .share('lognormal', yes('spend'), 1 - normalCdf(Math.log(100 / 80) / 0.9))
      .share('uniform', yes('age'), 12 / 50)
      .share('exponential', yes('visits'), Math.exp(-2))
      .share('boolean', yes('vip'), 0.15)
      .share('empirical', yes('plan'), 0.3)
      .share('independent', yes('joint'), 0.5 * (12 / 50) * 0.85)
      .holds()
    expect(yes('since')).toBe(report.entered)
  })

  it('arrivals: spread evenly, and events run from the arrival to the horizon', () => {
    const report = reportOf('arrivals')
    const converted = (10 - exponentialCdf(10, 5) * 5) / 14
    new Verdict(report.customers)
      .share('entered', report.entered, 10 / 14)
      .share('still waiting', report.active, 5 / 14)
      .share('done', report.exits.Done, 5 / 14)
      .share('converted', report.goals.g1?.converted, converted)
      .holds()
    expect(report.goals.g1?.rate).toBe((report.goals.g1?.converted ?? 0) / report.entered)
  })

  it('consent ends with an unsubscription, for its channel only', () => {
    const report = reportOf('consent')
    const gone = 0.9 * 0.8 * 0.5 * lognormalPlusExponentialCdf(24, 10, 1, 5)
    // The same by another way round: the chance that the click comes late, given the opening.
    const late = integral((x) => lognormalDensity(x, 10, 1) * Math.exp(-(24 - x) / 5), 0, 24)
    expect(gone).toBeCloseTo(0.36 * (lognormalCdf(24, 10, 1) - late), 6)
    new Verdict(report.entered)
      .share('first', report.messages.first?.sent, 0.85)
      .share('second', report.messages.second?.sent, 0.85 * (1 - gone))
      .share('second skipped', report.messages.second?.skipped.consent, 1 - 0.85 * (1 - gone))
      .share('text', report.messages.text?.sent, 0.6)
      .holds()
    expect(report.messages.receipt?.sent).toBe(report.entered)
  })

  it('errands: webhooks are tried again after errors and time-outs; updates and emitted events are certain', () => {
    const report = reportOf('errands')
    const answered = 0.7 * exponentialCdf(5, 4)
    new Verdict(report.entered)
      .share('slow failed', report.edges['slow-error']?.count, (1 - answered) ** 3)
      .share('quick failed', report.edges['quick-error']?.count, 0.5 ** 4)
      .holds()
    expect(report.edges['five-b1']?.count).toBe(report.entered)
    expect(report.goals.g1).toMatchObject({ converted: report.entered, rate: 1, value: 12.5 * report.entered })
    expect(report.nodes.quick?.dwellMs.mean).toBe(0)
  })
})

describe('theory of exact figures', () => {
  it('caps count what was really sent, in windows that slide', () => {
    const report = reportOf('caps')
    const people = report.entered
    // The definition itself, day by day: a send counts until, not including, one period later.
    const sends: { day: number; email: boolean }[] = []
    const sent = { email: 0, text: 0 }
    const count = (day: number, per: number, all: boolean) =>
      sends.filter((send) => (all || send.email) && send.day + per > day).length
    for (let day = 0; day < 10; day++)
      for (const email of [true, false]) {
        if ((email && count(day, 7, false) >= 2) || count(day, 3, true) >= 3) continue
        sends.push({ day, email })
        sent[email ? 'email' : 'text']++
      }
    expect(sent.email).toBe(4)
    expect(report.messages.mail).toMatchObject({ sent: 4 * people, skipped: { cap: 6 * people } })
    expect(report.messages.text).toMatchObject({
      sent: sent.text * people,
      skipped: { cap: (10 - sent.text) * people },
    })
    expect(report.exits).toEqual({ Done: people })
  })

  it('clocks: calendar and exact waits over a change of clocks, two zones, a holiday, a month', () => {
    const report = reportOf('clocks')
    const dwell = Object.fromEntries(
      Object.entries(report.nodes).map(([node, { dwellMs }]) => [node, dwellMs.mean / HOUR_MS]),
    )
    expect(dwell).toMatchObject({
      day: 25,
      exact: 24,
      friday: 93,
      office: 13.5,
      december: 577.5,
      renewal: 154,
      weekend: 144,
      month: 744,
      late: 0,
    })
    expect(report.exits).toEqual({ 'date passed': report.customers })
  })

  it('re-entry waits for the cool-down after the exit', () => {
    const report = reportOf('reentry')
    expect(report.entered).toBe(4 * report.customers)
    expect(report.rejected).toBe(10 * report.customers)
    expect(report.exits).toEqual({ Done: report.entered })
  })

  it('queues: a throttle lets a hundred pass an hour, five agents do ten tasks an hour', () => {
    const report = reportOf('queues')
    expect(report.nodes.gate?.dwellMs.mean).toBe(hours(4.5))
    // Forty of the first hundred within their four hours; of each later hundred the ten of its last hour.
    expect(report.exits).toEqual({ Called: 130, Expired: 870 })
  })

  it('an arm keeps its conversion when its customer comes back to the experiment', () => {
    const journey = sketch({
      events: { purchase: { label: 'Purchase' } },
      settings: {
        reentry: { mode: 'afterExit' },
        goals: { g1: { name: 'Purchase', event: 'purchase', primary: true } },
      },
      nodes: {
        daily: ['entry', { trigger: { type: 'schedule', rrule: 'FREQ=DAILY;BYHOUR=9' } }],
        test: ['experiment', { arms: { a1: { name: 'Mail', weight: 1 } }, goal: 'g1' }],
        mail: ['message', { channel: 'email' }],
        done: ['exit', { reason: 'Done' }],
      },
      paths: ['daily > test.a1 > mail > done'],
      scenario: {
        customers: 50,
        horizon: 'P5D',
        behaviour: {
          events: {
            w1: {
              event: 'purchase',
              type: 'after',
              after: 'message.sent',
              probability: 1,
              delay: { dist: 'constant', value: 'PT1H' },
            },
          },
        },
      },
    })
    const report = simulate({ journey, scenarioId: 's1' })
    expect(report.entered).toBe(250)
    expect(report.goals.g1).toMatchObject({ converted: 50, rate: 1 })
    expect(report.experiments.test?.arms.a1).toMatchObject({ entered: 50, converted: 50, rate: 1 })
  })

  it('pressure is counted in weeks from the arrival', () => {
    const report = reportOf('caps')
    // Everybody's story lasts nine days, which are two weeks begun.
    const { mean, max } = report.pressure.messagesPerCustomerWeek
    const total = (report.messages.mail?.sent ?? 0) + (report.messages.text?.sent ?? 0)
    expect(mean).toBe(total / (2 * report.entered))
    expect(max).toBeGreaterThanOrEqual(mean)
  })
})

it('every golden document is held to a theory', () => {
  const source = readFileSync(new URL(import.meta.url), 'utf8')
  const names = globSync('*.journey.json', { cwd: FOLDER }).map((file) => file.replace('.journey.json', ''))
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !source.includes(`('${name}')`))).toEqual([])
})
