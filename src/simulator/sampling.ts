import type { DurationDistribution, ValueDistribution } from '../document/index.ts'
import { durationMs } from '../kernel/duration.ts'
import { normalQuantile } from '../kernel/statistics.ts'

/** Turns a uniform number in (0, 1) into a value, by inverting the distribution function: one uniform, one value. */
export type Sampler<Value> = (uniform: number) => Value

/** Milliseconds, whole and not negative. */
export function durationSampler(distribution: DurationDistribution | undefined): Sampler<number> {
  if (distribution === undefined) return () => 0
  const sample = scaled(distribution, durationMs)
  if (distribution.dist === 'constant') {
    const value = Math.round(durationMs(distribution.value))
    return () => value
  }
  return (uniform) => Math.max(0, Math.round(sample(uniform) as number))
}

/** Numbers, texts or truth values. */
export function valueSampler(distribution: ValueDistribution): Sampler<unknown> {
  switch (distribution.dist) {
    case 'category': {
      const names = Object.keys(distribution.weights).sort()
      return weighted(
        names,
        names.map((name) => distribution.weights[name] ?? 0),
      )
    }
    case 'boolean':
      return (uniform) => uniform < distribution.p
    default:
      return scaled(distribution, (value) => value)
  }
}

type Scaled<Value> = Exclude<DurationDistribution | ValueDistribution, { dist: 'category' } | { dist: 'boolean' }> & {
  value?: Value
}

/** The distributions that durations and numbers share; `read` turns their parameters into numbers. */
function scaled(distribution: Scaled<unknown>, read: (value: never) => unknown): Sampler<unknown> {
  const number = (value: unknown) => read(value as never) as number
  switch (distribution.dist) {
    case 'constant': {
      const value = read(distribution.value as never)
      return () => value
    }
    case 'uniform': {
      const min = number(distribution.min)
      const span = number(distribution.max) - min
      return (uniform) => min + span * uniform
    }
    case 'exponential': {
      const mean = number(distribution.mean)
      return (uniform) => -mean * Math.log(uniform)
    }
    case 'lognormal': {
      const median = number(distribution.median)
      const { sigma } = distribution
      return (uniform) => median * Math.exp(sigma * normalQuantile(uniform))
    }
    case 'empirical': {
      const values = distribution.values.map((value) => read(value as never))
      return weighted(values, distribution.weights ?? values.map(() => 1))
    }
  }
}

/** Draws one of the values in proportion to its weight; the first when all weights are zero. */
export function weighted<Value>(values: readonly Value[], weights: readonly number[]): Sampler<Value | undefined> {
  const bounds = boundsOf(values.map((_value, index) => weights[index] ?? 0))
  const last = bounds.length - 1
  return (uniform) => {
    for (let index = 0; index < bounds.length; index++) if (uniform < (bounds[index] ?? 1)) return values[index]
    return values[last]
  }
}

/** Up to which uniform number each of several values is drawn, in the order of their weights. */
export function boundsOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const bounds: number[] = []
  let before = 0
  for (const weight of weights) {
    before += weight
    bounds.push(total > 0 ? before / total : 1)
  }
  // Rounding must not leave a gap below one.
  const last = bounds.length - 1
  if (last >= 0) bounds[last] = 1
  return bounds
}
