import type { Workshop, WorkshopAction } from '../document/index.ts'
import { orderedSteps } from './order.ts'
import { voterOf } from './votes.ts'

/** What one action becomes when others turn out to mean the same, and the steps that now belong to it. */
export interface MergedAction {
  readonly action: WorkshopAction
  /** Steps of the others with their new orders: after its own, in the order they had. */
  readonly steps: Readonly<Record<string, number>>
}

/**
 * The action with the dots of all, each person's once, and what the other cards said. Names are kept once, whatever their
 * case. Nothing where one of them is not there.
 */
export function mergedAction(workshop: Workshop, into: string, others: readonly string[]): MergedAction | undefined {
  const kept = own(workshop, into)
  const gone = [...new Set(others)].filter((id) => id !== into)
  const cards = gone.flatMap((id) => own(workshop, id) ?? [])
  if (!kept || cards.length < gone.length) return undefined
  const votes = unique(
    [kept, ...cards].flatMap((card) => card.votes),
    voterOf,
  )
  const names = unique([kept.name, ...[kept, ...cards].flatMap((card) => [card.name, ...(card.also ?? [])])], folded)
  const also = names.slice(1).filter((name) => name.trim() !== '')
  return {
    action: { ...kept, votes, ...(also.length > 0 && { also: also.slice(0, 200) }) },
    steps: ordersAfter(workshop, into, new Set(gone)),
  }
}

const own = ({ actions }: Workshop, id: string): WorkshopAction | undefined =>
  Object.hasOwn(actions, id) ? actions[id] : undefined

const folded = (name: string) => name.normalize('NFC').trim().toLowerCase()

const unique = (texts: readonly string[], keyOf: (text: string) => string): string[] => {
  const seen = new Map<string, string>()
  for (const text of texts) if (!seen.has(keyOf(text))) seen.set(keyOf(text), text)
  return [...seen.values()]
}

function ordersAfter(workshop: Workshop, into: string, gone: ReadonlySet<string>): Record<string, number> {
  const steps = orderedSteps(workshop)
  const last = Math.max(0, ...steps.flatMap(([, step]) => (step.action === into ? [step.order] : [])))
  const moved = steps.filter(([, step]) => step.action !== undefined && gone.has(step.action))
  return Object.fromEntries(moved.map(([id], index) => [id, Math.floor(last) + index + 1]))
}
