import { type ActionParams, LONGEST_TIMER_MS } from '../document/index.ts'
import type { Entry } from './agenda.ts'
import { bookSend, closeBooks, worthOf } from './books.ts'
import { Customer } from './customer.ts'
import { Luck } from './draws.ts'
import { Listeners } from './listeners.ts'
import { EVENT, type Model } from './model.ts'
import { firstEnabled, timerBefore } from './order.ts'
import { buildProgram, type Doing, type GoalRecord, type Program, type Test, type TransitionRecord } from './program.ts'
import { Raised } from './raised.ts'
import { compileTest } from './rules.ts'
import { MAX_EVENTS_PER_CUSTOMER, RunawayError } from './runaway.ts'
import { NOTHING_SHARED, type SharedWorld } from './shared-world.ts'
import { Tally } from './tally.ts'
import { type Knock, Timetable } from './timetable.ts'
import type { Trace } from './trace.ts'
import { engineVocabulary } from './vocabulary.ts'
import { type Stage, World } from './world.ts'

/**
 * Executes a journey's machine on simulated customers. One engine serves one thread; a customer's whole story depends
 * only on the model, the replication and her number.
 */
export class Engine implements Stage {
  readonly model: Model
  readonly world: World
  /** Where this step is counted. Changes only while a filtered simulation lives people it does not count. */
  tally: Tally
  trace: Trace | null = null
  /** Told of each customer once her books are closed. */
  onFinish: ((customer: Customer) => void) | null = null
  shared: SharedWorld = NOTHING_SHARED
  now = 0

  // The event at hand: what guards look at.
  eventType = -1
  eventNode = -1
  eventGenerator = -1
  eventOccurrence = 0
  eventProperties: Readonly<Record<string, unknown>> | null = null

  private readonly luck: Luck
  private readonly program: Program
  private readonly listeners: Listeners
  private readonly timetable: Timetable
  private readonly raised = new Raised()
  private readonly reached: GoalRecord[] = []
  private replication = 0
  private idPrefix = ''
  private handled = 0
  private readonly mostSteps: number
  private readonly mainTally: Tally
  /** Takes the counts of those who are lived for the sake of others only; null where everybody counts. */
  private readonly otherTally: Tally | null
  private readonly only: Test | null

  constructor(model: Model, tally: Tally = new Tally(model)) {
    this.model = model
    this.tally = tally
    this.mainTally = tally
    this.otherTally = model.only === undefined ? null : new Tally(model)
    this.mostSteps = model.machine.options.maxIterations
    this.luck = new Luck(model.seed)
    this.world = new World(model, this, this.luck)
    this.program = buildProgram(model.machine, model, engineVocabulary(this))
    this.world.heedSegments((rule) => compileTest(this, rule))
    this.only = model.only === undefined ? null : compileTest(this, model.only)
    this.listeners = new Listeners(model, this.program, this.world)
    this.timetable = new Timetable(model)
    this.startReplication(0)
  }

  startReplication(replication: number): void {
    this.replication = replication
    this.idPrefix = `sim-${this.model.seed}-${replication}-`
    this.luck.turnTo(replication)
    this.mainTally.startReplication(replication)
  }

  /** Room for one customer at a time. */
  newCustomer(): Customer {
    return new Customer({
      ...this.model.shape,
      attributes: this.model.attributes.size,
      channels: this.model.channels.size,
    })
  }

  /** Carries seed, replication and number: the same everywhere, unlike any other run's. */
  customerId(customer: Customer): string {
    return this.idPrefix + customer.number
  }

  /** What all customers' ids begin with in this replication. */
  get customerIdPrefix(): string {
    return this.idPrefix
  }

  get currentReplication(): number {
    return this.replication
  }

  /** Puts a new person at the beginning of her story. */
  start(customer: Customer, number: number): void {
    this.appear(customer, number)
    if (customer.arrivedAt <= this.model.end) customer.agenda.add(customer.arrivedAt, EVENT.arrive, -1)
  }

  /** Is there, but comes to no entry by herself: what else happens to her brings her in. */
  appear(customer: Customer, number: number): void {
    customer.reset(number, this.world.zoneOf(number), this.program.outside)
    customer.arrivedAt = this.world.arrivalOf(number)
    if (this.only !== null) this.judge(customer, this.only)
  }

