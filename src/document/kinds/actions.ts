import { z } from 'zod'
import { dataNameSchema, durationSchema, eventNameSchema, idSchema, nameSchema, textSchema } from '../primitives.ts'
import { ruleValueSchema } from '../rule.ts'
import { defineKind, NEXT } from './kind.ts'

export const assignmentSchema = z.strictObject({
  attribute: dataNameSchema,
  op: z.enum(['set', 'add', 'append', 'remove']),
  value: ruleValueSchema,
})
export type Assignment = z.infer<typeof assignmentSchema>

export const update = defineKind(z.strictObject({ set: z.array(assignmentSchema).max(100) }))({
  category: 'action',
  waits: false,
  initial: () => ({ set: [] }),
  ports: () => NEXT,
})

export const emit = defineKind(
  z.strictObject({
    event: eventNameSchema,
    properties: z.record(dataNameSchema, ruleValueSchema).optional(),
  }),
)({
  category: 'action',
  waits: false,
  initial: () => ({ event: 'my_event' }),
  ports: () => NEXT,
})

export const webhook = defineKind(
  z.strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    url: z.string().max(4_000),
    headers: z.record(z.string().min(1).max(200), z.string().max(4_000)).optional(),
    body: textSchema.optional(),
    timeout: durationSchema.optional(),
    retries: z.int().min(0).max(20).optional(),
  }),
)({
  category: 'action',
  waits: true,
  initial: () => ({ method: 'POST', url: '', timeout: 'PT10S', retries: 2 }),
  ports: () => [
    { id: 'ok', role: 'next' },
    { id: 'error', role: 'error' },
  ],
})

export const task = defineKind(
  z.strictObject({ team: idSchema, instructions: textSchema.optional(), within: durationSchema }),
)({
  category: 'action',
  waits: true,
  initial: () => ({ team: 'care', instructions: '', within: 'P2D' }),
  ports: () => [
    { id: 'done', role: 'next' },
    { id: 'expired', role: 'timeout' },
  ],
})

export const throttle = defineKind(z.strictObject({ max: z.int().min(1), per: durationSchema }))({
  category: 'time',
  waits: true,
  initial: () => ({ max: 100, per: 'PT1H' }),
  ports: () => NEXT,
})

export const journey = defineKind(z.strictObject({ journey: idSchema, mode: z.enum(['handOff', 'call']) }))({
  category: 'action',
  waits: true,
  initial: () => ({ journey: 'other-journey', mode: 'handOff' }),
  ports: () => NEXT,
})

export const goal = defineKind(z.strictObject({ goal: idSchema }))({
  category: 'outcome',
  waits: false,
  initial: () => ({ goal: 'g1' }),
  ports: () => NEXT,
})

export const exit = defineKind(z.strictObject({ reason: nameSchema }))({
  category: 'outcome',
  waits: false,
  initial: () => ({ reason: 'Done' }),
  ports: () => [],
})
