import { CHANNELS, type Channel, type ChannelBehaviour, type EventGenerator } from '../document/index.ts'
import { DAY_MS, durationMs } from '../kernel/duration.ts'
import { type Zone, zone } from '../runtime/index.ts'
import { CLICKED, type Customer, DELIVERED, GIVEN, OPENED, REFUSED, SENT, UNDRAWN, UNKNOWN } from './customer.ts'
import { type Luck, Purpose, secondOfPair } from './draws.ts'
import { EVENT, type MessageModel, type Model } from './model.ts'
import type { Test } from './program.ts'
import { durationSampler, type Sampler, valueSampler, weighted } from './sampling.ts'

/** Where the world puts what will happen, and what it may ask. The engine is one; a stock XState run another. */
export interface Stage {
  readonly now: number
  /** Lets an event about a node happen to a customer. Events nobody listens to may be counted without being kept. */
  schedule(
    customer: Customer,
    at: number,
    type: number,
    node: number,
    generator?: number,
    occurrence?: number,
    properties?: Readonly<Record<string, unknown>> | null,
  ): void
}

/** Probabilities and factors of one send, by position: reading them by name is too slow where every send asks. */
const ASPECTS = ['deliver', 'open', 'click', 'unsubscribe'] as const
export type Aspect = 0 | 1 | 2 | 3
export const [DELIVER, OPEN, CLICK, UNSUBSCRIBE] = [0, 1, 2, 3] as const

/** Where a scenario is silent a message arrives and nothing more happens: no reaction is invented. */
export const CHANNEL_DEFAULTS = { deliver: 1, open: 0, click: 0, unsubscribe: 0 } as const

export interface Reaction {
  readonly message: MessageModel
  readonly behaviour: ChannelBehaviour
  readonly probability: readonly number[]
  readonly openDelay: Sampler<number>
  readonly clickDelay: Sampler<number>
  readonly arrival: Purpose
  readonly opening: Purpose
  readonly clicking: Purpose
}

export interface Generator {
  readonly number: number
  readonly spec: EventGenerator
  readonly type: number
  readonly purpose: Purpose
  readonly delay: Sampler<number>
  readonly properties: ReadonlyMap<string, { readonly purpose: Purpose; readonly sample: Sampler<unknown> }>
}

export interface Segment {
  readonly holds: Test
  /** Factors by channel number and aspect. */
  readonly factors: readonly (readonly number[])[]
}

export interface Webhook {
  readonly error: number
  readonly latency: Sampler<number>
  readonly purpose: Purpose
}

/** The invented people and how they react: SPEC §4. Every draw is a function of the luck, the customer and its purpose. */
export class World {
  private readonly model: Model
  private readonly stage: Stage
  readonly reactions: (Reaction | undefined)[]
  readonly generators: Generator[]
  readonly rates: Generator[]
  readonly followers: (Generator[] | undefined)[] = []
  readonly zones: Sampler<Zone | undefined>
  readonly attributes: ({ purpose: Purpose; sample: Sampler<unknown> } | undefined)[]
  readonly consents: { purpose: Purpose; probability: number }[]
  readonly webhooks: (Webhook | undefined)[]
  readonly purposes: { readonly zone: Purpose; readonly arrival: Purpose }
  readonly fatigue: { readonly strength: number; readonly halfLife: number } | undefined
  readonly spread: number
  segments: readonly Segment[] = []

  constructor(model: Model, stage: Stage, luck: Luck) {
    const { scenario } = model
    const { population, behaviour, arrivals } = scenario
    this.model = model
    this.stage = stage
    this.purposes = { zone: new Purpose(luck, 'time zone'), arrival: new Purpose(luck, 'arrival') }
    const zoneNames = Object.keys(population.timeZones).sort()
    this.zones =
      zoneNames.length === 0
        ? () => model.companyZone
        : weighted(
            zoneNames.map(zone),
            zoneNames.map((name) => population.timeZones[name] ?? 0),
          )
    this.attributes = model.attributes.list.map((name) => {
      const distribution = population.attributes[name]
      return distribution && { purpose: new Purpose(luck, `attribute ${name}`), sample: valueSampler(distribution) }
    })
    this.consents = CHANNELS.map((channel) => ({
      purpose: new Purpose(luck, `consent ${channel}`),
      probability: population.consent[channel] ?? 1,
    }))
    this.reactions = model.messages.map((message) => message && this.reactionOf(message, luck))
    this.generators = model.generators.list.map((id, number) => this.generatorOf(id, number, luck))
    this.rates = this.generators.filter(({ spec }) => spec.type === 'rate')
    for (const generator of this.generators) {
      if (generator.spec.type !== 'after') continue
      const type = model.events.number(generator.spec.after)
      this.followers[type] ??= []
      this.followers[type].push(generator)
    }
    this.webhooks = model.nodes.list.map((id) => this.webhookOf(id, luck))
    this.fatigue = behaviour.fatigue && {
      strength: behaviour.fatigue.strength,
      halfLife: Math.max(1, durationMs(behaviour.fatigue.halfLife)),
    }
    this.spread = arrivals.type === 'spread' ? durationMs(arrivals.over) : 0
  }

