/**
 * Quantiles of a stream in bounded memory: DDSketch (Masson, Rim & Lee, "DDSketch: a fast and fully-mergeable quantile
 * sketch with relative-error guarantees", VLDB 2019). Every quantile is within `RELATIVE_ERROR` of a true value of that
 * rank, and exact where all values are equal. Merging is exact, whatever the order.
 */

/** Quantiles are within half a per cent. */
export const RELATIVE_ERROR = 0.005
const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR)
const INVERSE_LOG_GAMMA = 1 / Math.log(GAMMA)
/** Values below one count as zero; the last bucket takes what is beyond 1e13 (three hundred years of milliseconds). */
const BUCKETS = Math.ceil(Math.log(1e13) * INVERSE_LOG_GAMMA) + 1

export interface SketchState {
  readonly count: number
  readonly sum: number
  readonly min: number
  readonly max: number
  readonly zeros: number
  readonly buckets: Float64Array | null
}

export class QuantileSketch {
  private count = 0
  private total = 0
  private min = Number.POSITIVE_INFINITY
  private max = Number.NEGATIVE_INFINITY
  private zeros = 0
  private buckets: Float64Array | null = null
  // Streams of equal values are common (a fixed delay); their logarithm need not be taken again.
  private lastValue = -1
  private lastIndex = 0

  /** Takes a value in: zero or more, not NaN. */
  add(value: number): void {
    this.count++
    this.total += value
    if (value < this.min) this.min = value
    if (value > this.max) this.max = value
    if (value < 1) {
      this.zeros++
      return
    }
    if (value !== this.lastValue) {
      this.lastValue = value
      this.lastIndex = Math.min(BUCKETS - 1, Math.ceil(Math.log(value) * INVERSE_LOG_GAMMA))
    }
    this.buckets ??= new Float64Array(BUCKETS)
    this.buckets[this.lastIndex] = (this.buckets[this.lastIndex] ?? 0) + 1
  }

  get size(): number {
    return this.count
  }

  /** Sum of all values; exact for integers up to 2⁵³. */
  get sum(): number {
    return this.total
  }

  /** Mean of all values, 0 when there are none. */
  get mean(): number {
    return this.count === 0 ? 0 : this.total / this.count
  }

  get maximum(): number {
    return this.count === 0 ? 0 : this.max
  }

  /** The value of rank `probability` (0 … 1), 0 when there are none. */
  quantile(probability: number): number {
    if (this.count === 0) return 0
    const rank = probability * (this.count - 1)
    let seen = this.zeros
    if (seen > rank || this.buckets === null) return this.clamp(0)
    for (let index = 0; index < BUCKETS; index++) {
      seen += this.buckets[index] ?? 0
      if (seen > rank) return this.clamp((2 * GAMMA ** index) / (GAMMA + 1))
    }
    return this.max
  }

  merge(other: SketchState): void {
    this.count += other.count
    this.total += other.sum
    this.min = Math.min(this.min, other.min)
    this.max = Math.max(this.max, other.max)
    this.zeros += other.zeros
    if (other.buckets === null) return
    this.buckets ??= new Float64Array(BUCKETS)
    for (let index = 0; index < BUCKETS; index++)
      this.buckets[index] = (this.buckets[index] ?? 0) + (other.buckets[index] ?? 0)
  }

  /** The sketch as data that can be sent to another thread. */
  state(): SketchState {
    return {
      count: this.count,
      sum: this.total,
      min: this.min,
      max: this.max,
      zeros: this.zeros,
      buckets: this.buckets,
    }
  }

  private clamp(value: number): number {
    return Math.min(this.max, Math.max(this.min, value))
  }
}
