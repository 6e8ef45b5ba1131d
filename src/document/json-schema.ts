import { z } from 'zod'
import { durationDistributionSchema, valueDistributionSchema } from './distribution.ts'
import {
  attributeSchema,
  edgeSchema,
  eventPropertySchema,
  eventSchema,
  exitRuleSchema,
  FORMAT_VERSION,
  frequencyCapSchema,
  goalSchema,
  groupSchema,
  journeySchema,
  nodeSchema,
  noteSchema,
  positionSchema,
  quietHoursSchema,
  reentrySchema,
  settingsSchema,
  stageSchema,
  variantSchema,
} from './journey.ts'
import { KIND_TEXTS, PROPERTY_TEXTS } from './json-schema-texts.ts'
import { KINDS, NODE_KINDS } from './kinds/index.ts'
import { LIMITS } from './limits.ts'
import {
  clockSchema,
  dataNameSchema,
  dateSchema,
  durationSchema,
  eventNameSchema,
  idSchema,
  instantSchema,
  localDateTimeSchema,
  probabilitySchema,
  signedDurationSchema,
  timeOfDaySchema,
  timeZoneSchema,
  weekdaySchema,
} from './primitives.ts'
import { conditionSchema, ruleGroupSchema, ruleSchema, ruleValueSchema } from './rule.ts'
import { assumptionNoteSchema, channelBehaviourSchema, generatorSchema, scenarioSchema } from './scenario.ts'
import { testSchema } from './tests.ts'
import {
  actionSchema,
  computedImpactSchema,
  experienceSchema,
  opportunitySchema,
  sessionSchema,
  workshopSchema,
  workshopStepSchema,
} from './workshop.ts'
import { boardImageSchema, boardSchema, stampSchema, stickySchema, strokeSchema } from './workshop-board.ts'

type Json = Record<string, unknown>

interface Meta {
  id: string
  title?: string
  description?: string
  [extra: string]: unknown
}

/**
 * The JSON Schema (draft 2020-12) of a journey document, for editors and programs in other languages. It describes what
 * may stand in a file; a few rules it cannot say (that a time zone exists, that a duration is one) only `readJourney` checks.
 */
export function journeyJsonSchema(): Json {
  const metadata = z.registry<Meta>()
  for (const [schema, meta] of NAMED) metadata.add(schema, meta)
  for (const kind of NODE_KINDS)
    metadata.add(KINDS[kind].config, { id: `${kind}Config`, description: KIND_TEXTS[kind] })
  const schema = z.toJSONSchema(journeySchema, { io: 'input', target: 'draft-2020-12', metadata }) as Json
  const described: Json = {
    ...schema,
    title: 'Jornada journey',
    description: `A customer journey of format version ${FORMAT_VERSION} (*.journey.json).`,
  }
  describeProperties('journey', described)
  const definitions = isRecord(described.$defs) ? described.$defs : {}
  for (const [name, definition] of Object.entries(definitions)) describeProperties(name, definition)
  return described
}

