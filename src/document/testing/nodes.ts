import fc from 'fast-check'
import { CHANNELS } from '../channels.ts'
import type { ConfigOf, NodeKind } from '../kinds/index.ts'
import {
  COUNTRIES,
  choices,
  choose,
  clocks,
  compact,
  dates,
  EVENTS,
  keyed,
  LIVE_EVENTS,
  longSpans,
  maybe,
  seldom,
  spans,
  TAGS,
  timesOfDay,
  weekdays,
} from './pools.ts'
import { type Plan, rulePlans } from './rules.ts'

export type DelayMode = ConfigOf<'delay'>['mode']
export type TriggerType = ConfigOf<'entry'>['trigger']['type']

export interface NodeOptions {
  readonly delayModes: readonly DelayMode[]
  readonly triggers: readonly TriggerType[]
}

type ConfigPlans = { readonly [Kind in NodeKind]: fc.Arbitrary<Plan<ConfigOf<Kind>>> }

const plain = <Part>(arbitrary: fc.Arbitrary<Part>): fc.Arbitrary<Plan<Part>> => arbitrary.map((part) => () => part)

/** Channels whose events generated waits wait for come often; the others now and then. */
const channels = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('email' as const, 'sms' as const, 'push' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...CHANNELS) },
)

const texts = fc.constantFrom('Hi {{ customer.nickname }}', '10 % off', '¿Sigues ahí? 🎁', '')

/** A generated config for every kind; a new kind is found missing here by the compiler. */
export const configPlans = (options: NodeOptions): ConfigPlans => ({
  entry: fc
    .oneof(...options.triggers.map((type) => TRIGGERS[type]))
    .map((plan) => (around) => ({ trigger: plan(around) })),
  message: plain(
    fc
      .record({
        channel: channels,
        subject: maybe(texts),
        body: maybe(texts),
        cost: maybe(fc.constantFrom(0, 0.001, 0.05, 1.2)),
        urgent: seldom(fc.boolean()),
        consent: seldom(fc.boolean()),
      })
      .map(compact),
  ),
  delay: plain(fc.oneof(...options.delayModes.map((mode) => DELAYS[mode]))),
  waitFor: waitFors(),
  timeWindow: plain(
    fc
      .record({
        days: maybe(weekdays),
        from: timesOfDay,
        to: timesOfDay,
        clock: maybe(clocks),
        holidays: maybe(fc.uniqueArray(dates, { maxLength: 3 }), 4),
      })
      .map(compact),
  ),
  split: fc
    .array(fc.record({ where: rulePlans(), order: fc.integer({ min: 0, max: 3 }) }), { minLength: 1, maxLength: 3 })
    .map((branches) => (around) => ({
      branches: keyed(
        'b',
        branches.map(({ where, order }, index) => ({ name: `Branch ${index + 1}`, where: where(around), order })),
      ),
    })),
  experiment: fc
    .record({
      weights: fc.array(fc.constantFrom(1, 2, 0.5, 3), { minLength: 2, maxLength: 4 }),
      control: fc.boolean(),
      goal: choices,
    })
    .map(
      ({ weights, control, goal }) =>
        ({ goals }) =>
          compact({
            arms: keyed(
              'a',
              weights.map((weight, index) => ({
                name: `Arm ${index + 1}`,
                weight,
                ...(control && index === 0 ? { control } : {}),
              })),
            ),
            goal: choose(goals, goal),
          }),
    ),
  nextBest: fc
    .record({
      arms: fc.integer({ min: 2, max: 4 }),
      goal: choices,
      window: maybe(longSpans),
      policy: fc.constantFrom('thompson' as const, 'epsilon' as const),
      epsilon: maybe(fc.constantFrom(0, 0.1, 0.5, 1)),
    })
    .map(
      ({ arms, goal, window, policy, epsilon }) =>
        ({ goals }) =>
          compact({
            arms: keyed(
              'a',
              Array.from({ length: arms }, (_, index) => ({ name: `Arm ${index + 1}` })),
            ),
            goal: choose(goals, goal),
            window,
            policy,
            epsilon,
          }),
    ),
  update: plain(fc.array(assignments, { minLength: 1, maxLength: 3 }).map((set) => ({ set }))),
  emit: plain(
    fc
      .record({
        event: fc.constantFrom(...LIVE_EVENTS),
        properties: maybe(
          fc.record({ value: fc.integer({ min: 0, max: 200 }), plan: fc.constantFrom('basic', 'gold') }),
        ),
      })
      .map(compact),
  ),
  webhook: plain(
    fc
      .record({
        method: fc.constantFrom('GET' as const, 'POST' as const, 'PUT' as const),
        url: fc.constantFrom('https://example.com/hook', 'https://example.com/scores'),
        headers: maybe(fc.constant({ 'content-type': 'application/json' })),
        body: maybe(fc.constant('{"id":"{{ customer.id }}"}')),
        timeout: maybe(fc.constantFrom('PT1S', 'PT10S')),
        retries: maybe(fc.integer({ min: 0, max: 3 })),
      })
      .map(compact),
  ),
  task: plain(
    fc.record({ team: fc.constantFrom('care', 'shop'), instructions: maybe(texts), within: longSpans }).map(compact),
  ),
  throttle: plain(fc.record({ max: fc.integer({ min: 1, max: 5 }), per: fc.constantFrom('PT10M', 'PT1H') })),
  journey: plain(
    fc.record({ journey: fc.constant('other-journey'), mode: fc.constantFrom('handOff' as const, 'call' as const) }),
  ),
  goal: choices.map((choice) => ({ goals }) => ({ goal: choose(goals, choice) ?? 'g1' })),
  exit: plain(fc.record({ reason: fc.constantFrom('Done', 'Not interested', 'Bought') })),
})

