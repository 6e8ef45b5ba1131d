import { z } from 'zod'
import { channelSchema } from './kinds/message.ts'
import { LIMITS } from './limits.ts'
import {
  collectionOf,
  dataNameSchema,
  dateSchema,
  durationSchema,
  finiteSchema,
  idSchema,
  instantSchema,
  nameSchema,
  nonNegativeSchema,
  probabilitySchema,
  textSchema,
} from './primitives.ts'
import { boardSchema } from './workshop-board.ts'
import { atMost } from './zod-tools.ts'

/** The six steps that a workshop is guided through, in their order. */
export const GUIDE_STEPS = ['actions', 'course', 'reality', 'opportunities', 'feasible', 'order'] as const
/** What is known and how, from the least to the most. */
export const EVIDENCE = ['assumption', 'interview', 'survey', 'data'] as const
export const OPPORTUNITY_STATUSES = ['idea', 'planned', 'building', 'live', 'dropped'] as const
export const ANSWERS = ['yes', 'no', 'unknown'] as const

const emotionSchema = z.number().min(-2).max(2)
const scoreSchema = z.number().min(1).max(5).multipleOf(0.1)
/** Whose dots it has: each person's once. */
const votesSchema = z
  .array(z.string().max(200))
  .max(10_000)
  .default(() => [])

export const experienceSchema = z.strictObject({
  text: textSchema.default(''),
  emotion: emotionSchema.optional(),
  within: durationSchema.optional(),
  likelihood: probabilitySchema.optional(),
  evidence: z.enum(EVIDENCE).optional(),
})

export const personaSchema = z.strictObject({
  name: nameSchema,
  goal: textSchema.default(''),
  quote: textSchema.default(''),
})

export const actionSchema = z.strictObject({
  name: nameSchema,
  order: finiteSchema,
  votes: votesSchema,
  /** What the cards said that were merged into it. */
  also: z.array(nameSchema).max(200).optional(),
  author: nameSchema.optional(),
})

export const workshopStepSchema = z.strictObject({
  action: idSchema.optional(),
  order: finiteSchema,
  name: nameSchema,
  stage: idSchema.optional(),
  touchpoint: dataNameSchema.optional(),
  channel: channelSchema.optional(),
  /** Where it happens; absent: not told. */
  place: z.enum(['online', 'offline']).optional(),
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
  /** What the company does that she does not see. */
  backstage: z.array(textSchema).max(200).optional(),
})

export const questionSchema = z.strictObject({
  /** Tells questions apart where two people change them at once; absent: its words do. */
  id: idSchema.optional(),
  question: textSchema,
  answer: z.enum(ANSWERS),
  owner: nameSchema.optional(),
})

/** What two tellings, simulated with the same people and the same luck, made of a goal. */
export const computedImpactSchema = z.strictObject({
  goal: idSchema,
  scenario: idSchema,
  /** What it was compared with, and what was compared. */
  reality: idSchema,
  variant: idSchema,
  /** Share of people who reach the goal in each, and the difference with its 95 % interval. */
  first: probabilitySchema,
  second: probabilitySchema,
  difference: z.number().min(-1).max(1),
  ci95: z.tuple([z.number().min(-1).max(1), z.number().min(-1).max(1)]),
  people: z.int().min(0),
  seed: finiteSchema,
  /** Stands for what was simulated: where it differs, the figure is of an older journey. */
  of: z.string().max(200).optional(),
})

export const opportunitySchema = z.strictObject({
  step: idSchema.optional(),
  /** A few words for its card; absent: the words of the dream stand for it. */
  name: nameSchema.optional(),
  dream: textSchema.default(''),
  realistic: textSchema.default(''),
  effort: scoreSchema.optional(),
  impact: scoreSchema.optional(),
  computed: computedImpactSchema.optional(),
  votes: votesSchema,
  feasibility: z
    .array(questionSchema)
    .max(200)
    .default(() => []),
  /** The telling in which it is realistic, and the one in which it was dreamt. */
  variant: idSchema.optional(),
  dreamVariant: idSchema.optional(),
  status: z.enum(OPPORTUNITY_STATUSES).default('idea'),
  decision: textSchema.optional(),
  owner: nameSchema.optional(),
  due: dateSchema.optional(),
})

/** A clock that counts down. It runs while it has an end; stopped, it keeps what is left, in milliseconds. */
const timerSchema = z.strictObject({
  minutes: z.number().min(0).max(1_440),
  endsAt: instantSchema.optional(),
  left: nonNegativeSchema.max(86_400_000).optional(),
})

export const guideStepSchema = z.strictObject({
  done: z.boolean().optional(),
  timer: timerSchema.optional(),
  /** The facilitator's own. */
  notes: textSchema.optional(),
})

/** How far the group has come. */
export const sessionSchema = z.strictObject({
  current: z.enum(GUIDE_STEPS).optional(),
  /** The action whose course is plotted. */
  action: idSchema.optional(),
  /** Dots that each person has, for actions and for opportunities; absent: three. */
  dots: z.int().min(1).max(100).optional(),
  guide: z.partialRecord(z.enum(GUIDE_STEPS), guideStepSchema).optional(),
})

export const workshopSchema = z.strictObject({
  persona: personaSchema.optional(),
  actions: atMost(LIMITS.workshopCards, collectionOf(actionSchema)).default(() => ({})),
  steps: atMost(LIMITS.workshopCards, collectionOf(workshopStepSchema)).default(() => ({})),
  opportunities: atMost(LIMITS.workshopCards, collectionOf(opportunitySchema)).default(() => ({})),
  session: sessionSchema.optional(),
  board: boardSchema.optional(),
})

export type Workshop = z.infer<typeof workshopSchema>
export type Persona = z.infer<typeof personaSchema>
export type WorkshopAction = z.infer<typeof actionSchema>
export type WorkshopStep = z.infer<typeof workshopStepSchema>
export type Experience = z.infer<typeof experienceSchema>
export type Evidence = (typeof EVIDENCE)[number]
export type Opportunity = z.infer<typeof opportunitySchema>
export type OpportunityStatus = (typeof OPPORTUNITY_STATUSES)[number]
export type FeasibilityQuestion = z.infer<typeof questionSchema>
export type ComputedImpact = z.infer<typeof computedImpactSchema>
export type GuideStep = (typeof GUIDE_STEPS)[number]
export type GuideStepState = z.infer<typeof guideStepSchema>
export type WorkshopSession = z.infer<typeof sessionSchema>

/** A workshop in which nothing has been told yet. */
export const newWorkshop = (): Workshop => ({ actions: {}, steps: {}, opportunities: {} })