const NAMED: readonly (readonly [z.ZodType, Meta])[] = [
  [idSchema, { id: 'id', title: 'Id', description: 'Names an entry of a record. Letters, digits, _ and -.' }],
  [
    eventNameSchema,
    {
      id: 'eventName',
      title: 'Name of an event',
      description: 'As the customer data has it, or a standard event; without * and not of the machine itself.',
    },
  ],
  [
    dataNameSchema,
    {
      id: 'dataName',
      title: 'Name of an attribute or property',
      description: 'As the customer data has it; any script.',
    },
  ],
  [
    durationSchema,
    {
      id: 'duration',
      title: 'Duration',
      description: 'ISO 8601. P1D moves on the calendar, PT24H is exact.',
      examples: ['PT4H', 'P3D'],
    },
  ],
  [
    signedDurationSchema,
    {
      id: 'signedDuration',
      title: 'Duration before or after',
      description: 'ISO 8601, with a minus for before.',
      examples: ['-P3D'],
    },
  ],
  [timeOfDaySchema, { id: 'timeOfDay', title: 'Time of day', examples: ['09:00'] }],
  [dateSchema, { id: 'date', title: 'Date', format: 'date' }],
  [
    localDateTimeSchema,
    {
      id: 'localDateTime',
      title: 'Date, with or without a time',
      description: 'Read on the clock of its node.',
      examples: ['2026-03-29', '2026-03-29T09:00'],
    },
  ],
  [instantSchema, { id: 'instant', title: 'Instant', format: 'date-time', examples: ['2026-01-05T00:00:00Z'] }],
  [
    timeZoneSchema,
    { id: 'timeZone', title: 'Time zone', description: 'Of the IANA database.', examples: ['America/Mexico_City'] },
  ],
  [clockSchema, { id: 'clock', title: 'Whose clock', description: "The customer's own time zone, or the company's." }],
  [weekdaySchema, { id: 'weekday', title: 'Day of the week' }],
  [probabilitySchema, { id: 'probability', title: 'Probability' }],
  [
    ruleSchema,
    {
      id: 'rule',
      title: 'Rule',
      description: `A group of conditions in the form of react-querybuilder, nested at most ${LIMITS.ruleDepth} deep. An empty one holds.`,
    },
  ],
  [ruleGroupSchema, { id: 'ruleGroup', title: 'Group of conditions' }],
  [conditionSchema, { id: 'condition', title: 'Condition' }],
  [ruleValueSchema, { id: 'ruleValue', title: 'Value, or list of values' }],
  [valueDistributionSchema, { id: 'valueDistribution', title: 'Distribution of a value' }],
  [durationDistributionSchema, { id: 'durationDistribution', title: 'Distribution of a duration' }],
  [attributeSchema, { id: 'attribute', title: 'Attribute of customers' }],
  [eventSchema, { id: 'event', title: 'Event' }],
  [eventPropertySchema, { id: 'eventProperty', title: 'Property of an event' }],
  [stageSchema, { id: 'stage', title: 'Stage' }],
  [settingsSchema, { id: 'settings', title: 'Settings' }],
  [reentrySchema, { id: 'reentry', title: 'Re-entry' }],
  [quietHoursSchema, { id: 'quietHours', title: 'Quiet hours' }],
  [frequencyCapSchema, { id: 'frequencyCap', title: 'Frequency cap' }],
  [
    exitRuleSchema,
    { id: 'exitRule', title: 'Exit rule', description: 'Takes customers out at once, wherever they are.' },
  ],
  [goalSchema, { id: 'goal', title: 'Goal' }],
  [variantSchema, { id: 'variant', title: 'Variant', description: 'One telling of the journey.' }],
  [nodeSchema, { id: 'node', title: 'Node' }],
  [edgeSchema, { id: 'edge', title: 'Edge' }],
  [noteSchema, { id: 'note', title: 'Note' }],
  [groupSchema, { id: 'group', title: 'Group' }],
  [positionSchema, { id: 'position', title: 'Position on the canvas', description: 'In pixels at full size.' }],
  [scenarioSchema, { id: 'scenario', title: 'Scenario', description: 'What a simulation assumes.' }],
  [assumptionNoteSchema, { id: 'assumptionNote', title: 'What is known about a figure' }],
  [channelBehaviourSchema, { id: 'channelBehaviour', title: 'How customers react to a message' }],
  [
    testSchema,
    { id: 'test', title: 'Test person', description: 'An example customer and what is expected to happen.' },
  ],
  [generatorSchema, { id: 'eventGenerator', title: 'Where events come from' }],
  [
    workshopSchema,
    { id: 'workshop', title: 'Workshop', description: 'What people expect and what they get, step by step.' },
  ],
  [actionSchema, { id: 'workshopAction', title: 'Action of customers' }],
  [workshopStepSchema, { id: 'workshopStep', title: 'Step of an action' }],
  [experienceSchema, { id: 'experience', title: 'What she expects, or gets' }],
  [opportunitySchema, { id: 'opportunity', title: 'Opportunity' }],
  [computedImpactSchema, { id: 'computedImpact', title: 'Simulated impact' }],
  [sessionSchema, { id: 'session', title: 'Session of a workshop' }],
  [boardSchema, { id: 'board', title: 'Board' }],
  [stickySchema, { id: 'sticky', title: 'Sticky note' }],
  [boardImageSchema, { id: 'boardImage', title: 'Picture on the board' }],
  [stampSchema, { id: 'stamp', title: 'Emoji on the board' }],
  [strokeSchema, { id: 'stroke', title: 'Stroke of a pen' }],
]

/** Puts the texts of `PROPERTY_TEXTS` to the properties of a definition, and of the branches of a union. */
function describeProperties(name: string, definition: unknown): void {
  if (!isRecord(definition)) return
  for (const branch of [definition, ...listOf(definition.oneOf), ...listOf(definition.anyOf)]) {
    if (!isRecord(branch) || !isRecord(branch.properties)) continue
    for (const [key, property] of Object.entries(branch.properties)) {
      const text = PROPERTY_TEXTS[`${name}.${key}`]
      if (!isRecord(property) || text === undefined) continue
      property.description = text
      const most = MOST_ENTRIES[`${name}.${key}`]
      if (most !== undefined) property.maxProperties = most
    }
  }
}

const MOST_ENTRIES: Readonly<Record<string, number>> = {
  'journey.variants': LIMITS.variants,
  'variant.nodes': LIMITS.nodesPerVariant,
  'variant.edges': LIMITS.edgesPerVariant,
  'journey.tests': LIMITS.tests,
  'workshop.actions': LIMITS.workshopCards,
  'workshop.steps': LIMITS.workshopCards,
  'workshop.opportunities': LIMITS.workshopCards,
  'board.stickies': LIMITS.workshopCards,
  'board.stamps': LIMITS.workshopCards,
  'board.images': LIMITS.images,
  'board.strokes': LIMITS.strokes,
}

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
