import type { Channel } from '../document/index.ts'
import type { Model } from './model.ts'
import type { DayFigures } from './report.ts'
import type { Tally } from './tally.ts'

/** What happened day by day. */
export function dayFigures(model: Model, tally: Tally): DayFigures {
  const { days } = model
  const { dayEntered, dayLeft, dayMessages, dayConverted } = tally.counts
  const row = (counts: Float64Array, index: number) => [...counts.subarray(index * days, (index + 1) * days)]
  const used = new Set(model.messages.flatMap((message) => (message ? [message.channel] : [])))
  return {
    start: model.start,
    length: days,
    entered: [...dayEntered],
    left: [...dayLeft],
    messages: Object.fromEntries(
      [...used].sort().map((channel: Channel) => [channel, row(dayMessages, model.channels.number(channel))]),
    ),
    converted: Object.fromEntries(model.goals.list.map((goal, index) => [goal, row(dayConverted, index)])),
  }
}
