import type { Customer } from './customer.ts'

/** What customers share: they meet it in the order of time, over all customers of a replication. */
export interface SharedWorld {
  /** Asks a task's team or a throttle for its turn; the answer comes as an event. */
  ask(customer: Customer, node: number): void
  /** No longer waits for it. */
  withdraw(customer: Customer, node: number): void
  /** The arm a next-best node takes for this customer. */
  choose(customer: Customer, node: number, arms: readonly string[]): string
  /** An arm was taken, by an experiment or a next-best node. */
  chosen(customer: Customer, node: number, arm: number): void
  converted(customer: Customer, goal: number): void
  /** Has she left the journey that her present node calls? Asked whenever she rests there. */
  callIsOver(customer: Customer): boolean
}

/** For journeys in which customers share nothing. */
export const NOTHING_SHARED: SharedWorld = {
  ask: () => {},
  withdraw: () => {},
  choose: (_customer, _node, arms) => arms[0] ?? '',
  chosen: () => {},
  converted: () => {},
  // A called journey that is not part of the simulation is over as soon as it has begun.
  callIsOver: () => true,
}
