import type { z } from 'zod'
import {
  type Attribute,
  attributeSchema,
  type EventType,
  type ExitRule,
  eventSchema,
  exitRuleSchema,
  type FrequencyCap,
  frequencyCapSchema,
  type Goal,
  goalSchema,
  type Journey,
  journeySchema,
  type QuietHours,
  quietHoursSchema,
  reentrySchema,
  type Scenario,
  type Settings,
  scenarioSchema,
  stageSchema,
  withTrueNotes,
} from '../../document/index.ts'
import { defineCommand, refuse } from '../command.ts'
import { nameWithin, textWithin, withoutUndefined } from './draft.ts'

/** What holds for the journey as a whole: its name, clock, rules and the data it knows of. */

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(withoutUndefined(value))
  if (!parsed.success) refuse('invalid', parsed.error.issues[0]?.path.join('.') ?? '')
  return parsed.data
}

export const renameJourney = defineCommand({
  history: 'burst',
  about: () => 'name',
  apply: (draft, { name }: { readonly name: string }) => {
    draft.name = nameWithin(name)
  },
})

export const describeJourney = defineCommand({
  history: 'burst',
  about: () => 'description',
  apply: (draft, { description }: { readonly description: string }) => {
    draft.description = textWithin(description)
  },
})

export const setTimeZone = defineCommand({
  history: 'step',
  apply: (draft, { timeZone }: { readonly timeZone: string }) => {
    draft.timeZone = checked(journeySchema.shape.timeZone, timeZone)
  },
})

export const setReentry = defineCommand({
  history: 'burst',
  about: () => 'reentry',
  apply: (draft, { reentry }: { readonly reentry: Settings['reentry'] }) => {
    draft.settings.reentry = checked(reentrySchema, reentry)
  },
})

/** `undefined` does away with quiet hours. */
export const setQuietHours = defineCommand({
  history: 'burst',
  about: () => 'quietHours',
  apply: (draft, { quietHours }: { readonly quietHours: QuietHours | undefined }) => {
    if (quietHours === undefined) delete draft.settings.quietHours
    else draft.settings.quietHours = checked(quietHoursSchema, quietHours)
  },
})

export const setFrequencyCaps = defineCommand({
  history: 'burst',
  about: () => 'caps',
  apply: (draft, { caps }: { readonly caps: readonly FrequencyCap[] }) => {
    draft.settings.frequencyCaps = checked(frequencyCapSchema.array().max(50), caps)
  },
})

/** A command that makes or replaces one thing of a collection. Without an id it gets a fresh one, which is the result. */
const putIn = <Value>(
  schema: z.ZodType<Value>,
  prefix: string,
  collection: (draft: Journey) => Record<string, Value>,
) =>
  defineCommand({
    history: 'burst',
    about: ({ id }: { readonly id?: string; readonly value: Value }) => id ?? '',
    apply: (draft, args, context) => {
      const record = collection(draft)
      const id = args.id ?? context.newId(prefix, (candidate) => Object.hasOwn(record, candidate))
      record[checkedKey(record, id)] = checked(schema, args.value)
      return id
    },
  })

const deleteIn = (collection: (draft: Journey) => Record<string, unknown>) =>
  defineCommand({
    history: 'step',
    apply: (draft, { id }: { readonly id: string }) => {
      const record = collection(draft)
      if (!Object.hasOwn(record, id)) refuse('noSuchThing', id)
      delete record[id]
    },
  })

/** Keys of data collections are the customer's own names; anything the schema of the whole would refuse, refuse here. */
function checkedKey(record: Record<string, unknown>, key: string): string {
  if (Object.hasOwn(record, key)) return key
  const probe = journeySchema.shape.attributes.safeParse({ [key]: { label: '', type: 'text' } })
  if (!probe.success) refuse('invalid', key)
  return key
}

const goals = (draft: Journey): Record<string, Goal> => draft.settings.goals
const exitRules = (draft: Journey): Record<string, ExitRule> => draft.settings.exitRules
const attributes = (draft: Journey): Record<string, Attribute> => draft.attributes
const events = (draft: Journey): Record<string, EventType> => draft.events
const stages = (draft: Journey): Journey['stages'] => draft.stages
const scenarios = (draft: Journey): Record<string, Scenario> => draft.scenarios

export const putGoal = putIn(goalSchema, 'g', goals)
export const deleteGoal = deleteIn(goals)
export const putExitRule = putIn(exitRuleSchema, 'x', exitRules)
export const deleteExitRule = deleteIn(exitRules)
export const putAttribute = putIn(attributeSchema, 'attribute', attributes)
export const deleteAttribute = deleteIn(attributes)
export const putEvent = putIn(eventSchema as z.ZodType<EventType>, 'event', events)
export const deleteEvent = deleteIn(events)

/** A figure that is changed by hand loses its source: see `withTrueNotes`. */
export const putScenario = defineCommand({
  history: 'burst',
  about: ({ id }: { readonly id?: string; readonly value: Scenario }) => id ?? '',
  apply: (draft, args, context) => {
    const record = scenarios(draft)
    const id = args.id ?? context.newId('s', (candidate) => Object.hasOwn(record, candidate))
    const before = Object.hasOwn(record, id) ? record[id] : undefined
    record[checkedKey(record, id)] = withTrueNotes(before, checked(scenarioSchema, args.value))
    return id
  },
})
export const deleteScenario = deleteIn(scenarios)
export const putStage = putIn(stageSchema, 'st', stages)

/** Takes a stage away, and from every node of every variant and every step of the workshop that was in it. */
export const deleteStage = defineCommand({
  history: 'step',
  apply: (draft, { id }: { readonly id: string }) => {
    if (!Object.hasOwn(draft.stages, id)) refuse('noSuchThing', id)
    delete draft.stages[id]
    for (const variant of Object.values(draft.variants)) {
      for (const node of Object.values(variant.nodes)) if (node.stage === id) delete node.stage
    }
    for (const step of Object.values(draft.workshop?.steps ?? {})) if (step.stage === id) delete step.stage
  },
})

/** At most one goal is the primary one: choosing it takes the word from the others. `undefined`: none. */
export const setPrimaryGoal = defineCommand({
  history: 'step',
  apply: (draft, { id }: { readonly id: string | undefined }) => {
    if (id !== undefined && !draft.settings.goals[id]) refuse('noSuchThing', id)
    for (const [key, goal] of Object.entries(draft.settings.goals)) {
      if (key === id) goal.primary = true
      else delete goal.primary
    }
  },
})
