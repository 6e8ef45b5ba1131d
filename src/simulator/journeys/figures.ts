import type { Journey } from '../../document/index.ts'
import type { Counted } from '../lives.ts'
import type { Model } from '../model.ts'
import type { OtherJourneyFigures } from '../report.ts'
import { buildReport, type RunFacts } from '../report-builder.ts'
import { Tally, TOTALS } from '../tally.ts'

/** What happened in the journeys beside the main one, by id. */
export function otherJourneys(
  others: readonly Model[],
  broken: readonly Journey[],
  counted: readonly Counted[],
  facts: RunFacts,
): Record<string, OtherJourneyFigures> {
  const figures = others.map((model, index): [string, OtherJourneyFigures] => {
    const tally = new Tally(model)
    for (const { others: states = [] } of counted) {
      const state = states[index]
      if (state) tally.merge(state)
    }
    return [model.journey.id, figuresOf(model, tally, facts)]
  })
  return Object.fromEntries([...figures, ...broken.map(({ id, name }) => [id, { ...NOTHING, name, broken: true }])])
}

const NOTHING = { entered: 0, people: 0, rejected: 0, active: 0, exits: {}, sent: 0, cost: 0, goals: {}, broken: false }

function figuresOf(model: Model, tally: Tally, facts: RunFacts): OtherJourneyFigures {
  const { entered, rejected, active, exits, messages, goals } = buildReport(model, tally, facts)
  const sum = (of: 'sent' | 'cost') => Object.values(messages).reduce((total, message) => total + message[of], 0)
  return {
    name: model.journey.name,
    entered,
    people: tally.counts.totals[TOTALS.people] ?? 0,
    rejected,
    active,
    exits,
    sent: sum('sent'),
    cost: sum('cost'),
    goals: Object.fromEntries(
      Object.entries(goals).map(([id, { converted }]) => [
        id,
        { name: model.journey.settings.goals[id]?.name ?? id, converted },
      ]),
    ),
    broken: false,
  }
}
