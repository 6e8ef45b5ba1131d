import type { Report } from '../../../../simulator/index.ts'
import type { StepRow } from '../steps-table.ts'
import { type Figure, partOf, type Words } from './figure.ts'

/** The steps as a table, in the order in which they are given. */
export function steps(rows: readonly StepRow[], report: Report, { t, format }: Words): Figure {
  return {
    id: 'steps',
    title: t('results:steps.title'),
    sentence: t('simulation:step.note', { n: format.number(report.entered) }),
    table: {
      columns: [
        { key: 'node', label: 'id', kind: 'text' },
        { key: 'name', label: t('simulation:step.name'), kind: 'text' },
        { key: 'kind', label: t('results:steps.kind'), kind: 'text' },
        { key: 'entered', label: t('simulation:step.entered'), kind: 'count' },
        { key: 'shareOfEntered', label: t('simulation:step.share'), kind: 'share' },
        { key: 'ci95Low', label: t('results:column.low'), kind: 'share' },
        { key: 'ci95High', label: t('results:column.high'), kind: 'share' },
        { key: 'left', label: t('simulation:step.left'), kind: 'count' },
        { key: 'active', label: t('simulation:step.active'), kind: 'count' },
        { key: 'medianWait', label: t('simulation:step.p50'), kind: 'time' },
        { key: 'p90Wait', label: t('simulation:step.p90'), kind: 'time' },
      ],
      rows: rows.map((row) => {
        // Those who come by again and again are no share of those who came in.
        const part = row.entered <= report.entered ? partOf(row.entered, report.entered) : undefined
        return [
          row.id,
          row.name,
          row.kind ?? '',
          row.entered,
          row.share,
          part?.low ?? null,
          part?.high ?? null,
          row.left,
          row.active,
          row.p50 ?? null,
          row.p90 ?? null,
        ]
      }),
    },
  }
}
