import type { AutosaveTiming } from './autosave-api.ts'
import type { AutosaveClock } from './ports.ts'

/** Decides when the backend is tried next: soon after the last change, and ever more patiently after failures. */
export interface PushTimer {
  /** After a change: once it has been quiet, at the latest `maxWaitMs` after the first change. Waits out a retry. */
  afterChange(): void
  soon(): void
  /** After a failure that may pass. */
  afterFailure(retryAfterMs: number | undefined): void
  /** The backend answered: failures and the wait since the first change are over. */
  reset(): void
  /** Whether a retry is waited for. */
  readonly isBackingOff: boolean
  stop(): void
}

export function createPushTimer(clock: AutosaveClock, timing: AutosaveTiming, push: () => void): PushTimer {
  let timer: number | undefined
  let firstChangeAt: number | undefined
  let failures = 0
  let backingOff = false

  const stop = () => {
    if (timer !== undefined) clock.clearTimeout(timer)
    timer = undefined
    backingOff = false
  }
  const start = (ms: number) => {
    stop()
    timer = clock.setTimeout(
      () => {
        timer = undefined
        backingOff = false
        firstChangeAt = undefined
        push()
      },
      Math.max(0, ms),
    )
  }
  return {
    afterChange: () => {
      if (backingOff) return
      firstChangeAt ??= clock.now()
      start(Math.min(timing.debounceMs, firstChangeAt + timing.maxWaitMs - clock.now()))
    },
    soon: () => start(0),
    afterFailure: (retryAfterMs = 0) => {
      const backoff = Math.min(timing.longestRetryMs, timing.firstRetryMs * 2 ** failures)
      failures += 1
      // Half of it by chance: tabs that lost the server together do not come back together.
      start(Math.max(retryAfterMs, backoff * (0.5 + clock.random() / 2)))
      backingOff = true
    },
    reset: () => {
      failures = 0
      stop()
      firstChangeAt = undefined
    },
    get isBackingOff() {
      return backingOff
    },
    stop,
  }
}
