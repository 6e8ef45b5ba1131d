import type { DataType, DurationDistribution, RuleScalar, ValueDistribution } from '../../../document/index.ts'

export type Dist = ValueDistribution['dist']
export const DURATION_DISTS = ['constant', 'uniform', 'exponential', 'lognormal', 'empirical'] as const
const NUMBER_DISTS = ['constant', 'uniform', 'exponential', 'lognormal', 'empirical'] as const
export const VALUE_DISTS = ['category', 'boolean', ...NUMBER_DISTS] as const

/** The kinds that make sense for a value of this type. */
export function kindsFor(type: DataType | undefined): readonly Dist[] {
  if (type === 'number') return NUMBER_DISTS
  if (type === 'boolean') return ['boolean', 'constant', 'empirical']
  if (type === undefined) return VALUE_DISTS
  return ['category', 'constant', 'empirical']
}

/** The figure that stands for the middle of a distribution of durations, as an ISO text. */
export function middleDuration(dist: DurationDistribution): string {
  switch (dist.dist) {
    case 'constant':
      return dist.value
    case 'uniform':
      return dist.min
    case 'exponential':
      return dist.mean
    case 'lognormal':
      return dist.median
    case 'empirical':
      return dist.values[0] ?? 'PT1H'
  }
}

/** A distribution of another kind about the same middle, so that changing the kind does not lose what was said. */
export function durationOfKind(
  kind: DurationDistribution['dist'],
  from: DurationDistribution | undefined,
): DurationDistribution {
  const middle = from ? middleDuration(from) : 'PT1H'
  switch (kind) {
    case 'constant':
      return { dist: 'constant', value: middle }
    case 'uniform':
      return { dist: 'uniform', min: middle, max: from?.dist === 'uniform' ? from.max : middle }
    case 'exponential':
      return { dist: 'exponential', mean: middle }
    case 'lognormal':
      return { dist: 'lognormal', median: middle, sigma: from?.dist === 'lognormal' ? from.sigma : 1 }
    case 'empirical':
      return from?.dist === 'empirical' ? from : { dist: 'empirical', values: [middle] }
  }
}

function middleNumber(dist: ValueDistribution): number {
  switch (dist.dist) {
    case 'constant':
      return typeof dist.value === 'number' ? dist.value : 1
    case 'uniform':
      return (dist.min + dist.max) / 2
    case 'exponential':
      return dist.mean
    case 'lognormal':
      return dist.median
    case 'empirical': {
      const first = dist.values[0]
      return typeof first === 'number' ? first : 1
    }
    default:
      return 1
  }
}

/** The same for plain values. Weighted lists of words turn into each other with all their entries. */
export function valueOfKind(kind: Dist, from: ValueDistribution): ValueDistribution {
  const middle = middleNumber(from)
  switch (kind) {
    case 'constant':
      return { dist: 'constant', value: from.dist === 'constant' ? from.value : middle }
    case 'uniform':
      return { dist: 'uniform', min: 0, max: middle * 2 }
    case 'exponential':
      return { dist: 'exponential', mean: Math.max(0, middle) }
    case 'lognormal':
      return { dist: 'lognormal', median: Math.max(0, middle), sigma: from.dist === 'lognormal' ? from.sigma : 0.5 }
    case 'boolean':
      return { dist: 'boolean', p: from.dist === 'boolean' ? from.p : 0.5 }
    case 'category':
      return {
        dist: 'category',
        weights: Object.fromEntries(weightsOf(from).map(([value, weight]) => [String(value), weight])),
      }
    case 'empirical': {
      const entries = weightsOf(from)
      return {
        dist: 'empirical',
        values: entries.map(([value]) => value),
        weights: entries.map(([, weight]) => weight),
      }
    }
  }
}

/** The values of a list with their weights; one value of weight 1 for what is no list. */
export function weightsOf(dist: ValueDistribution): [RuleScalar, number][] {
  if (dist.dist === 'category') return Object.entries(dist.weights)
  if (dist.dist === 'empirical') return dist.values.map((value, index) => [value, dist.weights?.[index] ?? 1])
  return [[middleNumber(dist), 1]]
}

/** A typed text as the value it most likely is: a number, yes or no, else the text. */
export function scalarOf(text: string): RuleScalar {
  const trimmed = text.trim()
  if (trimmed !== '' && Number.isFinite(Number(trimmed))) return Number(trimmed)
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true'
  return text
}
