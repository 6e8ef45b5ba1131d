import type { Customer } from './customer.ts'

/** What customers share: they meet it in the order of time, over all customers of a replication. */
export interface SharedWorld {
  assignTask(customer: Customer, node: number, team: string): void
  withdrawTask(customer: Customer, node: number, team: string): void
  queue(customer: Customer, node: number): void
  /** The arm a next-best node takes for this customer. */
  choose(customer: Customer, node: number, arms: readonly string[]): string
  assigned(customer: Customer, node: number, arm: number): void
}

/** For journeys in which customers share nothing. */
export const NOTHING_SHARED: SharedWorld = {
  assignTask: () => {},
  withdrawTask: () => {},
  queue: () => {},
  choose: (_customer, _node, arms) => arms[0] ?? '',
  assigned: () => {},
}
