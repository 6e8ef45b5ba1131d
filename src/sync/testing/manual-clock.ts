import type { AutosaveClock } from '../autosave/ports.ts'

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends AutosaveClock {
  /** Runs every timer that is due within so many milliseconds, in order of time. */
  advance(ms: number): void
  /** Milliseconds until the next timer; `undefined` when none is set. */
  readonly nextIn: number | undefined
  /** What `random` gives from now on. */
  chance: number
}

export function manualClock(start = Date.UTC(2026, 0, 5)): ManualClock {
  let now = start
  let ids = 0
  const timers = new Map<number, { at: number; run: () => void }>()
  const next = () => [...timers].sort(([, a], [, b]) => a.at - b.at)[0]
  return {
    chance: 1,
    now: () => now,
    random() {
      return this.chance
    },
    setTimeout: (run, ms) => {
      ids += 1
      timers.set(ids, { at: now + ms, run })
      return ids
    },
    clearTimeout: (id) => void timers.delete(id),
    advance: (ms) => {
      const end = now + ms
      for (let due = next(); due && due[1].at <= end; due = next()) {
        timers.delete(due[0])
        now = Math.max(now, due[1].at)
        due[1].run()
      }
      now = end
    },
    get nextIn() {
      const due = next()
      return due && due[1].at - now
    },
  }
}
