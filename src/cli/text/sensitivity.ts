import type { Journey } from '../../document/index.ts'
import type { Sensitivity } from '../../simulator/index.ts'
import { assumptionName, assumptionValue } from './assumptions.ts'
import { DEPENDENT } from './comparison.ts'
import { count, interval, percent, points, signed } from './figures.ts'
import { plain, table } from './table.ts'

const right = { align: 'right' as const }
const COLUMNS = [
  { title: 'assumption' },
  { title: 'as assumed', ...right },
  { title: 'low', ...right },
  { title: 'rate', ...right },
  { title: 'high', ...right },
  { title: 'rate', ...right },
  { title: 'low to high', ...right },
  { title: '95 % interval', ...right },
  { title: 'source' },
]

/** Which assumptions the main goal hangs on, the weightiest first. */
export function sensitivityText(journey: Journey, sensitivity: Sensitivity): string {
  const { base, bars, goal, people, left, dependent } = sensitivity
  const name = plain(journey.settings.goals[goal]?.name ?? goal)
  const rows = bars.map(({ assumption, low, high, swing }) => [
    assumptionName(assumption),
    assumptionValue(assumption, assumption.value),
    assumptionValue(assumption, assumption.low),
    percent(low.second),
    assumptionValue(assumption, assumption.high),
    percent(high.second),
    ...(low.same && high.same
      ? ['none', '–']
      : [signed(swing.difference, points), interval(swing.ci95, (value) => signed(value, points))]),
    assumption.source ?? 'a guess',
  ])
  const rest = left.length === 0 ? '' : `\n${count(left.length)} assumptions matter to nothing here, or are zero.\n`
  return [
    `${plain(journey.name)}: “${name}” is reached by ${percent(base.rate)} (${interval(base.ci95)}) of ${count(people)} people.\n`,
    'Each assumption is made low and high while all others stay; the same people with the same luck.\n',
    'Where the scenario gives no range it is twenty per cent either way.\n',
    bars.length === 0 ? '  There is nothing to vary.\n' : table(COLUMNS, rows),
    rest,
    dependent ? `\n${DEPENDENT}\n` : '',
  ].join('')
}
