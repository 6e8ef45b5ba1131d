import type { Journey } from '../../document/index.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { JourneyClient, StoredJourney } from '../client/client.ts'
import type { SyncFailure } from '../client/failure.ts'
import type { Draft, LocalStore } from '../local/local-store.ts'
import { browserSessions, newSession, type Sessions } from './ports.ts'

/** A journey ready to be edited, and what autosave has to know of it. */
export interface OpenedJourney {
  readonly document: Journey
  /** The backend's state under it; absent when the backend has not had it. */
  readonly base?: StoredJourney | undefined
  /** There is work that the backend has not confirmed: autosave sends it at once. */
  readonly dirty: boolean
  readonly source: 'remote' | 'draft' | 'known' | 'new'
  /** Why `source` is `known`: the backend could not be asked. */
  readonly failure?: SyncFailure | undefined
  readonly session: string
  readonly sent: readonly string[]
}

export interface OpenOptions {
  readonly client: JourneyClient
  readonly store: LocalStore
  readonly sessions?: Sessions
  readonly signal?: AbortSignal
}

/** A journey made just now (from a template, a file, nothing): autosave keeps it here and creates it on the backend. */
export const openNew = (document: Journey): OpenedJourney => ({
  document,
  dirty: true,
  source: 'new',
  session: newSession(),
  sent: [],
})

/**
 * Opens a journey: work that was left unconfirmed on this device before anything else, else the backend's, else (when the
 * backend cannot be asked) what it is known to have had. Fails only when none of these is there.
 */
export async function openJourney(id: string, options: OpenOptions): Promise<Result<OpenedJourney, SyncFailure>> {
  const draft = await claimDraft(id, options)
  if (draft) {
    const { document, base, session, sent } = draft
    return ok({ document, base, dirty: true, source: 'draft', session, sent })
  }
  const { client, store, signal } = options
  const remote = await client.get(id, { signal })
  if (remote.ok) {
    await store.putKnown(remote.value)
    return ok(clean(remote.value, 'remote'))
  }
  const refused = remote.error.kind === 'problem' && remote.error.problem.status < 500
  if (refused || remote.error.kind === 'aborted') return remote
  const known = await store.known(id)
  if (!known.ok || !known.value) return fail(remote.error)
  return ok({ ...clean(known.value, 'known'), failure: remote.error })
}

const clean = (stored: StoredJourney, source: 'remote' | 'known'): OpenedJourney => ({
  document: stored.document,
  base: stored,
  dirty: false,
  source,
  session: newSession(),
  sent: [],
})

/** The newest draft whose session is over, now ours. One that cannot be read is left for a version that can. */
async function claimDraft(id: string, { store, sessions = browserSessions }: OpenOptions): Promise<Draft | undefined> {
  const refs = await store.drafts(id)
  if (!refs.ok) return undefined
  for (const ref of refs.value) {
    if (await sessions.isHeld(ref.session)) continue
    const claimed = await store.claim(ref, newSession())
    if (claimed.ok && claimed.value) return claimed.value
  }
  return undefined
}
