import type { Entry } from './agenda.ts'
import type { Customer } from './customer.ts'
import type { TransitionRecord } from './program.ts'

/** The way that is taken: the first whose guard holds. */
export function firstEnabled(transitions: readonly TransitionRecord[], customer: Customer): TransitionRecord | null {
  for (let index = 0; index < transitions.length; index++) {
    const transition = transitions[index] as TransitionRecord
    if (transition.guard === null || transition.guard(customer)) return transition
  }
  return null
}

/** Same instant: in the order of scheduling, but a time-out lets events go first. */
export function timerBefore({ timerAt, timerOrder, state }: Customer, entry: Entry): boolean {
  if (timerAt !== entry.at) return timerAt < entry.at
  return !state.yields && timerOrder < entry.order
}
