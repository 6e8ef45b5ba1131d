import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import { collectionOf, finiteSchema, nameSchema } from '../primitives.ts'
import { ALWAYS, ruleSchema } from '../rule.ts'
import { atMost, TOO_MANY_WAYS } from '../zod-tools.ts'
import { defineKind } from './kind.ts'

export const splitBranchSchema = z.strictObject({
  name: nameSchema,
  where: ruleSchema,
  /** Branches are tried from the lowest order up; equal orders by id. */
  order: finiteSchema,
})
export type SplitBranch = z.infer<typeof splitBranchSchema>

/** The branches in the order they are tried. */
export const orderedBranches = (branches: Readonly<Record<string, SplitBranch>>): [string, SplitBranch][] =>
  Object.entries(branches).sort(([a, x], [b, y]) => x.order - y.order || (a < b ? -1 : 1))

export const split = defineKind(
  z.strictObject({ branches: atMost(LIMITS.branchesPerNode, collectionOf(splitBranchSchema), TOO_MANY_WAYS) }),
)({
  category: 'decision',
  waits: false,
  initial: () => ({ branches: { b1: { name: 'Yes', where: ALWAYS, order: 1 } } }),
  ports: (config) => [
    ...orderedBranches(config.branches).map(([id, branch]) => ({ id, name: branch.name, role: 'branch' as const })),
    { id: 'else', role: 'else' },
  ],
})
