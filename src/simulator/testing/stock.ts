import { type AnyActor, createActor } from 'xstate'
import { type JourneyMachine, MACHINE_EVENTS, TIMEOUT_TAG } from '../../document/index.ts'
import {
  createJourneyMachine,
  type Effect,
  type JourneyContext,
  type JourneyEvent,
  type KnownCustomer,
} from '../../runtime/index.ts'
import type { Entry } from '../agenda.ts'
import { Customer } from '../customer.ts'
import { Luck } from '../draws.ts'
import { EVENT, type Model } from '../model.ts'
import type { StateRecord } from '../program.ts'
import { compileTest, type RuleScope } from '../rules.ts'
import { MAX_EVENTS_PER_CUSTOMER, RunawayError } from '../runaway.ts'
import { Timetable } from '../timetable.ts'
import { type Stage, World } from '../world.ts'
import { answerEffect, eventOf } from './stock-world.ts'
import { type Timer, VirtualTimers } from './virtual-timers.ts'

/** What can be seen of a machine when it has come to rest. */
export interface Rest {
  readonly at: number
  /** State keys of the path region, joined by dots. */
  readonly path: string
  readonly reached: readonly string[]
}

export interface Observed {
  readonly rests: readonly Rest[]
  readonly effects: readonly (Effect & { readonly at: number })[]
}

interface ActorSnapshot {
  readonly status: string
  readonly error?: unknown
  readonly value: { readonly path: unknown; readonly goals?: Readonly<Record<string, string>> }
}

const isEndless = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Infinite loop detected')

/** What the people she shares with, a team or a throttle, once decided about a customer: replayed to her machine. */
export interface SharedFate {
  readonly answers: readonly SharedAnswer[]
  /** Arms of next-best nodes, in the order in which they were chosen. */
  readonly choices: readonly string[]
}

export interface SharedAnswer {
  readonly at: number
  readonly type: number
  /** The node that asked. */
  readonly node: number
  readonly goal?: number
  /** Given while she asked, or later, between two steps of hers. */
  readonly atOnce: boolean
  /** How many steps of hers were behind her. */
  readonly steps: number
}

const NO_FATE: SharedFate = { answers: [], choices: [] }

/**
 * Lives customers' stories with stock XState actors on a virtual clock: the reference that the engine must not differ
 * from. The people, their luck and their reactions are the simulator's own world; the machine is XState's alone.
 */
export class StockRun implements Stage, RuleScope {
  now = 0
  readonly model: Model
  readonly world: World
  readonly eventType = -1
  readonly eventNode = -1
  private readonly luck: Luck
  private readonly timetable: Timetable
  private readonly outside = { path: ['outside'] } as unknown as StateRecord
  private actor!: AnyActor
  private machine: { config: JourneyMachine; made: ReturnType<typeof createJourneyMachine> } | undefined
  private readonly timers = new VirtualTimers()
  customer!: Customer
  private replication = 0
  private rests: Rest[] = []
  private effects: (Effect & { at: number })[] = []
  private handled = 0
  private answers: SharedAnswer[] = []
  private choices: string[] = []
  private steps = 0

  constructor(model: Model) {
    this.model = model
    this.luck = new Luck(model.seed)
    this.world = new World(model, this, this.luck)
    this.world.heedSegments((rule) => compileTest(this, rule))
    this.timetable = new Timetable(model)
  }

  /** Events and timers handled so far. */
  get events(): number {
    return this.handled
  }

  startReplication(replication: number): void {
    this.replication = replication
    this.luck.turnTo(replication)
  }

  /** One customer's whole story. `machine`: the compiled machine, which may have been through JSON. */
  live(machine: JourneyMachine, number: number, fate: SharedFate = NO_FATE): Observed {
    this.answers = [...fate.answers]
    this.choices = [...fate.choices]
    this.steps = 0
    const customer = new Customer({ ...this.model.shape, attributes: this.model.attributes.size })
    customer.reset(number, this.world.zoneOf(number), this.outside)
    this.customer = customer
    this.timers.clear()
    this.rests = []
    this.effects = []
    this.now = this.model.start
    this.actor = createActor(this.made(machine), {
      clock: this.timers.clock(
        () => this.now,
        () => this.customer,
      ),
    })
    // An actor that fails reports to whoever observes it, else to nobody who could catch it; `settled` asks for the error.
    this.actor.subscribe({ error: () => {} })
    this.actor.start()
    this.send({ type: MACHINE_EVENTS.known, customer: this.known() })
    customer.arrivedAt = this.world.arrivalOf(number)
    this.schedule(customer, customer.arrivedAt, EVENT.arrive, -1)
    const before = this.handled
    while (this.step()) {
      if (this.handled - before > MAX_EVENTS_PER_CUSTOMER) throw new RunawayError('stock')
    }
    this.actor.stop()
    return { rests: this.rests, effects: this.effects }
  }

  /** Made once for all customers, as a program would: making a machine takes longer than living a story with it. */
  private made(config: JourneyMachine): ReturnType<typeof createJourneyMachine> {
    if (this.machine?.config !== config) this.machine = { config, made: createJourneyMachine(config, this.ports()) }
    return this.machine.made
  }

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

