import { fail, ok, type Result } from './result.ts'

/**
 * The grammar of recurrence rules (RFC 5545) as far as journeys use them: one RRULE, at most hourly, perhaps with a
 * DTSTART line. Everything is checked here, since libraries loop or guess on bad values.
 */
export interface RecurrenceRule {
  /** The rule without `UNTIL` and `DTSTART`. */
  readonly text: string
  readonly parts: ReadonlyMap<string, string>
  /** `UNTIL` and `DTSTART` as ISO: `2026-01-05`, `2026-01-05T09:00:00` or with `Z`. */
  readonly until: string | undefined
  readonly dtstart: string | undefined
}

export interface RecurrenceProblem {
  /** The text that is wrong, or the part that is missing. */
  readonly part: string
  /** Why, in plain English. */
  readonly reason: string
}

const LONGEST_RULE = 2_000

/** Reads a recurrence rule, in capitals or not, with or without the `RRULE:` before it. */
export function parseRecurrenceRule(source: string): Result<RecurrenceRule, RecurrenceProblem> {
  if (source.length > LONGEST_RULE) return refuse(source.slice(0, 40), 'The rule is too long')
  let dtstart: string | undefined
  let body: string | undefined
  for (const line of source
    .toUpperCase()
    .split(/\r?\n/)
    .map((text) => text.trim())
    .filter((text) => text !== '')) {
    if (line.startsWith('DTSTART')) {
      dtstart = isoOf(line.slice('DTSTART'.length).replace(/^[:=]/, ''))
      if (dtstart === undefined)
        return refuse(line, 'DTSTART must look like DTSTART:20260105T090000; the zone is the journey’s')
    } else if (body !== undefined || /^(?!RRULE:)[A-Z-]+:/.test(line)) {
      return refuse(line, 'Only one RRULE and one DTSTART line can be used')
    } else body = line.replace(/^RRULE:/, '')
  }
  return body === undefined ? refuse('RRULE', 'The rule is empty') : readParts(body, dtstart)
}

function readParts(body: string, dtstart: string | undefined): Result<RecurrenceRule, RecurrenceProblem> {
  const parts = new Map<string, string>()
  for (const part of body.split(';').filter((text) => text !== '')) {
    const [key = '', value = ''] = part.split('=', 2)
    const accepts = Object.hasOwn(PARTS, key) ? PARTS[key] : undefined
    if (accepts === undefined) return refuse(part, `“${key}” is not a part of a recurrence rule`)
    if (parts.has(key)) return refuse(part, `${key} stands twice`)
    if (!accepts(value)) return refuse(part, `${key} cannot be “${value}”`)
    parts.set(key, value)
  }
  if (!parts.has('FREQ')) return refuse('FREQ', 'FREQ is missing')
  if (parts.has('COUNT') && parts.has('UNTIL')) return refuse('UNTIL', 'COUNT and UNTIL cannot stand together')
  const kept = [...parts].filter(([key]) => key !== 'UNTIL')
  const until = parts.get('UNTIL')
  return ok({
    text: kept.map(([key, value]) => `${key}=${value}`).join(';'),
    parts,
    until: until === undefined ? undefined : isoOf(until),
    dtstart,
  })
}

const refuse = (part: string, reason: string): Result<never, RecurrenceProblem> => fail({ part, reason })

const FREQUENCIES = new Set(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY'])

const integers =
  (low: number, high: number, zero = true) =>
  (text: string) =>
    text.split(',').every((part) => {
      const value = Number(part)
      return /^[+-]?\d{1,4}$/.test(part) && value >= low && value <= high && (zero || value !== 0)
    })

const ofWeekdays = (text: string) =>
  text.split(',').every((part) => /^(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(part))

const PARTS: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: (text) => FREQUENCIES.has(text),
  INTERVAL: (text) => /^[1-9]\d{0,3}$/.test(text),
  COUNT: (text) => /^[1-9]\d{0,5}$/.test(text),
  UNTIL: (text) => isoOf(text) !== undefined,
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

/** `20260105T090000Z` as `2026-01-05T09:00:00Z`; `undefined` when there is no such moment. */
function isoOf(text: string): string | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d)(Z?))?$/.exec(text)
  if (!match) return undefined
  const date = `${match[1]}-${match[2]}-${match[3]}`
  const midnight = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(date)) return undefined
  return match[4] === undefined ? date : `${date}T${match[4]}:${match[5]}:${match[6]}${match[7]}`
}
