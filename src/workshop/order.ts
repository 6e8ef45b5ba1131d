import type { Workshop, WorkshopAction, WorkshopStep } from '../document/index.ts'

/** A thing with its id. */
export type Named<Value> = readonly [id: string, value: Value]

const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** By their order, equal ones by id: the same for everybody, however the file holds them. */
export const inOrder = <Value extends { readonly order: number }>(
  record: Readonly<Record<string, Value>>,
): Named<Value>[] => Object.entries(record).sort(([a, one], [b, other]) => one.order - other.order || byId(a, b))

export const orderedActions = (workshop: Workshop): Named<WorkshopAction>[] => inOrder(workshop.actions)

/** The steps of an action in their order; of no action (`undefined`), those that belong to none that is there. */
export const stepsOf = (workshop: Workshop, action: string | undefined): Named<WorkshopStep>[] =>
  inOrder(workshop.steps).filter(([, step]) => actionOf(workshop, step) === action)

/** All steps: action by action in the actions' order, those of none last. */
export const orderedSteps = (workshop: Workshop): Named<WorkshopStep>[] => [
  ...orderedActions(workshop).flatMap(([id]) => stepsOf(workshop, id)),
  ...stepsOf(workshop, undefined),
]

/** The action a step belongs to, if it is there. */
const actionOf = (workshop: Workshop, step: WorkshopStep): string | undefined =>
  step.action !== undefined && Object.hasOwn(workshop.actions, step.action) ? step.action : undefined

/**
 * Orders for the thing `id` to come right before `before` (at the end: `undefined`) among the others, as few as possible:
 * its own in the middle of its neighbours', so that two people who move two things do not meet. Where no number fits in
 * between any more, all are counted anew: 1, 2, 3 …
 */
export function orderBefore(
  ordered: readonly Named<{ readonly order: number }>[],
  id: string,
  before: string | undefined,
): Readonly<Record<string, number>> {
  const others = ordered.filter(([other]) => other !== id)
  const found = before === undefined ? -1 : others.findIndex(([other]) => other === before)
  const place = found < 0 ? others.length : found
  const [low, high] = [others[place - 1]?.[1].order, others[place]?.[1].order]
  const middle = between(low, high)
  if (middle !== undefined) return { [id]: middle }
  const all = [...others.slice(0, place).map(([other]) => other), id, ...others.slice(place).map(([other]) => other)]
  return Object.fromEntries(all.map((other, index) => [other, index + 1]))
}

/** A number between two others, whole ones' steps at the ends; nothing where there is none that is a plain one. */
function between(low: number | undefined, high: number | undefined): number | undefined {
  const middle = low === undefined ? (high ?? 2) - 1 : high === undefined ? low + 1 : low + (high - low) / 2
  const fits = Number.isFinite(middle) && (low === undefined || middle > low) && (high === undefined || middle < high)
  return fits ? middle : undefined
}
