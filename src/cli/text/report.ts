import { flowOrder, graphOf, type Journey, type Variant } from '../../document/index.ts'
import { peopleOver } from '../../simulator/analysis/index.ts'
import type { Report } from '../../simulator/index.ts'
import { count, decimal, interval, lengthOf, percent, share, signed } from './figures.ts'
import { otherJourneysText } from './other-journeys.ts'
import { type Column, plain, table } from './table.ts'

const left = (title: string): Column => ({ title })
const right = (title: string): Column => ({ title, align: 'right' })

/** The whole report for a person to read: a heading, then a table for every question it answers. */
export function reportText(journey: Journey, report: Report): string {
  const variant = journey.variants[report.variant]
  if (!variant) throw new RangeError(`The report is about a variant that is not in the document: ${report.variant}`)
  const order = flowOrder(graphOf(variant))
  return [
    heading(journey, variant, report),
    section('Goals', goals(journey, report)),
    section('Steps', steps(variant, order, report)),
    section('Paths', paths(variant, order, report)),
    section('Messages', messages(variant, order, report)),
    section('Money', money(journey, report)),
    section('Experiments', experiments(variant, report)),
    incremental(variant, report),
    section('Reasons for leaving', exits(report)),
    otherJourneysText(report),
    never(variant, report),
  ].join('')
}

const section = (title: string, body: string): string => (body === '' ? '' : `\n${title}\n${body}`)

function heading(journey: Journey, variant: Variant, report: Report): string {
  const scenario = journey.scenarios[report.scenario]?.name ?? report.scenario
  const runs = report.replications === 1 ? '' : ` in each of ${count(report.replications)} replications`
  const rejected = report.rejected > 0 ? `, ${count(report.rejected)} refused` : ''
  const { mean, p95, max } = report.pressure.messagesPerCustomerWeek
  return [
    `${plain(journey.name)} · ${plain(variant.name)} · ${plain(scenario)}\n`,
    `${count(report.customers)} customers${runs}, seed ${report.seed}, ${lengthOf(report.elapsedMs)}\n`,
    `${count(report.entered)} entered${rejected}, ${count(report.active)} still inside at the end\n`,
    `Messages a week and customer: ${decimal(mean)} in the mean, ${decimal(p95)} at the 95th percentile, ${decimal(max)} at most\n`,
    pressure(report),
  ].join('')
}

/** More messages in a week than most people want. */
const MANY_MESSAGES = 3

function pressure(report: Report): string {
  const { count: people, share: over, ci95 } = peopleOver(report, MANY_MESSAGES)
  const many = `more than ${MANY_MESSAGES} messages in their busiest week`
  return `${count(people)} of ${count(report.people)} people (${percent(over)}, ${interval(ci95)}) got ${many}\n`
}

function goals(journey: Journey, report: Report): string {
  const rows = Object.entries(report.goals).map(([id, figures]) => [
    journey.settings.goals[id]?.name ?? id,
    count(figures.converted),
    percent(figures.rate),
    interval(figures.ci95),
    figures.converted === 0 ? '–' : lengthOf(figures.timeToMs.p50),
    figures.converted === 0 ? '–' : lengthOf(figures.timeToMs.p90),
    decimal(figures.value),
  ])
  if (rows.length === 0) return ''
  const titles = ['converted', 'rate', '95 % interval', 'time, median', 'time, 90 %', 'value']
  return table([left('goal'), ...titles.map(right)], rows)
}

function steps(variant: Variant, order: readonly string[], report: Report): string {
  const rows = order.map((id) => {
    const figures = report.nodes[id]
    const { name = id, kind = '' } = variant.nodes[id] ?? {}
    if (!figures) return [id, name, kind, '0', '–', '0', '–', '–']
    const { entered, left: gone, active, dwellMs } = figures
    const dwell = gone === 0 ? ['–', '–'] : [lengthOf(dwellMs.p50), lengthOf(dwellMs.p90)]
    return [id, name, kind, count(entered), share(entered, report.entered), count(active), ...dwell]
  })
  const titles = ['entered', 'of all', 'inside', 'wait, median', 'wait, 90 %']
  return table([left('step'), left('name'), left('kind'), ...titles.map(right)], rows)
}

