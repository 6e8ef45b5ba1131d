import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Weekday } from '../../document/index.ts'
import { DAY_MS, duration, HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts'
import {
  addDuration,
  attributeDate,
  attributeMoment,
  localDateTime,
  nextAnniversary,
  nextOpening,
  nextTimeOfDay,
  quietUntil,
  zone,
} from './index.ts'

const ZONES = [
  'UTC',
  'Europe/Madrid',
  'America/New_York',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Apia',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Asia/Gaza',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/Scoresbysund',
  'America/Santiago',
  'Antarctica/Troll',
  'Europe/Dublin',
  'Asia/Tehran',
  'America/Caracas',
  'Etc/GMT+12',
]
const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const FROM = Date.UTC(1972, 0, 1)
const TO = Date.UTC(2100, 0, 1)
const anyZone = fc.constantFrom(...ZONES)
/** Changes of the clock that are worth standing near to. */
const CHANGES = [
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2011-12-30T10:00Z',
  '2026-04-04T15:00Z',
  '2026-10-03T15:30Z',
  '2018-11-04T03:00Z',
  '2024-03-31T00:00Z',
  '2026-04-05T03:00Z',
  '2026-09-06T04:00Z',
  '2011-09-24T14:00Z',
  '1999-12-31T23:59:59.999Z',
  '2024-02-29T12:00Z',
].map((text) => Temporal.Instant.from(text.replace(/(T\d\d:\d\d)Z/, '$1:00Z')).epochMilliseconds)
const anyInstant = fc.oneof(
  fc.integer({ min: FROM, max: TO }),
  fc.tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -2 * DAY_MS, max: 2 * DAY_MS })).map(([at, by]) => at + by),
  fc.tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -96, max: 96 })).map(([at, by]) => at + by * 30 * MINUTE_MS),
)
const anyMinute = fc.oneof(
  fc.integer({ min: 0, max: 1_439 }),
  fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
)

const zoned = (at: number, name: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name)
const timeOf = (minutes: number) => new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60)
const onDay = (day: Temporal.PlainDate, minutes: number, name: string) =>
  day.toZonedDateTime({ timeZone: name, plainTime: timeOf(minutes) })
const at = (text: string) => Date.parse(text)

describe('a zone’s clock', () => {
  it('agrees with Temporal on the offset at any instant', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (name, instant) => {
        expect(zone(name).offsetAt(instant)).toBe(zoned(instant, name).offsetNanoseconds / 1e6)
      }),
      { numRuns: 5_000 },
    )
  })

  it('knows every zone of the platform', () => {
    const names = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    fc.assert(
      fc.property(names, fc.integer({ min: FROM, max: TO }), (name, instant) => {
        expect(zone(name).offsetAt(instant)).toBe(zoned(instant, name).offsetNanoseconds / 1e6)
      }),
      { numRuns: 2_000 },
    )
  })

  it('turns any local time into the instant that Temporal calls compatible', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (name, local) => {
        const plain = zoned(local, 'UTC').toPlainDateTime()
        expect(zone(name).toEpoch(local)).toBe(plain.toZonedDateTime(name).epochMilliseconds)
      }),
      { numRuns: 5_000 },
    )
  })

  it('moves a time that does not exist forward by the gap', () => {
    const madrid = zone('Europe/Madrid')
    expect(localDateTime('2026-03-29T02:30', madrid)).toBe(at('2026-03-29T03:30+02:00'))
    expect(localDateTime('2026-10-04T02:10', zone('Australia/Lord_Howe'))).toBe(at('2026-10-04T02:40+11:00'))
    expect(localDateTime('2011-12-30', zone('Pacific/Apia'))).toBe(at('2011-12-31T00:00+14:00'))
  })

  it('takes the earlier of a time that exists twice', () => {
    expect(localDateTime('2026-10-25T02:30', zone('Europe/Madrid'))).toBe(at('2026-10-25T02:30+02:00'))
    expect(localDateTime('2026-04-05T01:45', zone('Australia/Lord_Howe'))).toBe(at('2026-04-05T01:45+11:00'))
  })

  it('refuses a zone nobody knows', () => {
    expect(() => zone('Mars/Olympus')).toThrow(RangeError)
  })

  it('answers outside the calendar too', () => {
    expect(zone('Europe/Madrid').offsetAt(1e18)).toBe(HOUR_MS)
    expect(zone('Europe/Madrid').offsetAt(Number.POSITIVE_INFINITY)).toBe(HOUR_MS)
    expect(zone('UTC').toEpoch(-1e18)).toBe(-1e18)
  })
})

