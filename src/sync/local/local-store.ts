import type { Journey } from '../../document/index.ts'
import type { Result } from '../../kernel/result.ts'
import type { StoredJourney } from '../client/client.ts'

/**
 * What this browser keeps of journeys, beside the backend.
 *
 * `known` is the last state that the backend is known to have had: what opens when there is no network.
 * A `draft` is what one editing session has changed on top of it and the backend has not confirmed. Drafts belong to
 * sessions (one open journey in one tab), so that two tabs on one journey never write over each other's; a draft whose
 * session is over is claimed by the next one, and by one only.
 *
 * No method throws or rejects.
 */
export interface LocalStore {
  /** `memory` when the browser refuses to keep anything: what is not on the backend is lost with the page. */
  readonly durability: 'disk' | 'memory'
  /** Why `durability` is `memory`. */
  readonly problem?: LocalFailure
  /** Every journey of which something is kept, in no order. */
  list(): Promise<LocalResult<readonly LocalSummary[]>>
  known(id: string): Promise<LocalResult<StoredJourney | undefined>>
  /** An older revision than the one kept changes nothing. */
  putKnown(journey: StoredJourney): Promise<LocalResult<undefined>>
  /** The drafts of one journey or of all, newest first. */
  drafts(id?: string): Promise<LocalResult<readonly DraftRef[]>>
  putDraft(draft: Draft): Promise<LocalResult<undefined>>
  /** Makes the draft that of another session; `undefined` when someone else was quicker. */
  claim(ref: DraftRef, session: string): Promise<LocalResult<Draft | undefined>>
  /** The backend has the session's work: keeps the state as known, drops the draft. */
  settle(session: string, journey: StoredJourney): Promise<LocalResult<undefined>>
  /** Everything kept of a journey, when the person has deleted it. */
  forget(id: string): Promise<LocalResult<undefined>>
  close(): void
}

export type LocalResult<Value> = Result<Value, LocalFailure>

/** The unconfirmed work of one session. */
export interface Draft {
  readonly id: string
  readonly session: string
  readonly document: Journey
  /** The backend's state that it was made from; absent when the backend has never had the journey. */
  readonly base?: StoredJourney | undefined
  /** Hashes of documents sent whose arrival was never confirmed. */
  readonly sent: readonly string[]
  /** Milliseconds since the epoch. */
  readonly changedAt: number
}

export type DraftRef = Pick<Draft, 'id' | 'session' | 'changedAt'>

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
