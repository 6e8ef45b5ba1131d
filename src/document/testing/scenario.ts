import fc from 'fast-check'
import { CHANNELS } from '../channels.ts'
import type { DurationDistribution, ValueDistribution } from '../distribution.ts'
import type { Scenario } from '../scenario.ts'
import { COUNTRIES, compact, dates, keyed, LIVE_EVENTS, maybe, TIME_ZONES } from './pools.ts'
import { type Plan, rulePlans } from './rules.ts'

/** The nodes that have figures of their own in a scenario. */
export interface ScenarioNodes {
  readonly messages: readonly string[]
  readonly webhooks: readonly string[]
  /** nextBest nodes with the ids of their arms. */
  readonly arms: Readonly<Record<string, readonly string[]>>
}

/** Minutes to a day: reactions fall within generated waits about as often as after them. */
export const durationDistributions: fc.Arbitrary<DurationDistribution> = fc.oneof<fc.Arbitrary<DurationDistribution>[]>(
  fc.record({ dist: fc.constant('constant' as const), value: fc.constantFrom('PT5M', 'PT1H', 'PT6H') }),
  fc.constant({ dist: 'uniform', min: 'PT5M', max: 'PT12H' }),
  fc.record({ dist: fc.constant('exponential' as const), mean: fc.constantFrom('PT20M', 'PT3H') }),
  fc.record({
    dist: fc.constant('lognormal' as const),
    median: fc.constantFrom('PT30M', 'PT4H'),
    sigma: fc.constantFrom(0.5, 1.2),
  }),
  fc.constant({ dist: 'empirical', values: ['PT10M', 'PT2H', 'P1D'], weights: [2, 1, 1] }),
)

export const numberDistributions: fc.Arbitrary<ValueDistribution> = fc.oneof<fc.Arbitrary<ValueDistribution>[]>(
  fc.record({ dist: fc.constant('constant' as const), value: fc.integer({ min: 0, max: 200 }) }),
  fc.constant({ dist: 'uniform', min: 0, max: 200 }),
  fc.constant({ dist: 'exponential', mean: 60 }),
  fc.constant({ dist: 'lognormal', median: 80, sigma: 0.9 }),
  fc.constant({ dist: 'empirical', values: [10, 50, 120] }),
)

const weights = (names: readonly string[]): fc.Arbitrary<ValueDistribution> =>
  fc.tuple(...names.map(() => fc.constantFrom(1, 2, 3))).map((given) => ({
    dist: 'category' as const,
    weights: Object.fromEntries(names.map((name, index) => [name, given[index] as number])),
  }))

const populationAttributes: fc.Arbitrary<Record<string, ValueDistribution>> = fc
  .record({
    country: weights(COUNTRIES),
    spend: maybe(numberDistributions, 6),
    vip: fc.record({ dist: fc.constant('boolean' as const), p: fc.constantFrom(0.3, 0.7) }),
    birthday: maybe(
      fc.uniqueArray(dates, { minLength: 1, maxLength: 4 }).map((values) => ({ dist: 'empirical' as const, values })),
      4,
    ),
    nickname: maybe(fc.constant<ValueDistribution>({ dist: 'empirical', values: ['Ana', 'andrés', 'Zoë'] })),
  })
  .map(({ country, vip, spend, birthday, nickname }) => ({
    country,
    vip,
    ...(spend && { spend }),
    ...(birthday && { birthday }),
    ...(nickname && { nickname }),
  }))

const channelBehaviour = fc
  .record({
    deliver: maybe(fc.constantFrom(0.8, 0.95, 1), 5),
    open: maybe(fc.constantFrom(0.5, 0.8, 1), 5),
    click: maybe(fc.constantFrom(0.4, 0.7, 1), 5),
    unsubscribe: maybe(fc.constantFrom(0, 0.1)),
    openDelay: maybe(durationDistributions, 5),
    clickDelay: maybe(durationDistributions, 5),
  })
  .map(compact)

const eventProperties = fc.record({ value: numberDistributions, plan: weights(['basic', 'gold']) })

