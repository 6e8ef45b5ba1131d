import { z } from 'zod'
import { durationSchema, finiteSchema, nonNegativeSchema, probabilitySchema } from './primitives.ts'
import { ruleScalarSchema } from './rule.ts'

const weightsSchema = z.record(z.string().min(1).max(200), nonNegativeSchema)

/** Builds the distributions over one scale: plain numbers, or ISO durations. */
const overScale = <Value extends z.ZodType<string | number>, Positive extends z.ZodType<string | number>>(
  value: Value,
  positive: Positive,
) =>
  [
    z.strictObject({ dist: z.literal('uniform'), min: value, max: value }),
    z.strictObject({ dist: z.literal('exponential'), mean: positive }),
    z.strictObject({ dist: z.literal('lognormal'), median: positive, sigma: nonNegativeSchema }),
  ] as const

/** What a number, a category or a truth value is drawn from. */
export const valueDistributionSchema = z.discriminatedUnion('dist', [
  z.strictObject({ dist: z.literal('constant'), value: ruleScalarSchema }),
  ...overScale(finiteSchema, nonNegativeSchema),
  z.strictObject({ dist: z.literal('category'), weights: weightsSchema }),
  z.strictObject({ dist: z.literal('boolean'), p: probabilitySchema }),
  z.strictObject({
    dist: z.literal('empirical'),
    values: z.array(ruleScalarSchema).min(1).max(10_000),
    weights: z.array(nonNegativeSchema).max(10_000).optional(),
  }),
])

/** What a span of time is drawn from; every parameter is an ISO duration. */
export const durationDistributionSchema = z.discriminatedUnion('dist', [
  z.strictObject({ dist: z.literal('constant'), value: durationSchema }),
  ...overScale(durationSchema, durationSchema),
  z.strictObject({
    dist: z.literal('empirical'),
    values: z.array(durationSchema).min(1).max(10_000),
    weights: z.array(nonNegativeSchema).max(10_000).optional(),
  }),
])

export type ValueDistribution = z.infer<typeof valueDistributionSchema>
export type DurationDistribution = z.infer<typeof durationDistributionSchema>
