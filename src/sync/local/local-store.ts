import type { Journey } from '../../document/index.ts'
import type { Result } from '../../kernel/result.ts'
import type { StoredJourney } from '../client/client.ts'

/**
 * What this browser keeps of journeys, beside the backend.
 *
 * `known` is the last state that the backend is known to have had: what opens when there is no network.
 * A `draft` is what one tab has changed on top of it and the backend has not confirmed. Drafts belong to tabs, so that two
 * tabs on one journey never write over each other's; a draft whose tab has gone is taken up by the next one that opens.
 */
export interface LocalStore {
  /** `memory` when the browser refuses to keep anything: what is not on the backend is lost with the page. */
  readonly durability: 'disk' | 'memory'
  /** Why `durability` is `memory`. */
  readonly problem?: LocalFailure
  list(): Promise<Result<readonly LocalSummary[], LocalFailure>>
  known(id: string): Promise<Result<StoredJourney | undefined, LocalFailure>>
  drafts(id: string): Promise<Result<readonly Draft[], LocalFailure>>
  /** Every draft of every journey. */
  allDrafts(): Promise<Result<readonly Draft[], LocalFailure>>
  putKnown(journey: StoredJourney): Promise<Result<undefined, LocalFailure>>
  /** Writes a draft and, in the same step, takes away those of other tabs that it has taken in. */
  putDraft(draft: Draft, takenIn?: readonly string[]): Promise<Result<undefined, LocalFailure>>
  /** The backend has the tab's draft: keeps the state as known, drops the draft. */
  settle(tab: string, journey: StoredJourney): Promise<Result<undefined, LocalFailure>>
  dropDraft(id: string, tab: string): Promise<Result<undefined, LocalFailure>>
  /** Everything kept of a journey, when the person has deleted it. */
  forget(id: string): Promise<Result<undefined, LocalFailure>>
  close(): void
}

/** The unconfirmed work of one tab. */
export interface Draft {
  readonly id: string
  /** The tab (page load) that wrote it. */
  readonly tab: string
  readonly document: Journey
  /** The backend's state that it was made from; absent when the backend has never had the journey. */
  readonly base?: StoredJourney
  /** Hashes of documents sent whose arrival was never confirmed. */
  readonly sent: readonly string[]
  /** Milliseconds since the epoch. */
  readonly changedAt: number
}

export interface LocalSummary {
  readonly id: string
  readonly name: string
  /** Has work that the backend has not confirmed. */
  readonly dirty: boolean
  /** Whether the backend has ever had it, as far as this browser knows. */
  readonly known: boolean
  /** Milliseconds since the epoch. */
  readonly changedAt: number
}

export type LocalFailure =
  /** The browser has no IndexedDB or refuses it: private mode, blocked site data. */
  | { readonly kind: 'unavailable'; readonly message: string }
  /** Another tab holds an older version of the database open. */
  | { readonly kind: 'blocked'; readonly message: string }
  /** No room left for this site. */
  | { readonly kind: 'quota'; readonly message: string }
  /** What is kept cannot be read by this version of the program; it is left as it is. */
  | { readonly kind: 'unreadable'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string }
