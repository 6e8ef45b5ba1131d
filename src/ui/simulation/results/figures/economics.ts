import type { Report } from '../../../../simulator/index.ts'
import { goalName, type ReportNames } from '../names.ts'
import type { Cell, Figure, Words } from './figure.ts'

/** What the journey costs and is worth, over all, for a person and for an outcome. */
export function economics(report: Report, names: ReportNames, { t, format }: Words): Figure {
  const { cost, value, byGoal, costPerPerson, valuePerPerson } = report.economics
  const perGoal = Object.entries(byGoal).flatMap(([goal, figures]): Cell[][] => {
    const name = goalName(names, goal)
    const n = report.goals[goal]?.converted ?? 0
    return [
      [t('results:money.valueOf', { goal: name }), n, figures.value, null, null],
      [t('results:money.costPer', { goal: name }), n, figures.costPerConversion, null, null],
    ]
  })
  const n = format.number(report.people)
  const range = (interval: readonly [number, number]) => interval.map((bound) => format.amount(bound)).join(' – ')
  return {
    id: 'economics',
    title: t('results:money.title'),
    sentence: t('results:money.sentence', {
      n,
      cost: format.amount(costPerPerson.mean),
      costRange: range(costPerPerson.ci95),
      value: format.amount(valuePerPerson.mean),
      valueRange: range(valuePerPerson.ci95),
    }),
    table: {
      columns: [
        { key: 'figure', label: t('results:money.figure'), kind: 'text' },
        { key: 'n', label: 'n', kind: 'count' },
        { key: 'amount', label: t('results:money.amount'), kind: 'amount' },
        { key: 'ci95Low', label: t('results:column.low'), kind: 'amount' },
        { key: 'ci95High', label: t('results:column.high'), kind: 'amount' },
      ],
      rows: [
        [t('results:money.value'), report.people, value, null, null],
        [t('results:money.cost'), report.people, cost, null, null],
        [t('results:money.net'), report.people, value - cost, null, null],
        [t('results:money.valuePerPerson'), report.people, valuePerPerson.mean, ...valuePerPerson.ci95],
        [t('results:money.costPerPerson'), report.people, costPerPerson.mean, ...costPerPerson.ci95],
        ...perGoal,
      ],
    },
  }
}
