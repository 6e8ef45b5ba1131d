import { type Journey, readJourneyValue, writeJourney } from '../../document/index.ts'
import type { StoredJourney } from '../client/client.ts'
import type { SyncFailure } from '../client/failure.ts'
import type { Problem } from '../contract/index.ts'
import type { OpenedJourney } from './open-journey.ts'
import type { AutosaveState, SaveConflict } from './state.ts'

/** What is true of the open journey; everything else follows from it. */
export interface Facts {
  mine: Journey
  base: StoredJourney | undefined
  /** Counts changes of `mine`; `settled` is the count at which it was the backend's too. */
  version: number
  settled: number
  sent: readonly string[]
  changedAt: number
  conflict: SaveConflict | undefined
  failure: SyncFailure | undefined
  savedAt: number | undefined
  pushing: Promise<void> | undefined
  /** Another tab's save that came in while a push was under way. */
  waiting: StoredJourney | undefined
  closed: boolean
}

export const factsOf = (opened: OpenedJourney, now: number): Facts => ({
  mine: opened.document,
  base: opened.base,
  version: opened.dirty ? 1 : 0,
  settled: 0,
  sent: opened.sent,
  changedAt: now,
  conflict: undefined,
  failure: opened.failure,
  savedAt: undefined,
  pushing: undefined,
  waiting: undefined,
  closed: false,
})

/** There is work that the backend has not confirmed. */
export const isDirty = ({ version, settled }: Facts): boolean => version !== settled

export function remoteOf(facts: Facts): AutosaveState['remote'] {
  const { conflict, failure, pushing, base } = facts
  if (conflict) return 'conflict'
  if (failure) return failure.kind === 'offline' || failure.kind === 'timeout' ? 'offline' : 'failed'
  if (pushing !== undefined) return 'saving'
  if (!base) return 'never'
  return isDirty(facts) ? 'pending' : 'saved'
}

/** Whether trying again without any change may help. */
export function mayPass(failure: SyncFailure): boolean {
  if (failure.kind !== 'problem') return true
  return failure.problem.status === 429 || failure.problem.status >= 500
}

/** What a refused write carries of the document that came in between. */
export function currentOf({ current, etag, revision }: Problem): StoredJourney | undefined {
  const document = readJourneyValue(current)
  return document.ok && etag !== undefined && revision !== undefined
    ? { document: document.value, etag, revision }
    : undefined
}

export const unreadable = (problem: Problem): SyncFailure => ({
  kind: 'badResponse',
  status: problem.status,
  message: 'the current document cannot be read by this version',
  errors: [],
})

export const isSame = (a: Journey, b: Journey) => a === b || writeJourney(a) === writeJourney(b)
