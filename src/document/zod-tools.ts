import type { z } from 'zod'

/** A record of at most so many entries. */
export const atMost = <Key extends z.core.$ZodRecordKey, Value extends z.ZodType>(
  max: number,
  record: z.ZodRecord<Key, Value>,
) => record.refine((value) => Object.keys(value).length <= max, `At most ${max} entries`)
