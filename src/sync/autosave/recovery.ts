import type { DraftRef } from '../local/local-store.ts'
import type { AutosaveOptions } from './autosave-api.ts'
import { browserClock, browserSessions, newSession, type OnOnline, onBrowserOnline } from './ports.ts'
import { Saver } from './saver.ts'
import type { AutosaveState } from './state.ts'

/** As of an autosave, without any document open. */
export type RecoveryOptions = Pick<
  AutosaveOptions,
  'client' | 'store' | 'onSaved' | 'sessions' | 'clock' | 'openChannel' | 'timing'
>

export interface Recovered {
  readonly id: string
  /** `saved`: the backend has it now. Anything else: it stays on this device, and shows when the journey is opened. */
  readonly remote: AutosaveState['remote']
}

/** Sends the work that earlier sessions left behind, each on its own; what meets a conflict waits for a person. */
export async function recoverDrafts(options: RecoveryOptions): Promise<readonly Recovered[]> {
  const { store, sessions = browserSessions } = options
  const refs = await store.drafts()
  if (!refs.ok) return []
  const recovered: Recovered[] = []
  for (const ref of refs.value) {
    if (await sessions.isHeld(ref.session)) continue
    const remote = await recoverDraft(ref, options)
    if (remote) recovered.push({ id: ref.id, remote })
  }
  return recovered
}

/** Sends one draft, if it is still there. */
export async function recoverDraft(
  ref: DraftRef,
  options: RecoveryOptions,
): Promise<AutosaveState['remote'] | undefined> {
  const claimed = await options.store.claim(ref, newSession())
  if (!claimed.ok || !claimed.value) return undefined
  const saver = new Saver({
    ...options,
    opened: { ...claimed.value, dirty: true, source: 'draft' },
    onReplace: () => undefined,
  })
  // A merge, or a journey that has to be made anew, takes a second exchange.
  for (let round = 0; round < MAX_EXCHANGES && UNDER_WAY.has(saver.getState().remote); round += 1) await saver.flush()
  const { remote } = saver.getState()
  await saver.dispose()
  return remote
}

const MAX_EXCHANGES = 5
const UNDER_WAY: ReadonlySet<AutosaveState['remote']> = new Set(['pending', 'saving', 'never'])

/** Recovers now, and whenever the network comes back. Returns the way to stop. */
export function startRecovery(options: RecoveryOptions & { readonly onOnline?: OnOnline }): () => void {
  const { onOnline = onBrowserOnline, clock = browserClock } = options
  let running: Promise<unknown> = Promise.resolve()
  const run = () => {
    running = running.then(() => recoverDrafts({ ...options, clock }))
  }
  run()
  return onOnline(run)
}
