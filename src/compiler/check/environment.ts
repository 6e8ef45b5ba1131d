import {
  type DataType,
  type Journey,
  type JourneyNode,
  kindSpec,
  parseField,
  type Scenario,
  STANDARD_EVENTS,
  type Variant,
} from '../../document/index.ts'

/**
 * What the content of a step is checked against: everything in the document outside the steps, and from the steps only
 * what they make known to each other. Two environments that say the same are the same object, so that a step that has not
 * changed need not be checked again after another was edited.
 */
export interface Environment {
  readonly journey: Journey
  /** Ids of the journeys there are; absent where nobody knows. */
  readonly journeys: ReadonlySet<string> | undefined
  /** The events that bring customers into this variant. */
  readonly entryEvents: readonly string[]
  /** Attributes and events that are declared nowhere, but that a step or a scenario brings about. */
  readonly setAttributes: ReadonlySet<string>
  readonly sentEvents: ReadonlySet<string>
  readonly teams: ReadonlySet<string>
}

const STANDARD = new Set<string>(STANDARD_EVENTS)
export const isStandardEvent = (event: string): boolean => STANDARD.has(event)

export function environmentOf(
  journey: Journey,
  variant: Variant,
  journeys: readonly string[] | undefined,
): Environment {
  const made = {
    entryEvents: new Set<string>(),
    setAttributes: new Set<string>(),
    sentEvents: new Set<string>(),
    teams: new Set<string>(),
  }
  for (const node of Object.values(variant.nodes)) collectFromNode(node, made)
  for (const { population, behaviour, teams } of Object.values(journey.scenarios)) {
    for (const attribute of Object.keys(population.attributes)) made.setAttributes.add(attribute)
    for (const generator of Object.values(behaviour.events)) made.sentEvents.add(generator.event)
    for (const team of Object.keys(teams)) made.teams.add(team)
  }
  return {
    ...made,
    journey,
    journeys: journeys && new Set([...journeys, journey.id]),
    entryEvents: [...made.entryEvents].sort(),
  }
}

type Made = Record<'entryEvents' | 'setAttributes' | 'sentEvents', Set<string>>

function collectFromNode({ kind, config }: JourneyNode, made: Made): void {
  if (kind === 'entry' && config.trigger.type === 'event') made.entryEvents.add(config.trigger.event)
  if (kind === 'update') for (const { attribute } of config.set) made.setAttributes.add(attribute)
  if (kind === 'emit') made.sentEvents.add(config.event)
}

/** Do two environments say the same about everything a step's content depends on? */
export const sameEnvironment = (a: Environment, b: Environment): boolean =>
  a.journey.id === b.journey.id &&
  a.journey.attributes === b.journey.attributes &&
  a.journey.events === b.journey.events &&
  a.journey.stages === b.journey.stages &&
  a.journey.settings === b.journey.settings &&
  a.journey.scenarios === b.journey.scenarios &&
  sameSet(a.setAttributes, b.setAttributes) &&
  sameSet(a.sentEvents, b.sentEvents) &&
  sameSet(new Set(a.entryEvents), new Set(b.entryEvents)) &&
  (a.journeys === b.journeys ||
    (a.journeys !== undefined && b.journeys !== undefined && sameSet(a.journeys, b.journeys)))

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((item) => b.has(item))

/** The declared type of a rule's field, where there is one. */
export function typeOfField(
  { journey, entryEvents }: Environment,
  field: string,
  event?: string,
): DataType | undefined {
  const reference = parseField(field)
  if (reference?.scope === 'customer') return own(journey.attributes, reference.name)?.type
  if (reference?.scope === 'event' && event !== undefined)
    return own(own(journey.events, event)?.properties ?? {}, reference.name)?.type
  if (reference?.scope === 'entry' && entryEvents.length === 1) {
    return own(own(journey.events, entryEvents[0] ?? '')?.properties ?? {}, reference.name)?.type
  }
  return undefined
}

/** The scenarios that may be run with a variant. */
export const scenariosOf = (journey: Journey, variantId: string): [string, Scenario][] =>
  Object.entries(journey.scenarios).filter(([, { variant }]) => (variant ?? journey.mainVariant) === variantId)

/** Reads own keys only, so that no name from a file meets what every object inherits. */
export const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** What to call a step: its name, or its id where it has none. */
export const nameOf = (id: string, node: JourneyNode | undefined): string => node?.name.trim() || id

/** Surely lets time pass whenever a customer comes by. */
export function surelyWaits(node: JourneyNode): boolean {
  if (node.kind === 'delay') return node.config.mode === 'for' && !isZero(node.config.duration)
  if (node.kind === 'waitFor') return !isZero(node.config.timeout)
  return kindSpec(node.kind).waits && node.kind !== 'timeWindow'
}

/** May hold a customer up, but can also let through at once: a window, a time of day, a date. */
export const mayWait = (node: JourneyNode): boolean =>
  surelyWaits(node) || node.kind === 'timeWindow' || (node.kind === 'delay' && node.config.mode !== 'for')

export const isZero = (duration: string): boolean => !/[1-9]/.test(duration)
