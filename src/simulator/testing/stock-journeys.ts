import { type JourneyMachine, TIMEOUT_TAG } from '../../document/index.ts'
import {
  createJourneySystem,
  type Effect,
  type JourneyContext,
  type JourneyEvent,
  type JourneySystem,
  type KnownCustomer,
} from '../../runtime/index.ts'
import type { Entry } from '../agenda.ts'
import { Customer } from '../customer.ts'
import { Luck } from '../draws.ts'
import { Player } from '../journeys/player.ts'
import { EVENT, type Model } from '../model.ts'
import { Names } from '../names.ts'
import type { StateRecord } from '../program.ts'
import { compileTest, type RuleScope } from '../rules.ts'
import { MAX_EVENTS_PER_CUSTOMER, RunawayError } from '../runaway.ts'
import { Timetable } from '../timetable.ts'
import { type Stage, World } from '../world.ts'
import { pathOf } from './stock.ts'
import { answerEffect, eventOf } from './stock-world.ts'
import { type Timer, VirtualTimers } from './virtual-timers.ts'

/** What happened in one journey of several, in order. */
export interface Happening {
  readonly at: number
  readonly journey: string
  readonly what: string
}

/** The world around one of a person's machines: what lies ahead of her there, and how she reacts to its steps. */
class Part implements Stage, RuleScope {
  readonly eventType = -1
  readonly eventNode = -1
  readonly model: Model
  readonly world: World
  readonly timetable: Timetable
  readonly player: Player
  customer!: Customer
  readonly timers = new VirtualTimers()
  rest = ''
  private readonly run: StockJourneys

  constructor(run: StockJourneys, player: Player, luck: Luck) {
    this.run = run
    this.player = player
    this.model = player.model
    this.world = new World(this.model, this, luck)
    this.world.heedSegments((rule) => compileTest(this, rule))
    this.timetable = new Timetable(this.model)
  }

  get id(): string {
    return this.model.journey.id
  }

  get now(): number {
    return this.run.now
  }

  eventProperty = () => undefined
  entryProperty = () => undefined

  schedule(
    customer: Customer,
    at: number,
    type: number,
    node: number,
    generator = -1,
    occurrence = 0,
    properties: Entry['properties'] = null,
  ): void {
    if (at <= this.model.end) customer.agenda.add(at, type, node, generator, occurrence, properties)
  }
}

/**
 * Lives people through several journeys with a system of stock XState actors on a virtual clock: the reference for the
 * simulator's own. The people and their luck are the simulator's world; the machines, and who hears what, are the
 * runtime's.
 */
export class StockJourneys {
  now = 0
  private readonly parts: readonly Part[]
  private system!: JourneySystem
  private happenings: Happening[] = []

  constructor(models: readonly Model[]) {
    const luck = new Luck(models[0]?.seed ?? 0)
    const attributes = new Names()
    this.parts = models.map((model, place) => new Part(this, new Player(place, model, attributes), luck))
  }

  live(number: number): Happening[] {
    this.happenings = []
    for (const part of this.parts) {
      part.customer = new Customer({ ...part.model.shape, attributes: part.model.attributes.size })
      part.customer.reset(number, part.world.zoneOf(number), { path: ['outside'] } as unknown as StateRecord)
      part.customer.arrivedAt = part.world.arrivalOf(number)
      part.timers.clear()
      part.rest = '@outside '
    }
    this.now = this.main.model.start
    this.system = createJourneySystem(
      this.parts.map(({ id, model, player }) => ({
        id,
        machine: JSON.parse(JSON.stringify(model.machine)) as JourneyMachine,
        door: player.door < 0 ? undefined : model.nodes.name(player.door),
      })),
      this.known(),
      {
        clock: { now: () => this.now },
        decider: { choose: (_node, arms) => arms[0] ?? '' },
        perform: (effect, _known, journey) => this.perform(effect, this.part(journey)),
        timers: (journey) => {
          const part = this.part(journey)
          return part.timers.clock(
            () => this.now,
            () => part.customer,
          )
        },
      },
    )
    this.system.start()
    for (const part of this.parts) {
      const actor = this.system.actor(part.id)
      actor?.system.inspect({
        next: ({ type, actorRef, event }: { type: string; actorRef: unknown; event?: JourneyEvent }) => {
          if (type === '@xstate.event' && actorRef === actor && event && !event.type.startsWith('xstate.'))
            this.hear(part, event)
        },
      })
    }
    const { main } = this
    main.schedule(main.customer, main.customer.arrivedAt, EVENT.arrive, -1)
    for (let steps = 0; this.step(); steps++) if (steps > MAX_EVENTS_PER_CUSTOMER) throw new RunawayError('stock')
    this.system.stop()
    return this.happenings
  }

  private get main(): Part {
    return this.parts[0] as Part
  }

  private part(journey: string): Part {
    return this.parts.find(({ id }) => id === journey) as Part
  }

