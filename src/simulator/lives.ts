import type { Customer } from './customer.ts'
import { Engine } from './engine.ts'
import { generate, type LiveMany } from './generated/generate.ts'
import { Conductor } from './journeys/conductor.ts'
import { Crowd } from './journeys/crowd.ts'
import type { Model } from './model.ts'
import { Tally, type TallyState } from './tally.ts'
import { sharesAnything, Together } from './together.ts'

/** The journeys that people live through: the main one, and those beside it. */
export interface LivedJourneys {
  readonly model: Model
  /** Other journeys of the same people; none by default. */
  readonly others?: readonly Model[]
}

/** What was counted, of the main journey and of each of the others in their order. */
export interface Counted extends TallyState {
  readonly others?: readonly TallyState[]
}

/** Must customers be simulated side by side, because they share something in any of their journeys? */
export const isShared = ({ model, others = [] }: LivedJourneys): boolean => [model, ...others].some(sharesAnything)

/** Lives customers through one journey, or through several at once. One per thread. */
export interface Lives {
  /** The main journey's. Watch it, or ask to be told when it closes its books, before anybody is lived. */
  readonly engine: Engine
  startReplication(replication: number): void
  /** One customer whose story depends on nobody else's. What she leaves in the main journey lasts until the next one. */
  one(number: number): Customer
  /** Customers `from` up to, not including, `to`, one after the other: their stories depend on nobody else's. */
  each(from: number, to: number): void
  /** The same, side by side. */
  many(from: number, to: number): void
  counted(): Counted
}

export const livesOf = ({ model, others = [] }: LivedJourneys, tally = new Tally(model)): Lives =>
  others.length === 0 ? new InOneJourney(model, tally) : new InSeveralJourneys([model, ...others], tally)

/** Fewer people than these are through before a program for them would be written. */
const WORTH_WRITING = 500

class InOneJourney implements Lives {
  readonly engine: Engine
  /** What lives people many times faster than the tables, as long as nobody watches. */
  private written: LiveMany | 'none' | undefined
  private readonly tally: Tally
  private readonly customer: Customer

  constructor(model: Model, tally: Tally) {
    this.tally = tally
    this.engine = new Engine(model, tally)
    this.customer = this.engine.newCustomer()
  }

  startReplication(replication: number): void {
    this.engine.startReplication(replication)
  }

  one(number: number): Customer {
    this.engine.live(this.customer, number)
    return this.customer
  }

  each(from: number, to: number): void {
    const program = to - from < WORTH_WRITING ? 'none' : this.program()
    if (program === 'none') for (let number = from; number < to; number++) this.one(number)
    else program(from, to)
  }

  /** Whoever watches the engine wants to see it work. */
  private program(): LiveMany | 'none' {
    const { engine } = this
    if (engine.trace !== null || engine.onFinish !== null) return 'none'
    this.written ??= generate(engine) ?? 'none'
    return this.written
  }

  many(from: number, to: number): void {
    new Together(this.engine, this.engine.currentReplication).run(from, to)
  }

  counted(): Counted {
    return this.tally.state()
  }
}

class InSeveralJourneys implements Lives {
  readonly engine: Engine
  private readonly tallies: readonly Tally[]
  private readonly conductor: Conductor
  private readonly person: ReturnType<Conductor['newPerson']>

  constructor(models: readonly Model[], tally: Tally) {
    this.tallies = models.map((model, place) => (place === 0 ? tally : new Tally(model)))
    this.conductor = new Conductor(models, this.tallies)
    this.engine = this.conductor.main.engine
    this.person = this.conductor.newPerson()
  }

  startReplication(replication: number): void {
    this.conductor.startReplication(replication)
  }

  one(number: number): Customer {
    this.conductor.attend(() => this.conductor.live(this.person, number))
    return this.person.in(this.conductor.main)
  }

  each(from: number, to: number): void {
    for (let number = from; number < to; number++) this.one(number)
  }

  many(from: number, to: number): void {
    const crowd = new Crowd(this.conductor, this.engine.currentReplication)
    this.conductor.attend(() => crowd.run(from, to))
  }

  counted(): Counted {
    const [main, ...others] = this.tallies.map((tally) => tally.state())
    return { ...(main as TallyState), others }
  }
}
