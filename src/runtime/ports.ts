import type { AnyActorLogic } from 'xstate'
import type { Assignment, Channel, RuleValue, SkipReason } from '../document/index.ts'
import type { KnownCustomer } from './events.ts'

/** What a machine asks of the world, in the order in which it asks. */
export type Effect =
  | { readonly type: 'entered'; readonly entry: string }
  | { readonly type: 'rejected'; readonly entry: string }
  | { readonly type: 'left'; readonly reason: string }
  | { readonly type: 'send'; readonly node: string; readonly channel: Channel; readonly urgent: boolean }
  | { readonly type: 'skip'; readonly node: string; readonly channel: Channel; readonly reason: SkipReason }
  | { readonly type: 'arm'; readonly node: string; readonly arm: string }
  | { readonly type: 'update'; readonly node: string; readonly set: readonly Assignment[] }
  | {
      readonly type: 'emit'
      readonly node: string
      readonly event: string
      readonly properties: Readonly<Record<string, RuleValue>>
    }
  | { readonly type: 'converted'; readonly goal: string; readonly value: number }
  | { readonly type: 'request'; readonly node: string; readonly attempt: number }
  | { readonly type: 'task'; readonly node: string; readonly team: string; readonly within: string }
  | { readonly type: 'withdraw'; readonly node: string }
  | { readonly type: 'queue'; readonly node: string; readonly max: number; readonly per: string }
  | { readonly type: 'handOff'; readonly node: string; readonly journey: string }

/** The outside of a machine. A host gives one set per customer. */
export interface Ports {
  /**
   * The actor that lives a called journey to its end; it gets `{ journey, node }` as input. Without one a call is over
   * as soon as it has begun.
   */
  readonly journey?: AnyActorLogic
  readonly clock: {
    /** Epoch milliseconds; must stand still while one event is handled. */
    now(): number
  }
  /** Carries an effect out. Answers (deliveries, clicks, finished tasks …) come back as events, never by return. */
  readonly perform: (effect: Effect, customer: KnownCustomer) => void
  readonly decider: {
    /** The arm of a next-best node for this customer, one of `arms`. */
    choose(node: string, arms: readonly string[], customer: KnownCustomer): string
  }
}
