import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../../kernel/duration.ts'
import { parseRecurrenceRule } from '../../kernel/recurrence-rule.ts'
import { occurrences, zone } from '../../runtime/index.ts'
import { check } from './index.ts'
import { couldFall, everFalls } from './schedule-days.ts'
import { END, journeyOf, MAIL, node, type Parts, START } from './testing/journeys.ts'

const codes = (parts: Parts) => check(journeyOf(parts)).map(({ code }) => code)
const scheduled = (rrule: string, scenario: Parts['scenario'] = { horizon: 'P3650D' }) =>
  codes({ nodes: { start: node('entry', { trigger: { type: 'schedule', rrule } }), mail: MAIL, end: END }, scenario })

describe('a schedule that never comes', () => {
  it.each([
    ['30 February', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
    ['31 April or June', 'FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31'],
    ['the 31st day from the end of a short month', 'FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=-31'],
    ['a day of the year in another month', 'FREQ=YEARLY;BYMONTH=3;BYYEARDAY=1'],
    ['a sixth Monday of a month', 'FREQ=MONTHLY;BYDAY=6MO'],
    ['a fifth Monday of February that is its first', 'FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1'],
    ['the last Friday on the first', 'FREQ=MONTHLY;BYDAY=-1FR;BYMONTHDAY=1,2,3'],
    ['the first Monday of the year in May', 'FREQ=YEARLY;BYDAY=1MO;BYYEARDAY=140'],
    ['a last day before the first', 'DTSTART:20260601T090000\nFREQ=DAILY;UNTIL=20260531'],
    ['an end a second before the beginning', 'DTSTART:20260601T090000Z\nFREQ=DAILY;UNTIL=20260601T085959Z'],
    ['the 300th Monday of a year', 'FREQ=YEARLY;BYDAY=MO;BYSETPOS=300'],
    ['the sixth time of five a month', 'FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5;BYSETPOS=6'],
    ['the third of two times a day', 'FREQ=DAILY;BYHOUR=9,18;BYSETPOS=3'],
    ['the eighth day of a week', 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=8'],
    ['Tuesdays, by sevens from a Monday', 'DTSTART:20260105T090000\nFREQ=DAILY;INTERVAL=7;BYDAY=TU'],
    ['odd hours, by twos from an even one', 'DTSTART:20260105T080000\nFREQ=HOURLY;INTERVAL=2;BYHOUR=9,11'],
  ])('is told: %s', (_what, rrule) => {
    expect(scheduled(rrule)).toEqual(['schedule-never'])
  })

  it.each([
    ['29 February', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'],
    ['the last day of each month', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['the 31st day from the end', 'FREQ=MONTHLY;BYMONTHDAY=-31'],
    ['the 366th day', 'FREQ=YEARLY;BYYEARDAY=366'],
    ['the first day from the end', 'FREQ=YEARLY;BYYEARDAY=-366'],
    ['a fifth Monday', 'FREQ=MONTHLY;BYDAY=5MO'],
    ['the fifth Sunday from the end', 'FREQ=MONTHLY;BYDAY=-5SU'],
    ['the 53rd Friday of a year', 'FREQ=YEARLY;BYDAY=53FR'],
    ['the first Monday of March, in the year’s rule', 'FREQ=YEARLY;BYMONTH=3;BYDAY=1MO'],
    ['numbers before weekdays of a week, which mean nothing', 'FREQ=WEEKLY;BYDAY=9MO'],
    ['a last day that is the first', 'DTSTART:20260601T090000\nFREQ=DAILY;UNTIL=20260601'],
    ['an end at the beginning', 'DTSTART:20260601T090000Z\nFREQ=DAILY;UNTIL=20260601T090000Z'],
    ['an end on another clock', 'DTSTART:20260601T090000\nFREQ=DAILY;UNTIL=20260601T000000Z'],
    ['the fifth of five times a month', 'FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5;BYSETPOS=-5'],
    ['the second of two times a day', 'FREQ=DAILY;BYHOUR=9,18;BYSETPOS=2'],
    ['the sixth of three days twice', 'FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYHOUR=9,18;BYSETPOS=6'],
    ['one place of two that there is', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=20,1'],
    ['Tuesdays, by eights from a Monday', 'DTSTART:20260105T090000\nFREQ=DAILY;INTERVAL=8;BYDAY=TU'],
    ['odd hours, by threes from an even one', 'DTSTART:20260105T080000\nFREQ=HOURLY;INTERVAL=3;BYHOUR=11'],
  ])('is not: %s', (_what, rrule) => {
    expect(scheduled(rrule)).toEqual([])
  })

  const first = (instants: Iterable<number>): number | undefined => {
    for (const instant of instants) return instant
    return undefined
  }

  const lists = {
    BYMONTH: ['2', '3', '4,12'],
    BYMONTHDAY: ['1', '29', '30', '31', '-31', '-1'],
    BYYEARDAY: ['1', '60', '366', '-1', '-366'],
    BYDAY: ['MO', '1MO', '5TU', '-1FR', '6WE', '53TH', 'SA,SU'],
    BYSETPOS: ['1', '2', '5', '-1', '-6', '60'],
    BYHOUR: ['9', '9,18'],
    INTERVAL: ['1', '2', '7', '24'],
  }
  const rules = fc
    .record({
      FREQ: fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'),
      parts: fc
        .subarray(Object.entries(lists))
        .chain((chosen) =>
          fc.tuple(...chosen.map(([key, values]) => fc.constantFrom(...values).map((value) => `${key}=${value}`))),
        ),
      start: fc.constantFrom('', 'DTSTART:20260105T080000\n', 'DTSTART:20240229T000000\n', 'DTSTART:20261231T230000\n'),
    })
    .map(({ FREQ, parts, start }) => `${start}${[`FREQ=${FREQ}`, ...parts].join(';')}`)

  it('really never comes, whatever the rule', () => {
    const madrid = zone('Europe/Madrid')
    fc.assert(
      fc.property(rules, (text) => {
        const parsed = parseRecurrenceRule(text)
        if (!parsed.ok || everFalls(parsed.value)) return
        // All kinds of years come by until then.
        const real = occurrences(`${text};UNTIL=20540101`, Date.parse('2026-01-05T00:00:00Z'), madrid)
        expect(real.ok && first(real.value)).toBeUndefined()
      }),
      { numRuns: 40 },
    )
  })

  it('within a span does not come within it either', () => {
    const madrid = zone('Europe/Madrid')
    const from = Date.parse('2026-02-01T00:00:00Z')
    const to = Date.parse('2026-03-10T00:00:00Z')
    fc.assert(
      fc.property(rules, (text) => {
        const parsed = parseRecurrenceRule(text)
        if (!parsed.ok || couldFall(parsed.value, from, to)) return
        const real = occurrences(`${text};UNTIL=20260310T000000Z`, Date.parse('2026-01-05T00:00:00Z'), madrid)
        for (const instant of real.ok ? real.value : []) expect(instant).toBeLessThan(from + DAY_MS)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a schedule and the time of the scenarios', () => {
  const january = { start: '2026-01-05T00:00:00Z', horizon: 'P30D' }

  it.each([
    ['is over before them', 'FREQ=DAILY;UNTIL=20260103'],
    ['begins after them', 'DTSTART:20260301T090000\nFREQ=DAILY'],
    ['has no day in them', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24'],
  ])('that %s is hinted at', (_what, rrule) => {
    expect(scheduled(rrule, january)).toEqual(['schedule-not-simulated'])
    // A year and a half later there is one.
    expect(scheduled(rrule, { start: '2025-12-01T00:00:00Z', horizon: 'P500D' })).toEqual([])
  })

  it.each([
    ['ends on their first day', 'FREQ=DAILY;UNTIL=20260105'],
    ['begins on their last day', 'DTSTART:20260204T090000\nFREQ=DAILY'],
    ['comes on their first day only', 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5'],
    ['may begin on another clock', 'DTSTART:20260204T120000\nFREQ=DAILY'],
    ['may end on another clock', 'FREQ=DAILY;UNTIL=20260104T120000'],
  ])('is fine when it %s', (_what, rrule) => {
    expect(scheduled(rrule, january)).toEqual([])
  })

  it('is not spoken of without scenarios, or when it cannot be read or never comes at all', () => {
    expect(scheduled('FREQ=DAILY;UNTIL=20200101', null)).toEqual([])
    expect(scheduled('FREQ=NEVER', january)).toEqual(['invalid-rrule'])
    expect(scheduled('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', january)).toEqual(['schedule-never'])
  })

  it('asks only scenarios of the same variant, and is content with one that shows it', () => {
    const journey = journeyOf({
      nodes: {
        start: node('entry', { trigger: { type: 'schedule', rrule: 'FREQ=DAILY;UNTIL=20260103' } }),
        mail: MAIL,
        end: END,
      },
    })
    const base = journey.scenarios.s1
    if (!base) throw new Error('There is a scenario')
    const late = { ...base, start: '2026-06-01T00:00:00Z' }
    const early = { ...base, start: '2026-01-01T00:00:00Z' }
    const of = (scenarios: typeof journey.scenarios) => check({ ...journey, scenarios }).map(({ code }) => code)
    expect(of({ s1: late, s2: early })).toEqual([])
    expect(of({ s1: late, s2: { ...early, variant: 'v2' } })).toContain('schedule-not-simulated')
  })
})

describe('a wait until a day', () => {
  const until = (date: string, scenario: Parts['scenario'] = {}) =>
    codes({
      nodes: { start: START, x: node('delay', { mode: 'untilDate', date }), mail: MAIL, end: END },
      edges: ['start > x', 'x > mail', 'mail > end'],
      scenario,
    })

  it('is told when the day is over everywhere as the scenarios begin', () => {
    // The scenario begins on 5 January at midnight, UTC.
    expect(until('2025-12-24')).toEqual(['date-passed'])
    expect(until('2026-01-03')).toEqual(['date-passed'])
    // In the west of America it is still the 4th.
    expect(until('2026-01-04')).toEqual([])
    expect(until('2026-01-05')).toEqual([])
    expect(until('2026-02-01')).toEqual([])
  })

  it('is not spoken of without scenarios', () => {
    expect(until('2020-01-01', null)).toEqual([])
  })
})
