import { z } from 'zod'
import { type ConfigOf, KINDS, NODE_KINDS, type NodeKind } from './kinds/index.ts'
import { channelSchema } from './kinds/message.ts'
import { LIMITS } from './limits.ts'
import {
  clockSchema,
  collectionOf,
  dataNameSchema,
  durationSchema,
  eventNameSchema,
  finiteSchema,
  idSchema,
  nameSchema,
  nonNegativeSchema,
  textSchema,
  timeOfDaySchema,
  timeZoneSchema,
} from './primitives.ts'
import { ruleScalarSchema, ruleSchema } from './rule.ts'
import { scenarioSchema } from './scenario.ts'
import { testSchema } from './tests.ts'
import { workshopSchema } from './workshop.ts'
import { atMost } from './zod-tools.ts'

export const FORMAT = 'jornada/journey'
export const FORMAT_VERSION = 1

export const dataTypeSchema = z.enum(['text', 'number', 'boolean', 'date', 'category', 'list'])
export type DataType = z.infer<typeof dataTypeSchema>

const dataFieldShape = {
  label: nameSchema.optional(),
  type: dataTypeSchema,
  values: z.array(ruleScalarSchema).max(1_000).optional(),
  /** Personal data: must not leave in a URL or a log. */
  personal: z.boolean().optional(),
}
export const attributeSchema = z.strictObject({ ...dataFieldShape, label: nameSchema })
export const eventPropertySchema = z.strictObject(dataFieldShape)
export const eventSchema = z.strictObject({
  label: nameSchema,
  properties: z.record(dataNameSchema, eventPropertySchema).default(() => ({})),
})

export const stageSchema = z.strictObject({ name: nameSchema, order: finiteSchema })

export const quietHoursSchema = z.strictObject({
  from: timeOfDaySchema,
  to: timeOfDaySchema,
  clock: clockSchema.optional(),
  /** What becomes of a message inside quiet hours. Absent means hold. */
  fallback: z.enum(['hold', 'skip']).optional(),
})

export const frequencyCapSchema = z.strictObject({
  channel: z.union([channelSchema, z.literal('any')]),
  max: z.int().min(0),
  /** A sliding window that ends at the moment of the check. */
  per: durationSchema,
})

export const exitRuleSchema = z.strictObject({
  event: eventNameSchema,
  where: ruleSchema.optional(),
  reason: nameSchema,
})

export const goalSchema = z.strictObject({
  name: nameSchema,
  event: eventNameSchema,
  where: ruleSchema.optional(),
  /** From the entry. Absent means as long as the simulation or the customer lasts. */
  window: durationSchema.optional(),
  value: z.union([z.strictObject({ property: dataNameSchema }), z.strictObject({ constant: finiteSchema })]).optional(),
  primary: z.boolean().optional(),
})

export const reentrySchema = z.strictObject({
  mode: z.enum(['once', 'afterExit', 'always']),
  cooldown: durationSchema.optional(),
})

export const settingsSchema = z.strictObject({
  reentry: reentrySchema.default(() => ({ mode: 'once' as const })),
  quietHours: quietHoursSchema.optional(),
  frequencyCaps: z
    .array(frequencyCapSchema)
    .max(50)
    .default(() => []),
  exitRules: collectionOf(exitRuleSchema).default(() => ({})),
  goals: collectionOf(goalSchema).default(() => ({})),
})

export const positionSchema = z.strictObject({ x: finiteSchema, y: finiteSchema })
const sizeSchema = z.strictObject({ width: nonNegativeSchema, height: nonNegativeSchema })

const nodeSchemaOf = <Kind extends NodeKind>(kind: Kind) =>
  z.strictObject({
    kind: z.literal(kind),
    name: nameSchema,
    position: positionSchema,
    stage: idSchema.optional(),
    /** Stays where it is when the journey is tidied up. */
    pinned: z.boolean().optional(),
    config: KINDS[kind].config,
  })

/** A node of one kind. */
export interface NodeOf<Kind extends NodeKind> {
  kind: Kind
  name: string
  position: { x: number; y: number }
  stage?: string | undefined
  pinned?: boolean | undefined
  config: ConfigOf<Kind>
}
export type JourneyNode = { [Kind in NodeKind]: NodeOf<Kind> }[NodeKind]

// Built from the registry, so its members are exactly the kinds; the assertion restores the union that `map` loses.
export const nodeSchema = z.discriminatedUnion(
  'kind',
  NODE_KINDS.map((kind) => nodeSchemaOf(kind)) as unknown as [ReturnType<typeof nodeSchemaOf<'entry'>>],
) as unknown as z.ZodType<JourneyNode>

export const edgeSchema = z.strictObject({ from: idSchema, port: idSchema, to: idSchema })
export const NOTE_COLOURS = ['yellow', 'blue', 'green', 'pink', 'violet', 'grey'] as const
export const noteSchema = z.strictObject({
  text: textSchema,
  position: positionSchema,
  size: sizeSchema.optional(),
  colour: z.enum(NOTE_COLOURS).optional(),
})
export const groupSchema = z.strictObject({
  name: nameSchema,
  nodes: z.array(idSchema).max(LIMITS.nodesPerVariant),
  collapsed: z.boolean().optional(),
})

export const PURPOSES = ['reality', 'expectation', 'dream', 'realistic', 'alternative'] as const
export const variantSchema = z.strictObject({
  name: nameSchema,
  purpose: z.enum(PURPOSES),
  nodes: atMost(LIMITS.nodesPerVariant, collectionOf(nodeSchema)).default(() => ({})),
  edges: atMost(LIMITS.edgesPerVariant, collectionOf(edgeSchema)).default(() => ({})),
  notes: collectionOf(noteSchema).default(() => ({})),
  groups: collectionOf(groupSchema).default(() => ({})),
})

export const journeySchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  id: idSchema,
  name: nameSchema,
  description: textSchema.default(''),
  timeZone: timeZoneSchema,
  attributes: z.record(dataNameSchema, attributeSchema).default(() => ({})),
  events: z.record(eventNameSchema, eventSchema).default(() => ({})),
  stages: collectionOf(stageSchema).default(() => ({})),
  settings: settingsSchema.default(() => ({
    reentry: { mode: 'once' as const },
    frequencyCaps: [],
    exitRules: {},
    goals: {},
  })),
  variants: atMost(LIMITS.variants, collectionOf(variantSchema)),
  mainVariant: idSchema,
  scenarios: collectionOf(scenarioSchema).default(() => ({})),
  workshop: workshopSchema.optional(),
  /** Example customers that hold the journey to what is expected of it. Absent: there are none. */
  tests: atMost(LIMITS.tests, collectionOf(testSchema)).optional(),
})

/** A journey document as every room sees it: validated, with absent collections filled in as empty ones. */
export type Journey = z.infer<typeof journeySchema>
export type Variant = z.infer<typeof variantSchema>
export type Edge = z.infer<typeof edgeSchema>
export type Note = z.infer<typeof noteSchema>
export type Group = z.infer<typeof groupSchema>
export type Settings = z.infer<typeof settingsSchema>
export type Goal = z.infer<typeof goalSchema>
export type ExitRule = z.infer<typeof exitRuleSchema>
export type QuietHours = z.infer<typeof quietHoursSchema>
export type FrequencyCap = z.infer<typeof frequencyCapSchema>
export type Attribute = z.infer<typeof attributeSchema>
export type EventType = z.infer<typeof eventSchema>
export type Position = z.infer<typeof positionSchema>
export type Purpose = (typeof PURPOSES)[number]
