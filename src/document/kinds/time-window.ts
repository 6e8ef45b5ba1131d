import { z } from 'zod'
import { clockSchema, dateSchema, timeOfDaySchema, weekdaySchema } from '../primitives.ts'
import { defineKind, NEXT } from './kind.ts'

export const timeWindow = defineKind(
  z.strictObject({
    days: z.array(weekdaySchema).max(7).optional(),
    from: timeOfDaySchema,
    to: timeOfDaySchema,
    clock: clockSchema.optional(),
    holidays: z.array(dateSchema).max(1_000).optional(),
  }),
)({
  category: 'time',
  waits: true,
  initial: () => ({ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00', clock: 'customer' }),
  ports: () => NEXT,
})
