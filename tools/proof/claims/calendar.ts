import { Temporal } from 'temporal-polyfill'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/duration.ts'
import { threefry2x32, unit } from '../../../src/kernel/random.ts'
import type { Claim } from '../claim.ts'
import { exact, type Finding } from '../finding.ts'
import { range, START, simulated } from '../run.ts'

interface Wait {
  readonly name: string
  readonly zone: string
  readonly start: string
  readonly duration: string
}

const TELLING: readonly Wait[] = [
  { name: 'a day over the lost hour, Madrid', zone: 'Europe/Madrid', start: '2026-03-28T11:00:00Z', duration: 'P1D' },
  { name: '24 h over the lost hour, Madrid', zone: 'Europe/Madrid', start: '2026-03-28T11:00:00Z', duration: 'PT24H' },
  { name: 'a day into the lost hour, Madrid', zone: 'Europe/Madrid', start: '2026-03-28T01:30:00Z', duration: 'P1D' },
  {
    name: 'a day over the doubled hour, New York',
    zone: 'America/New_York',
    start: '2026-10-31T16:00:00Z',
    duration: 'P1D',
  },
  {
    name: 'a day over the half hour, Lord Howe',
    zone: 'Australia/Lord_Howe',
    start: '2026-10-03T01:00:00Z',
    duration: 'P1D',
  },
  { name: 'a day over the skipped day, Apia', zone: 'Pacific/Apia', start: '2011-12-29T20:00:00Z', duration: 'P1D' },
  { name: 'a month from 31 January', zone: 'UTC', start: '2026-01-31T09:00:00Z', duration: 'P1M' },
  { name: 'a month from 31 January of a leap year', zone: 'UTC', start: '2028-01-31T09:00:00Z', duration: 'P1M' },
  { name: 'a year from 29 February', zone: 'UTC', start: '2028-02-29T09:00:00Z', duration: 'P1Y' },
  {
    name: 'a month, a day and two hours, São Paulo',
    zone: 'America/Sao_Paulo',
    start: '2026-05-30T23:30:00Z',
    duration: 'P1M1DT2H',
  },
  {
    name: '60 days, beyond what a timer of 32 bits holds',
    zone: 'America/Mexico_City',
    start: '2026-01-05T00:00:00Z',
    duration: 'P60D',
  },
]

const RANDOM_WAITS = 400
const ZONES = [
  'Europe/Madrid',
  'Europe/Dublin',
  'America/New_York',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Auckland',
] as const

/** Hours by the Temporal standard, as its reference implementation counts them. */
function temporalHours({ zone, start, duration }: Wait): number {
  const from = Temporal.Instant.from(start).toZonedDateTimeISO(zone)
  return (from.add(duration).epochMilliseconds - from.epochMilliseconds) / HOUR_MS
}

function simulatedHours({ zone, start, duration }: Wait): number {
  const report = simulated({
    nodes: { ...START, wait: ['delay', { mode: 'for', duration }], done: ['exit', { reason: 'Done' }] },
    paths: ['start > wait > done'],
    scenario: { customers: 1, start, horizon: 'P900D', population: { timeZones: { [zone]: 1 } } },
  })
  return (report.nodes.wait?.dwellMs.mean ?? Number.NaN) / HOUR_MS
}

function randomWait(index: number): Wait {
  const words = new Int32Array(2)
  const numbers = range(3).flatMap((round) => {
    threefry2x32(2026, 7, index, round, words)
    return [unit(words[0] ?? 0), unit(words[1] ?? 0)]
  })
  const below = (which: number, limit: number) => Math.floor((numbers[which] ?? 0) * limit)
  const start = Date.UTC(2010, 0, 1) + below(0, 30 * 365) * DAY_MS + below(1, 24 * 60) * 60_000
  return {
    name: '',
    zone: ZONES[below(2, ZONES.length)] ?? 'UTC',
    start: new Date(start).toISOString(),
    duration: `P${below(3, 13)}M${below(4, 40)}DT${below(5, 48)}H`,
  }
}

export const calendar: Claim = {
  id: 'calendar',
  title: 'Calendar: waits over changes of clocks, leap days and the ends of months',
  text: `One customer waits; how many hours is that? Days and months move on the calendar of her time zone and keep the time of
day, hours are exact (ECMAScript's Temporal, \`ZonedDateTime.add\`). The telling cases below, and ${RANDOM_WAITS} random ones, from
2010 to 2040 in ${ZONES.length} zones. The same arithmetic is compared with Temporal in many thousand cases by the property tests of
the runtime.`,
  prove: () => {
    const waits = range(RANDOM_WAITS).map(randomWait)
    const agreeing = waits.filter((wait) => simulatedHours(wait) === temporalHours(wait)).length
    const findings: Finding[] = [
      ...TELLING.map((wait) => exact(`hours, ${wait.name}`, simulatedHours(wait), temporalHours(wait), 1)),
      exact('random waits that agree with Temporal', agreeing, RANDOM_WAITS, RANDOM_WAITS),
    ]
    return { findings }
  },
}
