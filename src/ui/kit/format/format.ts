import { DURATION_UNITS, type DurationParts, isoParts, msParts } from './duration.ts'
import { kept } from './kept.ts'

type DurationStyle = 'long' | 'short' | 'narrow'

/** Writers of figures for one locale. All of them take plain numbers; `undefined` and NaN become an en dash. */
export interface Format {
  readonly locale: string
  /** Signs between thousands and before decimals. */
  readonly separators: { readonly group: string; readonly decimal: string }
  /** 12,345 */
  number: (value: number | undefined, digits?: number) => string
  /** 12K, from 10,000 up; below, all digits. */
  compact: (value: number | undefined) => string
  /** A share of one as per cent: 0.1234 → 12.3 %. */
  percent: (share: number | undefined, digits?: number) => string
  /** A probability that is never said to be certain: > 99.9 %. */
  chance: (share: number | undefined) => string
  /** An amount of money without its currency: always two decimals. */
  amount: (value: number | undefined) => string
  /** A change as per cent, always with its sign. */
  change: (share: number | undefined, digits?: number) => string
  /** 12.3 % – 14.5 %, the unit said once where the language allows. */
  percentRange: (low: number, high: number, digits?: number) => string
  /** An ISO 8601 text in words: P3D → 3 days. A text that is none comes back as it is. */
  duration: (iso: string, style?: DurationStyle) => string
  /** Milliseconds in words, at most two units: 1 day, 2 hours. */
  elapsed: (ms: number | undefined, style?: DurationStyle) => string
  date: (at: Date | number | string) => string
  dateTime: (at: Date | number | string) => string
  /** "5 minutes ago", seen from `now` (milliseconds since the epoch). */
  ago: (at: Date | number | string, now: number) => string
  /** a, b and c */
  list: (items: readonly string[]) => string
  fileSize: (bytes: number) => string
}

const NOTHING = '–'
const known = new Map<string, Format>()

/** The writers of a locale (BCP 47). Built once and kept. */
export function formatFor(locale: string): Format {
  return kept(known, locale, () => createFormat(locale))
}

function createFormat(locale: string): Format {
  const numbers = numberWriter(locale)
  const write = (value: number | undefined, options: Intl.NumberFormatOptions) =>
    value === undefined || !Number.isFinite(value) ? NOTHING : numbers(options).format(value)
  const percentOptions = (digits: number): Intl.NumberFormatOptions => ({
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return {
    locale,
    separators: separatorsOf(numbers),
    number: (value, digits = 0) => write(value, { maximumFractionDigits: digits }),
    compact: (value) =>
      value !== undefined && Math.abs(value) < 10_000
        ? write(value, { maximumFractionDigits: 0 })
        : write(value, { notation: 'compact', maximumSignificantDigits: 3 }),
    percent: (share, digits = 1) => write(share, percentOptions(digits)),
    chance: (share) => {
      if (share === undefined || !Number.isFinite(share)) return NOTHING
      const edge = share > 0.999 ? 0.999 : share < 0.001 ? 0.001 : undefined
      const text = write(edge ?? share, percentOptions(1))
      return edge === undefined ? text : `${edge > 0.5 ? '>' : '<'} ${text}`
    },
    amount: (value) => write(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    change: (share, digits = 1) => write(share, { ...percentOptions(digits), signDisplay: 'exceptZero' }),
    percentRange: (low, high, digits = 1) =>
      Number.isFinite(low) && Number.isFinite(high) ? numbers(percentOptions(digits)).formatRange(low, high) : NOTHING,
    ...durationWriters(locale, numbers),
    ...dateWriters(locale),
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
    fileSize: (bytes) => fileSize(bytes, numbers),
  }
}

function separatorsOf(numbers: Numbers): Format['separators'] {
  const parts = numbers({ useGrouping: 'always' }).formatToParts(1_234_567.8)
  const sign = (type: string, usual: string) => parts.find((part) => part.type === type)?.value ?? usual
  return { group: sign('group', ','), decimal: sign('decimal', '.') }
}

type Numbers = (options: Intl.NumberFormatOptions) => Intl.NumberFormat

function numberWriter(locale: string): Numbers {
  const writers = new Map<string, Intl.NumberFormat>()
  return (options) => kept(writers, JSON.stringify(options), () => new Intl.NumberFormat(locale, options))
}

function durationWriters(locale: string, numbers: Numbers): Pick<Format, 'duration' | 'elapsed'> {
  const lists = new Map<DurationStyle, Intl.ListFormat>()
  const join = (items: string[], style: DurationStyle) =>
    kept(lists, style, () => new Intl.ListFormat(locale, { type: 'unit', style })).format(items)
  const words = (parts: DurationParts, style: DurationStyle) => {
    const units = DURATION_UNITS.filter((unit) => parts[unit])
    const write = (unit: string, amount: number) =>
      numbers({ style: 'unit', unit, unitDisplay: style, maximumFractionDigits: 1 }).format(amount)
    return units.length === 0
      ? write('second', 0)
      : join(
          units.map((unit) => write(unit, parts[unit] ?? 0)),
          style,
        )
  }
  return {
    duration: (iso, style = 'long') => {
      const read = isoParts(iso)
      if (!read) return iso
      return `${read.negative ? '−' : ''}${words(read.parts, style)}`
    },
    elapsed: (ms, style = 'long') => {
      if (ms === undefined || !Number.isFinite(ms)) return NOTHING
      // Below ten seconds a tenth matters: runs are compared by it.
      return words(ms > 0 && ms < 10_000 ? { second: Math.max(0.1, Math.round(ms / 100) / 10) } : msParts(ms), style)
    },
  }
}

function dateWriters(locale: string): Pick<Format, 'date' | 'dateTime' | 'ago'> {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const minute = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return {
    date: (at) => day.format(new Date(at)),
    dateTime: (at) => minute.format(new Date(at)),
    ago: (at, now) => {
      const seconds = Math.round((new Date(at).getTime() - now) / 1000)
      const size = Math.abs(seconds)
      if (size < 60) return relative.format(0, 'second')
      if (size < 3_600) return relative.format(Math.trunc(seconds / 60), 'minute')
      if (size < 86_400) return relative.format(Math.trunc(seconds / 3_600), 'hour')
      if (size < 30 * 86_400) return relative.format(Math.trunc(seconds / 86_400), 'day')
      return day.format(new Date(at))
    },
  }
}

function fileSize(bytes: number, numbers: Numbers): string {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(steps.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0)
  const unit = steps[step] ?? 'byte'
  return numbers({ style: 'unit', unit, unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: 1 }).format(
    bytes / 1000 ** step,
  )
}