  /** Segments' rules need a rule compiler, which needs this world: given once both exist. */
  heedSegments(compile: (rule: Model['scenario']['behaviour']['segments'][number]['where']) => Test): void {
    this.segments = this.model.scenario.behaviour.segments.map(({ where, multiply }) => ({
      holds: compile(where),
      factors: CHANNELS.map((channel) => factorsFor(channel, multiply)),
    }))
  }

  /** Event numbers that have consequences in this world. */
  reactsTo(type: number): boolean {
    return this.followers[type] !== undefined
  }

  zoneOf(customer: number): Zone {
    return this.zones(this.purposes.zone.draw(customer, 0)) ?? this.model.companyZone
  }

  /** When she arrives, epoch milliseconds. */
  arrivalOf(customer: number): number {
    if (this.spread === 0) return this.model.start
    return this.model.start + Math.floor(this.spread * this.purposes.arrival.draw(customer, 0))
  }

  /** The independent streams of events begin with her arrival. */
  begin(customer: Customer): void {
    for (let index = 0; index < this.rates.length; index++) this.nextOfRate(customer, this.rates[index] as Generator, 0)
  }

  /** After one event of a rate, the next. */
  continueRate(customer: Customer, number: number, occurrence: number): void {
    const generator = this.generators[number]
    if (generator) this.nextOfRate(customer, generator, occurrence + 1)
  }

  typeOf(generator: number): number {
    return this.generators[generator]?.type ?? -1
  }

  attribute(customer: Customer, number: number): unknown {
    const value = customer.attributes[number]
    if (value !== UNDRAWN) return value
    const drawn = this.attributes[number]
    const made = drawn?.sample(drawn.purpose.draw(customer.number, 0))
    customer.attributes[number] = made
    return made
  }

  hasConsent(customer: Customer, channel: number): boolean {
    const known = customer.consent[channel]
    if (known !== UNKNOWN) return known === GIVEN
    const { probability, purpose } = this.consents[channel] as World['consents'][number]
    const given = probability >= 1 || purpose.draw(customer.number, 0) < probability
    customer.consent[channel] = given ? GIVEN : REFUSED
    return given
  }

  /** A property of a generator's event: drawn again whenever it is asked for, with the same result. */
  property(customer: Customer, generator: number, occurrence: number, name: string): unknown {
    const found = this.generators[generator]?.properties.get(name)
    return found?.sample(found.purpose.draw(customer.number, occurrence))
  }

  /** All properties of a generator's event. */
  properties(customer: Customer, generator: number, occurrence: number): Record<string, unknown> {
    const names = this.generators[generator]?.properties.keys() ?? []
    return Object.fromEntries([...names].map((name) => [name, this.property(customer, generator, occurrence, name)]))
  }

  /** A generator whose event is this one and that knows its properties: for the event that brings a customer in. */
  generatorOfEvent(type: number): number {
    return this.generators.findIndex((generator) => generator.type === type && generator.properties.size > 0)
  }

  /** What an event sets off: SPEC §4 `after`. */
  follow(customer: Customer, type: number, node: number): void {
    const followers = this.followers[type]
    if (followers === undefined) return
    for (const { spec, number, purpose, delay, type: made } of followers) {
      if (spec.type !== 'after') continue
      if (spec.node !== undefined && this.model.nodes.find(spec.node) !== node) continue
      const occurrence = customer.triggers[number] ?? 0
      customer.triggers[number] = occurrence + 1
      if (purpose.draw(customer.number, occurrence) >= spec.probability) continue
      this.stage.schedule(customer, this.stage.now + delay(secondOfPair()), made, -1, number, occurrence)
    }
  }

  /** One message reaches, or fails to reach, one customer: SPEC §4. */
  receive(customer: Customer, node: number): void {
    const reaction = this.reactions[node]
    if (reaction === undefined) return
    const { message, probability } = reaction
    const { now } = this.stage
    const time = customer.sends[node] ?? 0
    customer.sends[node] = time + 1
    const tiredness = this.tire(customer, message.urgent)
    const arrives = reaction.arrival.draw(customer.number, time)
    const opens = secondOfPair()
    if (arrives >= this.chance(customer, message, probability, DELIVER)) {
      this.stage.schedule(customer, now, EVENT.bounced, node)
      return
    }
    this.stage.schedule(customer, now, EVENT.delivered, node)
    if (opens >= this.chance(customer, message, probability, OPEN) * tiredness) return
    const openDraw = reaction.opening.draw(customer.number, time)
    const clicks = secondOfPair()
    const openedAt = now + reaction.openDelay(openDraw)
    this.stage.schedule(customer, openedAt, EVENT.opened, node)
    const clickDraw = reaction.clicking.draw(customer.number, time)
    const leaves = secondOfPair()
    const clickedAt = openedAt + reaction.clickDelay(clickDraw)
    if (clicks < this.chance(customer, message, probability, CLICK))
      this.stage.schedule(customer, clickedAt, EVENT.clicked, node)
    if (leaves < this.chance(customer, message, probability, UNSUBSCRIBE))
      this.stage.schedule(customer, clickedAt, EVENT.unsubscribed, node)
  }

