import type { QuantileSketch } from '../kernel/quantile-sketch.ts'
import { meanInterval, type Share, wilsonInterval } from '../kernel/statistics.ts'
import { dayFigures } from './day-figures.ts'
import { economicsOf } from './economics.ts'
import { experimentFigures, rateOf } from './experiment-figures.ts'
import type { Model } from './model.ts'
import type { GoalFigures, Interval, MessageFigures, NodeFigures, Report } from './report.ts'
import { MESSAGE_COLUMNS, type Tally, TOTALS } from './tally.ts'
import { MOST_BINS } from './time-bins.ts'

/** What has been asked for, beside what was counted. */
export interface RunFacts {
  readonly customers: number
  readonly replications: number
  readonly elapsedMs: number
}

/** Turns counts into the report of SPEC §5. */
export function buildReport(model: Model, tally: Tally, { customers, replications, elapsedMs }: RunFacts): Report {
  const total = (index: number) => tally.counts.totals[index] ?? 0
  const nodes = byName(model.nodes.list, (index) => nodeFigures(tally, index))
  const edges = byName(model.edges.list, (index) => ({ count: tally.counts.edges[index] ?? 0 }))
  const exits = Object.fromEntries(
    [...tally.exits]
      .filter(([, { count }]) => count > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reason, { count }]) => [reason, count]),
  )
  const entered = total(TOTALS.entered)
  const left = Object.values(exits).reduce((sum, count) => sum + count, 0)
  return {
    scenario: model.scenarioId,
    variant: model.variantId,
    seed: model.seed,
    customers,
    replications,
    elapsedMs,
    entered,
    people: total(TOTALS.people),
    rejected: total(TOTALS.rejected),
    nodes,
    edges,
    goals: byName(model.goals.list, (index) => goalFigures(model, tally, index, replications)),
    exits,
    active: entered - left,
    messages: messageFigures(model, tally),
    experiments: Object.fromEntries(
      model.experiments.map(({ node }, index) => [node, experimentFigures(model, tally, index)]),
    ),
    stages: byName(model.stages.list, (index) => ({ people: tally.counts.stages[index] ?? 0 })),
    days: dayFigures(model, tally),
    economics: economicsOf(model, tally, replications),
    pressure: {
      messagesPerCustomerWeek: pressureFigures(tally.counts.pressure),
      peopleByPeak: [...tally.counts.peaks],
    },
    coverage: {
      unvisitedNodes: model.nodes.list.filter((_node, index) => (tally.counts.entered[index] ?? 0) === 0),
      unvisitedEdges: model.edges.list.filter((_edge, index) => (tally.counts.edges[index] ?? 0) === 0),
    },
    events: total(TOTALS.events),
  }
}

const byName = <Figures>(names: readonly string[], figures: (index: number) => Figures): Record<string, Figures> =>
  Object.fromEntries(names.map((name, index) => [name, figures(index)]))

function nodeFigures(tally: Tally, index: number): NodeFigures {
  const entered = tally.counts.entered[index] ?? 0
  const left = tally.counts.left[index] ?? 0
  const dwell = tally.dwellAt(index)
  return {
    entered,
    left,
    active: entered - left,
    dwellMs: {
      mean: dwell?.mean ?? 0,
      p50: quantile(dwell, 0.5),
      p90: quantile(dwell, 0.9),
      p95: quantile(dwell, 0.95),
    },
  }
}

const quantile = (sketch: QuantileSketch | null, probability: number): number =>
  Math.round(sketch?.quantile(probability) ?? 0)

function goalFigures(model: Model, tally: Tally, goal: number, replications: number): GoalFigures {
  const share = { count: tally.counts.converted[goal] ?? 0, total: tally.counts.totals[TOTALS.people] ?? 0 }
  const timeTo = tally.timeToGoal[goal] ?? null
  return {
    converted: share.count,
    rate: rateOf(share),
    ci95: rateInterval(
      share,
      replications,
      [...tally.replications.values()].map((counts) => ({ count: counts[1 + goal] ?? 0, total: counts[0] ?? 0 })),
    ),
    timeToMs: { p50: quantile(timeTo, 0.5), p90: quantile(timeTo, 0.9) },
    timeHistogram: timeHistogram(model, tally, goal),
    value: tally.goalValue(goal),
  }
}

function timeHistogram(model: Model, tally: Tally, goal: number): GoalFigures['timeHistogram'] {
  const bounds = model.goalBins[goal] ?? []
  const from = goal * MOST_BINS
  return {
    upToMs: [...bounds, null],
    counts: [...tally.counts.goalTimes.subarray(from, from + bounds.length + 1)],
  }
}

/** Wilson within one replication; Student's t over the replications' own rates when there are several. */
function rateInterval(share: Share, replications: number, each: readonly Share[]): Interval {
  const simulated = each.filter(({ total }) => total > 0)
  if (replications < 2 || simulated.length < 2) return wilsonInterval(share)
  const [low, high] = meanInterval(simulated.map(rateOf)).interval
  return [Math.max(0, low), Math.min(1, high)]
}

function messageFigures(model: Model, tally: Tally): Record<string, MessageFigures> {
  const figures: Record<string, MessageFigures> = {}
  for (const message of model.messages) {
    if (!message) continue
    const count = (column: keyof typeof MESSAGE_COLUMNS) => tally.messageCount(message.node, MESSAGE_COLUMNS[column])
    figures[message.id] = {
      sent: count('sent'),
      skipped: { consent: count('consent'), quietHours: count('quietHours'), cap: count('cap') },
      delivered: count('delivered'),
      bounced: count('bounced'),
      opened: count('opened'),
      clicked: count('clicked'),
      unsubscribed: count('unsubscribed'),
      cost: count('sent') * message.cost,
    }
  }
  return figures
}

function pressureFigures(weeks: Float64Array): Report['pressure']['messagesPerCustomerWeek'] {
  let [count, sum, max] = [0, 0, 0]
  weeks.forEach((people, messages) => {
    count += people
    sum += people * messages
    if (people > 0) max = messages
  })
  const rank = (probability: number) => {
    let seen = 0
    for (const [messages, people] of weeks.entries()) {
      seen += people
      if (seen > 0 && seen >= probability * count) return messages
    }
    return 0
  }
  return { mean: count === 0 ? 0 : sum / count, p50: rank(0.5), p95: rank(0.95), max }
}
