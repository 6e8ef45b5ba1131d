import { sumOfSquares } from '../kernel/exact-sums.ts'
import { meanInterval, normalQuantile } from '../kernel/statistics.ts'
import type { Model } from './model.ts'
import type { Economics, PersonFigure } from './report.ts'
import { MESSAGE_COLUMNS, SQUARES, type Tally, TOTALS } from './tally.ts'

/** What the contacts cost and what the goals were worth. */
export function economicsOf(model: Model, tally: Tally, replications: number): Economics {
  let cost = 0
  for (const message of model.messages)
    if (message) cost += tally.messageCount(message.node, MESSAGE_COLUMNS.sent) * message.cost
  const values = model.goals.list.map((_goal, index) => tally.goalValue(index))
  return {
    cost,
    value: values.reduce((sum, value) => sum + value, 0),
    byGoal: Object.fromEntries(
      model.goals.list.map((goal, index) => {
        const converted = tally.counts.converted[index] ?? 0
        return [goal, { costPerConversion: converted > 0 ? cost / converted : null, value: values[index] ?? 0 }]
      }),
    ),
    costPerPerson: perPerson(tally, replications, 'cost'),
    valuePerPerson: perPerson(tally, replications, 'value'),
  }
}

/**
 * Mean over people. Within one replication the normal interval of a mean (people are many; the central limit theorem),
 * with several Student's t over their means.
 */
function perPerson(tally: Tally, replications: number, of: 'cost' | 'value'): PersonFigure {
  const people = tally.counts.totals[TOTALS.people] ?? 0
  if (people === 0) return { mean: 0, ci95: [0, 0] }
  const each = [...tally.replications.values()]
    .map((counts) => ({ people: counts[0] ?? 0, sum: tally.moneyOf(counts, of) }))
    .filter((replication) => replication.people > 0)
  const mean = each.reduce((sum, replication) => sum + replication.sum, 0) / people
  if (replications > 1 && each.length > 1)
    return { mean, ci95: meanInterval(each.map((replication) => replication.sum / replication.people)).interval }
  const squares = sumOfSquares(tally.counts.squares, SQUARES[of])
  const variance = people > 1 ? Math.max(0, (squares - people * mean ** 2) / (people - 1)) : 0
  const spread = normalQuantile(0.975) * Math.sqrt(variance / people)
  return { mean, ci95: [mean - spread, mean + spread] }
}
