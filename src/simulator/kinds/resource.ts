import type { Customer } from '../customer.ts'

/** What a shared resource may do to the run it serves. */
export interface ResourceHost {
  readonly now: number
  /** Lets an event happen to a customer, now or later. */
  tell(customer: Customer, at: number, type: number, node: number): void
  /** Calls `wake` at an instant, before whatever happens to customers then. */
  wakeAt(at: number, wake: () => void): void
}

/** Something customers wait for in line: asked on entering its node, left when they go. */
export interface Resource {
  ask(customer: Customer, node: number): void
  withdraw(customer: Customer, node: number): void
}

export interface Waiting {
  readonly customer: Customer
  readonly node: number
  left: boolean
}

/** First come, first served; who leaves loses the place. */
export class Line {
  private readonly places: Waiting[] = []
  private first = 0
  private readonly byCustomer = new Map<Customer, Waiting>()

  join(customer: Customer, node: number): void {
    const place: Waiting = { customer, node, left: false }
    this.places.push(place)
    this.byCustomer.set(customer, place)
  }

  /** Did she stand in this line? */
  leave(customer: Customer): boolean {
    const place = this.byCustomer.get(customer)
    if (!place) return false
    place.left = true
    this.byCustomer.delete(customer)
    return true
  }

  next(): Waiting | undefined {
    while (this.first < this.places.length) {
      const place = this.places[this.first++] as Waiting
      if (this.first > 1_024 && this.first * 2 > this.places.length) this.forget()
      if (place.left) continue
      this.byCustomer.delete(place.customer)
      return place
    }
    return undefined
  }

  get isEmpty(): boolean {
    return this.byCustomer.size === 0
  }

  private forget(): void {
    this.places.splice(0, this.first)
    this.first = 0
  }
}