describe('adding a duration', () => {
  const anyDuration = fc
    .record({
      months: fc.integer({ min: 0, max: 60 }),
      days: fc.integer({ min: 0, max: 800 }),
      ms: fc.integer({ min: 0, max: 3 * DAY_MS }),
      sign: fc.constantFrom(1, -1),
    })
    .map(({ months, days, ms, sign }) => ({ months: sign * months, days: sign * days, ms: sign * ms }))

  it('agrees with Temporal, forwards and backwards', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, anyDuration, (name, instant, added) => {
        const expected = zoned(instant, name).add({ months: added.months, days: added.days, milliseconds: added.ms })
        expect(addDuration(instant, added, zone(name))).toBe(expected.epochMilliseconds)
      }),
      { numRuns: 5_000 },
    )
  })

  it('tells a day from 24 hours when the clocks change', () => {
    const madrid = zone('Europe/Madrid')
    const noon = at('2026-03-28T12:00+01:00')
    expect(addDuration(noon, duration('P1D'), madrid) - noon).toBe(23 * HOUR_MS)
    expect(addDuration(noon, duration('PT24H'), madrid) - noon).toBe(24 * HOUR_MS)
  })

  it('stays at the month’s end', () => {
    const utc = zone('UTC')
    expect(addDuration(at('2028-01-31T10:00Z'), duration('P1M'), utc)).toBe(at('2028-02-29T10:00Z'))
    expect(addDuration(at('2027-01-31T10:00Z'), duration('P1M'), utc)).toBe(at('2027-02-28T10:00Z'))
    expect(addDuration(at('2028-02-29T10:00Z'), duration('P1Y'), utc)).toBe(at('2029-02-28T10:00Z'))
    expect(addDuration(at('2027-03-31T10:00Z'), duration('-P1M'), utc)).toBe(at('2027-02-28T10:00Z'))
  })
})

describe('until a time of day', () => {
  const anyDays = fc.option(fc.subarray([...WEEKDAYS]), { nil: undefined })

  it('is the first such time at or after now, by Temporal', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, anyMinute, anyDays, (name, now, minutes, days) => {
        const allowed = days === undefined || days.length === 0 ? WEEKDAYS : days
        const today = zoned(now, name).toPlainDate()
        const wanted = Array.from({ length: 18 }, (_, index) => today.add({ days: index - 1 }))
          .filter((day) => allowed.includes(WEEKDAYS[day.dayOfWeek - 1] as Weekday))
          .map((day) => ({ day, instant: onDay(day, minutes, name) }))
          .filter(({ day, instant }) => !skipped(day, minutes, instant))
          .map(({ instant }) => instant.epochMilliseconds)
          .find((instant) => instant >= now)
        expect(nextTimeOfDay(now, minutes, days, zone(name))).toBe(wanted)
      }),
      { numRuns: 3_000 },
    )
  })

  it('waits twenty hours from 13:00 to 09:00', () => {
    const madrid = zone('Europe/Madrid')
    const now = at('2026-03-30T13:00+02:00')
    expect(nextTimeOfDay(now, 9 * 60, undefined, madrid) - now).toBe(20 * HOUR_MS)
  })

  it('goes on at once at exactly that time, and waits a day a moment later', () => {
    const now = at('2026-01-05T09:00Z')
    expect(nextTimeOfDay(now, 9 * 60, undefined, zone('UTC'))).toBe(now)
    expect(nextTimeOfDay(now + 1, 9 * 60, [], zone('UTC'))).toBe(now + DAY_MS)
  })

  it('does not take the day that Samoa skipped for a Friday', () => {
    const thursday = at('2011-12-29T12:00-10:00')
    const friday = nextTimeOfDay(thursday, 9 * 60, ['fri'], zone('Pacific/Apia'))
    expect(friday).toBe(at('2012-01-06T09:00+14:00'))
  })
})

