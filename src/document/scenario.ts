import { z } from 'zod'
import { durationDistributionSchema, valueDistributionSchema } from './distribution.ts'
import { channelSchema } from './kinds/message.ts'
import {
  collectionOf,
  dataNameSchema,
  durationSchema,
  eventNameSchema,
  finiteSchema,
  idSchema,
  instantSchema,
  nameSchema,
  nonNegativeSchema,
  probabilitySchema,
  textSchema,
  timeZoneSchema,
} from './primitives.ts'
import { ruleSchema } from './rule.ts'
import { atMost } from './zod-tools.ts'

const arrivalsSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('atStart') }),
  z.strictObject({ type: z.literal('spread'), over: durationSchema }),
])

/** How recipients of one channel react to one send. Absent probabilities: see `CHANNEL_DEFAULTS` of the simulator. */
export const channelBehaviourSchema = z.strictObject({
  deliver: probabilitySchema.optional(),
  open: probabilitySchema.optional(),
  click: probabilitySchema.optional(),
  unsubscribe: probabilitySchema.optional(),
  openDelay: durationDistributionSchema.optional(),
  clickDelay: durationDistributionSchema.optional(),
})
export type ChannelBehaviour = z.infer<typeof channelBehaviourSchema>

const eventPropertiesSchema = z.record(dataNameSchema, valueDistributionSchema).optional()

export const generatorSchema = z.discriminatedUnion('type', [
  z.strictObject({
    event: eventNameSchema,
    type: z.literal('rate'),
    perDay: nonNegativeSchema,
    properties: eventPropertiesSchema,
  }),
  z.strictObject({
    event: eventNameSchema,
    type: z.literal('after'),
    after: eventNameSchema,
    /** Only after events about this message, task or webhook node. */
    node: idSchema.optional(),
    probability: probabilitySchema,
    delay: durationDistributionSchema.optional(),
    properties: eventPropertiesSchema,
  }),
])
export type EventGenerator = z.infer<typeof generatorSchema>

/** What is known about one figure of a scenario: where it comes from, and how low or high it may truly be. */
export const assumptionNoteSchema = z.strictObject({
  /** A study, a report, the company's own data. Absent: it is somebody's guess. */
  source: textSchema.optional(),
  note: textSchema.optional(),
  /** In the figure's own unit; a duration is written as one. */
  low: z.union([finiteSchema, durationSchema]).optional(),
  high: z.union([finiteSchema, durationSchema]).optional(),
})
export type AssumptionNote = z.infer<typeof assumptionNoteSchema>

/** Which figure is meant: a JSON Pointer (RFC 6901) into the scenario, such as `/behaviour/channels/email/open`. */
const figurePathSchema = z
  .string()
  .max(1_000)
  .regex(/^\/(?:[^~]|~[01])*$/, 'Not a path such as /behaviour/channels/email/open')

export const scenarioSchema = z.strictObject({
  name: nameSchema,
  variant: idSchema.optional(),
  customers: z.int().min(1).max(100_000_000),
  replications: z.int().min(1).max(10_000).default(1),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
  start: instantSchema,
  horizon: durationSchema,
  arrivals: arrivalsSchema.default(() => ({ type: 'atStart' as const })),
  population: z
    .strictObject({
      attributes: z.record(dataNameSchema, valueDistributionSchema).default(() => ({})),
      timeZones: z.record(timeZoneSchema, nonNegativeSchema).default(() => ({})),
      consent: z.partialRecord(channelSchema, probabilitySchema).default(() => ({})),
    })
    .default(() => ({ attributes: {}, timeZones: {}, consent: {} })),
  behaviour: z
    .strictObject({
      channels: z.partialRecord(channelSchema, channelBehaviourSchema).default(() => ({})),
      nodes: collectionOf(channelBehaviourSchema).default(() => ({})),
      segments: z
        .array(
          z.strictObject({
            name: nameSchema.optional(),
            where: ruleSchema,
            /** Keys: `open`, `click`, `deliver`, `unsubscribe`, or one of them behind a channel (`email.click`). */
            multiply: z.record(
              z.string().regex(/^(?:[A-Za-z]+\.)?(?:deliver|open|click|unsubscribe)$/),
              nonNegativeSchema,
            ),
          }),
        )
        .max(100)
        .default(() => []),
      fatigue: z.strictObject({ strength: nonNegativeSchema, halfLife: durationSchema }).optional(),
      events: collectionOf(generatorSchema).default(() => ({})),
    })
    .default(() => ({ channels: {}, nodes: {}, segments: [], events: {} })),
  teams: collectionOf(
    z.strictObject({ agents: z.int().min(0).max(1_000_000), handleTime: durationDistributionSchema }),
  ).default(() => ({})),
  webhooks: collectionOf(
    z.strictObject({ error: probabilitySchema, latency: durationDistributionSchema.optional() }),
  ).default(() => ({})),
  arms: collectionOf(collectionOf(z.strictObject({ goal: probabilitySchema }))).default(() => ({})),
  /** Sources and ranges of figures, by where in the scenario each stands. Absent: nothing is said about any. */
  assumptions: atMost(2_000, z.record(figurePathSchema, assumptionNoteSchema)).optional(),
})

export type Scenario = z.infer<typeof scenarioSchema>
export type Population = Scenario['population']
export type Behaviour = Scenario['behaviour']
