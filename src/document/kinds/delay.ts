import { z } from 'zod'
import {
  clockSchema,
  dataNameSchema,
  durationSchema,
  localDateTimeSchema,
  pastPolicySchema,
  signedDurationSchema,
  timeOfDaySchema,
  weekdaySchema,
} from '../primitives.ts'
import { defineKind, NEXT } from './kind.ts'

const delayConfigSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('for'), duration: durationSchema }),
  z.strictObject({
    mode: z.literal('untilTime'),
    time: timeOfDaySchema,
    days: z.array(weekdaySchema).max(7).optional(),
    clock: clockSchema.optional(),
  }),
  z.strictObject({
    mode: z.literal('untilDate'),
    date: localDateTimeSchema,
    clock: clockSchema.optional(),
    past: pastPolicySchema.optional(),
  }),
  z.strictObject({
    mode: z.literal('untilAttribute'),
    attribute: dataNameSchema,
    offset: signedDurationSchema.optional(),
    time: timeOfDaySchema.optional(),
    /** Use the next anniversary of the date, for birthdays and renewals. */
    yearly: z.boolean().optional(),
    clock: clockSchema.optional(),
    past: pastPolicySchema.optional(),
  }),
])
export type DelayConfig = z.infer<typeof delayConfigSchema>

export const delay = defineKind(delayConfigSchema)({
  category: 'time',
  waits: true,
  initial: () => ({ mode: 'for', duration: 'P1D' }),
  ports: () => NEXT,
})
