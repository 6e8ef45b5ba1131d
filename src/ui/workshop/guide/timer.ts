import type { GuideStep, GuideStepState } from '../../../document/index.ts'

export type Timer = NonNullable<GuideStepState['timer']>
export type TimerPhase = 'ready' | 'running' | 'paused' | 'over'

const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS

/** How long each step usually takes with six people, in minutes: an hour and a half in all. */
export const USUAL_MINUTES: Readonly<Record<GuideStep, number>> = {
  actions: 15,
  course: 20,
  reality: 20,
  opportunities: 15,
  feasible: 10,
  order: 10,
}

/** Milliseconds that are left at `now`; never below nought. */
export function timeLeft(timer: Timer, now: number): number {
  if (timer.endsAt !== undefined) return Math.max(0, Date.parse(timer.endsAt) - now)
  return timer.left ?? timer.minutes * MINUTE_MS
}

export function phaseOf(timer: Timer, now: number): TimerPhase {
  if (timer.endsAt !== undefined) return timeLeft(timer, now) > 0 ? 'running' : 'over'
  return timer.left === undefined ? 'ready' : 'paused'
}

const running = (minutes: number, end: number): Timer => ({ minutes, endsAt: new Date(end).toISOString() })

/** Counts on from what is left; anew when the time was over. */
export function started(timer: Timer, now: number): Timer {
  const left = timeLeft(timer, now)
  return running(timer.minutes, now + (left > 0 ? left : timer.minutes * MINUTE_MS))
}

export const paused = (timer: Timer, now: number): Timer => ({ minutes: timer.minutes, left: timeLeft(timer, now) })

export const reset = ({ minutes }: Timer): Timer => ({ minutes })

/** A minute more: on the running clock, also one that has just run out; before the start, on what was planned. */
export function oneMore(timer: Timer, now: number): Timer {
  const left = Math.min(DAY_MS, timeLeft(timer, now) + MINUTE_MS)
  if (timer.endsAt !== undefined) return running(timer.minutes, now + left)
  if (timer.left !== undefined) return { minutes: timer.minutes, left }
  return { minutes: Math.min(1_440, timer.minutes + 1) }
}

/** Hours, minutes and seconds as a clock shows them: `4:05`, `1:30:00`. A begun second counts as a whole one. */
export function clockFace(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
