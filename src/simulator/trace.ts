import type { Effect } from '../runtime/index.ts'
import type { Customer } from './customer.ts'
import type { StateRecord, TransitionRecord } from './program.ts'

/** Watches an engine at work, for stories and for the comparison with stock XState. */
export interface Trace {
  /** An event, or `timer`, is about to be handled. */
  event(customer: Customer, type: number, node: number): void
  effect(effect: Effect, customer: Customer): void
  transition(customer: Customer, transition: TransitionRecord, from: StateRecord): void
  /** The machine has come to rest after an event. */
  settled(customer: Customer): void
}
