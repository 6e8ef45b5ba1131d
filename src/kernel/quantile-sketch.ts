/**
 * Quantiles of a stream in bounded memory: DDSketch (Masson, Rim & Lee, "DDSketch: a fast and fully-mergeable quantile
 * sketch with relative-error guarantees", VLDB 2019). Every quantile is within `RELATIVE_ERROR` of a true value of that
 * rank, and exact where the values around that rank are equal. Merging is exact, whatever the order.
 */

/** Quantiles are within half a per cent. */
export const RELATIVE_ERROR = 0.005
const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR)
const INVERSE_LOG_GAMMA = 1 / Math.log(GAMMA)
/** Values below one count as zero; the last bucket takes what is beyond 1e13 (three hundred years of milliseconds). */
const BUCKETS = Math.ceil(Math.log(1e13) * INVERSE_LOG_GAMMA) + 1

/** Buckets are kept by the page, since a stream touches few of them. */
const PAGE = 64

const SUM_UNIT = 2 ** 20

interface Page {
  /** How many values each bucket holds. */
  readonly counts: Float64Array
  /** The one value a bucket holds, NaN where there are several: fixed delays keep their exact quantiles. */
  readonly only: Float64Array
}

export interface SketchState {
  readonly count: number
  readonly sumHigh: number
  readonly sumLow: number
  readonly min: number
  readonly max: number
  readonly zeros: number
  readonly pages: readonly (Page | null)[]
}

export class QuantileSketch {
  private count = 0
  // The sum in two parts: whole units stay exact far beyond 2⁵³, whatever the order of adding and merging.
  private sumHigh = 0
  private sumLow = 0
  private min = Number.POSITIVE_INFINITY
  private max = Number.NEGATIVE_INFINITY
  private zeros = 0
  private readonly pages: (Page | null)[] = []
  // Streams of equal values are common (a fixed delay); their logarithm need not be taken again.
  private lastValue = -1
  private lastIndex = 0

  /** Takes a value in, as many times as `count` says: zero or more, not NaN. */
  add(value: number, count = 1): void {
    if (count <= 0) return
    this.count += count
    this.addToSum(value, count)
    if (value < this.min) this.min = value
    if (value > this.max) this.max = value
    if (value < 1) {
      this.zeros += count
      return
    }
    if (value !== this.lastValue) {
      this.lastValue = value
      this.lastIndex = Math.min(BUCKETS - 1, Math.ceil(Math.log(value) * INVERSE_LOG_GAMMA))
    }
    this.put(this.lastIndex, count, value)
  }

  /** Takes so many zeros in at once. */
  addZeros(count: number): void {
    if (count <= 0) return
    this.count += count
    this.zeros += count
    this.min = Math.min(this.min, 0)
    this.max = Math.max(this.max, 0)
  }

  get size(): number {
    return this.count
  }

  /** Sum of all values, to the precision of a double; the same in whatever order whole values came. */
  get sum(): number {
    return this.sumHigh * SUM_UNIT + this.sumLow
  }

  /** Mean of all values, 0 when there are none. */
  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count
  }

  get maximum(): number {
    return this.count === 0 ? 0 : this.max
  }

  /** The value of rank `probability` (0 … 1), 0 when there are none. */
  quantile(probability: number): number {
    if (this.count === 0) return 0
    const rank = probability * (this.count - 1)
    let seen = this.zeros
    if (seen > rank) return this.clamp(0)
    for (const [page, content] of this.pages.entries()) {
      if (!content) continue
      for (let place = 0; place < PAGE; place++) {
        seen += content.counts[place] ?? 0
        if (seen > rank) return this.clamp(bucketValue(page * PAGE + place, content.only[place] ?? Number.NaN))
      }
    }
    return this.max
  }

  merge(other: SketchState): void {
    this.count += other.count
    this.sumHigh += other.sumHigh
    this.sumLow += other.sumLow
    this.min = Math.min(this.min, other.min)
    this.max = Math.max(this.max, other.max)
    this.zeros += other.zeros
    for (const [page, content] of other.pages.entries()) {
      if (!content) continue
      for (let place = 0; place < PAGE; place++) {
        const count = content.counts[place] ?? 0
        if (count > 0) this.put(page * PAGE + place, count, content.only[place] ?? Number.NaN)
      }
    }
  }

  /** The sketch as data that can be sent to another thread. */
  state(): SketchState {
    const pages = Array.from(this.pages, (page) => page ?? null)
    return {
      count: this.count,
      sumHigh: this.sumHigh,
      sumLow: this.sumLow,
      min: this.min,
      max: this.max,
      zeros: this.zeros,
      pages,
    }
  }

  private addToSum(value: number, count: number): void {
    const high = Math.floor(value / SUM_UNIT)
    this.sumHigh += high * count
    this.sumLow += (value - high * SUM_UNIT) * count
  }

  private put(index: number, count: number, value: number): void {
    const page = this.page(Math.floor(index / PAGE))
    const place = index % PAGE
    const before = page.counts[place] ?? 0
    page.counts[place] = before + count
    if (before === 0) page.only[place] = value
    else if (page.only[place] !== value) page.only[place] = Number.NaN
  }

  private page(number: number): Page {
    const known = this.pages[number]
    if (known) return known
    const made = { counts: new Float64Array(PAGE), only: new Float64Array(PAGE) }
    this.pages[number] = made
    return made
  }

  private clamp(value: number): number {
    return Math.min(this.max, Math.max(this.min, value))
  }
}

const bucketValue = (index: number, only: number): number =>
  Number.isNaN(only) ? (2 * GAMMA ** index) / (GAMMA + 1) : only
