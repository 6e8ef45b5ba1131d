import { LIMITS } from '../../document/index.ts'
import type { Effect } from '../../runtime/index.ts'
import type { Customer } from '../customer.ts'
import { EVENT, type Model } from '../model.ts'
import { Names } from '../names.ts'
import { MAX_EVENTS_PER_CUSTOMER, RunawayError } from '../runaway.ts'
import { NOTHING_SHARED } from '../shared-world.ts'
import type { Tally } from '../tally.ts'
import { type Caller, Person } from './person.ts'
import { isForAll, Player } from './player.ts'
import { Witness } from './witness.ts'

type Properties = Readonly<Record<string, unknown>>

/** What one machine's step means to the others, in the order in which it came about. */
type Consequence =
  | { readonly what: 'event'; readonly from: Player; readonly event: string; readonly properties: Properties }
  | { readonly what: 'handOff'; readonly to: Player }
  | { readonly what: 'call'; readonly caller: Caller; readonly to: Player }
  | { readonly what: 'return'; readonly caller: Caller }

/**
 * Lets one person's machines live side by side: the main journey's and those of the others. Each takes its steps by
 * itself; what a step means to the others is told to them once the machine rests, first come first told, before anything
 * else happens to her. See the room's README for who hears what.
 */
export class Conductor {
  /** The main journey first, the others in the order of their ids. */
  readonly players: readonly Player[]
  now = 0
  private readonly attributes = new Names()
  private readonly consequences: Consequence[] = []
  private person!: Person
  /** What the acting machine hears comes from another one: the others have heard it themselves. */
  private told = false

  constructor(models: readonly Model[], tallies: readonly Tally[] = []) {
    this.players = models.map((model, place) => new Player(place, model, this.attributes, tallies[place]))
    for (const player of this.players)
      player.engine.shared = { ...NOTHING_SHARED, callIsOver: (customer) => this.callIsOver(player, customer) }
  }

  get main(): Player {
    return this.players[0] as Player
  }

  newPerson(): Person {
    return new Person(this.players, this.attributes.size)
  }

  startReplication(replication: number): void {
    for (const { engine } of this.players) engine.startReplication(replication)
  }

  /** Watches the engines while something is lived with them; who watched one of them goes on doing so. */
  attend<Result>(live: () => Result): Result {
    const watchers = this.players.map(({ engine }) => engine.trace)
    for (const player of this.players)
      player.engine.trace = new Witness(watchers[player.place] ?? null, {
        happened: (type, node) => this.happened(player, type, node),
        did: (effect, customer) => this.did(player, effect, customer),
        left: () => {
          this.person.away[player.place] = 0
        },
      })
    try {
      return live()
    } finally {
      for (const { engine, place } of this.players) engine.trace = watchers[place] ?? null
      this.consequences.length = 0
    }
  }

  /** Lives one person's story to its end or the horizon; not at all when a filter leaves her out. */
  live(person: Person, number: number): void {
    this.start(person, number)
    if (!person.in(this.main).counted) return
    while (this.step(person));
    this.finish(person)
  }

  /** Puts a new person at the beginning of her story. */
  start(person: Person, number: number): void {
    person.reset()
    for (const player of this.players) {
      if (player === this.main) player.engine.start(person.in(player), number)
      else player.engine.appear(person.in(player), number)
    }
  }

  /** When something will next happen to her in any journey: epoch milliseconds, Infinity for never. */
  nextAt(person: Person): number {
    let at = Number.POSITIVE_INFINITY
    for (const player of this.players) at = Math.min(at, player.engine.nextAt(person.in(player)))
    return at
  }