  /** The filter looks at people as they come, before anything has happened to them. */
  private judge(customer: Customer, only: Test): void {
    this.setEvent(-1, -1, -1, 0, null)
    this.now = customer.arrivedAt
    customer.counted = only(customer)
  }

  /** Whether the filter lets a customer through. Puts her into the record given. */
  counts(customer: Customer, number: number): boolean {
    this.appear(customer, number)
    return customer.counted
  }

  /** Counts what follows for this customer, or not: only who lives customers side by side needs to say so. */
  turnTo(customer: Customer): void {
    if (this.otherTally !== null) this.tally = customer.counted ? this.mainTally : this.otherTally
  }

  /** When something will next happen to her: epoch milliseconds, Infinity for never. */
  nextAt(customer: Customer): number {
    const entry = customer.agenda.peek()
    return entry === undefined ? customer.timerAt : Math.min(entry.at, customer.timerAt)
  }

  /** Lives one customer's story to its end or the horizon; not at all when a filter leaves her out. */
  live(customer: Customer, number: number): void {
    this.appear(customer, number)
    if (!customer.counted) return
    if (customer.arrivedAt <= this.model.end) {
      // Nothing can come before her arrival: it need not wait in the agenda.
      customer.agenda.nextOrder()
      this.now = customer.arrivedAt
      this.arrive(customer)
    }
    while (this.step(customer)) {
      if (this.handled > MAX_EVENTS_PER_CUSTOMER)
        throw new RunawayError(`More than ${MAX_EVENTS_PER_CUSTOMER} events happened to ${this.customerId(customer)}`)
    }
    this.finish(customer)
  }

  /** The next thing that happens to a customer; `false` when nothing more will before the horizon. */
  step(customer: Customer): boolean {
    const entry = customer.agenda.peek()
    const { timerAt } = customer
    if (entry === undefined || timerBefore(customer, entry)) {
      if (timerAt > this.model.end) return false
      this.now = timerAt
      customer.timerAt = Number.POSITIVE_INFINITY
      this.ring(customer)
      return true
    }
    if (entry.at > this.model.end) return false
    this.now = entry.at
    customer.agenda.remove(entry)
    this.happen(customer, entry)
    return true
  }

  /** Closes the books on a customer. */
  finish(customer: Customer): void {
    const { tally, model } = this
    tally.events(this.handled)
    this.handled = 0
    this.onFinish?.(customer)
    closeBooks(customer, model, tally)
  }

  // Stage: where the world puts what will happen.

  schedule(
    customer: Customer,
    at: number,
    type: number,
    node: number,
    generator = -1,
    occurrence = 0,
    properties: Entry['properties'] = null,
  ): void {
    if (at > this.model.end) return
    if (this.trace === null && !this.listeners.any(type, node)) this.tally.happened(type, node)
    else customer.agenda.add(at, type, node, generator, occurrence, properties)
  }

  // What the machine's names ask of the engine.

  /** An event the machine tells itself: handled within the same step, seen by the world at once. */
  raise(customer: Customer, type: number, node: number, properties: Entry['properties']): void {
    this.world.follow(customer, type, node)
    if (this.trace !== null || this.listeners.any(type, node)) this.raised.add(type, node, properties)
  }

  admit(customer: Customer, entry: string): void {
    if (customer.entries === 0) this.tally.person()
    customer.entries++
    customer.enteredAt = this.now
    customer.entryGenerator = this.eventGenerator
    customer.entryOccurrence = this.eventOccurrence
    customer.entryProperties = this.eventProperties
    if (customer.entries > 1) customer.messages.fill(0)
    this.tally.entry(this.now)
    this.trace?.effect({ type: 'entered', entry }, customer)
  }

  leave(customer: Customer, reason: string, exits: { count: number }): void {
    customer.leftAt = this.now
    customer.due = 0
    if (customer.counted) {
      exits.count++
      this.tally.leaving(this.now)
    }
    this.trace?.effect({ type: 'left', reason }, customer)
  }

  convert(customer: Customer, goal: number, value: ActionParams['convert']['value']): void {
    const amount = worthOf(value, (property) => this.eventProperty(customer, property))
    this.tally.conversion(goal, this.now - customer.enteredAt, amount, this.now)
    customer.value += amount
    this.shared.converted(customer, goal)
    this.trace?.effect({ type: 'converted', goal: this.model.goals.name(goal), value: amount }, customer)
  }

  countSend(customer: Customer, node: number): void {
    bookSend(customer, node, this.now, this.model, this.tally)
  }

