import type { Conflict, Journey } from '../../document/index.ts'
import type { StoredJourney } from '../client/client.ts'
import type { SyncFailure } from '../client/failure.ts'
import type { LocalFailure } from '../local/local-store.ts'

/** What a person should see of the safety of the open journey. */
export interface AutosaveState {
  /** On this device. */
  readonly local: 'saved' | 'saving' | 'failed'
  /**
   * On the backend. `pending`: a change waits for its turn; `offline`: nothing answers, tried again by itself;
   * `failed`: refused or misunderstood (`lastError`); `never`: the backend has not had this journey yet.
   */
  readonly remote: 'saved' | 'pending' | 'saving' | 'offline' | 'conflict' | 'failed' | 'never'
  /** The failure behind `failed` or `offline`; absent when all is well. */
  readonly lastError?: SyncFailure | LocalFailure | undefined
  /** When the backend last confirmed, in milliseconds since the epoch. */
  readonly savedAt?: number | undefined
  /** The backend's revision that the open document rests on. */
  readonly revision?: number | undefined
  /** `memory`: this browser keeps nothing; what the backend does not have is lost with the page. */
  readonly durability: 'disk' | 'memory'
  /** Both sides, while `remote` is `conflict`. */
  readonly conflict?: SaveConflict | undefined
}

export interface SaveConflict {
  /** The open document at the moment the conflict was found; editing goes on meanwhile, and `resolve` takes it as it is then. */
  readonly mine: Journey
  readonly theirs: StoredJourney
  /** What both were made from; absent when the two met under one id without a common origin. */
  readonly base?: StoredJourney | undefined
  /** Where both sides changed the same thing differently; empty when there is no common origin. */
  readonly conflicts: readonly Conflict[]
}

export type Resolution =
  /** Keep the open document, as a new revision over theirs. */
  | 'mine'
  /** Take the backend's, giving up what is open (it stays undoable in the editor). */
  | 'theirs'
  /** Both, with the open document's value where they contradict each other. */
  | 'merged'

/** Why the open document has to be replaced. */
export type ReplaceCause = 'merge' | 'otherTab' | 'theirs'
