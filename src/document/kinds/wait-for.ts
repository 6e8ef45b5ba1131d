import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import { collectionOf, durationSchema, eventNameSchema, idSchema, nameSchema } from '../primitives.ts'
import { ruleSchema } from '../rule.ts'
import { atMost, TOO_MANY_WAYS } from '../zod-tools.ts'
import { defineKind, inOrderOfId } from './kind.ts'

const waitForBranchSchema = z.strictObject({
  name: nameSchema,
  event: eventNameSchema,
  /** Only events about this message node's messages. */
  message: idSchema.optional(),
  where: ruleSchema.optional(),
})
export type WaitForBranch = z.infer<typeof waitForBranchSchema>

export const waitFor = defineKind(
  z.strictObject({
    branches: atMost(LIMITS.branchesPerNode, collectionOf(waitForBranchSchema), TOO_MANY_WAYS),
    timeout: durationSchema,
  }),
)({
  category: 'time',
  waits: true,
  initial: () => ({ branches: { b1: { name: 'Opened', event: 'message.opened' } }, timeout: 'P1D' }),
  ports: (config) => [
    ...inOrderOfId(config.branches).map(([id, branch]) => ({ id, name: branch.name, role: 'branch' as const })),
    { id: 'timeout', role: 'timeout' },
  ],
})
