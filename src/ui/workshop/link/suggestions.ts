import { CHANNELS, type JourneyNode, type Variant, type WorkshopStep } from '../../../document/index.ts'

const MOST = 5

/** Words of four letters and more, without accents: what names have in common, and articles are not. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFD')
      .replace(/\p{Mark}/gu, '')
      .toLowerCase()
      .match(/[\p{Letter}\p{Number}]{4,}/gu) ?? [],
  )

/** How much a node looks like what a step tells: words of the name count most, then the channel, then the stage. */
function likeness(step: WorkshopStep, node: JourneyNode): number {
  const told = wordsOf([step.name, step.reality?.text, step.expectation?.text].join(' '))
  const common = [...wordsOf(node.name)].filter((word) => told.has(word)).length
  const channel = step.channel ?? CHANNELS.find((each) => each === step.touchpoint?.trim().toLowerCase())
  const byChannel = node.kind === 'message' && channel !== undefined && node.config.channel === channel
  const byStage = step.stage !== undefined && node.stage === step.stage
  // A stage alone says too little: every node of it would be named.
  return common * 3 + (byChannel ? 2 : 0) + (byStage && (common > 0 || byChannel) ? 1 : 0)
}

/** Nodes of a telling that a step of the workshop may mean, the likeliest first; those it points at are left out. */
export const suggestedNodes = (step: WorkshopStep, variant: Variant): string[] =>
  Object.entries(variant.nodes)
    .filter(([id]) => !step.nodes.includes(id))
    .map(([id, node]) => ({ id, like: likeness(step, node) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ id }) => id)
