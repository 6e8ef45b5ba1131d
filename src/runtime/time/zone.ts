import { DAY_MS, SECOND_MS } from '../../kernel/duration.ts'
import { dayNumber } from './civil.ts'

/**
 * A time zone's clock. A *local time* is the wall clock's reading written as milliseconds as if it were UTC, so
 * local = epoch + offset.
 */
export interface Zone {
  readonly name: string
  /** Milliseconds to add to an instant to get local time. Instants before 1800 and after 9999 count as those years. */
  offsetAt(epochMs: number): number
  /**
   * The instant of a local time, Temporal's "compatible" way: one that does not exist moves forward by the gap, one
   * that exists twice is the earlier.
   */
  toEpoch(localMs: number): number
}

/** Offsets are worked out once per stretch of this length: long enough that most journeys stay within two. */
const STRETCH_MS = 400 * DAY_MS
/** No zone of tzdata since 1970 changes twice within so few days. */
const PROBE_MS = 4 * DAY_MS
const EARLIEST_MS = dayNumber(1800, 1, 1) * DAY_MS
const LATEST_MS = dayNumber(9999, 12, 1) * DAY_MS

interface Stretch {
  /** Instants from which the offset of the same index holds; the first is the stretch's own start. */
  readonly starts: Float64Array
  readonly offsets: Float64Array
  readonly end: number
}

const zones = new Map<string, Zone>()

/** The clock of an IANA zone, made once per name. Throws `RangeError` for a name the platform does not know. */
export function zone(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  const made = new ZoneClock(name)
  zones.set(name, made)
  return made
}

class ZoneClock implements Zone {
  readonly name: string
  // The stretch of constant offset hit last: most questions come close to the one before.
  private from = Number.POSITIVE_INFINITY
  private to = Number.NEGATIVE_INFINITY
  private offset = 0
  private readonly stretches = new Map<number, Stretch>()
  private readonly format: Intl.DateTimeFormat

  constructor(name: string) {
    this.name = name
    this.format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  }

  offsetAt(epochMs: number): number {
    if (epochMs >= this.from && epochMs < this.to) return this.offset
    return this.locate(epochMs)
  }

  toEpoch(localMs: number): number {
    const offset = this.offsetAt(localMs)
    // No offset exceeds a day, so a day clear of the next change there is nothing to choose.
    if (localMs - this.from > DAY_MS && this.to - localMs > DAY_MS) return localMs - offset
    const before = this.offsetAt(localMs - DAY_MS)
    const after = this.offsetAt(localMs + DAY_MS)
    if (before === after) return localMs - before
    const earlier = localMs - Math.max(before, after)
    const later = localMs - Math.min(before, after)
    if (this.offsetAt(earlier) === localMs - earlier) return earlier
    if (this.offsetAt(later) === localMs - later) return later
    return localMs - before
  }

  private locate(epochMs: number): number {
    const clamped = Math.min(Math.max(epochMs, EARLIEST_MS), LATEST_MS)
    if (Number.isNaN(clamped)) return Number.NaN
    const { starts, offsets, end } = this.stretch(Math.floor(clamped / STRETCH_MS))
    let index = starts.length - 1
    while (index > 0 && (starts[index] ?? 0) > clamped) index--
    if (clamped === epochMs) {
      this.from = starts[index] ?? 0
      this.to = starts[index + 1] ?? end
      this.offset = offsets[index] ?? 0
    }
    return offsets[index] ?? 0
  }

  private stretch(number: number): Stretch {
    const known = this.stretches.get(number)
    if (known) return known
    const made = this.measure(number * STRETCH_MS, (number + 1) * STRETCH_MS)
    this.stretches.set(number, made)
    return made
  }

  private measure(start: number, end: number): Stretch {
    const starts = [start]
    const offsets = [this.ask(start)]
    for (let at = start; at < end; at += PROBE_MS) {
      const here = offsets[offsets.length - 1] ?? 0
      const there = this.ask(at + PROBE_MS)
      if (there === here) continue
      const change = this.bisect(at, at + PROBE_MS, here)
      if (change >= end) continue
      starts.push(change)
      offsets.push(there)
    }
    return { starts: Float64Array.from(starts), offsets: Float64Array.from(offsets), end }
  }

  /** The first instant after `low` with another offset, known to be at or before `high`. Changes fall on whole seconds. */
  private bisect(low: number, high: number, offset: number): number {
    let a = low / SECOND_MS
    let b = high / SECOND_MS
    while (b - a > 1) {
      const middle = Math.floor((a + b) / 2)
      if (this.ask(middle * SECOND_MS) === offset) a = middle
      else b = middle
    }
    return b * SECOND_MS
  }

  /** The platform's own answer, to the second. */
  private ask(epochMs: number): number {
    const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
    for (const { type, value } of this.format.formatToParts(epochMs)) {
      if (type in part) part[type as keyof typeof part] = Number(value)
    }
    const seconds = (part.hour * 60 + part.minute) * 60 + part.second
    return dayNumber(part.year, part.month, part.day) * DAY_MS + seconds * SECOND_MS - epochMs
  }
}
