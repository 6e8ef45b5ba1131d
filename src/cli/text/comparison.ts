import type { Journey } from '../../document/index.ts'
import type { PairedFigure, VariantComparison } from '../../simulator/index.ts'
import { count, interval, percent, signed } from './figures.ts'
import { plain, table } from './table.ts'

type Write = (value: number) => string

// Differences can be a thousandth of the figures themselves.
const significant = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })
const figureOf: Write = (value) => significant.format(value)

/** Two variants side by side: each figure, the paired difference and its interval, and what that says. */
export function comparisonText(journey: Journey, comparison: VariantComparison): string {
  const [first, second] = comparison.variants.map((id) => journey.variants[id]?.name || id)
  const columns = [
    { title: 'figure' },
    { title: first ?? '', align: 'right' as const },
    { title: second ?? '', align: 'right' as const },
    { title: 'difference', align: 'right' as const },
    { title: '95 % interval', align: 'right' as const },
    { title: '' },
  ]
  const row = (name: string, figure: PairedFigure, write: Write) => [
    name,
    write(figure.first),
    write(figure.second),
    signed(figure.difference, write),
    interval(figure.ci95, (value) => signed(value, write)),
    verdict(figure, second ?? ''),
  ]
  const goals = Object.entries(comparison.goals).map(([goal, figure]) =>
    row(journey.settings.goals[goal]?.name ?? goal, figure, percent),
  )
  const rows = [
    ...goals,
    row('messages a customer', comparison.messagesPerCustomer, figureOf),
    row('cost a customer', comparison.costPerCustomer, figureOf),
    row('value a customer', comparison.valuePerCustomer, figureOf),
  ]
  const { customers, replications } = comparison
  const people = `${count(customers)} customers${replications > 1 ? `, ${count(replications)} times` : ''}`
  return `${plain(journey.name)}: the same ${people}, with the same luck, in both variants\n${table(columns, rows)}`
}

function verdict({ ci95: [low, high] }: PairedFigure, second: string): string {
  if (low === 0 && high === 0) return 'the same'
  if (low > 0) return `more in ${second}`
  return high < 0 ? `less in ${second}` : 'no clear difference'
}