  assignArm(customer: Customer, experiment: number, arm: number): void {
    // Who comes back to her arm has been in it since the first time: what she reached in between is the arm's.
    if (customer.arms[experiment] !== arm + 1) {
      customer.armsSince[experiment] = this.now
      customer.armsSent[experiment] = customer.sent
      customer.armsCost[experiment] = customer.costMicros
    }
    customer.arms[experiment] = arm + 1
    const node = this.model.nodes.find(this.model.experiments[experiment]?.node ?? '')
    this.shared.chosen(customer, node, arm)
  }

  choose(customer: Customer, node: string, arms: readonly string[]): string {
    return this.shared.choose(customer, this.model.nodes.find(node), arms)
  }

  /** Answers carry the attempt they belong to in place of an occurrence. */
  isPresentAttempt(customer: Customer): boolean {
    if (this.eventType !== EVENT.webhookOk && this.eventType !== EVENT.webhookError) return true
    return this.eventOccurrence === customer.attempts
  }

  eventProperty(customer: Customer, name: string): unknown {
    if (this.eventProperties !== null) {
      if (Object.hasOwn(this.eventProperties, name)) return this.eventProperties[name]
    } else if (this.eventGenerator >= 0)
      return this.world.property(customer, this.eventGenerator, this.eventOccurrence, name)
    if (this.eventNode < 0) return undefined
    if (name === 'node') return this.model.nodes.name(this.eventNode)
    if (name === 'channel') return this.model.messages[this.eventNode]?.channel
    return undefined
  }

  entryProperty(customer: Customer, name: string): unknown {
    const { entryProperties, entryGenerator } = customer
    if (entryProperties !== null) return Object.hasOwn(entryProperties, name) ? entryProperties[name] : undefined
    if (entryGenerator < 0) return undefined
    return this.world.property(customer, entryGenerator, customer.entryOccurrence, name)
  }

  // How events happen.

  private happen(customer: Customer, entry: Entry): void {
    const { type, node, generator, occurrence, properties } = entry
    if (type === EVENT.arrive) this.arrive(customer)
    else if (type === EVENT.schedule) this.occur(customer, occurrence)
    else if (type === EVENT.rate) {
      this.deliver(customer, this.world.typeOf(generator), node, generator, occurrence, properties)
      this.world.continueRate(customer, generator, occurrence)
    } else {
      this.tally.happened(type, node)
      this.deliver(customer, type, node, generator, occurrence, properties)
    }
  }

  /** Knocks at the entries in order until one lets her in. */
  private arrive(customer: Customer): void {
    this.world.begin(customer)
    const knocks = this.timetable.knocks(this.world)
    for (let index = 0; index < knocks.length && customer.entries === 0; index++) {
      const { type, node, generator } = knocks[index] as Knock
      const occurrence = generator < 0 ? 0 : (customer.triggers[generator] ?? 0)
      this.deliver(customer, type, node, generator, occurrence, null)
      if (generator >= 0) customer.triggers[generator] = occurrence + 1
    }
    const first = this.timetable.hasOccurrences ? this.timetable.firstFrom(customer.arrivedAt) : -1
    if (first >= 0) this.schedule(customer, this.timetable.at(first), EVENT.schedule, -1, -1, first)
    else if (customer.entries === 0 && this.timetable.hasKnocks && !this.timetable.hasOccurrences)
      this.tally.rejection()
  }

  private occur(customer: Customer, occurrence: number): void {
    this.deliver(customer, EVENT.enter, this.timetable.nodeAt(occurrence), -1, 0, null)
    const next = occurrence + 1
    if (next < this.timetable.count && this.timetable.mayComeAgain(customer.entries))
      this.schedule(customer, this.timetable.at(next), EVENT.schedule, -1, -1, next)
  }

  private ring(customer: Customer): void {
    const transitions = customer.state.due
    this.setEvent(EVENT.timer, -1, -1, 0, null)
    this.trace?.event(customer, EVENT.timer, -1)
    this.handled++
    if (transitions !== null) {
      const transition = firstEnabled(transitions, customer)
      if (transition !== null) this.take(customer, transition)
    }
    this.settle(customer)
  }

  /** One event, from the outside, through to rest. `now` must be the instant it happens at. */
  deliver(
    customer: Customer,
    type: number,
    node: number,
    generator: number,
    occurrence: number,
    properties: Entry['properties'],
  ): void {
    this.handled++
    this.setEvent(type, node, generator, occurrence, properties)
    this.trace?.event(customer, type, node)
    this.world.follow(customer, type, node)
    this.handle(customer)
    this.settle(customer)
  }

