import papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { readJourneyValue } from '../document/index.ts'
import { HOSTILE, hostileJourney } from '../document/testing/hostile.ts'
import {
  CSV_COLUMNS,
  type CsvColumn,
  type CsvWords,
  type MinutesWords,
  minutes,
  opportunitiesCsv,
  titleOf,
} from './index.ts'
import { csvCell, markdownText } from './safe-text.ts'

const zones = { doNow: 'Do now', plan: 'Plan', maybe: 'Maybe', no: 'No' }
const statuses = { idea: 'Idea', planned: 'Planned', building: 'Building', live: 'Live', dropped: 'Dropped' }
const csvWords: CsvWords = {
  zones,
  statuses,
  unplaced: 'Not placed',
  columns: Object.fromEntries(CSV_COLUMNS.map((column) => [column, column])) as Record<CsvColumn, string>,
}
const words: MinutesWords = {
  zones,
  statuses,
  unplaced: 'Not placed',
  persona: 'Who',
  goal: 'Wants',
  actions: 'What customers do',
  worst: 'Worst moment',
  gaps: 'Gaps',
  opportunities: 'Opportunities',
  decisions: 'Decisions',
  questions: 'Open questions',
  columns: {
    step: 'Step',
    gap: 'Gap',
    why: 'Why',
    decision: 'Decision',
    owner: 'Owner',
    due: 'Due',
    status: 'Status',
    effort: 'Effort',
    impact: 'Impact',
    simulated: 'Simulated',
  },
  nobody: 'Nobody yet',
  none: 'Nothing',
  dots: (count) => `${count} dots`,
  number: String,
  date: (iso) => iso,
  statement: ({ code, values }) => `${code} ${values.real} for ${values.expected}`,
  difference: (difference) => `${difference}`,
}

const read = (text: string) => {
  const result = readJourneyValue(hostileJourney(text))
  if (!result.ok) throw new Error('Not a journey')
  return result.value
}

describe.each(Object.entries(HOSTILE))('%s in a workshop that is taken away', (_, text) => {
  const journey = read(text)

  it('is one cell of the CSV and no formula', () => {
    const { data, errors } = papa.parse<string[]>(opportunitiesCsv(journey, csvWords), { skipEmptyLines: true })
    expect(errors).toEqual([])
    expect(data).toHaveLength(2)
    for (const row of data) expect(row).toHaveLength(CSV_COLUMNS.length)
    for (const cell of data[1] ?? []) expect(cell).not.toMatch(/^\s*[=+@\t]|^\s*-(?!\d)/)
  })

  it('is neither markup nor a new line of the minutes', () => {
    const [hostile, plain] = [minutes(journey, words), minutes(read('plain'), words)]
    expect(hostile.split('\n').length).toBe(plain.split('\n').length)
    expect(hostile).not.toMatch(/<[a-z/!]|[\p{Bidi_Control}]|(?<!\\):\/\//iu)
    expect(hostile).not.toMatch(/[^\P{Cc}\n]/u)
    const bars = (line: string) => line.replace(/\\./g, '').split('|').length
    expect(hostile.split('\n').map(bars)).toEqual(plain.split('\n').map(bars))
  })
})

describe('the minutes', () => {
  it('say who does what by when, what is worst and what is open', () => {
    const text = minutes(read('Coupon at once'), words)
    expect(text).toContain('| Coupon at once | Coupon at once | 2026-12-01 | Idea |')
    expect(text).toContain('**Worst moment**: Coupon at once: feelsWorse -2 for 1')
    expect(text).toContain('### Do now')
    expect(text).toContain('- Coupon at once (Coupon at once)')
  })

  it('of no workshop say that there is nothing', () => {
    const { workshop: _, ...journey } = read('plain')
    expect(minutes(journey, words)).toBe('# plain\n\nNothing\n')
    expect(opportunitiesCsv(journey, csvWords)).toBe(`${CSV_COLUMNS.join(',')}\r\n`)
  })
})

it('an opportunity without a name is called by the first line of what is dreamt', () => {
  const idea = { dream: ' At once\nand free', realistic: 'Soon', votes: [], feasibility: [], status: 'idea' as const }
  expect([titleOf(idea), titleOf({ ...idea, name: 'Coupon' }), titleOf({ ...idea, dream: ' ' })]).toEqual([
    'At once',
    'Coupon',
    'Soon',
  ])
})

describe('texts for others to open', () => {
  it('keep figures as figures', () => {
    expect([csvCell(-0.5), csvCell('-0.5'), csvCell(Number.NaN), csvCell(undefined)]).toEqual(['-0.5', "'-0.5", '', ''])
  })

  it('cannot begin a list or a heading', () => {
    expect(['- a', '1. a', '# a', '+ a', '2) a', '= a'].map(markdownText)).toEqual([
      '\\- a',
      '1\\. a',
      '\\# a',
      '\\+ a',
      '2\\) a',
      '\\= a',
    ])
  })
})
