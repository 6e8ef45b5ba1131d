import type { Weekday } from '../../document/index.ts'
import { DAY_MS } from '../../kernel/duration.ts'

/**
 * Days of the proleptic Gregorian calendar counted from 1970-01-01, after Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms". Months and days count from 1.
 */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const DAYS_PER_ERA = 146_097

export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - 719_468
}

export function civilDate(days: number): CivilDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)

/** The day number of a date whose day is taken back to the month's end when the month is shorter. */
export const clampedDayNumber = (year: number, month: number, day: number): number =>
  dayNumber(year, month, Math.min(day, daysInMonth(year, month)))

/** Adds whole months to a day; a day the month does not have becomes its last one (31 January + 1 = 28 or 29 February). */
export function addMonths(days: number, months: number): number {
  const { year, month, day } = civilDate(days)
  const total = year * 12 + (month - 1) + months
  const newYear = Math.floor(total / 12)
  return clampedDayNumber(newYear, total - newYear * 12 + 1, day)
}

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const EVERY_DAY = 0b111_1111

/** 0 is Monday. */
export const weekdayIndex = (days: number): number => (((days + 3) % 7) + 7) % 7

/** A bit per weekday, Monday lowest; no days named means every day. */
export function weekdayMask(days: readonly Weekday[] | undefined): number {
  if (days === undefined || days.length === 0) return EVERY_DAY
  let mask = 0
  for (const day of days) mask |= 1 << WEEKDAYS.indexOf(day)
  return mask
}

/** The local day that a local time (milliseconds of the wall clock, as if it were UTC) falls on. */
export const dayOf = (localMs: number): number => Math.floor(localMs / DAY_MS)
