import { z } from 'zod'
import {
  collectionOf,
  dataNameSchema,
  durationSchema,
  finiteSchema,
  idSchema,
  nameSchema,
  probabilitySchema,
  textSchema,
} from './primitives.ts'

const emotionSchema = z.number().min(-2).max(2)
const evidenceSchema = z.enum(['assumption', 'interview', 'survey', 'data'])
const scoreSchema = z.number().min(1).max(5).multipleOf(0.1)
const votesSchema = z
  .array(z.string().max(200))
  .max(10_000)
  .default(() => [])

const experienceSchema = z.strictObject({
  text: textSchema.default(''),
  emotion: emotionSchema.optional(),
  within: durationSchema.optional(),
  likelihood: probabilitySchema.optional(),
  evidence: evidenceSchema.optional(),
})

export const workshopSchema = z.strictObject({
  persona: z.strictObject({ name: nameSchema, goal: textSchema.default(''), quote: textSchema.default('') }).optional(),
  actions: collectionOf(z.strictObject({ name: nameSchema, order: finiteSchema, votes: votesSchema })).default(
    () => ({}),
  ),
  steps: collectionOf(
    z.strictObject({
      action: idSchema.optional(),
      order: finiteSchema,
      name: nameSchema,
      touchpoint: dataNameSchema.optional(),
      owner: nameSchema.optional(),
      entryPoint: z.boolean().optional(),
      nodes: z
        .array(idSchema)
        .max(1_000)
        .default(() => []),
      expectation: experienceSchema.optional(),
      reality: experienceSchema.optional(),
      pains: z
        .array(textSchema)
        .max(200)
        .default(() => []),
    }),
  ).default(() => ({})),
  opportunities: collectionOf(
    z.strictObject({
      step: idSchema.optional(),
      dream: textSchema.default(''),
      realistic: textSchema.default(''),
      effort: scoreSchema.optional(),
      impact: scoreSchema.optional(),
      votes: votesSchema,
      feasibility: z
        .array(
          z.strictObject({
            question: textSchema,
            answer: z.enum(['yes', 'no', 'unknown']),
            owner: nameSchema.optional(),
          }),
        )
        .max(200)
        .default(() => []),
      variant: idSchema.optional(),
      status: z.enum(['idea', 'planned', 'building', 'live', 'dropped']).default('idea'),
    }),
  ).default(() => ({})),
})
export type Workshop = z.infer<typeof workshopSchema>
