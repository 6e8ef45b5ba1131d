import type { Report } from '../../../../simulator/index.ts'
import { goalName, type ReportNames } from '../names.ts'
import type { Cell, Figure, Words } from './figure.ts'

/** Who reached what, and when. */
export function goals(report: Report, names: ReportNames, { t, format }: Words): Figure {
  const main = names.primaryGoal === undefined ? undefined : report.goals[names.primaryGoal]
  return {
    id: 'goals',
    title: t('results:goals.title'),
    sentence: main
      ? t('results:goals.sentence', {
          rate: format.percent(main.rate, 2),
          range: format.percentRange(main.ci95[0], main.ci95[1], 2),
          n: format.number(report.people),
          goal: goalName(names, names.primaryGoal ?? ''),
        })
      : t('results:goals.none'),
    table: {
      columns: [
        { key: 'goal', label: t('results:goals.goal'), kind: 'text' },
        { key: 'people', label: t('results:column.people'), kind: 'count' },
        { key: 'rate', label: t('results:goals.rate'), kind: 'share' },
        { key: 'ci95Low', label: t('results:column.low'), kind: 'share' },
        { key: 'ci95High', label: t('results:column.high'), kind: 'share' },
        { key: 'medianTime', label: t('results:goals.median'), kind: 'time' },
        { key: 'p90Time', label: t('results:goals.p90'), kind: 'time' },
        { key: 'value', label: t('results:goals.value'), kind: 'amount' },
      ],
      rows: Object.entries(report.goals).map(([id, goal]): Cell[] => {
        const reached = goal.converted > 0
        return [
          goalName(names, id),
          goal.converted,
          goal.rate,
          ...goal.ci95,
          reached ? goal.timeToMs.p50 : null,
          reached ? goal.timeToMs.p90 : null,
          goal.value,
        ]
      }),
    },
  }
}
