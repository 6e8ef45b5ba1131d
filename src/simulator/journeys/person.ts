import type { Customer } from '../customer.ts'
import { UNDRAWN } from '../customer.ts'
import type { Player } from './player.ts'

/** Who waits for somebody's visit to a journey to end. */
export interface Caller {
  /** The calling journey, by its place. */
  readonly by: number
  /** Which of this person's calls it is. */
  readonly call: number
}

/**
 * One person in several journeys: a machine's record for each, one profile for all. The profile is with the machine that
 * acted last, and handed on when another one acts.
 */
export class Person {
  readonly customers: readonly Customer[]
  /** By journey: who called her in, for this visit. */
  readonly callers: (Caller | null)[]
  /** By journey: who calls her in just now; becomes the caller when she is let in. */
  readonly calling: (Caller | null)[]
  /** By journey: the call that she is away on, 0 for none. */
  readonly away: number[]
  calls = 0
  steps = 0
  hasArrived = false
  private holder = 0
  private readonly attributes: unknown[]

  /** `attributes`: how many there are over all journeys. */
  constructor(players: readonly Player[], attributes: number) {
    this.customers = players.map(({ engine }) => engine.newCustomer())
    this.callers = players.map(() => null)
    this.calling = players.map(() => null)
    this.away = players.map(() => 0)
    this.attributes = new Array<unknown>(attributes).fill(UNDRAWN)
  }

  /** The record of her in one journey. */
  in(player: Player): Customer {
    return this.customers[player.place] as Customer
  }

  /** Becomes another person, about whom nothing is known. */
  reset(): void {
    this.callers.fill(null)
    this.calling.fill(null)
    this.away.fill(0)
    this.attributes.fill(UNDRAWN)
    this.calls = 0
    this.steps = 0
    this.hasArrived = false
    this.holder = 0
  }

  /** Hands the profile on to the machine that is about to act. */
  lendProfile(players: readonly Player[], to: Player): void {
    if (to.place === this.holder) return
    const holder = players[this.holder] as Player
    const [before, after] = [this.in(holder), this.in(to)]
    for (let index = 0; index < before.attributes.length; index++)
      this.attributes[holder.attributeOf(index)] = before.attributes[index]
    for (let index = 0; index < after.attributes.length; index++)
      after.attributes[index] = this.attributes[to.attributeOf(index)]
    after.consent.set(before.consent)
    after.pressure = before.pressure
    after.pressureAt = before.pressureAt
    this.holder = to.place
  }

  get isInside(): boolean {
    return this.customers.some(({ node }) => node >= 0)
  }
}
