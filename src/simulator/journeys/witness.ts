import type { Effect } from '../../runtime/index.ts'
import type { Customer } from '../customer.ts'
import type { StateRecord, TransitionRecord } from '../program.ts'
import type { Trace } from '../trace.ts'

/** What a conductor wants to know of an engine at work. */
export interface Attention {
  happened(type: number, node: number): void
  did(effect: Effect, customer: Customer): void
  /** She leaves the node she was at. */
  left(): void
}

/** Watches an engine for the conductor, and lets who else watches it see the same. */
export class Witness implements Trace {
  private readonly other: Trace | null
  private readonly attention: Attention

  constructor(other: Trace | null, attention: Attention) {
    this.other = other
    this.attention = attention
  }

  event(customer: Customer, type: number, node: number): void {
    this.other?.event(customer, type, node)
    this.attention.happened(type, node)
  }

  effect(effect: Effect, customer: Customer): void {
    this.other?.effect(effect, customer)
    this.attention.did(effect, customer)
  }

  transition(customer: Customer, transition: TransitionRecord, from: StateRecord): void {
    this.other?.transition(customer, transition, from)
    if (transition.exitNode >= 0) this.attention.left()
  }

  settled(customer: Customer): void {
    this.other?.settled(customer)
  }
}
