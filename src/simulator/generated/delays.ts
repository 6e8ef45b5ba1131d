import type { DurationDistribution } from '../../document/index.ts'
import { durationMs } from '../../kernel/duration.ts'
import { unit } from '../../kernel/random.ts'
import { normalQuantile } from '../../kernel/statistics.ts'
import { durationSampler, type Sampler } from '../sampling.ts'
import { literal } from './draft.ts'
import { uniformText } from './draws.ts'
import type { Scope } from './scope.ts'

/** A delay in milliseconds, from a word: the formulas of `sampling.ts`, written out where that is worth it. */
export function delayText(
  scope: Scope,
  distribution: DurationDistribution | undefined,
  sample: Sampler<number>,
  word: string,
): string {
  const uniform = uniformText(word)
  switch (distribution?.dist) {
    case undefined:
      return '0'
    case 'constant':
      return literal(sample(0.5))
    case 'exponential':
      return `Math.max(0, Math.round(${literal(-durationMs(distribution.mean))} * Math.log(${uniform})))`
    case 'lognormal': {
      const quantile = scope.draft.given(normalQuantile)
      const { median, sigma } = distribution
      return `Math.max(0, Math.round(${literal(durationMs(median))} * Math.exp(${literal(sigma)} * ${quantile}(${uniform}))))`
    }
    default:
      return `${scope.draft.given(sample)}(${uniform})`
  }
}

/** The longest delay there can be: every distribution is longest at one end of its words, but for listed values. */
export function longestDelay(distribution: DurationDistribution | undefined): number {
  const sample = durationSampler(distribution)
  if (distribution?.dist === 'empirical')
    return Math.max(...distribution.values.map((each) => Math.round(durationMs(each))))
  return Math.max(sample(unit(0)), sample(unit(2 ** 32 - 1)))
}
