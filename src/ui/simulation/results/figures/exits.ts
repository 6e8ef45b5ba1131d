import type { Report } from '../../../../simulator/index.ts'
import { type Bar, type Figure, partInWords, partOf, shareColumns, type Words } from './figure.ts'

/** Why people left, the most frequent reason first; last those who are still inside. */
export function exits(report: Report, words: Words): { figure: Figure; bars: Bar[] } {
  const { t, format } = words
  const reasons = Object.entries(report.exits)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([reason, count]) => ({
      key: `exit:${reason}`,
      label: reason === 'end of path' ? t('results:exits.end') : reason,
      count,
    }))
  const all =
    report.active > 0
      ? [...reasons, { key: 'inside', label: t('results:exits.inside'), count: report.active }]
      : reasons
  const bars = all.map(({ key, label, count }): Bar => {
    const { share, low, high } = partOf(count, report.entered)
    return {
      key,
      label,
      value: share,
      low,
      high,
      short: format.percent(share),
      text: `${format.number(count)} · ${format.percent(share)}`,
      hint: t('results:hint', { label, part: partInWords(words, { count, total: report.entered }) }),
      quiet: key === 'inside',
    }
  })
  const [first] = reasons
  const n = format.number(report.entered)
  return {
    bars,
    figure: {
      id: 'exits',
      title: t('results:exits.title'),
      sentence: first
        ? t('results:exits.sentence', {
            n,
            reason: first.label,
            share: format.percent(first.count / Math.max(1, report.entered)),
          })
        : t('results:exits.none', { n }),
      table: {
        columns: [
          { key: 'reason', label: t('results:exits.reason'), kind: 'text' },
          { key: 'visits', label: t('results:column.visits'), kind: 'count' },
          ...shareColumns(words, t('results:exits.share')),
        ],
        rows: bars.map(({ label, value, low, high }, index) => [label, all[index]?.count ?? 0, value, low, high]),
      },
    },
  }
}
