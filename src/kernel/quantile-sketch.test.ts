import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QuantileSketch, RELATIVE_ERROR } from './quantile-sketch.ts'

const sketchOf = (values: readonly number[]): QuantileSketch => {
  const sketch = new QuantileSketch()
  for (const value of values) sketch.add(value)
  return sketch
}

/** Whole milliseconds from none to a hundred years, small and large ones alike. */
const spans = fc.oneof(
  fc.constantFrom(0, 1, 3_600_000, 86_400_000),
  fc.nat({ max: 100 }),
  fc.integer({ min: 0, max: 3_000_000_000_000 }),
)
const streams = fc.array(spans, { minLength: 1, maxLength: 200 })
const probabilities = fc.double({ min: 0, max: 1, noNaN: true })

describe('a quantile sketch', () => {
  it('is within half a per cent of a true value of that rank', () => {
    fc.assert(
      fc.property(streams, probabilities, (values, probability) => {
        const sorted = [...values].sort((a, b) => a - b)
        const rank = probability * (values.length - 1)
        const low = sorted[Math.floor(rank)] ?? 0
        const high = sorted[Math.ceil(rank)] ?? 0
        const found = sketchOf(values).quantile(probability)
        expect(found).toBeGreaterThanOrEqual(low * (1 - RELATIVE_ERROR) - 1e-9)
        expect(found).toBeLessThanOrEqual(high * (1 + RELATIVE_ERROR) + 1e-9)
      }),
      { numRuns: 500 },
    )
  })

  it('takes a value in many times at once as if it came as often', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(spans, fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 60 }),
        (parts) => {
          const sketch = new QuantileSketch()
          for (const [value, count] of parts) sketch.add(value, count)
          const each = parts.flatMap(([value, count]) => new Array<number>(count).fill(value))
          expect(sketch.state()).toEqual(sketchOf(each).state())
        },
      ),
    )
  })

  it('is exact where all values are equal, and at both ends', () => {
    fc.assert(
      fc.property(spans, streams, probabilities, (value, values, probability) => {
        expect(sketchOf([value, value, value]).quantile(probability)).toBe(value)
        expect(sketchOf(values).maximum).toBe(Math.max(...values))
      }),
    )
  })

  it('has the mean of what it was given', () => {
    fc.assert(
      fc.property(streams, (values) => {
        expect(sketchOf(values).mean).toBe(values.reduce((sum, value) => sum + value, 0) / values.length)
        expect(sketchOf(values).size).toBe(values.length)
      }),
    )
  })

  it('merged is the same as one of everything, in whatever order', () => {
    fc.assert(
      fc.property(streams, streams, (some, others) => {
        const [one, other] = [sketchOf(some), sketchOf(others)]
        one.merge(structuredClone(sketchOf(others).state()))
        other.merge(structuredClone(sketchOf(some).state()))
        const whole = sketchOf([...some, ...others])
        for (const merged of [one, other]) {
          expect(merged.size).toBe(whole.size)
          expect(merged.mean).toBe(whole.mean)
          for (const probability of [0, 0.1, 0.5, 0.9, 0.95, 1])
            expect(merged.quantile(probability)).toBe(whole.quantile(probability))
        }
      }),
    )
  })

  it('grows with the probability', () => {
    fc.assert(
      fc.property(streams, probabilities, probabilities, (values, a, b) => {
        const sketch = sketchOf(values)
        expect(sketch.quantile(Math.max(a, b))).toBeGreaterThanOrEqual(sketch.quantile(Math.min(a, b)))
      }),
    )
  })

  it('of nothing is 0 throughout', () => {
    const sketch = new QuantileSketch()
    expect([sketch.mean, sketch.maximum, sketch.size, sketch.quantile(0.5)]).toEqual([0, 0, 0, 0])
  })

  it('takes what is longer than anybody lives', () => {
    expect(sketchOf([1e15]).quantile(0.5)).toBe(1e15)
  })
})
