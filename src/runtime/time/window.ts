import type { Weekday } from '../../document/index.ts'
import { DAY_MS, MINUTE_MS } from '../../kernel/duration.ts'
import { dayOf, weekdayIndex, weekdayMask } from './civil.ts'
import { parseLocal } from './dates.ts'
import type { Zone } from './zone.ts'

/** When something may happen. Minutes count from local midnight, 0 … 1439. */
export interface OpeningHours {
  /** None named: every day. */
  readonly days?: readonly Weekday[] | undefined
  readonly fromMinutes: number
  /** Not included. Earlier than `fromMinutes`: on the following day. Equal to it: the whole day, midnight to midnight. */
  readonly toMinutes: number
  /** Dates (`2026-12-25`) on which no window starts. */
  readonly holidays?: readonly string[] | undefined
}

/** A window closed for so many days in a row is taken never to open. */
const SEARCH_DAYS = 731

/**
 * `epochMs` itself inside an opening, else the start of the next one; `Infinity` when none opens within two years.
 * A window over midnight belongs to the day it starts on, for weekdays and holidays alike.
 */
export function nextOpening(epochMs: number, hours: OpeningHours, zone: Zone): number {
  const mask = weekdayMask(hours.days)
  const holidays = hours.holidays === undefined ? NO_HOLIDAYS : holidaySet(hours.holidays)
  const allDay = hours.fromMinutes === hours.toMinutes
  const from = allDay ? 0 : hours.fromMinutes * MINUTE_MS
  const length = allDay ? DAY_MS : spanMs(hours.fromMinutes, hours.toMinutes)
  const today = dayOf(epochMs + zone.offsetAt(epochMs))
  // Two days back: a zone that skips a day stretches the window before it.
  for (let day = today - 2; day <= today + SEARCH_DAYS; day++) {
    if ((mask & (1 << weekdayIndex(day))) === 0 || holidays.has(day)) continue
    const opens = day * DAY_MS + from
    const closesAt = zone.toEpoch(opens + length)
    if (closesAt <= epochMs) continue
    const opensAt = zone.toEpoch(opens)
    if (opensAt <= epochMs) return epochMs
    // Nothing is left of a window that lies wholly in a day the zone skipped.
    if (closesAt > opensAt) return opensAt
  }
  return Number.POSITIVE_INFINITY
}

/**
 * The instant at which it is no longer quiet, or `epochMs` itself outside quiet hours. Half-open: at the end it is quiet
 * no more. Where the clocks go forward past the start of the next period, the two are one. Equal times mean no quiet hours at all, since silence around the clock would hold a message for ever.
 */
export function quietUntil(epochMs: number, fromMinutes: number, toMinutes: number, zone: Zone): number {
  if (fromMinutes === toMinutes) return epochMs
  const length = spanMs(fromMinutes, toMinutes)
  const today = dayOf(epochMs + zone.offsetAt(epochMs))
  for (let day = today - 2; day <= today; day++) {
    const starts = day * DAY_MS + fromMinutes * MINUTE_MS
    const endsAt = zone.toEpoch(starts + length)
    if (endsAt > epochMs && zone.toEpoch(starts) <= epochMs) return quietUntil(endsAt, fromMinutes, toMinutes, zone)
  }
  return epochMs
}

const spanMs = (from: number, to: number): number => (to > from ? to - from : to - from + 1_440) * MINUTE_MS

const NO_HOLIDAYS: ReadonlySet<number> = new Set()
const holidaySets = new WeakMap<readonly string[], ReadonlySet<number>>()

/** Documents are immutable, so the list's identity is its content. */
function holidaySet(dates: readonly string[]): ReadonlySet<number> {
  const known = holidaySets.get(dates)
  if (known) return known
  const made = new Set<number>()
  for (const date of dates) {
    const parsed = parseLocal(date)
    if (parsed) made.add(dayOf(parsed.local))
  }
  holidaySets.set(dates, made)
  return made
}
