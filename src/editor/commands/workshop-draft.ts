import type { z } from 'zod'
import { type Journey, LIMITS, newWorkshop, type Workshop } from '../../document/index.ts'
import { type CommandContext, refuse } from '../command.ts'
import { withoutUndefined } from './draft.ts'

/** Pieces that commands about the workshop are made of. All act on drafts. */

/** The workshop; an empty one begins with the first thing that is put into it. */
export function workshopOf(draft: Journey): Workshop {
  draft.workshop ??= newWorkshop()
  return draft.workshop
}

/** A thing that must be there. */
export const ownOf = <Value>(record: Readonly<Record<string, Value>> | undefined, id: string): Value =>
  (record && Object.hasOwn(record, id) ? record[id] : undefined) ?? refuse('noSuchThing', id)

/** The value as the schema reads it. Refuses what the schema refuses. */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(withoutUndefined(value))
  if (!parsed.success) refuse('invalid', parsed.error.issues[0]?.path.join('.') ?? '')
  return parsed.data
}

/** Puts a new thing into a collection; the result is its id. */
export function addTo<Value>(
  record: Record<string, Value>,
  value: Value,
  prefix: string,
  context: CommandContext,
  most: number = LIMITS.workshopCards,
): string {
  if (Object.keys(record).length >= most) refuse('invalid', prefix)
  const id = context.newId(prefix, (candidate) => Object.hasOwn(record, candidate))
  record[id] = value
  return id
}

/**
 * Changes parts of a thing; `undefined` takes a part away. Only parts that differ are written, so that two people who
 * change different parts do not meet.
 */
export function change<Schema extends z.ZodType>(schema: Schema, thing: object, parts: object): void {
  const held = thing as Record<string, unknown>
  const next = checked(schema, { ...JSON.parse(JSON.stringify(held)), ...parts }) as Record<string, unknown>
  for (const key of Object.keys(parts)) {
    if (next[key] === undefined) delete held[key]
    else held[key] = next[key]
  }
}

/** One above the last order. */
export const nextOrder = (things: Readonly<Record<string, { readonly order: number }>>): number =>
  Math.floor(Math.max(0, ...Object.values(things).map(({ order }) => order))) + 1

export function setOrders(
  things: Readonly<Record<string, { order: number }>>,
  orders: Readonly<Record<string, number>>,
): void {
  for (const [id, order] of Object.entries(orders)) ownOf(things, id).order = order
}
