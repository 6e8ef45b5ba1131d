import { z } from 'zod'
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
  timeZoneSchema,
} from './primitives.ts'
import { ruleValueSchema } from './rule.ts'

/** What may happen to a test person, each told as one step of what is expected. */
const HAPPENINGS = [
  'entered',
  'refused',
  'left',
  'sent',
  'skipped',
  'updated',
  'emitted',
  'called',
  'asked',
  'queued',
  'converted',
  'handedOff',
  'exited',
  'waiting',
  'goesOn',
] as const

const propertiesSchema = z.record(dataNameSchema, ruleValueSchema)

/** What an event follows: a message sent, her coming to a node, or her leaving the journey (which has no node). */
const anchorSchema = z.strictObject({
  what: z.enum(['sent', 'arrived', 'exited']),
  node: idSchema.optional(),
  /** Which time this happens to her; absent means the first. */
  time: z.int().min(2).max(100_000).optional(),
})

const testEventSchema = z.strictObject({
  /** From what it follows; from the start of the test where that is absent. */
  after: durationSchema,
  /** An event that follows something moves with it, and does not happen where that does not. */
  since: anchorSchema.optional(),
  event: eventNameSchema,
  /** The message, task, webhook or throttle it is about. An entry: she knocks there again, whatever the event's name. */
  node: idSchema.optional(),
  properties: propertiesSchema.optional(),
})

const happeningSchema = z.strictObject({
  what: z.enum(HAPPENINGS),
  /** From the start of the test; absent means at the same time as the step before. */
  at: durationSchema.optional(),
  node: idSchema.optional(),
  /** The way out that was taken. */
  port: idSchema.optional(),
  /** Why somebody was not sent a message or left the journey. */
  reason: nameSchema.optional(),
  goal: idSchema.optional(),
  /** The worth of a conversion, where there is one. */
  worth: finiteSchema.optional(),
  event: eventNameSchema.optional(),
  /** What an update made of the customer's attributes. */
  values: propertiesSchema.optional(),
})

/** One example customer, what she does, and what is expected to happen to her. */
export const testSchema = z.strictObject({
  name: nameSchema,
  /** The telling it is about; absent means the main one. */
  variant: idSchema.optional(),
  customer: z.strictObject({
    /** Decides the arms of experiments. */
    id: nameSchema.min(1),
    name: nameSchema,
    timeZone: timeZoneSchema,
    attributes: propertiesSchema,
    /** Channels that are not named are consented to. */
    consent: z.partialRecord(channelSchema, z.boolean()),
  }),
  start: instantSchema,
  /** The node by which she enters. */
  entry: idSchema,
  /** What the event that brings her in carries. */
  properties: propertiesSchema.optional(),
  events: z.array(testEventSchema).max(2_000),
  /** The arms that best-choice nodes take for her, in order. */
  arms: collectionOf(z.array(idSchema).max(1_000)).optional(),
  expected: z.array(happeningSchema).max(20_000),
  /** What the nodes were called when this was expected: to speak of those that have gone. */
  names: collectionOf(nameSchema).optional(),
})

export type JourneyTest = z.infer<typeof testSchema>
export type TestEvent = JourneyTest['events'][number]
export type TestAnchor = NonNullable<TestEvent['since']>
export type Happening = z.infer<typeof happeningSchema>
