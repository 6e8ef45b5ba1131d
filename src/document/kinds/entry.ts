import { z } from 'zod'
import { eventNameSchema } from '../primitives.ts'
import { ruleSchema } from '../rule.ts'
import { defineKind, NEXT } from './kind.ts'

const triggerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('event'), event: eventNameSchema, where: ruleSchema.optional() }),
  z.strictObject({ type: z.literal('segment'), where: ruleSchema }),
  z.strictObject({ type: z.literal('schedule'), rrule: z.string().min(1).max(2_000), where: ruleSchema.optional() }),
  z.strictObject({ type: z.literal('manual') }),
])
export type Trigger = z.infer<typeof triggerSchema>

export const entry = defineKind(z.strictObject({ trigger: triggerSchema }))({
  category: 'entry',
  waits: false,
  initial: () => ({ trigger: { type: 'manual' } }),
  ports: () => NEXT,
})
