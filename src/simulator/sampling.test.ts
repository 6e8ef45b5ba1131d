import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationDistributions, numberDistributions } from '../document/testing/scenario.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/duration.ts'
import { durationSampler, type Sampler, valueSampler, weighted } from './sampling.ts'
import { normalCdf } from './testing/theory.ts'

const POINTS = 200_000

/** Mean and standard deviation over evenly spread uniforms: no luck in it, so figures are tight. */
function momentsOf(sample: Sampler<unknown>): { mean: number; deviation: number } {
  let [sum, squares] = [0, 0]
  for (let index = 0; index < POINTS; index++) {
    const value = sample((index + 0.5) / POINTS) as number
    sum += value
    squares += value * value
  }
  const mean = sum / POINTS
  return { mean, deviation: Math.sqrt(squares / POINTS - mean * mean) }
}

const sharesOf = (sample: Sampler<unknown>): Record<string, number> => {
  const shares: Record<string, number> = {}
  for (let index = 0; index < POINTS; index++) {
    const value = String(sample((index + 0.5) / POINTS))
    shares[value] = (shares[value] ?? 0) + 1 / POINTS
  }
  return shares
}

const expectClose = (value: number, expected: number, relative = 0.001): void =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(relative)

describe('what durations are drawn from', () => {
  it('a constant is that span', () =>
    expect(durationSampler({ dist: 'constant', value: 'PT90M' })(0.3)).toBe(90 * MINUTE_MS))

  it('nothing is no time', () => expect(durationSampler(undefined)(0.9)).toBe(0))

  it('uniform runs from the least to the most', () => {
    const sample = durationSampler({ dist: 'uniform', min: 'PT1H', max: 'PT5H' })
    expect(sample(0.25)).toBe(2 * HOUR_MS)
    const { mean, deviation } = momentsOf(sample)
    expectClose(mean, 3 * HOUR_MS)
    expectClose(deviation, (4 * HOUR_MS) / Math.sqrt(12))
  })

  it('exponential has its mean, and a deviation as large', () => {
    const { mean, deviation } = momentsOf(durationSampler({ dist: 'exponential', mean: 'P1D' }))
    expectClose(mean, DAY_MS)
    expectClose(deviation, DAY_MS, 0.005)
  })

  it('lognormal has its median, its spread and the mean that follows', () => {
    const sample = durationSampler({ dist: 'lognormal', median: 'PT4H', sigma: 1.2 })
    expect(sample(0.5)).toBe(4 * HOUR_MS)
    expectClose(sample(normalCdf(1)), 4 * HOUR_MS * Math.exp(1.2))
    expectClose(sample(normalCdf(-2)), 4 * HOUR_MS * Math.exp(-2.4))
    expectClose(momentsOf(sample).mean, 4 * HOUR_MS * Math.exp(1.2 ** 2 / 2), 0.005)
  })

  it('empirical gives its values by weight', () => {
    const shares = sharesOf(durationSampler({ dist: 'empirical', values: ['PT1H', 'P1D'], weights: [3, 1] }))
    expect(shares[HOUR_MS]).toBeCloseTo(0.75, 4)
    expect(shares[DAY_MS]).toBeCloseTo(0.25, 4)
  })

  it('none is negative or broken, whatever the luck', () => {
    const luck = fc.oneof(
      fc.constantFrom(2 ** -33, 1 - 2 ** -33),
      fc.double({ min: 2 ** -33, max: 1 - 2 ** -33, noNaN: true }),
    )
    fc.assert(
      fc.property(durationDistributions, luck, (distribution, uniform) => {
        const value = durationSampler(distribution)(uniform)
        expect(Number.isInteger(value)).toBe(true)
        expect(value).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('what values are drawn from', () => {
  it('uniform, exponential and lognormal numbers', () => {
    expect(momentsOf(valueSampler({ dist: 'uniform', min: -10, max: 30 })).mean).toBeCloseTo(10, 3)
    expectClose(momentsOf(valueSampler({ dist: 'exponential', mean: 60 })).mean, 60)
    expectClose(
      momentsOf(valueSampler({ dist: 'lognormal', median: 80, sigma: 0.9 })).mean,
      80 * Math.exp(0.405),
      0.005,
    )
  })

  it('categories by weight, whatever order the file has them in', () => {
    const one = valueSampler({ dist: 'category', weights: { MX: 3, AR: 1, ES: 0 } })
    const other = valueSampler({ dist: 'category', weights: { ES: 0, AR: 1, MX: 3 } })
    expect(sharesOf(one)).toEqual({ AR: expect.closeTo(0.25, 4), MX: expect.closeTo(0.75, 4) })
    for (const uniform of [0.01, 0.249, 0.251, 0.99]) expect(one(uniform)).toBe(other(uniform))
  })

  it('truth values', () => expect(sharesOf(valueSampler({ dist: 'boolean', p: 0.15 })).true).toBeCloseTo(0.15, 4))

  it('anything that was seen, without weights equally often', () => {
    const shares = sharesOf(valueSampler({ dist: 'empirical', values: ['basic', 3, false, null] }))
    expect(shares).toEqual(
      Object.fromEntries(['basic', '3', 'false', 'null'].map((key) => [key, expect.closeTo(0.25, 4)])),
    )
  })

  it('go one way with the uniform, so that common luck stays common when figures change', () => {
    const uniforms = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(numberDistributions, uniforms, (distribution, drawn) => {
        const sample = valueSampler(distribution)
        const values = drawn.sort((a, b) => a - b).map((uniform) => Number(sample(uniform / 1_000)))
        const [low = 0, middle = 0, high = 0] = values
        expect((middle - low) * (high - middle)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('weighted choice', () => {
  it('takes the first when nothing has weight, and nothing from nothing', () => {
    expect(weighted(['a', 'b'], [0, 0])(0.7)).toBe('a')
    expect(weighted([], [])(0.7)).toBeUndefined()
  })

  it('never takes what weighs nothing', () => {
    const sample = weighted(['a', 'b', 'c'], [0, 1, 0])
    for (const uniform of [1e-9, 0.5, 1 - 1e-9]) expect(sample(uniform)).toBe('b')
  })
})
