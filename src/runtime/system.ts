import { type AnyActorRef, type AnyStateMachine, createActor, createMachine } from 'xstate'
import { type JourneyMachine, LIMITS, MACHINE_EVENTS, STANDARD_EVENTS } from '../document/index.ts'
import type { JourneyContext, SendRecord } from './context.ts'
import type { JourneyEvent, KnownCustomer } from './events.ts'
import { createJourneyMachine } from './implementations.ts'
import type { Effect, Ports } from './ports.ts'

/** A journey that a person may be in. */
export interface SystemJourney {
  readonly id: string
  readonly machine: JourneyMachine
  /** The entry that hand-offs and calls come in by; none: nobody is let in that way. */
  readonly door?: string | undefined
}

export interface SystemPorts extends Pick<Ports, 'clock' | 'decider'> {
  /** As a machine's own port, with the journey that asks. */
  readonly perform: (effect: Effect, customer: KnownCustomer, journey: string) => void
  /** Where the machines of a journey set their timers. */
  readonly timers: (journey: string) => Timers
}

export interface Timers {
  setTimeout(ring: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

/** One person's machines, in all journeys that she may be in. */
export interface JourneySystem {
  start(): void
  /**
   * Something happens to her. `journey`: whose step the event is about, or which hears it first; answers and entries are
   * for that journey alone. All that follows from it at once has happened when this returns.
   */
  send(event: JourneyEvent, journey: string): void
  actor(journey: string): AnyActorRef | undefined
  stop(): void
}

/** Standard events about steps are for everybody; answers and the machine's own events are for who asked. */
const FOR_ALL: ReadonlySet<string> = new Set(STANDARD_EVENTS)
const OWN = /^(?:jornada\.|webhook\.|throttle\.)/

interface Call {
  readonly by: Member
  readonly actor: AnyActorRef
}

type Consequence =
  | { readonly what: 'event'; readonly from: Member; readonly event: JourneyEvent }
  | { readonly what: 'handOff'; readonly journey: string }
  | { readonly what: 'call'; readonly call: Call; readonly to: Member }
  | { readonly what: 'return'; readonly call: Call }

interface Member extends SystemJourney {
  readonly actor: AnyActorRef
  /** Who called her in, for this visit. */
  caller: Call | undefined
  /** Who calls her in just now. */
  calling: Call | undefined
  sent: readonly SendRecord[]
}

/** More consequences than these of one event mean journeys that send her to and fro. */
const MOST_CONSEQUENCES = 20_000

/**
 * A person's journeys as a system of stock XState actors: one machine each, one profile for all. `journeys` in the order in
 * which they hear of things. A call invokes an actor that stands for her visit to the other journey and is done when she has
 * left it: her machine there outlives the visit, since it remembers that she has been.
 */
export function createJourneySystem(
  journeys: readonly SystemJourney[],
  customer: KnownCustomer,
  ports: SystemPorts,
): JourneySystem {
  return new System(journeys, customer, ports)
}

class System implements JourneySystem {
  private readonly members: readonly Member[]
  private readonly ports: SystemPorts
  private readonly consequences: Consequence[] = []
  private profile: KnownCustomer
  private isBusy = false

  constructor(journeys: readonly SystemJourney[], customer: KnownCustomer, ports: SystemPorts) {
    this.ports = ports
    this.profile = customer
    this.members = journeys.map((journey) => this.memberOf(journey))
  }

  start(): void {
    for (const { actor } of this.members) {
      // An actor that fails tells whoever observes it, else nobody who could catch it.
      actor.subscribe({ error: () => {} })
      actor.start()
      actor.send({ type: MACHINE_EVENTS.known, customer: this.profile })
    }
  }

  stop(): void {
    for (const { actor } of this.members) actor.stop()
  }

  actor(journey: string): AnyActorRef | undefined {
    return this.find(journey)?.actor
  }

  send(event: JourneyEvent, journey: string): void {
    const first = this.find(journey)
    if (!first) return
    if (FOR_ALL.has(event.type) || !OWN.test(event.type))
      this.consequences.push({ what: 'event', from: first, event: elsewhere(event, journey) })
    this.act(first, () => first.actor.send(event))
    this.settle()
  }

  private find(journey: string): Member | undefined {
    return this.members.find(({ id }) => id === journey)
  }

  private memberOf(journey: SystemJourney): Member {
    const { clock, decider, perform, timers } = this.ports
    const base = timers(journey.id)
    const machine = createJourneyMachine(journey.machine, {
      clock,
      decider,
      journey: this.visits(() => member),
      perform: (effect, known) => {
        perform(effect, known, journey.id)
        this.did(member, effect, known)
      },
    })
    const ring = (timer: () => void) => () => {
      this.act(member, timer)
      this.settle()
    }
    const actor = createActor(machine, {
      clock: {
        setTimeout: (timer: () => void, ms: number) => base.setTimeout(ring(timer), ms),
        clearTimeout: (timer: unknown) => base.clearTimeout(timer),
      },
    })
    const member: Member = { ...journey, actor, caller: undefined, calling: undefined, sent: [] }
    return member
  }

  /** What a call invokes: there until it is told that the visit is over; at once where there is no such journey. */
  private visits(by: () => Member): AnyStateMachine {
    return createMachine({
      context: ({ input }) => ({ journey: (input as { journey: string }).journey }),
      initial: 'away',
      entry: ({ self, context }) => {
        const to = this.find(context.journey)
        if (to) this.consequences.push({ what: 'call', call: { by: by(), actor: self }, to })
      },
      states: {
        away: {
          always: { guard: ({ context }) => this.find(context.journey) === undefined, target: 'over' },
          on: {
            over: 'over',
            refused: {
              actions: ({ event }) => {
                throw new RangeError(String(event.reason))
              },
            },
          },
        },
        over: { type: 'final' },
      },
    }) as unknown as AnyStateMachine
  }

  /** One step of one machine; afterwards the others know what it knows of her. */
  private act(member: Member, step: () => void): void {
    const sent = member.sent.length
    step()
    const snapshot = member.actor.getSnapshot() as { status: string; error?: unknown; context: JourneyContext }
    if (snapshot.status === 'error') throw snapshot.error
    const { attributes, consent } = snapshot.context.customer
    const isNew = attributes !== this.profile.attributes || consent !== this.profile.consent
    if (!isNew && sent === member.sent.length) return
    this.profile = { ...this.profile, attributes, consent }
    for (const other of this.members) {
      if (other === member) continue
      other.actor.send({ type: MACHINE_EVENTS.known, customer: { ...this.profile, sends: this.sentBeside(other) } })
    }
  }

  private sentBeside(member: Member): SendRecord[] {
    return this.members.flatMap((other) => (other === member ? [] : other.sent)).sort((a, b) => a.at - b.at)
  }

  private settle(): void {
    if (this.isBusy) return
    this.isBusy = true
    try {
      for (let index = 0; index < this.consequences.length; index++) {
        if (index > MOST_CONSEQUENCES) throw new RangeError('Journeys send a customer to and fro without end')
        this.follow(this.consequences[index] as Consequence)
      }
    } finally {
      this.consequences.length = 0
      this.isBusy = false
    }
  }

  private follow(consequence: Consequence): void {
    switch (consequence.what) {
      case 'event':
        for (const member of this.members)
          if (member !== consequence.from) this.act(member, () => member.actor.send(consequence.event))
        break
      case 'handOff': {
        const to = this.find(consequence.journey)
        if (to) this.knock(to)
        break
      }
      case 'call':
        this.call(consequence.call, consequence.to)
        break
      case 'return':
        this.end(consequence.call, { type: 'over' })
    }
  }

  private knock(to: Member): void {
    if (to.door !== undefined) this.act(to, () => to.actor.send({ type: MACHINE_EVENTS.enter, node: to.door }))
  }

  private call(call: Call, to: Member): void {
    if (!isOpen(call)) return
    const refusal = refusalOf(call, to)
    if (refusal !== undefined) {
      this.end(call, { type: 'refused', reason: refusal })
      return
    }
    to.calling = call
    this.knock(to)
    // Let in: the caller is called back when the visit ends.
    if (to.calling === undefined) return
    to.calling = undefined
    this.end(call, { type: 'over' })
  }

  private end(call: Call, event: { type: string; reason?: string }): void {
    if (isOpen(call)) this.act(call.by, () => call.actor.send(event))
  }

  private did(member: Member, effect: Effect, customer: KnownCustomer): void {
    const tell = (event: JourneyEvent) =>
      this.consequences.push({ what: 'event', from: member, event: elsewhere(event, member.id) })
    switch (effect.type) {
      case 'send':
        member.sent = [...member.sent, { at: this.ports.clock.now(), channel: effect.channel }]
        tell({ type: 'message.sent', node: effect.node, channel: effect.channel })
        break
      case 'skip': {
        const { node, channel, reason } = effect
        tell({ type: 'message.skipped', node, channel, properties: { reason } })
        break
      }
      case 'update':
        for (const attribute of new Set(effect.set.map((assignment) => assignment.attribute))) {
          const value = Object.hasOwn(customer.attributes, attribute) ? customer.attributes[attribute] : undefined
          tell({ type: 'attribute.changed', node: effect.node, attribute, value })
        }
        break
      case 'emit':
        tell({ type: effect.event, properties: effect.properties })
        break
      case 'handOff':
        this.consequences.push({ what: 'handOff', journey: effect.journey })
        break
      case 'left':
        if (member.caller) this.consequences.push({ what: 'return', call: member.caller })
        member.caller = undefined
        break
      case 'entered':
        member.caller = member.calling
        member.calling = undefined
    }
  }
}

/** Steps of other journeys have their journey's id before their own: no id holds a slash. */
const elsewhere = (event: JourneyEvent, journey: string): JourneyEvent =>
  event.node === undefined ? event : { ...event, node: `${journey}/${event.node}` }

const isOpen = ({ actor }: Call): boolean => actor.getSnapshot().status === 'active'

/** Why a call cannot be: nobody is called who waits for it to end, and calls within calls have an end. */
function refusalOf(call: Call, to: Member): string | undefined {
  let depth = 0
  for (let at: Call | undefined = call; at && isOpen(at); at = at.by.caller) {
    depth++
    if (at.by === to) return `The journey “${to.id}” waits for this call to end: it cannot be called from within.`
    if (depth > LIMITS.callDepth)
      return `Journeys can call one another at most ${LIMITS.callDepth} deep. Hand the customer over instead of calling.`
  }
  return undefined
}
