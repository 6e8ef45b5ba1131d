import type { Customer } from './customer.ts'
import { DueHeap } from './due-heap.ts'
import { MAX_EVENTS_PER_CUSTOMER, RunawayError } from './runaway.ts'
import { SharedKinds } from './shared-kinds.ts'

export { sharesAnything } from './shared-kinds.ts'

/** Either something happens to a customer, or a resource wants to be woken. */
export type Due = Customer | (() => void)

/**
 * Lives all customers of a replication side by side, in the order of time; same instant: in the order of their numbers.
 * Memory grows with the customers who are inside at once, not with those who have come and gone.
 */
export class Together extends SharedKinds {
  private readonly due = new DueHeap<Due>()
  private readonly idle: Customer[] = []
  private readonly everybody: Customer[] = []
  private wakes = 0

  get now(): number {
    return this.engine.now
  }

  /** Simulates customers `from` up to, not including, `to`. */
  run(from: number, to: number): void {
    const { engine } = this
    engine.shared = this
    const arrivals: { number: number; at: number }[] = []
    for (let number = from; number < to; number++) arrivals.push({ number, at: engine.world.arrivalOf(number) })
    arrivals.sort((a, b) => a.at - b.at || a.number - b.number)
    let next = 0
    for (;;) {
      const arrival = arrivals[next]
      const { nextAt } = this.due
      if (arrival && arrival.at <= nextAt) {
        next++
        this.admit(arrival.number)
      } else if (nextAt > engine.model.end) break
      else this.advance(nextAt, this.due.pop())
    }
    this.closeBooks()
  }

  tell(customer: Customer, at: number, type: number, node: number): void {
    customer.agenda.add(at, type, node)
    this.expect(customer)
  }

  wakeAt(at: number, wake: () => void): void {
    // Resources come before customers, customers in the order of their numbers.
    this.due.push(at, -1_000_000_000 + this.wakes++, wake)
  }

  /** Other journeys are not part of this. */
  callIsOver(): boolean {
    return true
  }

  private admit(number: number): void {
    const customer = this.idle.pop() ?? this.newcomer()
    this.engine.start(customer, number)
    customer.alive = true
    this.expect(customer)
  }

  private newcomer(): Customer {
    const customer = this.engine.newCustomer()
    this.everybody.push(customer)
    return customer
  }

  protected advance(at: number, due: Due): void {
    if (typeof due === 'function') {
      this.engine.now = at
      due()
      return
    }
    const customer = due
    // An entry that something earlier has overtaken: the true one stands elsewhere in the heap.
    if (customer.expectedAt !== at) return
    customer.expectedAt = Number.POSITIVE_INFINITY
    if (!customer.alive) return
    if (this.engine.nextAt(customer) !== at) {
      this.expect(customer)
      return
    }
    this.engine.turnTo(customer)
    this.engine.step(customer)
    if (++customer.steps > MAX_EVENTS_PER_CUSTOMER)
      throw new RunawayError(
        `More than ${MAX_EVENTS_PER_CUSTOMER} events happened to ${this.engine.customerId(customer)}`,
      )
    this.expect(customer)
  }

  private expect(customer: Customer): void {
    const at = this.engine.nextAt(customer)
    if (at <= this.engine.model.end) {
      // Once is enough.
      if (customer.expectedAt === at) return
      customer.expectedAt = at
      this.due.push(at, customer.number, customer)
    } else if (customer.node < 0) this.retire(customer)
  }

  /** Nothing more will happen to her and nobody waits for her: her record serves the next arrival. */
  private retire(customer: Customer): void {
    if (!customer.alive) return
    this.finish(customer)
    // A bandit may still know her by her record.
    if (!this.remembers) this.idle.push(customer)
  }

  private closeBooks(): void {
    for (const customer of this.everybody) if (customer.alive) this.finish(customer)
    this.everybody.length = 0
  }

  private finish(customer: Customer): void {
    customer.alive = false
    this.engine.turnTo(customer)
    this.engine.finish(customer)
  }
}
