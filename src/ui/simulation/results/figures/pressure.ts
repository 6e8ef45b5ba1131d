import type { Report } from '../../../../simulator/index.ts'
import { type Figure, partInWords, partOf, rangeText, shareColumns, type Words } from './figure.ts'

interface PressureColumn {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly values: { readonly within: number; readonly over: number }
}

/** Messages in a person's busiest week, and how many people have more of them than `limit`. */
export function pressure(
  report: Report,
  limit: number,
  words: Words,
): { figure: Figure; columns: PressureColumn[]; over: number } {
  const { t, format } = words
  const { peopleByPeak, messagesPerCustomerWeek: week } = report.pressure
  const n = peopleByPeak.reduce((total, count) => total + count, 0)
  const most = Math.max(
    limit + 1,
    peopleByPeak.findLastIndex((count) => count > 0),
  )
  const shown = peopleByPeak.slice(0, most + 1)
  const name = (index: number) =>
    index === peopleByPeak.length - 1 ? t('results:pressure.orMore', { count: index }) : String(index)
  const moreThan = (index: number) => peopleByPeak.slice(index + 1).reduce((total, count) => total + count, 0)
  const over = moreThan(limit)
  const { share, low, high } = partOf(over, n)
  const columns = shown.map((count, index) => ({
    key: String(index),
    label: name(index),
    hint: t('results:hint', {
      label: t('results:pressure.week', { count: index }),
      part: partInWords(words, { count, total: n }),
    }),
    values: { within: index > limit ? 0 : count, over: index > limit ? count : 0 },
  }))
  return {
    columns,
    over,
    figure: {
      id: 'pressure',
      title: t('results:pressure.title'),
      sentence: t('results:pressure.sentence', {
        share: format.percent(share, 2),
        range: rangeText(low, high, format),
        n: format.number(n),
        limit,
      }),
      note: t('results:pressure.note', {
        mean: format.number(week.mean, 2),
        p50: format.number(week.p50, 2),
        p95: format.number(week.p95, 2),
        max: format.number(week.max),
      }),
      table: {
        columns: [
          { key: 'messages', label: t('results:pressure.messages'), kind: 'count' },
          { key: 'people', label: t('results:column.people'), kind: 'count' },
          ...shareColumns(words, t('results:pressure.share')),
          { key: 'more', label: t('results:pressure.more'), kind: 'count' },
          { key: 'moreShare', label: t('results:pressure.moreShare'), kind: 'share' },
          { key: 'more95Low', label: t('results:column.low'), kind: 'share' },
          { key: 'more95High', label: t('results:column.high'), kind: 'share' },
        ],
        rows: shown.map((count, index) => {
          const part = partOf(count, n)
          const more = partOf(moreThan(index), n)
          return [index, count, part.share, part.low, part.high, moreThan(index), more.share, more.low, more.high]
        }),
      },
    },
  }
}
