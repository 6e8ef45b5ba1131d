import type { Journey } from '../../document/index.ts'
import type { PreciseReport } from '../../workers/analyse.ts'
import { count, points } from './figures.ts'
import { plain } from './table.ts'

/** Whether the wished precision was reached, and what it took. */
export function precisionText(journey: Journey, { goal, reached, within, rounds }: PreciseReport): string {
  const name = plain(journey.settings.goals[goal]?.name ?? goal)
  const people = `${count(rounds.at(-1) ?? 0)} customers`
  const known = `The rate of “${name}” is known to ± ${points(within)} with ${people}`
  if (!reached) return `\n${known}: less precisely than asked for. Allow more with --at-most.\n`
  return `\n${known}. The run ended when its interval was narrow enough, so 95 % is a little optimistic.\n`
}
