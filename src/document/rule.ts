import { z } from 'zod'
import { LIMITS } from './limits.ts'
import { idSchema } from './primitives.ts'
import { type Condition, isGroup, RULE_OPERATORS, type Rule } from './rule-tree.ts'

export const ruleScalarSchema = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()])
export const ruleValueSchema = z.union([ruleScalarSchema, z.array(ruleScalarSchema).max(1_000)])

/** One comparison. `value` may be missing for `null` and `notNull`. `id` is react-querybuilder's own. */
export const conditionSchema: z.ZodType<Condition> = z.strictObject({
  id: idSchema.optional(),
  field: z.string().min(1).max(300),
  operator: z.enum(RULE_OPERATORS),
  value: ruleValueSchema.optional(),
})

export const ruleGroupSchema: z.ZodType<Rule> = z.strictObject({
  id: idSchema.optional(),
  combinator: z.enum(['and', 'or']),
  not: z.boolean().optional(),
  get rules() {
    return z.array(z.union([ruleGroupSchema, conditionSchema])).max(LIMITS.rulesPerGroup)
  },
})

export const ruleSchema: z.ZodType<Rule> = ruleGroupSchema.refine(
  (rule) => isNestedAtMost(LIMITS.ruleDepth, rule),
  `Groups of rules can be nested ${LIMITS.ruleDepth} deep at most. Put conditions into fewer groups`,
)

function isNestedAtMost(levels: number, rule: Rule): boolean {
  return levels > 0 && rule.rules.every((item) => !isGroup(item) || isNestedAtMost(levels - 1, item))
}

export * from './rule-tree.ts'
