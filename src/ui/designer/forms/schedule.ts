/** The part of iCalendar rules that the form can say. Anything beyond is kept and shown as text. */
export interface Schedule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly days: readonly string[]
  /** HH:mm */
  readonly time: string
}

const KNOWN = /^(FREQ|INTERVAL|BYDAY|BYHOUR|BYMINUTE)$/
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const

/** Reads a rule; `undefined` when it says more than the form can. */
export function readSchedule(rrule: string): Schedule | undefined {
  const pairs = rrule
    .replace(/^RRULE:/, '')
    .split(';')
    .map((part) => part.split('=') as [string, string?])
  const parts = new Map(pairs.map(([key, value = '']) => [key, value]))
  const frequency = FREQUENCIES.find((name) => name === parts.get('FREQ'))
  const [interval, hour, minute] = [
    parts.get('INTERVAL') ?? '1',
    parts.get('BYHOUR') ?? '9',
    parts.get('BYMINUTE') ?? '0',
  ]
  const days = parts.get('BYDAY')?.split(',') ?? []
  const plain =
    pairs.every(([key]) => KNOWN.test(key)) && [interval, hour, minute].every((text) => /^\d{1,3}$/.test(text))
  if (!frequency || !plain || !days.every((day) => /^(MO|TU|WE|TH|FR|SA|SU)$/.test(day))) return undefined
  return { frequency, interval: Number(interval), days, time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` }
}

export function writeSchedule({ frequency, interval, days, time }: Schedule): string {
  const [hour, minute] = time.split(':').map(Number)
  const parts = [`FREQ=${frequency}`]
  if (interval > 1) parts.push(`INTERVAL=${interval}`)
  if (frequency === 'WEEKLY' && days.length > 0) parts.push(`BYDAY=${days.join(',')}`)
  parts.push(`BYHOUR=${hour ?? 9}`, `BYMINUTE=${minute ?? 0}`)
  return parts.join(';')
}
