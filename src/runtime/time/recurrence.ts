import * as rruleModule from 'rrule'
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../kernel/duration.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { parseLocal } from './dates.ts'
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
  const parsed = parseRule(rruleText)
  if (!parsed.ok) return parsed
  const rule = parsed.value
  const start = rule.dtstart === undefined ? dtstartEpochMs : toInstant(rule.dtstart, zone)
  const localStart = Math.floor((start + zone.offsetAt(start)) / SECOND_MS) * SECOND_MS
  if (!(Math.abs(localStart) < LAST_START)) return fail('The start lies outside the calendar')
  if (!hoursCanMeet(rule, localStart)) return ok([])
  const shift = centuriesShift(localStart)
  const until = rule.until === undefined ? undefined : localUntil(rule.until, zone) + shift
  const options: RuleOptions = RRule.parseString(rule.text)
  const library = new RRule({
    ...options, dtstart: new Date(localStart + shift), ...(until === undefined ? {} : { until: new Date(until) }),
  })
  return ok({
    [Symbol.iterator]: () => instants(library, shift, start, zone),
  })
}

type RuleOptions = ReturnType<typeof RRule.parseString>

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

interface ParsedRule {
  /** Without `UNTIL` and `DTSTART`, which are read here. */
  readonly text: string
  readonly parts: ReadonlyMap<string, string>
  readonly until: string | undefined
  readonly dtstart: string | undefined
}

const FREQUENCIES = new Set(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'])

const integers = (low: number, high: number, zero = true) => (text: string) =>
  text.split(',').every((part) => {
    const value = Number(part)
    return /^[+-]?\d{1,4}$/.test(part) && value >= low && value <= high && (zero || value !== 0)
  })

const ofWeekdays = (text: string) =>
  text.split(',').every((part) => /^(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(part))

const DATE_VALUE = /^\d{8}(?:T\d{6}Z?)?$/
const isDateValue = (text: string) => DATE_VALUE.test(text) && parseLocal(isoOf(text)) !== undefined

/** What each part of a rule may hold. Everything is checked here, since the library loops or guesses on bad values. */
const PARTS: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: (text) => FREQUENCIES.has(text),
  INTERVAL: (text) => /^[1-9]\d{0,3}$/.test(text),
  COUNT: (text) => /^[1-9]\d{0,5}$/.test(text),
  UNTIL: isDateValue,
  WKST: (text) => /^(?:MO|TU|WE|TH|FR|SA|SU)$/.test(text),
  BYMONTH: integers(1, 12),
  BYMONTHDAY: integers(-31, 31, false),
  BYYEARDAY: integers(-366, 366, false),
  BYWEEKNO: integers(-53, 53, false),
  BYSETPOS: integers(-366, 366, false),
  BYDAY: ofWeekdays,
  BYHOUR: integers(0, 23),
  BYMINUTE: integers(0, 59),
  BYSECOND: integers(0, 59),
}

function parseRule(source: string): Result<ParsedRule, string> {
  if (source.length > 2_000) return fail('The rule is too long')
  let dtstart: string | undefined
  let body: string | undefined
  for (const line of source.toUpperCase().split(/\r?\n/).map((text) => text.trim()).filter((text) => text !== '')) {
    if (line.startsWith('DTSTART')) {
      dtstart = line.slice('DTSTART'.length).replace(/^[:=]/, '')
      if (!isDateValue(dtstart)) return fail('DTSTART must look like DTSTART:20260105T090000; the zone is the journey’s')
    } else if (body !== undefined || /^(?!RRULE:)[A-Z-]+[:;](?!.*FREQ=)/.test(line)) {
      return fail('Only one RRULE and one DTSTART line can be used')
    } else body = line.replace(/^RRULE:/, '')
  }
  return body === undefined ? fail('The rule is empty') : readParts(body, dtstart)
}

function readParts(body: string, dtstart: string | undefined): Result<ParsedRule, string> {
  const parts = new Map<string, string>()
  for (const part of body.split(';').filter((text) => text !== '')) {
    const [key = '', value = ''] = part.split('=', 2)
    const accepts = Object.hasOwn(PARTS, key) ? PARTS[key] : undefined
    if (accepts === undefined) return fail(`“${key}” is not a part of a recurrence rule`)
    if (parts.has(key)) return fail(`${key} stands twice`)
    if (!accepts(value)) return fail(`${key} cannot be “${value}”`)
    parts.set(key, value)
  }
  if (!parts.has('FREQ')) return fail('FREQ is missing')
  if (parts.has('COUNT') && parts.has('UNTIL')) return fail('COUNT and UNTIL cannot stand together')
  const kept = [...parts].filter(([key]) => key !== 'UNTIL')
  return ok({ text: kept.map(([key, value]) => `${key}=${value}`).join(';'), parts, until: parts.get('UNTIL'), dtstart })
}

/** Hourly rules step by their interval; the library never returns when no step lands on a wished hour. */
function hoursCanMeet({ parts }: ParsedRule, localStart: number): boolean {
  const hours = parts.get('BYHOUR')
  if (parts.get('FREQ') !== 'HOURLY' || hours === undefined) return true
  const step = greatestCommonDivisor(Number(parts.get('INTERVAL') ?? 1), 24)
  const first = Math.floor(localStart / HOUR_MS)
  return hours.split(',').some((hour) => (((Number(hour) - first) % step) + step) % step === 0)
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

/** `20260105T090000Z` as `2026-01-05T09:00:00Z`. */
const isoOf = (text: string): string =>
  text.replace(/^(\d{4})(\d{2})(\d{2})/, '$1-$2-$3').replace(/T(\d{2})(\d{2})(\d{2})/, 'T$1:$2:$3')

function toInstant(text: string, zone: Zone): number {
  const parsed = parseLocal(isoOf(text))
  if (!parsed) return Number.NaN
  return parsed.offset === undefined ? zone.toEpoch(parsed.local) : parsed.local - parsed.offset
}

/** The last local time that counts: a date alone includes the whole day. */
function localUntil(text: string, zone: Zone): number {
  const instant = toInstant(text, zone)
  if (!text.includes('T')) return (parseLocal(isoOf(text))?.local ?? 0) + DAY_MS - SECOND_MS
  return text.endsWith('Z') ? instant + zone.offsetAt(instant) : (parseLocal(isoOf(text))?.local ?? 0)
}
