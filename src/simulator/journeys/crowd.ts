import type { Customer } from '../customer.ts'
import type { Purpose } from '../draws.ts'
import { DueHeap } from '../due-heap.ts'
import type { Team } from '../kinds/team.ts'
import { SharedKinds } from '../shared-kinds.ts'
import type { Conductor } from './conductor.ts'
import type { Person } from './person.ts'
import type { Player } from './player.ts'

/** A person to whom something happens, or what a team or another resource is woken to do. */
type Due = Person | (() => void)

/** Resources come before people, people in the order of their numbers. */
const BEFORE_PEOPLE = -1_000_000_000

/** What people share in one journey of several. */
class SharedInJourney extends SharedKinds {
  private readonly crowd: Crowd
  private readonly player: Player

  constructor(crowd: Crowd, player: Player, replication: number, teams: Map<string, Team>) {
    super(player.engine, replication, teams)
    this.crowd = crowd
    this.player = player
  }

  get now(): number {
    return this.crowd.now
  }

  tell(customer: Customer, at: number, type: number, node: number): void {
    this.crowd.tell(customer, at, type, node)
  }

  wakeAt(at: number, wake: () => void): void {
    this.crowd.wakeAt(at, wake)
  }

  callIsOver(customer: Customer): boolean {
    return this.crowd.callIsOver(this.player, customer)
  }

  /** A team may have work from several journeys: the luck is that of the task's own. */
  override taskPurpose(customer: Customer, node: number): Purpose {
    return this.crowd.taskPurpose(customer, node)
  }

  ownTaskPurpose(customer: Customer, node: number): Purpose {
    return super.taskPurpose(customer, node)
  }

  get remembersPeople(): boolean {
    return this.remembers
  }
}

/**
 * Lives all people of a replication side by side through several journeys, in the order of time. Teams of one name are one
 * team, whichever journey gives it work; throttles and next-best choices belong to their steps.
 */
export class Crowd {
  private readonly conductor: Conductor
  private readonly shared: readonly SharedInJourney[]
  private readonly due = new DueHeap<Due>()
  private readonly alive = new Set<Person>()
  private readonly idle: Person[] = []
  private readonly owners = new Map<Customer, { readonly person: Person; readonly place: number }>()
  private wakes = 0

  constructor(conductor: Conductor, replication: number) {
    this.conductor = conductor
    const teams = new Map<string, Team>()
    this.shared = conductor.players.map((player) => new SharedInJourney(this, player, replication, teams))
    conductor.players.forEach(({ engine }, place) => {
      engine.shared = this.shared[place] as SharedInJourney
    })
  }

  get now(): number {
    return this.conductor.now
  }

  /** Simulates people `from` up to, not including, `to`. */
  run(from: number, to: number): void {
    const { conductor } = this
    const { engine } = conductor.main
    const arrivals: { number: number; at: number }[] = []
    for (let number = from; number < to; number++) arrivals.push({ number, at: engine.world.arrivalOf(number) })
    arrivals.sort((a, b) => a.at - b.at || a.number - b.number)
    let next = 0
    for (;;) {
      const arrival = arrivals[next]
      const at = this.due.nextAt
      if (arrival && arrival.at <= at) {
        next++
        this.admit(arrival.number)
      } else if (at > engine.model.end) break
      else this.advance(at, this.due.pop())
    }
    for (const person of this.alive) conductor.finish(person)
    this.alive.clear()
  }

  tell(customer: Customer, at: number, type: number, node: number): void {
    customer.agenda.add(at, type, node)
    const owner = this.owners.get(customer)
    if (owner) this.expect(owner.person)
  }

  wakeAt(at: number, wake: () => void): void {
    this.due.push(at, BEFORE_PEOPLE + this.wakes++, wake)
  }

  callIsOver(player: Player, customer: Customer): boolean {
    return this.conductor.callIsOver(player, customer)
  }

  taskPurpose(customer: Customer, node: number): Purpose {
    const place = this.owners.get(customer)?.place ?? 0
    return (this.shared[place] as SharedInJourney).ownTaskPurpose(customer, node)
  }

  private admit(number: number): void {
    const person = this.idle.pop() ?? this.newPerson()
    this.conductor.start(person, number)
    this.alive.add(person)
    this.expect(person)
  }

  private newPerson(): Person {
    const person = this.conductor.newPerson()
    person.customers.forEach((customer, place) => {
      this.owners.set(customer, { person, place })
    })
    return person
  }

  private advance(at: number, due: Due): void {
    if (typeof due === 'function') {
      this.conductor.now = at
      due()
      return
    }
    const person = due
    // An entry that something earlier has overtaken: the true one stands elsewhere in the heap.
    if (!this.alive.has(person) || this.conductor.nextAt(person) !== at) return
    this.conductor.step(person)
    this.expect(person)
  }

  private expect(person: Person): void {
    const { conductor } = this
    const at = conductor.nextAt(person)
    const order = person.in(conductor.main).number
    if (at <= conductor.main.model.end) this.due.push(at, order, person)
    else if (!person.isInside) this.retire(person)
  }

  /** Nothing more will happen to her and nobody waits for her: her record serves the next arrival. */
  private retire(person: Person): void {
    if (!this.alive.delete(person)) return
    this.conductor.finish(person)
    if (this.shared.some(({ remembersPeople }) => remembersPeople)) {
      for (const customer of person.customers) this.owners.delete(customer)
    } else this.idle.push(person)
  }
}
