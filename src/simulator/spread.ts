import type { DurationDistribution, RuleScalar, ValueDistribution } from '../document/index.ts'
import { durationMs } from '../kernel/duration.ts'
import { durationSampler, type Sampler, valueSampler } from './sampling.ts'

/** What a distribution looks like: for charts and for words. Milliseconds where durations are drawn. */
export type Spread = NumberSpread | ShareSpread

export interface NumberSpread {
  readonly type: 'numbers'
  readonly mean: number
  /** One in ten is below. */
  readonly p10: number
  readonly median: number
  /** One in ten is above. */
  readonly p90: number
  /** Equally wide, from the lowest value shown to the highest; their shares and `beyond` add up to one. */
  readonly bins: readonly SpreadBin[]
  /** Share of values above the last bin: long tails are cut. */
  readonly beyond: number
}

export interface SpreadBin {
  readonly from: number
  readonly to: number
  readonly share: number
}

export interface ShareSpread {
  readonly type: 'shares'
  /** In the order of the distribution. */
  readonly shares: readonly { readonly value: RuleScalar; readonly share: number }[]
}

/** Where the tail is cut. */
const SHOWN = 0.95
const BINS = 40

/** The spread of a value. Lists of anything but numbers are shares. */
export function spreadOfValue(distribution: ValueDistribution, bins = BINS): Spread {
  switch (distribution.dist) {
    case 'category':
      return shares(Object.entries(distribution.weights).sort(([a], [b]) => (a < b ? -1 : 1)))
    case 'boolean':
      return shares([
        [true, distribution.p],
        [false, 1 - distribution.p],
      ])
    case 'constant':
      return typeof distribution.value === 'number'
        ? atomic([[distribution.value, 1]], bins)
        : shares([[distribution.value, 1]])
    case 'empirical': {
      const entries = weightsOf(distribution)
      const numbers = entries.filter((entry): entry is [number, number] => typeof entry[0] === 'number')
      return numbers.length === entries.length ? atomic(numbers, bins) : shares(entries)
    }
    default:
      return continuous(valueSampler(distribution) as Sampler<number>, meanOf(distribution, Number), bins)
  }
}

/** The spread of a span of time, in milliseconds. */
export function spreadOfDuration(distribution: DurationDistribution, bins = BINS): NumberSpread {
  switch (distribution.dist) {
    case 'constant':
      return atomic([[durationMs(distribution.value), 1]], bins)
    case 'empirical':
      return atomic(
        weightsOf(distribution).map(([value, weight]): [number, number] => [durationMs(value), weight]),
        bins,
      )
    default:
      return continuous(durationSampler(distribution), meanOf(distribution, durationMs), bins)
  }
}

type Smooth = Extract<ValueDistribution | DurationDistribution, { dist: 'uniform' | 'exponential' | 'lognormal' }>

function meanOf(distribution: Smooth, read: (parameter: never) => number): number {
  switch (distribution.dist) {
    case 'uniform':
      return (read(distribution.min as never) + read(distribution.max as never)) / 2
    case 'exponential':
      return read(distribution.mean as never)
    case 'lognormal':
      return read(distribution.median as never) * Math.exp(distribution.sigma ** 2 / 2)
  }
}

/** By the simulator's own sampler, turned round: what is shown is what is drawn. */
function continuous(sample: Sampler<number>, mean: number, bins: number): NumberSpread {
  const rising = sample(0.9) >= sample(0.1)
  const quantile = (share: number) => sample(rising ? share : 1 - share)
  const [p10, median, p90] = [quantile(0.1), quantile(0.5), quantile(0.9)]
  const [lowest, farthest] = [quantile(1e-9), quantile(1 - 1e-9)]
  // A short tail is shown whole; from nothing on, where nothing is near the lowest value.
  const whole = farthest - median < 3 * (median - lowest)
  const from = lowest > 0 && lowest < 0.1 * median ? 0 : lowest
  const to = whole ? farthest : quantile(SHOWN)
  if (!(to > from)) return { ...atomic([[median, 1]], bins), mean }
  const below = (value: number) => shareBelow(quantile, value)
  return { type: 'numbers', mean, p10, median, p90, ...cut(from, to, bins, below) }
}

/** The share of values up to this one, by halving. */
function shareBelow(quantile: (share: number) => number, value: number): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (quantile(middle) <= value) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function cut(from: number, to: number, count: number, below: (value: number) => number) {
  const width = (to - from) / count
  let before = 0
  const bins = Array.from({ length: count }, (_each, index): SpreadBin => {
    const end = index === count - 1 ? to : from + width * (index + 1)
    const upTo = below(end)
    const share = upTo - before
    before = upTo
    return { from: from + width * index, to: end, share }
  })
  return { bins, beyond: Math.max(0, 1 - before) }
}

/** Single values with their weights. */
function atomic(entries: readonly (readonly [number, number])[], bins: number): NumberSpread {
  const sorted = shares([...entries].sort(([a], [b]) => a - b)).shares as readonly { value: number; share: number }[]
  const mean = sorted.reduce((sum, { value, share }) => sum + value * share, 0)
  const quantile = (wanted: number) => {
    let upTo = 0
    for (const { value, share } of sorted) {
      upTo += share
      if (upTo >= wanted - 1e-12) return value
    }
    return sorted.at(-1)?.value ?? 0
  }
  const [first, last] = [sorted[0]?.value ?? 0, sorted.at(-1)?.value ?? 0]
  // A single value stands in the middle of as much room as it is large.
  const room = first === last ? Math.abs(first) / 2 || 1 : 0
  const below = (value: number) => sorted.reduce((sum, each) => (each.value <= value ? sum + each.share : sum), 0)
  return {
    type: 'numbers',
    mean,
    p10: quantile(0.1),
    median: quantile(0.5),
    p90: quantile(0.9),
    ...cut(first - room, last + room, bins, below),
    beyond: 0,
  }
}

function weightsOf<Value>({ values, weights }: { values: readonly Value[]; weights?: readonly number[] | undefined }) {
  return values.map((value, index): [Value, number] => [value, weights?.[index] ?? (weights ? 0 : 1)])
}

/** Weights as shares; all of it on the first where every weight is nothing, as the simulator draws. */
function shares(entries: readonly (readonly [RuleScalar, number])[]): ShareSpread {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  return {
    type: 'shares',
    shares: entries.map(([value, weight], index) => ({
      value,
      share: total > 0 ? weight / total : index === 0 ? 1 : 0,
    })),
  }
}

/**
 * How much of the will to open is left at each of so many messages, one every so many milliseconds: SPEC §4's
 * exp(−strength · pressure), where each earlier message weighs half as much after every half-life.
 */
export function fatigueCurve(
  fatigue: { readonly strength: number; readonly halfLife: string },
  every: number,
  messages: number,
): number[] {
  const kept = 2 ** (-every / Math.max(1, durationMs(fatigue.halfLife)))
  let pressure = 0
  return Array.from({ length: messages }, () => {
    const left = Math.exp(-fatigue.strength * pressure)
    pressure = (pressure + 1) * kept
    return left
  })
}