  // Segments ask about the customer, never about an event.
  eventProperty = () => undefined
  entryProperty = () => undefined

  private step(): boolean {
    while (this.answers[0]?.atOnce === false && this.answers[0].steps === this.steps) this.hear()
    this.steps++
    const entry = this.customer.agenda.peek()
    const timer = this.timers.next()
    if (entry === undefined || (timer !== undefined && this.timerFirst(timer, entry))) {
      if (timer === undefined || timer.at > this.model.end) return false
      this.now = timer.at
      this.timers.take(timer)
      this.handled++
      timer.ring()
      this.settled()
      return true
    }
    this.now = entry.at
    this.customer.agenda.remove(entry)
    this.happen({ ...entry })
    return true
  }

  private hear(): void {
    const answer = this.answers.shift()
    if (!answer) return
    const { at, type, node, goal } = answer
    if (goal === undefined) this.customer.agenda.add(at, type, node)
    else this.customer.agenda.add(at, type, -1, -1, 0, { goal })
  }

  private hearAtOnce(node: number): void {
    const [answer] = this.answers
    if (answer?.atOnce && answer.node === node && answer.steps === this.steps - 1) this.hear()
  }

  private timerFirst(timer: Timer, entry: Entry): boolean {
    if (timer.at !== entry.at) return timer.at < entry.at
    return !this.actor.getSnapshot().hasTag(TIMEOUT_TAG) && timer.order < entry.order
  }

  private happen({ type, node, generator, occurrence, properties }: Entry): void {
    const { customer, world, timetable } = this
    if (type === EVENT.arrive) this.arrive()
    else if (type === EVENT.schedule) {
      this.deliver(EVENT.enter, timetable.nodeAt(occurrence), -1, 0)
      const next = occurrence + 1
      if (next < timetable.count && timetable.mayComeAgain(this.context().entries))
        this.schedule(customer, timetable.at(next), EVENT.schedule, -1, -1, next)
    } else if (type === EVENT.rate) {
      this.deliver(world.typeOf(generator), node, generator, occurrence)
      world.continueRate(customer, generator, occurrence)
    } else this.deliver(type, node, generator, occurrence, properties)
  }

  private arrive(): void {
    const { customer, world, timetable } = this
    world.begin(customer)
    for (const { type, node, generator } of timetable.knocks(world)) {
      this.deliver(type, node, generator, customer.triggers[generator] ?? 0)
      if (generator >= 0) customer.triggers[generator] = (customer.triggers[generator] ?? 0) + 1
      if (this.context().entries > 0) break
    }
    const first = timetable.firstFrom(customer.arrivedAt)
    if (first >= 0) this.schedule(customer, timetable.at(first), EVENT.schedule, -1, -1, first)
  }

  private deliver(
    type: number,
    node: number,
    generator: number,
    occurrence: number,
    data: Entry['properties'] = null,
  ): void {
    const { customer, world } = this
    world.follow(customer, type, node)
    // The world's own view of her, for segments and later consent.
    world.observe(customer, type, node)
    const event = eventOf({ type, node, generator, occurrence, properties: data }, this)
    this.handled++
    this.send(event)
    this.settled()
  }

  private send(event: JourneyEvent): void {
    this.actor.send(event)
  }

  private perform(effect: Effect): void {
    this.effects.push({ ...effect, at: this.now })
    if (effect.type === 'queue' || effect.type === 'task' || effect.type === 'arm')
      this.hearAtOnce(this.model.nodes.find(effect.node))
    else answerEffect(effect, this)
  }

  private settled(): void {
    const { status, error, value } = this.actor.getSnapshot() as ActorSnapshot
    if (status === 'error') throw isEndless(error) ? new RunawayError(String(error)) : error
    this.rests.push({
      at: this.now,
      path: pathOf(value.path),
      reached: Object.entries(value.goals ?? {})
        .filter(([, state]) => state === 'reached')
        .map(([goal]) => goal)
        .sort(),
    })
  }

  private context = (): JourneyContext => this.actor.getSnapshot().context as JourneyContext

  private ports() {
    return {
      clock: { now: () => this.now },
      perform: (effect: Effect) => this.perform(effect),
      decider: { choose: (_node: string, arms: readonly string[]) => this.choices.shift() ?? arms[0] ?? '' },
    }
  }

  private known(): KnownCustomer {
    const { customer, model, world } = this
    const attributes = model.attributes.list.map((name, number) => [name, world.attribute(customer, number)] as const)
    const consent = model.channels.list.map((name, number) => [name, world.hasConsent(customer, number)] as const)
    return {
      id: `sim-${model.seed}-${this.replication}-${customer.number}`,
      timeZone: customer.zone.name,
      attributes: Object.fromEntries(attributes.filter(([, value]) => value !== undefined)),
      consent: Object.fromEntries(consent),
    }
  }
}

/** `{ "@inside": { pause: "waiting" } }` as `@inside.pause.waiting`. */
export function pathOf(value: unknown): string {
  if (typeof value === 'string') return value
  const [[key, inner] = ['', '']] = Object.entries(value as Record<string, unknown>)
  const rest = pathOf(inner)
  return rest === '' ? key : `${key}.${rest}`
}