/** The zone had no such day: its times land a day later. */
function skipped(day: Temporal.PlainDate, minutes: number, instant: Temporal.ZonedDateTime): boolean {
  return day.toPlainDateTime(timeOf(minutes)).until(instant.toPlainDateTime()).total('hours') >= 24
}

describe('an opening', () => {
  const anyHours = fc.record({
    days: fc.option(fc.subarray([...WEEKDAYS]), { nil: undefined }),
    fromMinutes: anyMinute,
    toMinutes: anyMinute,
    holidays: fc.constantFrom<string[] | undefined>(
      undefined,
      ['2026-03-29', '2026-03-30'],
      ['2011-12-29', '2011-12-31', '2026-10-25'],
    ),
  })
  type Hours = typeof anyHours extends fc.Arbitrary<infer Value> ? Value : never

  /** All openings that start from three days before to three weeks after an instant, as Temporal sees them. */
  function openings(now: number, hours: Hours, name: string): [number, number][] {
    const days = hours.days === undefined || hours.days.length === 0 ? WEEKDAYS : hours.days
    const today = zoned(now, name).toPlainDate()
    return Array.from({ length: 24 }, (_, index) => today.add({ days: index - 3 }))
      .filter((day) => days.includes(WEEKDAYS[day.dayOfWeek - 1] as Weekday))
      .filter((day) => !(hours.holidays ?? []).includes(day.toString()))
      .map((day): [number, number] => {
        const allDay = hours.fromMinutes === hours.toMinutes
        const closing = allDay || hours.toMinutes < hours.fromMinutes ? day.add({ days: 1 }) : day
        return [
          onDay(day, allDay ? 0 : hours.fromMinutes, name).epochMilliseconds,
          onDay(closing, allDay ? 0 : hours.toMinutes, name).epochMilliseconds,
        ]
      })
      .filter(([opens, closes]) => closes > opens)
  }

  it('is now inside a window and the next start outside, by Temporal', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, anyHours, (name, now, hours) => {
        const all = openings(now, hours, name)
        const inside = all.some(([opens, closes]) => opens <= now && now < closes)
        const next = Math.min(...all.map(([opens]) => opens).filter((opens) => opens > now))
        expect(nextOpening(now, hours, zone(name))).toBe(inside ? now : next)
      }),
      { numRuns: 3_000 },
    )
  })

  it('includes its start and not its end', () => {
    const hours = { days: ['mon'] as const, fromMinutes: 540, toMinutes: 1_080 }
    const utc = zone('UTC')
    expect(nextOpening(at('2026-01-05T09:00Z'), hours, utc)).toBe(at('2026-01-05T09:00Z'))
    expect(nextOpening(at('2026-01-05T18:00Z'), hours, utc)).toBe(at('2026-01-12T09:00Z'))
  })

  it('belongs to the day it starts on when it lasts over midnight', () => {
    const hours = { days: ['fri'] as const, fromMinutes: 22 * 60, toMinutes: 2 * 60, holidays: ['2026-01-09'] }
    const utc = zone('UTC')
    expect(nextOpening(at('2026-01-03T01:00Z'), hours, utc)).toBe(at('2026-01-03T01:00Z'))
    expect(nextOpening(at('2026-01-02T01:00Z'), hours, utc)).toBe(at('2026-01-02T22:00Z'))
    // Friday the 9th is a holiday, and with it the small hours of the 10th.
    expect(nextOpening(at('2026-01-10T01:00Z'), hours, utc)).toBe(at('2026-01-16T22:00Z'))
  })

  it('never comes when every day for two years is a holiday', () => {
    const start = at('2026-01-01T00:00Z')
    const holidays = Array.from({ length: 760 }, (_, day) =>
      new Date(start + (day - 5) * DAY_MS).toISOString().slice(0, 10),
    )
    const hours = { fromMinutes: 0, toMinutes: 0, holidays }
    expect(nextOpening(start, hours, zone('UTC'))).toBe(Number.POSITIVE_INFINITY)
  })

  it('is looked for on 731 days after today, and on none beyond', () => {
    const start = at('2026-01-01T12:00Z')
    const closedFor = (days: number) =>
      Array.from({ length: days }, (_, day) => new Date(start + day * DAY_MS).toISOString().slice(0, 10))
    const closed = (days: number) => ({ fromMinutes: 540, toMinutes: 600, holidays: closedFor(days) })
    const last = start + 731 * DAY_MS - 3 * HOUR_MS
    expect(nextOpening(start, closed(731), zone('UTC'))).toBe(last)
    expect(nextOpening(start, closed(732), zone('UTC'))).toBe(Number.POSITIVE_INFINITY)
  })

  it('is not held up by a holiday that is no date', () => {
    const hours = { fromMinutes: 540, toMinutes: 600, holidays: ['soon', '2026-01-05'] }
    expect(nextOpening(at('2026-01-05T08:00Z'), hours, zone('UTC'))).toBe(at('2026-01-06T09:00Z'))
  })

  it('that began before a day the zone skipped is still open after it', () => {
    // Samoa went from Thursday the 29th to Saturday the 31st of December 2011.
    const hours = { days: ['thu'] as const, fromMinutes: 22 * 60, toMinutes: 2 * 60 }
    const saturday = at('2011-12-31T01:00+14:00')
    expect(nextOpening(saturday, hours, zone('Pacific/Apia'))).toBe(saturday)
    const later = at('2011-12-31T02:00+14:00')
    expect(nextOpening(later, hours, zone('Pacific/Apia'))).toBeGreaterThan(later)
  })
})

