import type { Journey } from '../../document/index.ts'
import type { Story, StoryStep } from '../../simulator/index.ts'
import { plain, table } from './table.ts'

const COLUMNS = [{ title: 'when' }, { title: 'what' }, { title: 'where' }, { title: 'why' }]

/** One customer's path as a table of moments, in the customer's own time. */
export function storyText(journey: Journey, variantId: string, story: Story): string {
  const nodes = journey.variants[variantId]?.nodes ?? {}
  const clock = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium', timeZone: story.timeZone })
  const rows = story.steps.map((step) => [
    clock.format(step.at),
    whatOf(step, journey),
    step.node === undefined ? '' : (nodes[step.node]?.name ?? step.node),
    step.reason?.text ?? '',
  ])
  const attributes = Object.entries(story.attributes).map(([name, value]) => `${name} ${String(value)}`)
  const who = [story.timeZone, ...attributes].join(', ')
  return `\nCustomer ${plain(story.customer)} (${plain(who)})\n${table(COLUMNS, rows)}`
}

const whatOf = ({ type, event, goal, port }: StoryStep, journey: Journey): string =>
  [type, event, goal === undefined ? undefined : (journey.settings.goals[goal]?.name ?? goal), port]
    .filter((part) => part !== undefined)
    .join(' ')
