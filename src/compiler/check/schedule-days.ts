import { DAY_MS } from '../../kernel/duration.ts'
import type { RecurrenceRule } from '../../kernel/recurrence-rule.ts'

/**
 * On which days a recurrence rule can fall, as far as its lists of months, days and weekdays say. Week numbers and
 * intervals are left out of account: a day too many may be allowed, none too few, so that what is said never to come
 * never does.
 */
type DayTest = (day: Date) => boolean

/** Within so many years, every kind of year (leap or not, beginning on each weekday) comes by. */
const FIRST_YEAR = 2000
const YEARS = 28

/** Does the rule come at all? */
export function everFalls(rule: RecurrenceRule): boolean {
  const known = falling.get(rule.text)
  if (known !== undefined && rule.dtstart === undefined) return known
  const falls = someDay(rule) && positionsExist(rule) && stepsMeet(rule)
  if (falling.size >= MOST_KNOWN) falling.clear()
  if (rule.dtstart === undefined) falling.set(rule.text, falls)
  return falls
}

/** The same few schedules are asked about with every edit. */
const falling = new Map<string, boolean>()
const MOST_KNOWN = 500

/** Can it come between the two, epoch milliseconds? Spans beyond some years count as long enough. */
export function couldFall(rule: RecurrenceRule, from: number, to: number): boolean {
  if (to - from > LONGEST_SPAN) return true
  const allows = dayTest(rule)
  for (let day = Math.floor(from / DAY_MS) * DAY_MS; day <= to; day += DAY_MS) if (allows(new Date(day))) return true
  return false
}

const LONGEST_SPAN = 4_000 * DAY_MS

function someDay(rule: RecurrenceRule): boolean {
  const allows = dayTest(rule)
  const last = Date.UTC(FIRST_YEAR + YEARS, 0, 1)
  for (let day = Date.UTC(FIRST_YEAR, 0, 1); day < last; day += DAY_MS) if (allows(new Date(day))) return true
  return false
}

function dayTest({ parts }: RecurrenceRule): DayTest {
  const tests: DayTest[] = []
  const months = numbers(parts.get('BYMONTH'))
  if (months) tests.push((day) => months.includes(day.getUTCMonth() + 1))
  const monthDays = numbers(parts.get('BYMONTHDAY'))
  if (monthDays) tests.push((day) => countsAs(monthDays, day.getUTCDate(), daysInMonth(day)))
  const yearDays = numbers(parts.get('BYYEARDAY'))
  if (yearDays) tests.push((day) => countsAs(yearDays, dayOfYear(day), daysInYear(day)))
  const weekdays = parts.get('BYDAY')?.split(',')
  if (weekdays) {
    const within = ordinalsCount(parts)
    tests.push((day) => weekdays.some((text) => isWeekday(text, day, within)))
  }
  return (day) => tests.every((test) => test(day))
}

const numbers = (list: string | undefined): readonly number[] | undefined => list?.split(',').map(Number)

/** Counted from the beginning, or with a minus from the end. */
const countsAs = (wanted: readonly number[], place: number, of: number): boolean =>
  wanted.includes(place) || wanted.includes(place - of - 1)

/** “The second Monday”: of the month, or of the year; in other rules the number means nothing. */
function ordinalsCount(parts: ReadonlyMap<string, string>): 'month' | 'year' | undefined {
  const frequency = parts.get('FREQ')
  if (frequency === 'MONTHLY') return 'month'
  if (frequency !== 'YEARLY' || parts.has('BYWEEKNO')) return undefined
  return parts.has('BYMONTH') ? 'month' : 'year'
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

function isWeekday(text: string, day: Date, within: 'month' | 'year' | undefined): boolean {
  if (!text.endsWith(WEEKDAYS[day.getUTCDay()] ?? '?')) return false
  const ordinal = Number(text.slice(0, -2))
  if (ordinal === 0 || within === undefined) return true
  const [place, of] = within === 'month' ? [day.getUTCDate(), daysInMonth(day)] : [dayOfYear(day), daysInYear(day)]
  return ordinal > 0 ? Math.ceil(place / 7) === ordinal : Math.ceil((of - place + 1) / 7) === -ordinal
}

const daysInMonth = (day: Date): number =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()

const dayOfYear = (day: Date): number => (day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / DAY_MS + 1

const daysInYear = (day: Date): number =>
  (Date.UTC(day.getUTCFullYear() + 1, 0, 1) - Date.UTC(day.getUTCFullYear(), 0, 1)) / DAY_MS

/** `BYSETPOS=20` takes the twentieth time of each period: there must be so many. */
function positionsExist(rule: RecurrenceRule): boolean {
  const positions = numbers(rule.parts.get('BYSETPOS'))
  if (!positions) return true
  const times = ['BYHOUR', 'BYMINUTE', 'BYSECOND'].map((part) => rule.parts.get(part)?.split(',').length ?? 1)
  const most = mostDaysIn(rule) * times.reduce((product, count) => product * count, 1)
  // Counted from the end, the recurrence library always finds one.
  return positions.some((position) => position <= most)
}

/** The most days of one period of the rule on which it can fall. */
function mostDaysIn(rule: RecurrenceRule): number {
  const frequency = rule.parts.get('FREQ')
  if (frequency === 'WEEKLY') return 7
  if (frequency === 'DAILY') return 1
  if (frequency !== 'YEARLY' && frequency !== 'MONTHLY') return Number.POSITIVE_INFINITY
  const allows = dayTest(rule)
  const counts = new Map<number, number>()
  const last = Date.UTC(FIRST_YEAR + YEARS, 0, 1)
  for (let at = Date.UTC(FIRST_YEAR, 0, 1); at < last; at += DAY_MS) {
    const day = new Date(at)
    const period = day.getUTCFullYear() * 12 + (frequency === 'MONTHLY' ? day.getUTCMonth() : 0)
    if (allows(day)) counts.set(period, (counts.get(period) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}

/** “Every seventh day, on Tuesdays” from a Monday on never meets a Tuesday; so with hours. */
function stepsMeet({ parts, dtstart }: RecurrenceRule): boolean {
  if (dtstart === undefined || dtstart.endsWith('Z')) return true
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const start = new Date(dtstart.includes('T') ? `${dtstart}Z` : dtstart)
  const weekdays = parts.get('BYDAY')?.split(',')
  if (parts.get('FREQ') === 'DAILY' && weekdays) {
    return steps(start.getUTCDay(), interval, 7).some((day) =>
      weekdays.some((text) => text.endsWith(WEEKDAYS[day] ?? '?')),
    )
  }
  const hours = numbers(parts.get('BYHOUR'))
  if (parts.get('FREQ') === 'HOURLY' && hours)
    return steps(start.getUTCHours(), interval, 24).some((hour) => hours.includes(hour))
  return true
}

/** What one comes by going round a circle in steps. */
const steps = (from: number, interval: number, circle: number): number[] =>
  Array.from({ length: circle }, (_, count) => (from + count * interval) % circle)