describe('quiet hours', () => {
  it('end as Temporal says, and it is not quiet any more then', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, anyMinute, anyMinute, (name, now, from, to) => {
        fc.pre(from !== to)
        const today = zoned(now, name).toPlainDate()
        const periods = [-2, -1, 0, 1]
          .map((days) => today.add({ days }))
          .map((day) => ({
            starts: onDay(day, from, name).epochMilliseconds,
            ends: onDay(to < from ? day.add({ days: 1 }) : day, to, name).epochMilliseconds,
          }))
        const until = quietUntil(now, from, to, zone(name))
        expect(until).toBe(periods.reduce((at, { starts, ends }) => (starts <= at && at < ends ? ends : at), now))
        expect(quietUntil(until, from, to, zone(name))).toBe(until)
      }),
      { numRuns: 3_000 },
    )
  })

  it('last over midnight and over the change of clocks', () => {
    const madrid = zone('Europe/Madrid')
    const late = at('2026-03-28T22:00+01:00')
    expect(quietUntil(late, 21 * 60, 8 * 60, madrid)).toBe(at('2026-03-29T08:00+02:00'))
    expect(quietUntil(at('2026-03-29T08:00+02:00'), 21 * 60, 8 * 60, madrid)).toBe(at('2026-03-29T08:00+02:00'))
    expect(quietUntil(at('2026-03-29T20:59+02:00'), 21 * 60, 8 * 60, madrid)).toBe(at('2026-03-29T20:59+02:00'))
  })

  it('run on into the next where the clocks jump past its start', () => {
    const night = at('2026-03-29T00:30Z')
    expect(quietUntil(night, 120, 61, zone('Europe/Dublin'))).toBe(at('2026-03-30T00:01Z'))
  })

  it('are none when they end as they begin', () => {
    expect(quietUntil(at('2026-01-05T21:00Z'), 1_260, 1_260, zone('UTC'))).toBe(at('2026-01-05T21:00Z'))
  })
})