  /** A webhook is called: the answer comes after its latency. */
  call(customer: Customer, node: number): void {
    const webhook = this.webhooks[node]
    const time = customer.sends[node] ?? 0
    customer.sends[node] = time + 1
    const failed = webhook !== undefined && webhook.purpose.draw(customer.number, time) < webhook.error
    const latency = webhook === undefined ? 0 : webhook.latency(secondOfPair())
    const type = failed ? EVENT.webhookError : EVENT.webhookOk
    this.stage.schedule(customer, this.stage.now + latency, type, node, -1, customer.attempts)
  }

  /** What the machine's `observe` does, on the simulated customer. */
  observe(customer: Customer, type: number, node: number): void {
    if (type === EVENT.delivered) customer.messages[node] = (customer.messages[node] ?? 0) | (SENT | DELIVERED)
    else if (type === EVENT.opened)
      customer.messages[node] = (customer.messages[node] ?? 0) | (SENT | DELIVERED | OPENED)
    else if (type === EVENT.clicked)
      customer.messages[node] = (customer.messages[node] ?? 0) | (SENT | DELIVERED | OPENED | CLICKED)
    else if (type === EVENT.unsubscribed) {
      const channel = this.model.messages[node]?.channelNumber
      if (channel !== undefined) customer.consent[channel] = REFUSED
    }
  }

  /** How much of the will to open is left, and one message more on her mind. */
  private tire(customer: Customer, urgent: boolean): number {
    if (this.fatigue === undefined) return 1
    const { now } = this.stage
    const { strength, halfLife } = this.fatigue
    const pressure = customer.pressure * 2 ** (-(now - customer.pressureAt) / halfLife)
    customer.pressure = pressure + (urgent ? 0 : 1)
    customer.pressureAt = now
    return Math.exp(-strength * pressure)
  }

  chance(customer: Customer, message: MessageModel, probability: readonly number[], aspect: Aspect): number {
    const base = probability[aspect] ?? 0
    if (this.segments.length === 0 || base === 0) return base
    let factor = 1
    for (const segment of this.segments) {
      const multiplied = segment.factors[message.channelNumber]?.[aspect] ?? 1
      if (multiplied !== 1 && segment.holds(customer)) factor *= multiplied
    }
    return Math.min(1, base * factor)
  }

  private nextOfRate(customer: Customer, { spec, number, purpose }: Generator, occurrence: number): void {
    if (spec.type !== 'rate' || spec.perDay <= 0) return
    const gap = Math.round((-Math.log(purpose.draw(customer.number, occurrence)) / spec.perDay) * DAY_MS)
    this.stage.schedule(customer, this.stage.now + gap, EVENT.rate, -1, number, occurrence)
  }

  private reactionOf(message: MessageModel, luck: Luck): Reaction {
    const { channels, nodes } = this.model.scenario.behaviour
    const prefix = this.model.luckPrefix ?? ''
    const behaviour: ChannelBehaviour = { ...channels[message.channel], ...nodes[message.id] }
    return {
      message,
      behaviour,
      probability: ASPECTS.map((aspect) => behaviour[aspect] ?? CHANNEL_DEFAULTS[aspect]),
      openDelay: durationSampler(behaviour.openDelay),
      clickDelay: durationSampler(behaviour.clickDelay),
      arrival: new Purpose(luck, `deliver ${prefix}${message.id}`),
      opening: new Purpose(luck, `open ${prefix}${message.id}`),
      clicking: new Purpose(luck, `click ${prefix}${message.id}`),
    }
  }

  private generatorOf(id: string, number: number, luck: Luck): Generator {
    const spec = this.model.scenario.behaviour.events[id] as EventGenerator
    const prefix = this.model.luckPrefix ?? ''
    return {
      number,
      spec,
      type: this.model.events.number(spec.event),
      purpose: new Purpose(luck, `event ${prefix}${id}`),
      delay: durationSampler(spec.type === 'after' ? spec.delay : undefined),
      properties: new Map(
        Object.entries(spec.properties ?? {}).map(([name, distribution]) => [
          name,
          { purpose: new Purpose(luck, `property ${prefix}${id} ${name}`), sample: valueSampler(distribution) },
        ]),
      ),
    }
  }

  private webhookOf(id: string, luck: Luck): Webhook | undefined {
    const webhook = this.model.scenario.webhooks[id]
    return (
      webhook && {
        error: webhook.error,
        latency: durationSampler(webhook.latency),
        purpose: new Purpose(luck, `webhook ${this.model.luckPrefix ?? ''}${id}`),
      }
    )
  }
}

/** `open` for every channel, `email.open` for one; both may apply. */
const factorsFor = (channel: Channel, multiply: Readonly<Record<string, number>>): number[] =>
  ASPECTS.map((aspect) => (multiply[aspect] ?? 1) * (multiply[`${channel}.${aspect}`] ?? 1))
