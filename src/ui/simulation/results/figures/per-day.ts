import { CHANNELS, type Channel } from '../../../../document/index.ts'
import type { Report } from '../../../../simulator/index.ts'
import { goalName, type ReportNames } from '../names.ts'
import type { Figure, Words } from './figure.ts'

export interface DaySeries {
  readonly key: string
  readonly label: string
  readonly counts: readonly number[]
}

interface DayColumn {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly values: Readonly<Record<string, number>>
}

export interface DayChart {
  readonly figure: Figure
  readonly columns: DayColumn[]
  readonly series: readonly DaySeries[]
  /** Of all series and days. */
  readonly total: number
}

const DAY = 86_400_000
/** More columns than this no screen shows: they are put together by weeks. */
const MOST_DAYS = 120
const FEWEST_DAYS = 14

/** Messages of each day, by channel. */
export function messagesPerDay(report: Report, words: Words): DayChart {
  const series = CHANNELS.flatMap((channel: Channel) => {
    const counts = report.days.messages[channel]
    return counts ? [{ key: channel, label: words.t(`common:channel.${channel}`), counts }] : []
  })
  return perDay(report, { id: 'messages-per-day', what: 'messages', series }, words)
}

/** Conversions of each day, by goal. */
export function conversionsPerDay(report: Report, names: ReportNames, words: Words): DayChart {
  const series = Object.entries(report.days.converted).map(([goal, counts]) => ({
    key: goal,
    label: goalName(names, goal),
    counts,
  }))
  return perDay(report, { id: 'conversions-per-day', what: 'conversions', series }, words)
}

interface Asked {
  readonly id: string
  readonly what: 'messages' | 'conversions'
  readonly series: readonly DaySeries[]
}

function perDay(report: Report, { id, what, series }: Asked, words: Words): DayChart {
  const { t, format } = words
  const spans = spansOf(report, series)
  const sums = spans.map(({ from, to }) => series.map(({ counts }) => sum(counts.slice(from, to))))
  const totals = sums.map(sum)
  const total = sum(totals)
  const most = Math.max(0, ...totals)
  const busiest = spans[totals.indexOf(most)]
  const said = { n: format.number(report.people), total: format.number(total) }
  const columns = spans.map((span, index) => ({
    key: String(span.from),
    label: String(span.from + 1),
    hint: t('results:day.hint', {
      day: dayName(span, words),
      figures: format.list(series.map(({ label }, at) => `${label} ${format.number(sums[index]?.[at] ?? 0)}`)),
      n: format.number(report.people),
      range: rangeOf(totals[index] ?? 0)
        .map((bound) => format.number(bound))
        .join(' – '),
    }),
    values: Object.fromEntries(series.map(({ key }, at) => [key, sums[index]?.[at] ?? 0])),
  }))
  return {
    series,
    columns,
    total,
    figure: {
      id,
      title: t(`results:day.${what}`),
      sentence:
        total > 0 && busiest
          ? t(`results:day.${what}Sentence`, { ...said, day: dayName(busiest, words), most: format.number(most) })
          : t(`results:day.${what}None`, said),
      note: t('results:day.note'),
      table: {
        columns: [
          { key: 'day', label: t('results:day.day'), kind: 'count' },
          { key: 'date', label: t('results:day.date'), kind: 'day' },
          ...series.map(({ key, label }) => ({ key, label, kind: 'count' as const })),
          { key: 'all', label: t('results:day.all'), kind: 'count' },
          { key: 'all95Low', label: t('results:column.low'), kind: 'count' },
          { key: 'all95High', label: t('results:column.high'), kind: 'count' },
          { key: 'perPerson', label: t('results:day.perPerson'), kind: 'number' },
        ],
        rows: spans.map(({ from }, index) => [
          from + 1,
          report.days.start + from * DAY,
          ...(sums[index] ?? []),
          totals[index] ?? 0,
          ...rangeOf(totals[index] ?? 0),
          (totals[index] ?? 0) / Math.max(1, report.people),
        ]),
      },
    },
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Days one by one, or by the week when they are many; without the empty ones at the end. */
function spansOf(report: Report, series: readonly DaySeries[]): Span[] {
  const last = Math.max(-1, ...series.map(({ counts }) => counts.findLastIndex((count) => count > 0)))
  const length = Math.min(report.days.length, Math.max(last + 1, FEWEST_DAYS))
  const step = length > MOST_DAYS ? 7 : 1
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => ({
    from: index * step,
    to: Math.min(report.days.length, (index + 1) * step),
  }))
}

const dayName = ({ from, to }: Span, { t, format }: Words): string =>
  to - from > 1
    ? t('results:day.span', { from: format.number(from + 1), to: format.number(to) })
    : t('results:day.one', { day: format.number(from + 1) })

/**
 * The 95 % interval of a count that many people add to, each a little: Poisson's, by the square-root transform
 * (M. S. Bartlett, 1936).
 */
const rangeOf = (count: number): [number, number] => [
  Math.max(0, Math.round((Math.sqrt(count) - 0.98) ** 2 * (count > 0 ? 1 : 0))),
  Math.round((Math.sqrt(count) + 0.98) ** 2),
]

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
