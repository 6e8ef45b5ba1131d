import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feelingAfter } from './feeling-keys.ts'

const feelings = fc.option(fc.double({ min: -2, max: 2, noNaN: true }), { nil: undefined })
const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End')

describe('a feeling told by keys', () => {
  it('is always one of the halves that can be told', () => {
    fc.assert(
      fc.property(feelings, keys, (value, key) => {
        const next = feelingAfter(key, value)
        expect(next).toBeTypeOf('number')
        expect(Number(next) * 2).toSatisfy(Number.isInteger)
        expect(Math.abs(Number(next))).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('goes up and down again', () => {
    expect(feelingAfter('ArrowUp', 1)).toBe(1.5)
    expect(feelingAfter('ArrowDown', 1.5)).toBe(1)
    expect(feelingAfter('PageDown', 1)).toBe(0)
    expect(feelingAfter('ArrowUp', 2)).toBe(2)
    expect(feelingAfter('ArrowDown', undefined)).toBe(-0.5)
    expect(feelingAfter('Delete', 1)).toBe('untold')
    expect(feelingAfter('Tab', 1)).toBeUndefined()
  })
})