  private step(): boolean {
    const next = this.parts
      .map((part, place) => {
        const [entry, timer] = [part.customer.agenda.peek(), part.timers.next()]
        const at = Math.min(entry?.at ?? Number.POSITIVE_INFINITY, timer?.at ?? Number.POSITIVE_INFINITY)
        const isTimeout = entry?.at !== at && this.snapshot(part).hasTag(TIMEOUT_TAG)
        return { part, place, entry, timer, at, isTimeout }
      })
      .toSorted((a, b) => a.at - b.at || Number(a.isTimeout) - Number(b.isTimeout) || a.place - b.place)[0]
    if (!next || next.at > this.main.model.end) return false
    const { part, entry, timer } = next
    this.now = next.at
    if (timer && this.timerFirst(part, timer, entry)) {
      part.timers.take(timer)
      timer.ring()
    } else if (entry) {
      part.customer.agenda.remove(entry)
      this.happen(part, { ...entry })
    }
    this.look()
    return true
  }

  private timerFirst(part: Part, timer: Timer, entry: Entry | undefined): boolean {
    if (timer.at !== entry?.at) return timer.at < (entry?.at ?? Number.POSITIVE_INFINITY)
    return !this.snapshot(part).hasTag(TIMEOUT_TAG) && timer.order < entry.order
  }

  private happen(part: Part, { type, node, generator, occurrence, properties }: Entry): void {
    const { customer, world, timetable } = part
    if (type === EVENT.arrive) this.arrive()
    else if (type === EVENT.schedule) {
      this.deliver(part, EVENT.enter, timetable.nodeAt(occurrence), -1, 0)
      const next = occurrence + 1
      const { entries } = this.snapshot(part).context as JourneyContext
      if (next < timetable.count && timetable.mayComeAgain(entries))
        part.schedule(customer, timetable.at(next), EVENT.schedule, -1, -1, next)
    } else if (type === EVENT.rate) {
      this.deliver(part, world.typeOf(generator), node, generator, occurrence)
      world.continueRate(customer, generator, occurrence)
    } else this.deliver(part, type, node, generator, occurrence, properties)
  }

  private arrive(): void {
    const { main } = this
    const { customer, world, timetable } = main
    world.begin(customer)
    for (const { type, node, generator } of timetable.knocks(world)) {
      this.deliver(main, type, node, generator, customer.triggers[generator] ?? 0)
      if (generator >= 0) customer.triggers[generator] = (customer.triggers[generator] ?? 0) + 1
      if ((this.snapshot(main).context as JourneyContext).entries > 0) break
    }
    for (const part of this.parts) {
      const first = part.timetable.firstFrom(customer.arrivedAt)
      if (part !== main) for (const entry of part.player.segments) this.deliver(part, EVENT.enter, entry, -1, 0)
      if (first >= 0) part.schedule(part.customer, part.timetable.at(first), EVENT.schedule, -1, -1, first)
    }
  }

  private deliver(
    part: Part,
    type: number,
    node: number,
    generator: number,
    occurrence: number,
    data: Entry['properties'] = null,
  ): void {
    const event = eventOf({ type, node, generator, occurrence, properties: data }, part)
    this.system.send(event, part.id)
  }

  /** The world's part in what a machine is about to hear, be it of a step of its own or of another journey's. */
  private hear(part: Part, event: JourneyEvent): void {
    const { customer, world, model } = part
    const type = model.events.find(event.type)
    if (type < 0) return
    const node = event.node === undefined ? -1 : model.nodes.find(event.node)
    world.follow(customer, type, node)
    world.observe(customer, type, node)
    this.share(part)
  }

  private perform(effect: Effect, part: Part): void {
    this.happenings.push({ at: this.now, journey: part.id, what: JSON.stringify(effect) })
    answerEffect(effect, part)
    this.share(part)
  }

  /** She is one person: what one part of the world knows of her the others know. */
  private share({ customer, model }: Part): void {
    for (const other of this.parts) {
      if (other.customer === customer) continue
      other.customer.consent.set(customer.consent)
      other.customer.pressure = customer.pressure
      other.customer.pressureAt = customer.pressureAt
      model.attributes.list.forEach((name, number) => {
        const there = other.model.attributes.find(name)
        if (there >= 0) other.customer.attributes[there] = customer.attributes[number]
      })
    }
  }

  /** Notes where machines have come to rest, where that is another place than before. */
  private look(): void {
    for (const part of this.parts) {
      const { status, error, value } = this.snapshot(part)
      if (status === 'error') throw error
      const reached = Object.entries(value.goals ?? {})
        .filter(([, state]) => state === 'reached')
        .map(([goal]) => goal)
        .sort()
      const rest = `${pathOf(value.path)} ${reached.join(' ')}`
      if (rest === part.rest) continue
      part.rest = rest
      this.happenings.push({ at: this.now, journey: part.id, what: `rests at ${rest}` })
    }
  }

  private snapshot(part: Part) {
    return this.system.actor(part.id)?.getSnapshot() as {
      status: string
      error?: unknown
      context: unknown
      value: { path: unknown; goals?: Record<string, string> }
      hasTag(tag: string): boolean
    }
  }

  private known(): KnownCustomer {
    const { customer, model } = this.main
    const attributes: Record<string, unknown> = {}
    for (const { model: each, world, customer: own } of this.parts)
      each.attributes.list.forEach((name, number) => {
        const value = world.attribute(own, number)
        if (value !== undefined) attributes[name] = value
      })
    const consent = model.channels.list.map((name, number) => [name, this.main.world.hasConsent(customer, number)])
    return {
      id: `sim-${model.seed}-0-${customer.number}`,
      timeZone: customer.zone.name,
      attributes,
      consent: Object.fromEntries(consent),
    }
  }
}
