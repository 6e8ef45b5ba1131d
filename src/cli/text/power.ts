import type { Journey, Variant } from '../../document/index.ts'
import type { ExperimentPower } from '../commands/power.ts'
import { count, percent, signed } from './figures.ts'
import { plain } from './table.ts'

const whole = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
const relative = (lift: number): string => signed(lift, (value) => whole.format(value))

const PROBLEMS = {
  nobody: 'Nobody came to it in the simulation. Say --baseline and --per-week.',
  arms: 'It has fewer than two arms that anybody is sent to.',
  rate: 'Nobody converted in the simulation, or everybody did. Say --baseline, as in --baseline 0.03.',
  lift: 'An effect of that size cannot be: more than everybody would convert, or there is none.',
} as const

/** For each experiment, in words: how many people, how many weeks. */
export function powerText(journey: Journey, variant: Variant | undefined, found: readonly ExperimentPower[]): string {
  const name = (node: string) => plain(variant?.nodes[node]?.name || node)
  if (found.length === 0) return `${plain(journey.name)} has no experiment in this variant.\n`
  return found.map((each) => `${name(each.node)} (${each.node})\n${linesOf(each).join('')}`).join('\n')
}

function linesOf({ problem, needed, lift, traffic, weeks, within }: ExperimentPower): string[] {
  if (problem !== undefined || !needed) return [line(PROBLEMS[problem ?? 'nobody'])]
  const effect = `from ${percent(needed.baseline)} to ${percent(needed.expected)} (${relative(lift)})`
  const sides = `${whole.format(needed.power)} of the time, and a false alarm ${whole.format(needed.alpha)} of the time`
  const arms = Object.entries(needed.perArm).map(([arm, people]) => `${arm} ${count(people)}`)
  return [
    line(`To see a change ${effect} ${sides}, ${count(needed.people)} people are needed: ${arms.join(', ')}.`),
    needed.alphaEach < needed.alpha
      ? line(`Several arms are compared with one: each test may err ${percent(needed.alphaEach)} of the time.`)
      : '',
    line(
      'atOnce' in traffic
        ? `${count(traffic.atOnce)} people come, all at once: ${weeks === null ? 'too few' : 'enough'}.`
        : `At ${count(traffic.perWeek)} people a week you need ${weeksText(weeks)} to see ${relative(lift)}.`,
    ),
    within ? line(withinText(within, lift)) : '',
  ]
}

const line = (text: string): string => `  ${text}\n`

const weeksText = (weeks: number | null | undefined): string =>
  weeks === null || weeks === undefined ? 'for ever' : `${count(weeks)} ${weeks === 1 ? 'week' : 'weeks'}`

function withinText({ weeks, people, power, smallestLift }: NonNullable<ExperimentPower['within']>, lift: number) {
  const when =
    weeks === null ? `With these ${count(people)} people` : `In ${weeksText(weeks)} (${count(people)} people)`
  const smallest =
    smallestLift === null
      ? 'no effect at all is seen reliably'
      : `the smallest effect seen reliably is ${relative(smallestLift)}`
  return `${when} ${relative(lift)} is seen ${whole.format(power)} of the time; ${smallest}.`
}
