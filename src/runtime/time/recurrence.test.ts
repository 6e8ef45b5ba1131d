import { describe, expect, it } from 'vitest'
import { occurrences, zone } from './index.ts'

const START = Date.parse('2026-03-25T10:30:00Z')
const madrid = zone('Europe/Madrid')

function first(rule: string, count = 5, start = START, clock = madrid): string[] {
  const result = occurrences(rule, start, clock)
  if (!result.ok) throw new Error(result.error)
  const found: string[] = []
  for (const instant of result.value) {
    found.push(new Date(instant).toISOString().replace(':00.000Z', 'Z'))
    if (found.length === count) break
  }
  return found
}

describe('a schedule', () => {
  it('keeps its local time over the change of clocks', () => {
    expect(first('FREQ=DAILY;INTERVAL=2;BYHOUR=9;BYMINUTE=0', 3)).toEqual([
      '2026-03-27T08:00Z',
      '2026-03-29T07:00Z',
      '2026-03-31T07:00Z',
    ])
  })

  it('moves a time that does not exist forward, and takes the earlier of two', () => {
    expect(first('FREQ=DAILY;BYHOUR=2;BYMINUTE=30', 2, Date.parse('2026-03-29T00:00Z'))).toEqual([
      '2026-03-29T01:30Z',
      '2026-03-30T00:30Z',
    ])
    expect(first('FREQ=DAILY;BYHOUR=2;BYMINUTE=30', 2, Date.parse('2026-10-24T22:00Z'))).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ])
  })

  it('gives an instant once where an hour is missing', () => {
    expect(first('FREQ=HOURLY;BYMINUTE=0', 3, Date.parse('2026-03-29T00:00Z'))).toEqual([
      '2026-03-29T00:00Z',
      '2026-03-29T01:00Z',
      '2026-03-29T02:00Z',
    ])
  })

  it('starts at its own time of day when it names none', () => {
    expect(first('FREQ=WEEKLY;BYDAY=MO', 2)).toEqual(['2026-03-30T09:30Z', '2026-04-06T09:30Z'])
  })

  it('ends with COUNT, with the last day of UNTIL, and with an UNTIL in UTC', () => {
    expect(first('FREQ=DAILY;COUNT=2')).toHaveLength(2)
    expect(first('FREQ=DAILY;BYHOUR=9;UNTIL=20260328')).toHaveLength(3)
    expect(first('FREQ=DAILY;BYHOUR=9;BYMINUTE=0;UNTIL=20260328T080000Z')).toHaveLength(3)
    expect(first('FREQ=DAILY;BYHOUR=9;BYMINUTE=0;UNTIL=20260328T075959Z')).toHaveLength(2)
    expect(first('FREQ=DAILY;BYHOUR=9;BYMINUTE=0;UNTIL=20260328T090000')).toHaveLength(3)
  })

  it('reads the RRULE prefix, small letters and its own start', () => {
    expect(first('rrule:freq=monthly;byday=-1FR;byhour=8;byminute=0', 1)).toEqual(['2026-03-27T07:00Z'])
    expect(first('DTSTART:20270105T070000\nRRULE:FREQ=DAILY', 1)).toEqual(['2027-01-05T06:00Z'])
    expect(first('DTSTART:20270105T070000Z\r\nRRULE:FREQ=DAILY', 1)).toEqual(['2027-01-05T07:00Z'])
  })

  it('goes on for as long as one asks', () => {
    expect(first('FREQ=DAILY;BYHOUR=9;BYMINUTE=0', 5_000).at(-1)).toBe('2039-12-02T08:00Z')
  })

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=HOURLY;INTERVAL=24;BYHOUR=3',
    'FREQ=HOURLY;INTERVAL=5;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYDAY=MO;BYSETPOS=300',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
  ])('that never comes says so in good time: %s', (rule) => {
    expect(first(rule)).toEqual([])
  })

  it.each([
    ['', 'empty'],
    ['every day', 'not a part'],
    ['FREQ=SECONDLY', 'FREQ cannot be'],
    ['FREQ=MINUTELY', 'FREQ cannot be'],
    ['BYDAY=MO', 'FREQ is missing'],
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL'],
    ['FREQ=DAILY;INTERVAL=-1', 'INTERVAL'],
    ['FREQ=DAILY;BYHOUR=24', 'BYHOUR'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY'],
    ['FREQ=DAILY;FREQ=DAILY', 'twice'],
    ['FREQ=DAILY;COUNT=1;UNTIL=20260101', 'together'],
    ['FREQ=DAILY;UNTIL=20260231', 'UNTIL'],
    ['FREQ=DAILY;__PROTO__=1', 'not a part'],
    ['DTSTART;TZID=Europe/Paris:20260101T000000\nRRULE:FREQ=DAILY', 'DTSTART'],
    ['RRULE:FREQ=DAILY\nEXDATE:20260101T000000Z', 'Only one'],
    ['FREQ=DAILY\nFREQ=WEEKLY', 'Only one'],
    ['FREQ=DAILY;BYEASTER=1', 'not a part'],
  ])('refuses %j', (rule, reason) => {
    const result = occurrences(rule, START, madrid)
    expect(result.ok ? 'accepted' : result.error).toContain(reason)
  })
})
