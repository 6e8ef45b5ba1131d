import type { Weekday } from '../../document/index.ts'
import { DAY_MS, type Duration, MINUTE_MS } from '../../kernel/duration.ts'
import { addMonths, dayOf, weekdayIndex, weekdayMask } from './civil.ts'
import type { Zone } from './zone.ts'

/**
 * The instant a duration after (or before) another, as Temporal's `ZonedDateTime.add`: months, then days move on the
 * zone's calendar and keep the time of day; the exact part is added at the end. Without months and days the zone
 * plays no part.
 */
export function addDuration(epochMs: number, duration: Duration, zone: Zone): number {
  if (duration.months === 0 && duration.days === 0) return epochMs + duration.ms
  const local = epochMs + zone.offsetAt(epochMs)
  const today = dayOf(local)
  const day = (duration.months === 0 ? today : addMonths(today, duration.months)) + duration.days
  return zone.toEpoch(day * DAY_MS + (local - today * DAY_MS)) + duration.ms
}

/**
 * The next instant at which the zone's clock shows a time of day on one of the days (none named: every day).
 * A customer who arrives at exactly that time goes on at once: `epochMs` itself is returned.
 * Each day has the time once: in a gap it moves forward, where it exists twice it is the earlier. A day that the zone
 * skipped altogether (Samoa, 30 December 2011) does not count.
 */
export function nextTimeOfDay(
  epochMs: number,
  minutesOfDay: number,
  days: readonly Weekday[] | undefined,
  zone: Zone,
): number {
  const mask = weekdayMask(days)
  const today = dayOf(epochMs + zone.offsetAt(epochMs))
  // Yesterday too: a gap at midnight can push yesterday's 23:30 into today. Two weeks ahead covers a skipped day.
  for (let day = today - 1; day <= today + 15; day++) {
    if ((mask & (1 << weekdayIndex(day))) === 0) continue
    const wanted = day * DAY_MS + minutesOfDay * MINUTE_MS
    const instant = zone.toEpoch(wanted)
    if (instant >= epochMs && instant + zone.offsetAt(instant) - wanted < DAY_MS) return instant
  }
  return Number.POSITIVE_INFINITY
}
