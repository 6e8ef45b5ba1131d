import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/duration.ts'

/** Spans people count in. */
const SPANS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  3 * HOUR_MS,
  4 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  3 * DAY_MS,
  7 * DAY_MS,
  14 * DAY_MS,
  28 * DAY_MS,
] as const

/** No histogram has more bins than these, the open one included. */
export const MOST_BINS = 24

/**
 * Upper bounds, milliseconds, of equal bins of a rounded span over a window, so few that they can be read; what lies
 * beyond the last belongs to one more, open bin. A bin holds its own upper bound.
 */
export function timeBins(windowMs: number): number[] {
  const span =
    SPANS.find((each) => windowMs / each <= MOST_BINS - 4) ??
    // Years: as many whole four weeks as it takes.
    Math.ceil(windowMs / (MOST_BINS - 4) / (28 * DAY_MS)) * 28 * DAY_MS
  const count = Math.max(1, Math.ceil(windowMs / span))
  return Array.from({ length: count }, (_bin, index) => (index + 1) * span)
}

/** Ten years of days: what comes later is counted in the last. */
const MOST_DAYS = 3_660

/** Days of 24 hours, begun ones included, between two instants; at least one. */
export const daysOf = (start: number, end: number): number =>
  Math.min(MOST_DAYS, Math.max(1, Math.ceil((end - start) / DAY_MS)))
