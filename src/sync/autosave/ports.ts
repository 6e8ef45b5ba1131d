/** What autosave needs of the world, so that tests can hold it still. */
export interface AutosaveClock {
  /** Milliseconds since the epoch. */
  now(): number
  setTimeout(run: () => void, ms: number): number
  clearTimeout(timer: number): void
  /** In [0,1): spreads retries of many tabs. */
  random(): number
}

/**
 * Calls when the network may have come back; returns the way to stop. What browsers say of being offline is not asked: a
 * server on this very machine answers without any network.
 */
export type OnOnline = (run: () => void) => () => void

/** Knows which editing sessions are alive, in all tabs of this browser. */
export interface Sessions {
  /** Marks a session as alive until the returned function is called or the page is gone. */
  hold(session: string): () => void
  isHeld(session: string): Promise<boolean>
}

/** Carries notices between the tabs of one browser; a `BroadcastChannel` behind it. Never delivers to the sender. */
export interface TabChannel {
  post(message: unknown): void
  onMessage(run: (message: unknown) => void): () => void
  close(): void
}

export const browserClock: AutosaveClock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => globalThis.setTimeout(run, ms) as unknown as number,
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
  random: () => Math.random(),
}

export const onBrowserOnline: OnOnline = (run) => {
  globalThis.addEventListener?.('online', run)
  return () => globalThis.removeEventListener?.('online', run)
}

/** A name for an editing session. */
export function newSession(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const lockName = (session: string) => `jornada:session:${session}`

/**
 * Sessions by Web Locks, which end with their page whatever happens to it. Where the browser has none (plain HTTP from
 * another machine), only those of this page are known.
 */
export const browserSessions: Sessions = {
  hold: (session) => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    heldHere.add(session)
    void globalThis.navigator?.locks?.request(lockName(session), () => promise).catch(() => undefined)
    return () => {
      heldHere.delete(session)
      resolve(undefined)
    }
  },
  isHeld: async (session) => {
    if (heldHere.has(session)) return true
    const state = await globalThis.navigator?.locks?.query().catch(() => undefined)
    return state?.held?.some(({ name }) => name === lockName(session)) ?? false
  },
}

const heldHere = new Set<string>()

/** A channel for the tabs on one journey, or a silent one where the browser has none. */
export function openTabChannel(journeyId: string): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return silentChannel
  const channel = new BroadcastChannel(`jornada:journey:${journeyId}`)
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (run) => {
      const listener = (event: MessageEvent<unknown>) => run(event.data)
      channel.addEventListener('message', listener)
      return () => channel.removeEventListener('message', listener)
    },
    close: () => channel.close(),
  }
}

const silentChannel: TabChannel = { post: () => undefined, onMessage: () => () => undefined, close: () => undefined }
