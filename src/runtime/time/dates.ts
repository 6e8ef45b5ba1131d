import { DAY_MS, type Duration, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../kernel/duration.ts'
import { addDuration } from './arithmetic.ts'
import { civilDate, clampedDayNumber, dayNumber, dayOf, daysInMonth } from './civil.ts'
import type { Zone } from './zone.ts'

/** A date text taken apart: the wall clock's reading and, for an instant, the offset that was written with it. */
export interface ParsedDate {
  readonly local: number
  readonly offset: number | undefined
}

const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?)?$/

/** Reads `2026-03-29`, `2026-03-29T09:00[:30[.5]]` and the same with `Z` or `+01:00`; `undefined` for anything else. */
export function parseLocal(text: string): ParsedDate | undefined {
  const match = ISO_DATE.exec(text)
  if (!match) return undefined
  const at = (index: number) => Number(match[index] ?? 0)
  const [year, month, day] = [at(1), at(2), at(3)]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  if (at(4) > 23 || at(5) > 59 || at(6) > 59 || at(10) > 23 || at(11) > 59) return undefined
  const fraction = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'))
  const time = at(4) * HOUR_MS + at(5) * MINUTE_MS + at(6) * SECOND_MS + fraction
  const local = dayNumber(year, month, day) * DAY_MS + time
  if (match[8] !== undefined) return { local, offset: 0 }
  if (match[9] === undefined) return { local, offset: undefined }
  return { local, offset: (match[9] === '-' ? -1 : 1) * (at(10) * HOUR_MS + at(11) * MINUTE_MS) }
}

/** The instant of a date (its midnight) or of a date with a time, on the zone's clock. Throws `RangeError` otherwise. */
export function localDateTime(text: string, zone: Zone): number {
  const instant = attributeDate(text, zone)
  if (instant === undefined) throw new RangeError(`Not a date: ${text.slice(0, 40)}`)
  return instant
}

/** The last instant a JavaScript `Date` can hold. */
const LAST_INSTANT = 8.64e15

/**
 * The instant that a customer's attribute names: epoch milliseconds, or an ISO date (its midnight on the zone's clock),
 * date with time (on that clock) or instant (`Z` or an offset: that very instant). `undefined` for anything else.
 */
export function attributeDate(value: unknown, zone: Zone): number | undefined {
  if (typeof value === 'number') return Math.abs(value) <= LAST_INSTANT ? value : undefined
  if (typeof value !== 'string' || value.length > 40) return undefined
  const parsed = parseLocal(value)
  if (!parsed) return undefined
  return parsed.offset === undefined ? zone.toEpoch(parsed.local) : parsed.local - parsed.offset
}

export interface MomentOptions {
  /** Moves the moment: three days before is `-P3D`. */
  readonly offset?: Duration | undefined
  /** The time of day on the date, in minutes from midnight; absent: the date's own, midnight for a plain date. */
  readonly minutesOfDay?: number | undefined
  /** The next anniversary whose moment is not past, in place of the date itself. */
  readonly yearly?: boolean | undefined
}

/**
 * The moment that a dated attribute stands for: the date on the zone's clock, at the wished time of day, then moved by
 * the offset. Yearly: the first anniversary, from the date itself on, whose *moved* moment is at or after `epochMs`;
 * 29 February is kept on 28 February in common years. `undefined` when the value is no date.
 */
export function attributeMoment(
  value: unknown,
  options: MomentOptions,
  epochMs: number,
  zone: Zone,
): number | undefined {
  const instant = attributeDate(value, zone)
  if (instant === undefined) return undefined
  const local = instant + zone.offsetAt(instant)
  const day = dayOf(local)
  const time = options.minutesOfDay === undefined ? local - day * DAY_MS : options.minutesOfDay * MINUTE_MS
  const moment = (onDay: number): number => {
    const at = zone.toEpoch(onDay * DAY_MS + time)
    return options.offset === undefined ? at : addDuration(at, options.offset, zone)
  }
  return options.yearly === true ? nextYearly(day, moment, epochMs, options.offset) : moment(day)
}

/** The next anniversary of a date at or after `epochMs`; see `attributeMoment`. */
export const nextAnniversary = (
  dateText: string,
  epochMs: number,
  zone: Zone,
  minutesOfDay?: number,
): number | undefined => attributeMoment(dateText, { yearly: true, minutesOfDay }, epochMs, zone)

function nextYearly(
  firstDay: number,
  moment: (day: number) => number,
  epochMs: number,
  offset: Duration | undefined,
): number {
  const first = civilDate(firstDay)
  const shiftYears = offset === undefined ? 0 : offset.months / 12 + (offset.days + offset.ms / DAY_MS) / 365
  const about = civilDate(dayOf(epochMs)).year - Math.ceil(shiftYears) - 2
  for (let year = Math.max(first.year, about); ; year++) {
    const at = moment(clampedDayNumber(year, first.month, first.day))
    // Past the last year a calendar can hold nothing later will come.
    if (at >= epochMs || !(at < LAST_INSTANT)) return at
  }
}
