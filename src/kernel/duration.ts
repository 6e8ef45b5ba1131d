/**
 * ISO 8601 durations, split the way a calendar needs them: months and days move on a calendar,
 * milliseconds are exact. `P1D` and `PT24H` are therefore different values.
 */
export interface Duration {
  readonly months: number
  readonly days: number
  readonly ms: number
}

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
export const WEEK_MS = 7 * DAY_MS

/** A month of the mean Gregorian year (365.2425 days ÷ 12): used only where no calendar is at hand. */
const MEAN_MONTH_MS = (365.2425 / 12) * DAY_MS

const ISO_DURATION =
  /^([+-])?P(?=\d|T\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,9}(?:\.\d{1,9})?)H)?(?:(\d{1,9}(?:\.\d{1,9})?)M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?$/

/** Parses an ISO 8601 duration; `undefined` when the text is not one. A leading minus negates every part. */
export function parseDuration(text: string): Duration | undefined {
  const match = ISO_DURATION.exec(text)
  if (!match) return undefined
  const part = (index: number) => Number(match[index] ?? 0)
  const sign = match[1] === '-' ? -1 : 1
  const ms = Math.round(part(6) * HOUR_MS + part(7) * MINUTE_MS + part(8) * SECOND_MS)
  return {
    months: signed(sign, part(2) * 12 + part(3)),
    days: signed(sign, part(4) * 7 + part(5)),
    ms: signed(sign, ms),
  }
}

/** Parses a duration that a schema has already accepted. Throws `RangeError` otherwise. */
export function duration(text: string): Duration {
  const parsed = parseDuration(text)
  if (!parsed) throw new RangeError(`Not an ISO 8601 duration: ${text.slice(0, 40)}`)
  return parsed
}

/**
 * The length in milliseconds where no calendar is at hand: a day counts 24 hours and a month the
 * mean Gregorian month. Exact for durations made of time parts only.
 */
export function approximateMs(value: Duration): number {
  return value.months * MEAN_MONTH_MS + value.days * DAY_MS + value.ms
}

/** `approximateMs` of an ISO text. Throws `RangeError` when the text is not a duration. */
export const durationMs = (text: string): number => approximateMs(duration(text))

// Avoids the -0 that would make equal durations differ.
const signed = (sign: number, value: number) => (value === 0 ? 0 : sign * value)
