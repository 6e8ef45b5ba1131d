import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMicros, addSquare, SQUARES_WIDTH, sumOfMicros, sumOfSquares } from './exact-sums.ts'

const sumOf = (values: readonly number[]): Float64Array => {
  const sums = new Float64Array(SQUARES_WIDTH)
  for (const value of values) addSquare(sums, 0, value)
  return sums
}

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 60_000_000 }).map((micros) => micros / 1e6),
  fc.double({ min: -60_000, max: 60_000, noNaN: true }),
  fc.double({ min: -6e7, max: 6e7, noNaN: true }),
)

describe('a sum of squares', () => {
  it('is what squares add up to, but for the rounding of each value', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 50 }), (values) => {
        const plain = values.reduce((sum, value) => sum + value * value, 0)
        expect(sumOfSquares(sumOf(values), 0)).toBeCloseTo(plain, -Math.log10(1e-9 + plain * 2e-5) - 1)
      }),
    )
  })

  it('is exact for whole millionths of small amounts', () => {
    expect(sumOfSquares(sumOf([0.25, 0.5, 3, 0.000001]), 0)).toBeCloseTo(9.312500000001, 12)
  })

  it('is the same to the last bit in any order', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 50 }), (values) => {
        expect([...sumOf(values.toReversed())]).toEqual([...sumOf(values)])
      }),
    )
  })
})

describe('a sum of millionths', () => {
  it('is exact and the same in any order', () => {
    const micros = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })
    fc.assert(
      fc.property(fc.array(micros, { maxLength: 50 }), (values) => {
        const sumOf = (ordered: readonly number[]) => {
          const sums = new Float64Array(2)
          for (const value of ordered) addMicros(sums, 0, value)
          return sums
        }
        expect([...sumOf(values.toReversed())]).toEqual([...sumOf(values)])
        expect(sumOfMicros(sumOf(values), 0)).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 1e6, 5)
      }),
    )
  })
})
