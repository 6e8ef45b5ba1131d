import type { Journey } from '../../document/index.ts'
import type { Comparison, PairedFigure, Statement } from '../../simulator/index.ts'
import { count, interval, percent, points, signed } from './figures.ts'
import { plain, table } from './table.ts'

type Write = (value: number) => string

// Differences can be a thousandth of the figures themselves.
const significant = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })
const figureOf: Write = (value) => significant.format(value)

/** Two sides next to each other: each figure, the paired difference and its interval, and what that says in words. */
export function comparisonText(journey: Journey, comparison: Comparison): string {
  const [first, second] = sideNames(journey, comparison)
  const right = { align: 'right' as const }
  const columns = [
    { title: 'figure' },
    { title: first, ...right },
    { title: second, ...right },
    { title: 'difference', ...right },
    { title: '95 % interval', ...right },
    { title: '' },
  ]
  const rows = comparison.statements.map((statement) => {
    const write = statement.figure === 'goal' ? percent : figureOf
    const figure = pairedOf(comparison, statement)
    return [
      nameOf(journey, statement),
      write(figure.first),
      write(figure.second),
      signed(figure.difference, write),
      interval(figure.ci95, (value) => signed(value, write)),
      verdict(statement, second),
    ]
  })
  const { customers, replications, people, dependent } = comparison
  const times = replications > 1 ? `, ${count(replications)} times` : ''
  return [
    `${plain(journey.name)}: the same ${count(customers)} customers${times}, with the same luck, on both sides\n`,
    table(columns, rows),
    `\n${sentence(journey, comparison, second)}\n`,
    `Figures are per person of the ${count(people)} who came in on either side.\n`,
    dependent ? `${DEPENDENT}\n` : '',
  ].join('')
}

export const DEPENDENT =
  'Customers share a queue, a limit or a choice that learns: intervals may be too narrow. Repeat with --replications 10.'

function sideNames(journey: Journey, { sides: [first, second] }: Comparison): [string, string] {
  const variant = (id: string) => journey.variants[id]?.name || id
  const scenario = (id: string) => journey.scenarios[id]?.name || id
  if (first.scenario === second.scenario) return [variant(first.variant), variant(second.variant)]
  if (first.variant === second.variant) return [scenario(first.scenario), scenario(second.scenario)]
  const both = (side: typeof first) => `${variant(side.variant)}, ${scenario(side.scenario)}`
  return [both(first), both(second)]
}

const NAMES = { messages: 'messages a customer', cost: 'cost a customer', value: 'value a customer' } as const

const nameOf = (journey: Journey, { figure, goal = '' }: Statement): string =>
  figure === 'goal' ? (journey.settings.goals[goal]?.name ?? goal) : NAMES[figure]

function pairedOf(comparison: Comparison, { figure, goal = '' }: Statement): PairedFigure {
  if (figure === 'messages') return comparison.messagesPerCustomer
  if (figure === 'cost') return comparison.costPerCustomer
  return (figure === 'goal' ? comparison.goals[goal] : undefined) ?? comparison.valuePerCustomer
}

function verdict({ code }: Statement, second: string): string {
  if (code === 'same') return 'the same'
  return code === 'unclear' ? 'no clear difference' : `${code} in ${second}`
}

/** What the comparison says about the main goal, and what a conversion more costs. */
function sentence(journey: Journey, comparison: Comparison, second: string): string {
  const [main] = comparison.statements
  if (main?.figure !== 'goal') return 'The journey has no goal to judge it by.'
  const { code, values } = main
  const [side, goal] = [`“${plain(second)}”`, `“${plain(nameOf(journey, main))}”`]
  if (code === 'same') return `Nobody fares otherwise in ${side}: ${goal} is reached by the same people.`
  const range = `between ${signed(values.low, points)} and ${signed(values.high, points)}`
  if (code === 'unclear') return `Whether ${goal} is reached more often in ${side} cannot be told: ${range}.`
  const size = `${points(Math.abs(values.difference))} ${code}`
  return `${goal} is reached by ${size} in ${side} (${range})${price(comparison)}.`
}

/** What each conversion that is gained, or given up, comes to. */
function price({ goal, goals, costPerCustomer }: Comparison): string {
  const gained = goal === null ? 0 : (goals[goal]?.difference ?? 0)
  const cost = costPerCustomer.difference
  if (gained === 0 || cost === 0) return ''
  if (gained > 0 && cost > 0) return `; each conversion more costs ${figureOf(cost / gained)}`
  if (gained < 0 && cost < 0) return `; each conversion less saves ${figureOf(cost / gained)}`
  return gained > 0 ? ', at less cost' : ', at more cost'
}
