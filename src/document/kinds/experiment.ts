import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import { collectionOf, durationSchema, idSchema, nameSchema, nonNegativeSchema } from '../primitives.ts'
import { atMost, TOO_MANY_WAYS } from '../zod-tools.ts'
import { defineKind, inOrderOfId, type Port } from './kind.ts'

const armSchema = z.strictObject({
  name: nameSchema,
  /** Relative to the other arms' weights. */
  weight: nonNegativeSchema,
  control: z.boolean().optional(),
})
export type Arm = z.infer<typeof armSchema>

const armPorts = (config: { arms: Record<string, { name: string }> }): Port[] =>
  inOrderOfId(config.arms).map(([id, arm]) => ({ id, name: arm.name, role: 'arm' }))

export const experiment = defineKind(
  z.strictObject({
    arms: atMost(LIMITS.branchesPerNode, collectionOf(armSchema), TOO_MANY_WAYS),
    goal: idSchema.optional(),
  }),
)({
  category: 'decision',
  waits: false,
  initial: () => ({ arms: { a1: { name: 'A', weight: 1 }, a2: { name: 'Control', weight: 1, control: true } } }),
  ports: armPorts,
})

const nextBestArmSchema = z.strictObject({
  name: nameSchema,
  weight: nonNegativeSchema.optional(),
  control: z.boolean().optional(),
})

export const nextBest = defineKind(
  z.strictObject({
    arms: atMost(LIMITS.branchesPerNode, collectionOf(nextBestArmSchema), TOO_MANY_WAYS),
    goal: idSchema.optional(),
    /** How long after the choice a goal still counts for the arm. */
    window: durationSchema.optional(),
    policy: z.enum(['thompson', 'epsilon']),
    /** Share of random choices under `epsilon`; 0.1 when absent. */
    epsilon: z.number().min(0).max(1).optional(),
  }),
)({
  category: 'decision',
  waits: false,
  initial: () => ({ arms: { a1: { name: 'A' }, a2: { name: 'B' } }, window: 'P7D', policy: 'thompson' }),
  ports: armPorts,
})
