import { describe, expect, it } from 'vitest'
import { durationDistributionSchema, valueDistributionSchema } from '../../../document/index.ts'
import { DURATION_DISTS, durationOfKind, scalarOf, VALUE_DISTS, valueOfKind } from './distributions.ts'

describe('changing the kind of a spread', () => {
  it('always gives one that the document takes', () => {
    for (const from of VALUE_DISTS) {
      const first = valueOfKind(from, { dist: 'uniform', min: 10, max: 30 })
      for (const to of VALUE_DISTS) {
        expect(valueDistributionSchema.safeParse(valueOfKind(to, first)).error).toBeUndefined()
      }
    }
    for (const from of DURATION_DISTS) {
      const first = durationOfKind(from, { dist: 'lognormal', median: 'PT4H', sigma: 1.2 })
      for (const to of DURATION_DISTS) {
        expect(durationDistributionSchema.safeParse(durationOfKind(to, first)).error).toBeUndefined()
      }
    }
  })

  it('keeps the middle', () => {
    expect(durationOfKind('exponential', { dist: 'lognormal', median: 'PT4H', sigma: 1.2 })).toEqual({
      dist: 'exponential',
      mean: 'PT4H',
    })
    expect(valueOfKind('lognormal', { dist: 'uniform', min: 10, max: 30 })).toEqual({
      dist: 'lognormal',
      median: 20,
      sigma: 0.5,
    })
  })

  it('keeps the entries of a list', () => {
    const list = { dist: 'empirical' as const, values: [1, 2, 5], weights: [6, 3, 1] }
    expect(valueOfKind('category', list)).toEqual({ dist: 'category', weights: { 1: 6, 2: 3, 5: 1 } })
  })
})

it.each([
  ['42', 42],
  ['0.5', 0.5],
  ['true', true],
  ['MX', 'MX'],
  ['', ''],
])('reads the typed value %j as %j', (text, value) => expect(scalarOf(text)).toBe(value))