  private setEvent(type: number, node: number, generator: number, occurrence: number, properties: Entry['properties']) {
    this.eventType = type
    this.eventNode = node
    this.eventGenerator = generator
    this.eventOccurrence = occurrence
    this.eventProperties = properties
  }

  /** Every region answers the event as things stood before it; then the actions run, region by region. */
  private handle(customer: Customer): void {
    const handlers = customer.state.handlers[this.eventType]
    const transition = handlers === undefined ? null : firstEnabled(handlers, customer)
    this.selectGoals(customer)
    this.world.observe(customer, this.eventType, this.eventNode)
    if (transition !== null) this.exit(customer, transition)
    if (this.reached.length > 0) this.reach(customer)
    if (transition !== null) this.enter(customer, transition)
  }

  private reach(customer: Customer): void {
    for (const { goal, actions } of this.reached) {
      customer.goalsReachedAt[goal] = this.now
      for (const action of actions) action(customer)
    }
    this.reached.length = 0
  }

  private selectGoals(customer: Customer): void {
    const goals = this.program.goals[this.eventType]
    if (goals === undefined) return
    for (const record of goals) {
      const at = customer.goalsReachedAt[record.goal] ?? Number.NaN
      // Each goal has its own region, which can take one way at a time.
      if (Number.isNaN(at) && !this.reached.some(({ goal }) => goal === record.goal) && record.guard(customer))
        this.reached.push(record)
    }
  }

  /** Takes eventless ways and raised events until nothing is left to do. */
  private settle(customer: Customer): void {
    let steps = 0
    for (;;) {
      const { always, done } = customer.state
      const transition = always.length === 0 ? null : firstEnabled(always, customer)
      if (transition !== null) this.take(customer, transition)
      else {
        const raised = this.raised.next()
        if (raised !== undefined) {
          this.setEvent(raised.type, raised.node, -1, 0, raised.properties)
          this.handle(customer)
        } else if (done === null || !this.shared.callIsOver(customer) || !this.returnFromCall(customer, done)) break
      }
      if (++steps > this.mostSteps) throw new RunawayError(`Customer ${this.customerId(customer)} ran in circles`)
    }
    this.raised.clear()
    this.trace?.settled(customer)
  }

  /** The journey she was called away to is over: she goes on here. */
  comeBack(customer: Customer): void {
    const { done } = customer.state
    if (done === null) return
    this.trace?.event(customer, EVENT.timer, -1)
    if (this.returnFromCall(customer, done)) this.settle(customer)
  }

  private returnFromCall(customer: Customer, done: readonly TransitionRecord[]): boolean {
    this.setEvent(EVENT.timer, -1, -1, 0, null)
    const transition = firstEnabled(done, customer)
    if (transition === null) return false
    this.take(customer, transition)
    return true
  }

  private take(customer: Customer, transition: TransitionRecord): void {
    this.exit(customer, transition)
    this.enter(customer, transition)
  }

  private exit(customer: Customer, transition: TransitionRecord): void {
    this.trace?.transition(customer, transition, customer.state)
    const { exitActions, exitNode, edge } = transition
    if (transition.target !== null) customer.timerAt = Number.POSITIVE_INFINITY
    for (let index = 0; index < exitActions.length; index++) (exitActions[index] as Doing)(customer)
    if (exitNode >= 0) {
      this.tally.departure(exitNode, this.now - customer.nodeSince)
      customer.node = -1
    }
    if (edge >= 0) this.tally.edge(edge)
  }

  private enter(customer: Customer, transition: TransitionRecord): void {
    const { actions, entryActions, enterNode, target } = transition
    for (let index = 0; index < actions.length; index++) (actions[index] as Doing)(customer)
    if (target === null) return
    customer.state = target
    if (enterNode >= 0) {
      this.tally.arrival(enterNode)
      this.tally.stage(enterNode, customer.stages)
      customer.node = enterNode
      customer.nodeSince = this.now
    }
    for (let index = 0; index < entryActions.length; index++) (entryActions[index] as Doing)(customer)
    if (target.due !== null) {
      customer.timerAt = this.now + Math.min(Math.max(0, customer.due - this.now), LONGEST_TIMER_MS)
      customer.timerOrder = customer.agenda.nextOrder()
    }
  }
}
