import { OPPORTUNITY_STATUSES } from '../document/index.ts'
import { ZONES } from './priority.ts'
import type { GapStatement } from './ranking.ts'
import { CSV_COLUMNS, type CsvWords, type MinutesWords, type OpportunityWords } from './take-away.ts'

/** What puts texts and figures into the reader's language: on a screen, and where there is none. */
export interface WorkshopSpeech {
  /** A text of the namespace `takeAway`, by its whole name. */
  readonly t: (key: string, values?: Record<string, unknown>) => string
  readonly format: {
    readonly number: (value: number | undefined, digits?: number) => string
    readonly percent: (share: number | undefined, digits?: number) => string
    /** Milliseconds in words. */
    readonly elapsed: (ms: number | undefined) => string
    readonly date: (at: string) => string
  }
}

const sign = (value: number): string => (value > 0 ? '+' : value < 0 ? '−' : '')

const FEELINGS = ['worst', 'bad', 'neutral', 'good', 'best'] as const

/** A feeling from −2 to 2 in words; one in the middle of two lies between them. */
export function feelingWords({ t }: Pick<WorkshopSpeech, 't'>, value: number): string {
  const word = (level: number) => t(`takeAway:feeling.${FEELINGS[Math.min(4, Math.max(0, level + 2))] ?? 'neutral'}`)
  const [low, high] = [Math.floor(value), Math.ceil(value)]
  return low === high ? word(low) : t('takeAway:feeling.between', { low: word(low), high: word(high) })
}

/** "24 hours instead of 5 minutes". */
function statementWords(say: WorkshopSpeech, { code, values }: GapStatement): string {
  const { t, format } = say
  const write = {
    takesLonger: (value: number) => format.elapsed(value),
    feelsWorse: (value: number) => feelingWords(say, value),
    happensLess: (value: number) => format.percent(value, 0),
  }[code]
  return t(`takeAway:why.${code}`, { real: write(values.real), expected: write(values.expected) })
}

/** What is worse than expected, in one line. */
export const whyWords = (say: WorkshopSpeech, statements: readonly GapStatement[]): string =>
  statements.map((each) => statementWords(say, each)).join('; ')

/** "+2.1 percentage points (+1.9 to +2.3)". */
export function differenceWords(
  { t, format }: WorkshopSpeech,
  difference: number,
  [low, high]: readonly [number, number],
): string {
  const points = (value: number) => `${sign(value)}${format.number(Math.abs(value) * 100, 1)}`
  return t('takeAway:difference', { value: points(difference), low: points(low), high: points(high) })
}

/** The day a thing is due: noon, so that no time zone makes it another day. */
export const dueWords = ({ format }: WorkshopSpeech, due: string): string => format.date(`${due}T12:00`)

const wordsOf = <Key extends string>(keys: readonly Key[], word: (key: Key) => string) =>
  Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<Key, string>

const opportunityWords = ({ t }: WorkshopSpeech): OpportunityWords => ({
  zones: wordsOf(ZONES, (zone) => t(`takeAway:zone.${zone}`)),
  unplaced: t('takeAway:unplaced'),
  statuses: wordsOf(OPPORTUNITY_STATUSES, (status) => t(`takeAway:status.${status}`)),
})

/** The words of the table of opportunities. */
export const csvWords = (say: WorkshopSpeech): CsvWords => ({
  ...opportunityWords(say),
  columns: wordsOf(CSV_COLUMNS, (column) => say.t(`takeAway:csv.${column}`)),
})

const MINUTES_COLUMNS = [
  'step',
  'gap',
  'why',
  'decision',
  'owner',
  'due',
  'status',
  'effort',
  'impact',
  'simulated',
] as const

/** The words of the minutes. */
export const minutesWords = (say: WorkshopSpeech): MinutesWords => {
  const { t, format } = say
  return {
    ...opportunityWords(say),
    persona: t('takeAway:minutes.persona'),
    goal: t('takeAway:minutes.goal'),
    actions: t('takeAway:minutes.actions'),
    worst: t('takeAway:worst'),
    gaps: t('takeAway:minutes.gaps'),
    opportunities: t('takeAway:opportunities'),
    decisions: t('takeAway:minutes.decisions'),
    questions: t('takeAway:minutes.questions'),
    columns: wordsOf(MINUTES_COLUMNS, (column) => t(`takeAway:column.${column}`)),
    nobody: t('takeAway:nobody'),
    none: t('takeAway:none'),
    dots: (count) => t('takeAway:dots', { count }),
    number: (value) => format.number(value, 1),
    date: (iso) => dueWords(say, iso),
    statement: (statement) => statementWords(say, statement),
    difference: (difference, ci95) => differenceWords(say, difference, ci95),
  }
}
