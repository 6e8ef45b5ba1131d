import {
  CHANNELS,
  type Channel,
  type Journey,
  type RuleValue,
  type Scenario,
  type ValueDistribution,
} from '../document/index.ts'
import { nextTimeOfDay, zone } from '../runtime/index.ts'
import type { HandSetup } from './stories-by-hand.ts'

/** The likeliest, or the middle, of what may be drawn; `undefined` where nothing can be said. */
export function typicalValue(distribution: ValueDistribution | undefined): RuleValue | undefined {
  switch (distribution?.dist) {
    case 'constant':
      return distribution.value
    case 'uniform':
      return (distribution.min + distribution.max) / 2
    case 'exponential':
      return distribution.mean * Math.LN2
    case 'lognormal':
      return distribution.median
    case 'boolean':
      return distribution.p >= 0.5
    case 'category':
      return heaviest(Object.entries(distribution.weights))
    case 'empirical':
      return heaviest(distribution.values.map((value, index) => [value, distribution.weights?.[index] ?? 1]))
    default:
      return undefined
  }
}

function heaviest<Value>(weighted: readonly (readonly [Value, number])[]): Value | undefined {
  return weighted.reduce<readonly [Value, number] | undefined>(
    (best, each) => (best === undefined || each[1] > best[1] ? each : best),
    undefined,
  )?.[0]
}

/** Somebody as most people of a scenario are, at its start, by the first entry that there is. */
export function typicalPerson(
  journey: Journey,
  variantId: string,
  scenario: Scenario | undefined,
  name: string,
): HandSetup {
  const nodes = Object.entries(journey.variants[variantId]?.nodes ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  const [entry = '', node] = nodes.find(([, { kind }]) => kind === 'entry') ?? []
  const trigger = node?.kind === 'entry' ? node.config.trigger : undefined
  const drawn = scenario?.population.attributes ?? {}
  const attributes = Object.fromEntries(
    [...new Set([...Object.keys(journey.attributes), ...Object.keys(drawn)])].flatMap((attribute) => {
      const value = typicalValue(drawn[attribute]) ?? journey.attributes[attribute]?.values?.[0]
      return value === undefined ? [] : [[attribute, value] as const]
    }),
  )
  const timeZone = heaviest(Object.entries(scenario?.population.timeZones ?? {})) ?? journey.timeZone
  const consents = scenario?.population.consent ?? {}
  const refused = CHANNELS.filter((channel: Channel) => (consents[channel] ?? 1) < 0.5)
  return {
    customer: {
      id: 'by-hand',
      name,
      timeZone,
      attributes,
      consent: Object.fromEntries(refused.map((channel) => [channel, false])),
    },
    start: inTheMorning(Date.parse(scenario?.start ?? '2026-01-05T00:00:00Z'), timeZone),
    entry,
    properties: trigger?.type === 'event' ? typicalProperties(journey, scenario, trigger.event) : {},
  }
}

/** The first ten o'clock of her own clock from then on: hardly any quiet hours are in the way. */
const inTheMorning = (from: number, timeZone: string): string =>
  new Date(nextTimeOfDay(from, 600, undefined, zone(timeZone))).toISOString().replace('.000Z', 'Z')

/** What an event usually carries, by the scenario's generators of it, else by what the journey says it may be. */
export function typicalProperties(
  journey: Journey,
  scenario: Scenario | undefined,
  event: string,
): Record<string, RuleValue> {
  const declared = Object.hasOwn(journey.events, event) ? (journey.events[event]?.properties ?? {}) : {}
  const drawn = Object.values(scenario?.behaviour.events ?? {}).find((each) => each.event === event)?.properties ?? {}
  return Object.fromEntries(
    [...new Set([...Object.keys(declared), ...Object.keys(drawn)])].flatMap((property) => {
      const value = typicalValue(drawn[property]) ?? declared[property]?.values?.[0]
      return value === undefined ? [] : [[property, value] as const]
    }),
  )
}