describe('dates of customers', () => {
  const utc = zone('UTC')
  const madrid = zone('Europe/Madrid')

  it('are read from every usual form, on the zone’s clock where they name none', () => {
    expect(attributeDate('2026-07-01', madrid)).toBe(at('2026-07-01T00:00+02:00'))
    expect(attributeDate('2026-07-01T09:30', madrid)).toBe(at('2026-07-01T09:30+02:00'))
    expect(attributeDate('2026-07-01 09:30:15.25', madrid)).toBe(at('2026-07-01T09:30:15.250+02:00'))
    expect(attributeDate('2026-07-01T09:30:00Z', madrid)).toBe(at('2026-07-01T09:30:00Z'))
    expect(attributeDate('2026-07-01T09:30-05:00', madrid)).toBe(at('2026-07-01T09:30-05:00'))
    expect(attributeDate(1_700_000_000_000, madrid)).toBe(1_700_000_000_000)
  })

  it.each([undefined, null, true, '', 'soon', '2026-02-30', '2026-13-01', '2026-1-1', Number.NaN, 9e15, {}, [2026]])(
    'are undefined for %s',
    (value) => {
      expect(attributeDate(value, madrid)).toBeUndefined()
    },
  )

  it('agree with Date on any ISO instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9_999, 0, 1) }), (instant) => {
        expect(attributeDate(new Date(instant).toISOString(), madrid)).toBe(instant)
      }),
    )
  })

  it('come back every year, the 29th of February on the 28th of common years', () => {
    expect(nextAnniversary('1990-05-10', at('2026-05-11T00:00Z'), utc)).toBe(at('2027-05-10T00:00Z'))
    expect(nextAnniversary('1990-05-10', at('2026-05-10T00:00Z'), utc)).toBe(at('2026-05-10T00:00Z'))
    expect(nextAnniversary('1990-05-10', at('2026-05-10T09:00Z'), utc, 9 * 60)).toBe(at('2026-05-10T09:00Z'))
    expect(nextAnniversary('1992-02-29', at('2026-01-01T00:00Z'), utc)).toBe(at('2026-02-28T00:00Z'))
    expect(nextAnniversary('1992-02-29', at('2028-01-01T00:00Z'), utc)).toBe(at('2028-02-29T00:00Z'))
  })

  it('do not come back before they have been', () => {
    expect(nextAnniversary('2030-05-10', at('2026-01-01T00:00Z'), utc)).toBe(at('2030-05-10T00:00Z'))
  })

  it('move by their offset, and it is the moved moment that must not be past', () => {
    const options = { offset: duration('-P3D'), minutesOfDay: 9 * 60, yearly: true }
    expect(attributeMoment('1990-05-10', options, at('2026-05-07T09:00Z'), utc)).toBe(at('2026-05-07T09:00Z'))
    expect(attributeMoment('1990-05-10', options, at('2026-05-07T09:01Z'), utc)).toBe(at('2027-05-07T09:00Z'))
    expect(attributeMoment('1990-01-02', options, at('2026-12-29T00:00Z'), utc)).toBe(at('2026-12-30T09:00Z'))
    expect(attributeMoment('2026-05-10', { offset: duration('-P3D') }, at('2030-01-01T00:00Z'), utc)).toBe(
      at('2026-05-07T00:00Z'),
    )
    expect(attributeMoment('whenever', options, 0, utc)).toBeUndefined()
  })

  it('give the first yearly moment that is not past, by Temporal', () => {
    const birth = fc.integer({ min: Date.UTC(1930, 0, 1), max: Date.UTC(2010, 0, 1) })
    const offset = fc.integer({ min: -800, max: 800 })
    fc.assert(
      fc.property(anyZone, birth, anyInstant, offset, anyMinute, (name, born, now, days, minutes) => {
        const day = zoned(born, 'UTC').toPlainDate()
        const moment = (years: number) => onDay(day.add({ years }), minutes, name).add({ days }).epochMilliseconds
        const expected = Array.from({ length: 200 }, (_, years) => moment(years)).find((instant) => instant >= now)
        const options = { yearly: true, minutesOfDay: minutes, offset: { months: 0, days, ms: 0 } }
        expect(attributeMoment(day.toString(), options, now, zone(name))).toBe(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('refuses what is no date where one must be', () => {
    expect(() => localDateTime('tomorrow', utc)).toThrow(RangeError)
  })
})
