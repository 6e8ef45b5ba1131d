/** The units of an ISO 8601 duration that people count in, longest first, with their names in `Intl.NumberFormat`. */
export const DURATION_UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
export type DurationUnit = (typeof DURATION_UNITS)[number]
export type DurationParts = Partial<Record<DurationUnit, number>>

const ISO =
  /^([+-])?P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** The parts of an ISO text just as it was written: `P2W` stays two weeks. `undefined` when it is not a duration. */
export function isoParts(text: string): { negative: boolean; parts: DurationParts } | undefined {
  const match = ISO.exec(text)
  if (!match) return undefined
  const parts: DurationParts = {}
  DURATION_UNITS.forEach((unit, index) => {
    const amount = Number(match[index + 2] ?? 0)
    if (amount !== 0) parts[unit] = amount
  })
  return { negative: match[1] === '-', parts }
}

const DATE_LETTERS = { year: 'Y', month: 'M', week: 'W', day: 'D' } as const
const TIME_LETTERS = { hour: 'H', minute: 'M', second: 'S' } as const

/** The ISO text of some parts; nothing at all is `PT0S`. */
export function isoText(parts: DurationParts, negative = false): string {
  const write = (letters: Partial<Record<DurationUnit, string>>) =>
    DURATION_UNITS.flatMap((unit) => (letters[unit] && parts[unit] ? [`${parts[unit]}${letters[unit]}`] : [])).join('')
  const date = write(DATE_LETTERS)
  const time = write(TIME_LETTERS)
  if (!date && !time) return 'PT0S'
  return `${negative ? '-' : ''}P${date}${time ? `T${time}` : ''}`
}

const UNIT_MS = { day: 86_400_000, hour: 3_600_000, minute: 60_000, second: 1_000 } as const

/** Milliseconds as the two largest units that matter, rounded: 93 784 000 ms is a day and two hours. Negative counts as zero. */
export function msParts(ms: number): DurationParts {
  const units = ['day', 'hour', 'minute', 'second'] as const
  const at = units.findIndex((unit) => ms >= UNIT_MS[unit])
  const large = units[at]
  if (!large) return {}
  const small = units[at + 1]
  const grain = small ? UNIT_MS[small] : UNIT_MS.second
  const rounded = Math.round(ms / grain) * grain
  if (rounded !== ms && msCarries(rounded, large)) return msParts(rounded)
  const whole = Math.floor(rounded / UNIT_MS[large])
  const rest = small ? Math.round((rounded - whole * UNIT_MS[large]) / UNIT_MS[small]) : 0
  return { [large]: whole, ...(small && rest > 0 ? { [small]: rest } : {}) }
}

// Rounding may reach the next unit: 59 min 59.9 s is an hour.
const msCarries = (ms: number, unit: 'day' | 'hour' | 'minute' | 'second') =>
  (unit === 'hour' && ms >= UNIT_MS.day) ||
  (unit === 'minute' && ms >= UNIT_MS.hour) ||
  (unit === 'second' && ms >= UNIT_MS.minute)
