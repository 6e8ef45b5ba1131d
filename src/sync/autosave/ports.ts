/** What autosave needs of the world, so that tests can hold it still. */
export interface AutosaveClock {
  /** Milliseconds since the epoch. */
  now(): number
  setTimeout(run: () => void, ms: number): number
  clearTimeout(timer: number): void
  /** In [0,1): spreads retries of many tabs. */
  random(): number
}

export interface OnlineSource {
  isOnline(): boolean
  /** Calls when the network comes back; returns the way to stop. */
  onOnline(run: () => void): () => void
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

export const browserOnline: OnlineSource = {
  isOnline: () => globalThis.navigator?.onLine !== false,
  onOnline: (run) => {
    globalThis.addEventListener?.('online', run)
    return () => globalThis.removeEventListener?.('online', run)
  },
}

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
