import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ValueDistribution } from '../document/index.ts'
import { durationDistributions, numberDistributions } from '../document/testing/scenario.ts'
import { HOUR_MS } from '../kernel/duration.ts'
import { valueSampler } from './sampling.ts'
import { fatigueCurve, type NumberSpread, type Spread, spreadOfDuration, spreadOfValue } from './spread.ts'

const numbers = (spread: Spread): NumberSpread => {
  if (spread.type !== 'numbers') throw new Error('Not a spread of numbers')
  return spread
}

describe('the look of a distribution', () => {
  it('accounts for everybody', () => {
    const spreads = fc.oneof(
      numberDistributions.map((each) => spreadOfValue(each)),
      durationDistributions.map((each) => spreadOfDuration(each)),
    )
    fc.assert(
      fc.property(spreads, (spread) => {
        if (spread.type === 'shares') return
        const total = spread.bins.reduce((sum, { share }) => sum + share, spread.beyond)
        expect(total).toBeCloseTo(1, 6)
        for (const { share } of spread.bins) expect(share).toBeGreaterThanOrEqual(-1e-9)
        expect(spread.p10).toBeLessThanOrEqual(spread.median)
        expect(spread.median).toBeLessThanOrEqual(spread.p90)
      }),
    )
  })

  it('is that of what the simulator draws, bin by bin', () => {
    const kinds: ValueDistribution[] = [
      { dist: 'lognormal', median: 80, sigma: 0.9 },
      { dist: 'exponential', mean: 20 },
      { dist: 'uniform', min: -10, max: 30 },
      { dist: 'empirical', values: [5, 1, 9], weights: [1, 2, 1] },
    ]
    for (const kind of kinds) {
      const spread = numbers(spreadOfValue(kind, 10))
      const sample = valueSampler(kind)
      const draws = Array.from({ length: 20_000 }, (_each, index) => sample((index + 0.5) / 20_000) as number)
      const share = (test: (value: number) => boolean) => draws.filter(test).length / draws.length
      spread.bins.forEach((bin, index) => {
        const inside = share((value) => (index === 0 || value > bin.from) && value <= bin.to)
        expect(inside).toBeCloseTo(bin.share, 3)
      })
      expect(share((value) => value <= spread.median)).toBeGreaterThanOrEqual(0.4999)
      expect(draws.reduce((sum, value) => sum + value, 0) / draws.length / spread.mean).toBeCloseTo(1, 1)
    }
  })

  it('has the middle and the ends that theory says', () => {
    const spread = spreadOfDuration({ dist: 'exponential', mean: 'PT1H' })
    expect(spread.median).toBeCloseTo(Math.log(2) * HOUR_MS, -2)
    expect(spread.p90).toBeCloseTo(Math.log(10) * HOUR_MS, -2)
    const lognormal = numbers(spreadOfValue({ dist: 'lognormal', median: 80, sigma: 0.9 }))
    expect(lognormal.median).toBeCloseTo(80, 6)
    expect(lognormal.mean).toBeCloseTo(80 * Math.exp(0.405), 6)
    expect(lognormal.beyond).toBeCloseTo(0.05, 6)
  })

  it('is a list of shares for words and for yes and no', () => {
    expect(spreadOfValue({ dist: 'category', weights: { MX: 3, AR: 1 } })).toEqual({
      type: 'shares',
      shares: [
        { value: 'AR', share: 0.25 },
        { value: 'MX', share: 0.75 },
      ],
    })
    expect(spreadOfValue({ dist: 'boolean', p: 0.2 })).toMatchObject({ shares: [{ share: 0.2 }, { share: 0.8 }] })
    expect(spreadOfValue({ dist: 'empirical', values: ['a', 2] })).toMatchObject({ type: 'shares' })
  })

  it('gives everything to the first where no weight is left, as draws do', () => {
    const none: ValueDistribution = { dist: 'empirical', values: ['a', 'b'], weights: [0, 0] }
    expect(spreadOfValue(none)).toMatchObject({ shares: [{ value: 'a', share: 1 }, { share: 0 }] })
    expect(valueSampler(none)(0.7)).toBe('a')
  })

  it('is a single bar for what is always the same', () => {
    const spread = numbers(spreadOfValue({ dist: 'lognormal', median: 5, sigma: 0 }))
    expect(spread).toMatchObject({ mean: 5, median: 5, p90: 5 })
    expect(spread.bins.filter(({ share }) => share > 0)).toHaveLength(1)
  })
})

describe('fatigue', () => {
  it('takes its toll of the second message on, and none where messages are far apart', () => {
    const [first, second, third] = fatigueCurve({ strength: 0.1, halfLife: 'P7D' }, 7 * 24 * HOUR_MS, 3)
    expect(first).toBe(1)
    expect(second).toBeCloseTo(Math.exp(-0.05), 9)
    expect(third).toBeCloseTo(Math.exp(-0.075), 9)
    expect(fatigueCurve({ strength: 1, halfLife: 'PT1H' }, 10_000 * HOUR_MS, 3).at(-1)).toBeCloseTo(1, 9)
  })
})
