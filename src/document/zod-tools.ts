import type { z } from 'zod'

/** A record of at most so many entries; `wayOut` says what to do about more. */
export const atMost = <Key extends z.core.$ZodRecordKey, Value extends z.ZodType>(
  max: number,
  record: z.ZodRecord<Key, Value>,
  wayOut = 'Delete some',
) =>
  record.refine(
    (value) => Object.keys(value).length <= max,
    `At most ${max.toLocaleString('en')} entries can stand here. ${wayOut}`,
  )

/** What to do about a step with too many branches or arms. */
export const TOO_MANY_WAYS = 'Delete some, or let one of them lead to another step of this kind'