  /** The next thing that happens to her, with all that follows from it at once; `false` when nothing more will. */
  step(person: Person): boolean {
    const player = this.nextPlayer(person)
    const at = player.engine.nextAt(person.in(player))
    if (at > this.main.model.end) return false
    if (++person.steps > MAX_EVENTS_PER_CUSTOMER)
      throw new RunawayError(`More than ${MAX_EVENTS_PER_CUSTOMER} events happened to ${this.idOf(person)}`)
    this.now = at
    this.turnTo(person, player)
    player.engine.step(person.in(player))
    this.tellOthers()
    if (!person.hasArrived) this.arrive(person)
    return true
  }

  /** Closes the books on a person. */
  finish(person: Person): void {
    for (const { engine, place } of this.players) {
      const customer = person.customers[place] as Customer
      engine.turnTo(customer)
      engine.finish(customer)
    }
  }

  idOf(person: Person): string {
    return this.main.engine.customerId(person.in(this.main))
  }

  /** Has she left the journey that she is away to? Asked when her machine rests at a call. */
  callIsOver(player: Player, customer: Customer): boolean {
    const journey = player.calledAt(customer.node)
    const to = this.players.find(({ id }) => id === journey)
    if (to === undefined) return true
    const { person } = this
    if (person.away[player.place] === 0) {
      person.calls++
      person.away[player.place] = person.calls
      this.consequences.push({ what: 'call', caller: { by: player.place, call: person.calls }, to })
    }
    return false
  }

  /** At the same instant journeys take turns in their order, but a time-out lets all events of its instant go first. */
  private nextPlayer(person: Person): Player {
    let next = this.main
    let nextAt = Number.POSITIVE_INFINITY
    let yields = false
    for (const player of this.players) {
      const customer = person.in(player)
      const at = player.engine.nextAt(customer)
      if (at > nextAt || (at === nextAt && !(yields && !isTimeout(customer, at)))) continue
      next = player
      nextAt = at
      yields = isTimeout(customer, at)
    }
    return next
  }

  /** Those who look for their segment's people do so when she arrives; schedules begin with her arrival. */
  private arrive(person: Person): void {
    person.hasArrived = true
    for (const player of this.players) {
      if (player === this.main) continue
      const { engine, timetable } = player
      const customer = person.in(player)
      for (const entry of player.segments) {
        this.tell(player, EVENT.enter, entry, null)
        this.tellOthers()
      }
      const first = timetable.firstFrom(customer.arrivedAt)
      if (first >= 0) engine.schedule(customer, timetable.at(first), EVENT.schedule, -1, -1, first)
    }
  }

  private turnTo(person: Person, player: Player): void {
    this.person = person
    person.lendProfile(this.players, player)
    player.engine.now = this.now
    player.engine.turnTo(person.in(player))
  }

  private tellOthers(): void {
    const { consequences } = this
    for (let index = 0; index < consequences.length; index++) {
      if (index > MAX_EVENTS_PER_CUSTOMER)
        throw new RunawayError(`Journeys send ${this.idOf(this.person)} to and fro without end`)
      this.follow(consequences[index] as Consequence)
    }
    consequences.length = 0
  }

  private follow(consequence: Consequence): void {
    switch (consequence.what) {
      case 'event':
        for (const player of this.players)
          if (player !== consequence.from && player.hears(consequence.event))
            this.tell(player, player.model.events.find(consequence.event), -1, consequence.properties)
        break
      case 'handOff':
        this.tell(consequence.to, EVENT.enter, consequence.to.door, null)
        break
      case 'call':
        this.call(consequence.caller, consequence.to)
        break
      case 'return':
        this.comeBack(consequence.caller)
    }
  }

  private tell(player: Player, type: number, node: number, properties: Properties | null): void {
    this.turnTo(this.person, player)
    this.told = true
    player.engine.deliver(this.person.in(player), type, node, -1, 0, properties)
    this.told = false
  }

  private call(caller: Caller, to: Player): void {
    const { person } = this
    if (person.away[caller.by] !== caller.call) return
    if (to.door >= 0 && this.mayCall(caller.by, to.place)) {
      person.calling[to.place] = caller
      this.tell(to, EVENT.enter, to.door, null)
      if (person.calling[to.place] === null) return
      person.calling[to.place] = null
    }
    this.comeBack(caller)
  }

