import type { Journey } from '../document/index.ts'
import type { Derivation, VariantResults } from '../simulator/people/index.ts'

/** What is asked of the thread that knows test people. A new question gives the one before up. */
export type PeopleQuestion =
  | { readonly kind: 'check'; readonly turn: number; readonly journey: Journey; readonly variant: string }
  | {
      readonly kind: 'find'
      readonly turn: number
      readonly journey: Journey
      readonly variant: string
      /** The ways out in words, by role. */
      readonly words: Readonly<Record<string, string>>
    }
  /** Ends a search with what it has found. */
  | { readonly kind: 'enough' }
  | { readonly kind: 'cancel' }

export type PeopleAnswer =
  | { readonly kind: 'checked'; readonly turn: number; readonly results: VariantResults }
  | { readonly kind: 'progress'; readonly turn: number; readonly share: number }
  | { readonly kind: 'found'; readonly turn: number; readonly found: Derivation }
  /** The journey has errors: nobody can be sent through it. */
  | { readonly kind: 'notRunnable'; readonly turn: number }
  | { readonly kind: 'failed'; readonly turn: number; readonly message: string }
