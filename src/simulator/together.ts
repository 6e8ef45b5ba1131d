import { MinHeap } from '../kernel/min-heap.ts'
import type { Customer } from './customer.ts'
import { MAX_EVENTS_PER_CUSTOMER, RunawayError } from './runaway.ts'
import { SharedKinds } from './shared-kinds.ts'

export { sharesAnything } from './shared-kinds.ts'

export interface Due {
  readonly at: number
  /** Resources come before customers, customers in the order of their numbers. */
  readonly order: number
  readonly customer: Customer | null
  readonly wake: (() => void) | null
}

/**
 * Lives all customers of a replication side by side, in the order of time; same instant: in the order of their numbers.
 * Memory grows with the customers who are inside at once, not with those who have come and gone.
 */
export class Together extends SharedKinds {
  private readonly due = new MinHeap<Due>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order))
  private readonly idle: Customer[] = []
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
      const due = this.due.peek()
      if (arrival && (due === undefined || arrival.at <= due.at)) {
        next++
        this.admit(arrival.number)
      } else if (due === undefined || due.at > engine.model.end) break
      else this.advance(this.due.pop() as Due)
    }
    this.closeBooks()
  }

  tell(customer: Customer, at: number, type: number, node: number): void {
    customer.agenda.add(at, type, node)
    this.expect(customer)
  }

  wakeAt(at: number, wake: () => void): void {
    this.due.push({ at, order: -1_000_000_000 + this.wakes++, customer: null, wake })
  }

  /** Other journeys are not part of this. */
  callIsOver(): boolean {
    return true
  }

  private admit(number: number): void {
    const customer = this.idle.pop() ?? this.engine.newCustomer()
    this.engine.start(customer, number)
    this.alive.add(customer)
    this.expect(customer)
  }

  private readonly alive = new Set<Customer>()

  protected advance({ at, customer, wake }: Due): void {
    if (wake !== null) {
      this.engine.now = at
      wake()
      return
    }
    // An entry that something earlier has overtaken: the true one stands elsewhere in the heap.
    if (customer === null || !this.alive.has(customer) || this.engine.nextAt(customer) !== at) return
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
    if (at <= this.engine.model.end) this.due.push({ at, order: customer.number, customer, wake: null })
    else if (customer.node < 0) this.retire(customer)
  }

  /** Nothing more will happen to her and nobody waits for her: her record serves the next arrival. */
  private retire(customer: Customer): void {
    if (!this.alive.delete(customer)) return
    this.finish(customer)
    // A bandit may still know her by her record.
    if (!this.remembers) this.idle.push(customer)
  }

  private closeBooks(): void {
    for (const customer of this.alive) this.finish(customer)
    this.alive.clear()
  }

  private finish(customer: Customer): void {
    this.engine.turnTo(customer)
    this.engine.finish(customer)
  }
}