const TRIGGERS: {
  readonly [Type in TriggerType]: fc.Arbitrary<Plan<Extract<ConfigOf<'entry'>['trigger'], { type: Type }>>>
} = {
  event: seldom(rulePlans({ event: true, entry: false })).map((where) => (around) => ({
    type: 'event',
    event: Object.keys(EVENTS)[0] as string,
    ...(where === undefined ? {} : { where: where(around) }),
  })),
  segment: rulePlans({ entry: false }).map((where) => (around) => ({ type: 'segment', where: where(around) })),
  schedule: fc
    .constantFrom('FREQ=DAILY;BYHOUR=9', 'FREQ=WEEKLY;BYDAY=MO,TH')
    .map((rrule) => () => ({ type: 'schedule', rrule })),
  manual: fc.constant(() => ({ type: 'manual' as const })),
}

const past = maybe(fc.constantFrom('continue' as const, 'exit' as const))

const DELAYS: { readonly [Mode in DelayMode]: fc.Arbitrary<Extract<ConfigOf<'delay'>, { mode: Mode }>> } = {
  for: spans.map((duration) => ({ mode: 'for', duration })),
  untilTime: fc
    .record({ mode: fc.constant('untilTime' as const), time: timesOfDay, days: maybe(weekdays), clock: maybe(clocks) })
    .map(compact),
  untilDate: fc
    .record({
      mode: fc.constant('untilDate' as const),
      date: fc.tuple(dates, maybe(timesOfDay)).map(([date, time]) => (time === undefined ? date : `${date}T${time}`)),
      clock: maybe(clocks),
      past,
    })
    .map(compact),
  untilAttribute: fc
    .record({
      mode: fc.constant('untilAttribute' as const),
      attribute: fc.constant('birthday'),
      offset: maybe(fc.constantFrom('-P3D', 'P1D', '-PT6H')),
      time: maybe(timesOfDay),
      yearly: maybe(fc.boolean()),
      clock: maybe(clocks),
      past,
    })
    .map(compact),
}

/** Waits for what customers do to messages, where there are messages, and for the events that happen to them. */
function waitFors(): fc.Arbitrary<Plan<ConfigOf<'waitFor'>>> {
  const reaction = fc.constantFrom('message.opened', 'message.clicked', 'message.delivered', 'message.bounced')
  const branch = fc.record({
    reaction,
    live: fc.constantFrom(...LIVE_EVENTS),
    ofMessage: fc.boolean(),
    narrow: fc.boolean(),
    message: choices,
    where: seldom(rulePlans({ event: true })),
  })
  return fc
    .record({ branches: fc.array(branch, { minLength: 1, maxLength: 3 }), timeout: spans })
    .map(({ branches, timeout }) => (around) => ({
      branches: keyed(
        'b',
        branches.map(({ ofMessage, narrow, message, where, ...events }, index) => {
          const node = choose(around.messages, message)
          return compact({
            name: `Branch ${index + 1}`,
            event: ofMessage && node !== undefined ? events.reaction : events.live,
            message: ofMessage && narrow ? node : undefined,
            // What a reaction carries is not in the pools: a rule on it would hardly ever hold.
            where: ofMessage ? undefined : where?.(around),
          })
        }),
      ),
      timeout,
    }))
}

const assignments: fc.Arbitrary<ConfigOf<'update'>['set'][number]> = fc.oneof(
  fc.record({
    attribute: fc.constant('country'),
    op: fc.constant('set' as const),
    value: fc.constantFrom(...COUNTRIES),
  }),
  fc.record({
    attribute: fc.constant('spend'),
    op: fc.constantFrom('set' as const, 'add' as const),
    value: fc.integer({ min: -20, max: 100 }),
  }),
  fc.record({
    attribute: fc.constant('vip'),
    op: fc.constant('set' as const),
    value: fc.constantFrom(true, false, null),
  }),
  fc.record({
    attribute: fc.constant('tags'),
    op: fc.constantFrom('append' as const, 'remove' as const),
    value: fc.constantFrom(...TAGS),
  }),
)
