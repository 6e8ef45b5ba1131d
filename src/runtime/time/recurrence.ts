import * as rruleModule from 'rrule'
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../kernel/duration.ts'
import { parseRecurrenceRule, type RecurrenceRule } from '../../kernel/recurrence-rule.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { localDateTime, parseLocal } from './dates.ts'
import type { Zone } from './zone.ts'

// Node loads the package's CommonJS build (everything under `default`), bundlers its module build (no `default`).
const { RRule } = (Reflect.get(rruleModule, 'default') as typeof rruleModule | undefined) ?? rruleModule

/** The instants of a schedule in order, worked out as they are asked for. Can be iterated again. */
export type Recurrence = Iterable<number>

/**
 * The occurrences of an RFC 5545 recurrence rule from `dtstartEpochMs` on, on the zone's clock. `BYHOUR` and
 * `BYMINUTE` left out mean the start's own time of day. The rule may carry its own `DTSTART` line. Fails, with a plain
 * English reason, on text that is no such rule and on rules more frequent than hourly.
 */
export function occurrences(rruleText: string, dtstartEpochMs: number, zone: Zone): Result<Recurrence, string> {
  const parsed = parseRecurrenceRule(rruleText)
  if (!parsed.ok) return fail(parsed.error.reason)
  const rule = parsed.value
  const start = rule.dtstart === undefined ? dtstartEpochMs : localDateTime(rule.dtstart, zone)
  const localStart = Math.floor((start + zone.offsetAt(start)) / SECOND_MS) * SECOND_MS
  if (!(Math.abs(localStart) < LAST_START)) return fail('The start lies outside the calendar')
  if (!hoursCanMeet(rule, localStart)) return ok([])
  const shift = centuriesShift(localStart)
  const until = rule.until === undefined ? undefined : localUntil(rule.until, zone) + shift
  const library = new RRule({
    ...RRule.parseString(rule.text),
    dtstart: new Date(localStart + shift),
    ...(until === undefined ? {} : { until: new Date(until) }),
  })
  return ok({ [Symbol.iterator]: () => instants(library, shift, start, zone) })
}

function* instants(rule: InstanceType<typeof RRule>, shift: number, start: number, zone: Zone): Generator<number> {
  let previous = Number.NEGATIVE_INFINITY
  let seen = 0
  for (let wanted = 16; wanted <= MOST_OCCURRENCES; wanted *= 4) {
    // The library can only start over, so each round asks for four times as many.
    const dates = rule.all((_date, index) => index < wanted)
    for (const date of dates.slice(seen)) {
      const instant = zone.toEpoch(date.getTime() - shift)
      // Two local hours around a gap can be one instant; a local time that comes twice counts once.
      if (instant <= previous || instant < start) continue
      previous = instant
      yield instant
    }
    if (dates.length < wanted) return
    seen = dates.length
  }
}

const MOST_OCCURRENCES = 16 * 4 ** 8
const LAST_START = Date.UTC(9_000, 0, 1)
const FOUR_CENTURIES_MS = 146_097 * DAY_MS

/**
 * The calendar repeats every 400 years to the weekday. The library looks for occurrences until the year 9999, which
 * for a rule that never holds (30 February, daily) takes it millions of steps; worked out as close to that year as the
 * cycle allows, it gives up after at most 400 years.
 */
const centuriesShift = (localStart: number): number =>
  Math.floor((Date.UTC(9_999, 0, 1) - localStart) / FOUR_CENTURIES_MS) * FOUR_CENTURIES_MS

/** Hourly rules step by their interval; the library never returns when no step lands on a wished hour. */
function hoursCanMeet({ parts }: RecurrenceRule, localStart: number): boolean {
  const hours = parts.get('BYHOUR')
  if (parts.get('FREQ') !== 'HOURLY' || hours === undefined) return true
  const step = greatestCommonDivisor(Number(parts.get('INTERVAL') ?? 1), 24)
  const first = Math.floor(localStart / HOUR_MS)
  return hours.split(',').some((hour) => (((Number(hour) - first) % step) + step) % step === 0)
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

/** The last local time that counts: a date alone includes the whole day, one in UTC is read on the zone's clock. */
function localUntil(text: string, zone: Zone): number {
  const { local, offset } = parseLocal(text) ?? { local: Number.NaN, offset: undefined }
  if (offset !== undefined) return local + zone.offsetAt(local)
  return text.includes('T') ? local : local + DAY_MS - SECOND_MS
}