const generators = fc.oneof(
  fc.record({
    event: fc.constantFrom(...LIVE_EVENTS),
    type: fc.constant('rate' as const),
    perDay: fc.constantFrom(0.2, 0.5, 1, 2),
    properties: eventProperties,
  }),
  fc
    .record({
      event: fc.constantFrom(...LIVE_EVENTS),
      type: fc.constant('after' as const),
      after: fc.constantFrom('message.delivered', 'message.opened', 'message.clicked'),
      probability: fc.constantFrom(0.3, 0.6, 1),
      delay: maybe(durationDistributions, 5),
      properties: maybe(eventProperties),
    })
    .map(compact),
)

const segments: fc.Arbitrary<Plan<Scenario['behaviour']['segments'][number]>> = fc
  .record({
    where: rulePlans({ entry: false }),
    open: fc.constantFrom(0.5, 1.3),
    click: maybe(fc.constantFrom(0, 0.8, 2)),
  })
  .map(({ where, open, click }) => (around) => ({
    where: where(around),
    multiply: compact({ open, 'email.click': click }) as Record<string, number>,
  }))

/** Scenarios in which things happen: messages are opened, events come, customers differ. */
export const scenarioPlans: fc.Arbitrary<(nodes: ScenarioNodes) => Scenario> = fc
  .record({
    seed: fc.nat({ max: 1_000_000 }),
    start: fc.constantFrom('2026-01-05T00:00:00Z', '2026-03-28T12:00:00Z', '2026-10-24T20:30:00Z'),
    spread: maybe(fc.constant('P2D')),
    attributes: populationAttributes,
    zones: fc.subarray([...TIME_ZONES], { minLength: 1, maxLength: 3 }),
    consent: fc
      .record({ email: maybe(fc.constantFrom(0.5, 0.9, 1)), sms: maybe(fc.constantFrom(0, 0.4)) })
      .map(compact),
    channels: fc.tuple(...CHANNELS.slice(0, 3).map(() => channelBehaviour)),
    ofNode: maybe(channelBehaviour, 3),
    segments: fc.array(segments, { maxLength: 1 }),
    fatigue: maybe(fc.constant({ strength: 0.05, halfLife: 'P7D' }), 3),
    events: fc.array(generators, { minLength: 1, maxLength: 4 }),
    team: fc.record({ agents: fc.integer({ min: 1, max: 4 }), handleTime: durationDistributions }),
    webhook: fc
      .record({
        error: fc.constantFrom(0, 0.2, 1),
        latency: maybe(fc.constant({ dist: 'constant' as const, value: 'PT2S' })),
      })
      .map(compact),
    rates: fc.array(fc.constantFrom(0.1, 0.3, 0.6), { minLength: 4, maxLength: 4 }),
  })
  .map((parts) => (nodes) => ({
    name: 'Generated',
    variant: 'v1',
    customers: 50,
    replications: 1,
    seed: parts.seed,
    start: parts.start,
    horizon: 'P30D',
    arrivals: parts.spread === undefined ? { type: 'atStart' } : { type: 'spread', over: parts.spread },
    population: {
      attributes: parts.attributes,
      timeZones: Object.fromEntries(parts.zones.map((zone, index) => [zone, index + 1])),
      consent: parts.consent,
    },
    behaviour: {
      channels: Object.fromEntries(parts.channels.map((behaviour, index) => [CHANNELS[index] as string, behaviour])),
      nodes: parts.ofNode && nodes.messages[0] ? { [nodes.messages[0]]: parts.ofNode } : {},
      segments: parts.segments.map((plan) => plan({ messages: [], goals: [] })),
      ...(parts.fatigue && { fatigue: parts.fatigue }),
      events: keyed('w', parts.events),
    },
    teams: { care: parts.team, shop: parts.team },
    webhooks: Object.fromEntries(nodes.webhooks.map((id) => [id, parts.webhook])),
    arms: Object.fromEntries(
      Object.entries(nodes.arms).map(([id, arms]) => [
        id,
        Object.fromEntries(arms.map((arm, index) => [arm, { goal: parts.rates[index] ?? 0.2 }])),
      ]),
    ),
  }))
