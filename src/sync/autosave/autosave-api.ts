import type { Journey, Renamed } from '../../document/index.ts'
import type { JourneyClient } from '../client/client.ts'
import type { LocalStore } from '../local/local-store.ts'
import type { OpenedJourney } from './open-journey.ts'
import type { AutosaveClock, OnOnline, Sessions, TabChannel } from './ports.ts'
import type { AutosaveState, ReplaceCause, Resolution } from './state.ts'

/** Keeps one open journey safe: here at once, on the backend soon after. One per open document. */
export interface Autosave {
  /** The same object until something changes. */
  getState(): AutosaveState
  /** Calls after every change of state; returns the way to stop. Fits `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void
  /** The document has changed in the editor. Cheap: the saving happens later. */
  change(document: Journey): void
  /**
   * Saves on this device now, and tries the backend now instead of after the pause. Resolves when both have been tried.
   * `leaving`: the page may be going; a small request then outlives it.
   */
  flush(options?: { readonly leaving?: boolean }): Promise<void>
  /** Ends a conflict. Does nothing when there is none. */
  resolve(resolution: Resolution): void
  /**
   * Saves on this device, gives the session up and tries the backend once more in the background. What does not reach it
   * is sent when the journey opens next, or by `startRecovery`. Resolves when this device has everything.
   */
  dispose(): Promise<void>
}

export interface AutosaveOptions {
  /** From `openJourney` or `openNew`. */
  readonly opened: OpenedJourney
  readonly client: JourneyClient
  readonly store: LocalStore
  /**
   * The open document must become this one (a merge, another tab's save, the backend's side of a conflict). Called
   * synchronously; the editor replaces its document before it returns, as a remote change that undo does not touch.
   * `renamed`: ids of the open document that a merge had to change, for selections to follow.
   */
  readonly onReplace: (document: Journey, cause: ReplaceCause, renamed: readonly Renamed[]) => void
  /** The backend confirmed a revision: time to refresh lists. */
  readonly onSaved?: (saved: { readonly id: string; readonly revision: number; readonly etag: string }) => void
  /** How tabs on one journey hear of each other: `openTabChannel` unless told. */
  readonly openChannel?: (journeyId: string) => TabChannel
  readonly sessions?: Sessions
  readonly clock?: AutosaveClock
  readonly onOnline?: OnOnline
  readonly timing?: Partial<AutosaveTiming>
}

/** All in milliseconds. */
export interface AutosaveTiming {
  /** Quiet time after a change before the backend gets it. */
  readonly debounceMs: number
  /** The longest a change waits while others keep coming. */
  readonly maxWaitMs: number
  /** Between two writes on this device while changes keep coming. */
  readonly localSpacingMs: number
  readonly firstRetryMs: number
  readonly longestRetryMs: number
}

export const DEFAULT_TIMING: AutosaveTiming = {
  debounceMs: 1_200,
  maxWaitMs: 10_000,
  localSpacingMs: 100,
  firstRetryMs: 1_000,
  longestRetryMs: 60_000,
}