  /** Nobody is called who waits for this very call to end, and calls within calls have an end. */
  private mayCall(by: number, to: number): boolean {
    let depth = 1
    for (let at = by; ; depth++) {
      if (at === to || depth > LIMITS.callDepth) return false
      const caller = this.person.callers[at]
      if (!caller || this.person.away[caller.by] !== caller.call) return true
      at = caller.by
    }
  }

  private comeBack({ by, call }: Caller): void {
    const player = this.players[by] as Player
    if (this.person.away[by] !== call) return
    this.turnTo(this.person, player)
    this.told = true
    player.engine.comeBack(this.person.in(player))
    this.told = false
  }

  // What the engines tell while they work.

  private happened(player: Player, type: number, node: number): void {
    if (this.told || !isForAll(type)) return
    const { engine, model } = player
    const event = model.events.name(type)
    if (!this.othersHear(player, event)) return
    const message = model.messages[node]
    const properties =
      engine.eventGenerator >= 0
        ? engine.world.properties(this.person.in(player), engine.eventGenerator, engine.eventOccurrence)
        : {
            ...engine.eventProperties,
            ...(node < 0 ? {} : { node: this.nodeElsewhere(player, model.nodes.name(node)) }),
            ...(message === undefined ? {} : { channel: message.channel }),
          }
    this.consequences.push({ what: 'event', from: player, event, properties })
  }

  private did(player: Player, effect: Effect, customer: Customer): void {
    const { person } = this
    switch (effect.type) {
      case 'send':
        this.countSend(player, effect.channel)
        this.announce(player, 'message.sent', effect.node, { channel: effect.channel })
        break
      case 'skip':
        this.announce(player, 'message.skipped', effect.node, { channel: effect.channel, reason: effect.reason })
        break
      case 'update':
        for (const attribute of new Set(effect.set.map((assignment) => assignment.attribute))) {
          const value = customer.attributes[player.model.attributes.find(attribute)]
          this.announce(player, 'attribute.changed', effect.node, { attribute, value })
        }
        break
      case 'emit':
        this.announce(player, effect.event, null, effect.properties)
        break
      case 'handOff': {
        const to = this.players.find(({ id }) => id === effect.journey)
        if (to && to.door >= 0) this.consequences.push({ what: 'handOff', to })
        break
      }
      case 'left': {
        const caller = person.callers[player.place]
        person.callers[player.place] = null
        if (caller) this.consequences.push({ what: 'return', caller })
        break
      }
      case 'entered':
        person.callers[player.place] = person.calling[player.place] ?? null
        person.calling[player.place] = null
    }
  }

  private announce(from: Player, event: string, node: string | null, properties: Properties): void {
    if (!this.othersHear(from, event)) return
    const about = node === null ? properties : { ...properties, node: this.nodeElsewhere(from, node) }
    this.consequences.push({ what: 'event', from, event, properties: about })
  }

  /** A step as other journeys know it: no id of theirs holds a slash. */
  private nodeElsewhere = (player: Player, node: string): string => `${player.id}/${node}`

  private othersHear(from: Player, event: string): boolean {
    for (const player of this.players) if (player !== from && player.hears(event)) return true
    return false
  }

  /** Caps count what any journey sends. */
  private countSend(from: Player, channel: string): void {
    for (const player of this.players) {
      if (player === from || !player.hasCaps) continue
      const { sendTimes, sendChannels } = this.person.in(player)
      sendTimes.push(this.now)
      sendChannels.push(player.model.channels.number(channel))
    }
  }
}

const isTimeout = ({ timerAt, state, agenda }: Customer, at: number): boolean =>
  timerAt === at && state.yields && agenda.peek()?.at !== at
