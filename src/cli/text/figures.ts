import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../kernel/duration.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const exactPercent = new Intl.NumberFormat('en', {
  style: 'percent',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})

export const count = (value: number): string => whole.format(value)
export const decimal = (value: number): string => fine.format(value)
export const percent = (share: number): string => exactPercent.format(share)
export const share = (part: number, total: number): string => (total === 0 ? '–' : percent(part / total))

/** `2.31 % … 2.50 %`: both bounds of an interval, written by `write`. */
export const interval = ([low, high]: readonly [number, number], write: (value: number) => string = percent): string =>
  `${write(low)} … ${write(high)}`

/** A difference with its sign. */
export const signed = (value: number, write: (value: number) => string): string =>
  value < 0 ? `−${write(-value)}` : `+${write(value)}`

const UNITS = [
  [DAY_MS, 'd'],
  [HOUR_MS, 'h'],
  [MINUTE_MS, 'min'],
  [SECOND_MS, 's'],
] as const

/** The two largest units of a length of time: `2 d 4 h`, `10 min 30 s`. */
export function lengthOf(ms: number): string {
  if (ms < SECOND_MS) return ms === 0 ? '0' : `${count(ms)} ms`
  const precise = UNITS[unitOf(ms) + 1]?.[0] ?? SECOND_MS
  // Rounded first: 59 minutes and 59.9 seconds are one hour, not 60 minutes.
  const rounded = Math.round(ms / precise) * precise
  const [unit, name] = UNITS[unitOf(rounded)] ?? UNITS[3]
  const rest = rounded % unit
  const smaller = UNITS[unitOf(rest)]
  const first = `${count((rounded - rest) / unit)} ${name}`
  return rest === 0 || !smaller ? first : `${first} ${count(rest / smaller[0])} ${smaller[1]}`
}

const unitOf = (ms: number): number => UNITS.findIndex(([unit]) => ms >= unit)

const finePoints = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** A difference of shares in points, hundredths of the whole: `0.1 points`. */
export const points = (share: number): string => `${finePoints.format(share * 100)} points`