function paths(variant: Variant, order: readonly string[], report: Report): string {
  const place = new Map(order.map((id, index) => [id, index]))
  const edges = Object.entries(variant.edges).toSorted(
    ([a, x], [b, y]) => (place.get(x.from) ?? 0) - (place.get(y.from) ?? 0) || (a < b ? -1 : 1),
  )
  if (edges.length === 0) return ''
  const rows = edges.map(([id, { from, port, to }]) => {
    const taken = report.edges[id]?.count ?? 0
    return [id, from, port, to, count(taken), share(taken, report.nodes[from]?.entered ?? 0)]
  })
  return table([left('path'), left('from'), left('port'), left('to'), right('taken'), right('of the step')], rows)
}

function messages(variant: Variant, order: readonly string[], report: Report): string {
  const rows = order.flatMap((id) => {
    const figures = report.messages[id]
    if (!figures) return []
    const { sent, skipped, delivered, opened, clicked, unsubscribed, cost } = figures
    const unsent = skipped.consent + skipped.quietHours + skipped.cap
    return [
      [
        variant.nodes[id]?.name ?? id,
        count(sent),
        count(unsent),
        share(delivered, sent),
        share(opened, delivered),
        share(clicked, opened),
        count(unsubscribed),
        decimal(cost),
      ],
    ]
  })
  if (rows.length === 0) return ''
  const titles = ['sent', 'skipped', 'delivered', 'opened', 'clicked', 'unsubscribed', 'cost']
  return table([left('message'), ...titles.map(right)], rows)
}

function experiments(variant: Variant, report: Report): string {
  const rows = Object.entries(report.experiments).flatMap(([id, { arms }]) => {
    const node = variant.nodes[id]
    const known = node?.kind === 'experiment' || node?.kind === 'nextBest' ? node.config.arms : {}
    return Object.entries(arms).map(([arm, figures]) => {
      const control = known[arm]?.control === true
      const lift = control
        ? ['control', '']
        : [signedPercent(figures.liftVsControl), figures.liftCi95.map(signedPercent).join(' … ')]
      return [
        node?.name ?? id,
        known[arm]?.name ?? arm,
        count(figures.entered),
        percent(figures.rate),
        interval(figures.ci95),
        ...lift,
        percent(figures.probabilityBest),
      ]
    })
  })
  if (rows.length === 0) return ''
  const titles = ['entered', 'rate', '95 % interval', 'lift', '95 % interval', 'best with']
  return table([left('experiment'), left('arm'), ...titles.map(right)], rows)
}

/** What the contacts cost and brought, in all, per person and per conversion. */
function money(journey: Journey, { economics, people, goals: all }: Report): string {
  if (economics.cost === 0 && economics.value === 0) return ''
  const { cost, value, costPerPerson, valuePerPerson } = economics
  const person = ({ mean, ci95 }: typeof costPerPerson) => [decimal(mean), interval(ci95, decimal)]
  const rows = [
    ['cost', decimal(cost), ...person(costPerPerson)],
    ['value', decimal(value), ...person(valuePerPerson)],
  ]
  const titles = ['in all', `per person of ${count(people)}`, '95 % interval']
  const each = Object.entries(economics.byGoal).flatMap(([id, { costPerConversion }]) => {
    const name = plain(journey.settings.goals[id]?.name ?? id)
    const reached = count(all[id]?.converted ?? 0)
    return costPerConversion === null || cost === 0
      ? []
      : [`  Each “${name}” of ${reached} cost ${decimal(costPerConversion)}\n`]
  })
  return table([left(''), ...titles.map(right)], rows) + each.join('')
}

/** What would not have happened without the other arms. */
function incremental(variant: Variant, report: Report): string {
  return Object.entries(report.experiments)
    .flatMap(([id, figures]) => {
      if (!figures.incremental) return []
      const { conversions, ci95 } = figures.incremental
      const name = plain(variant.nodes[id]?.name || id)
      const more = `${signed(conversions, count)} conversions (${interval(ci95, (value) => signed(value, count))})`
      return [`  ${name}: ${more} beyond what the control's rate would have brought\n`]
    })
    .join('')
}

/** A lift over a control that nobody converted in cannot be told. */
const signedPercent = (value: number | null): string => (value === null ? '–' : signed(value, percent))

function exits(report: Report): string {
  const rows = Object.entries(report.exits)
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, customers]) => [reason, count(customers), share(customers, report.entered)])
  return rows.length === 0 ? '' : table([left('reason'), right('customers'), right('of all')], rows)
}

function never(variant: Variant, { coverage }: Report): string {
  const unseen = coverage.unvisitedNodes.map((id) => `${plain(variant.nodes[id]?.name ?? id)} (${id})`)
  return unseen.length === 0 ? '' : `\nNobody came to: ${unseen.join(', ')}\n`
}
