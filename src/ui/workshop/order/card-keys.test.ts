import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeAfterKey } from './card-keys.ts'

const tenths = fc.integer({ min: 10, max: 50 }).map((value) => value / 10)
const places = fc.record({ effort: tenths, impact: tenths })

describe('a card under the keyboard', () => {
  it('moves by a tenth, with Shift by a whole', () => {
    const at = { effort: 2, impact: 4.5 }
    expect(placeAfterKey('ArrowRight', false, at)).toEqual({ effort: 2.1, impact: 4.5 })
    expect(placeAfterKey('ArrowLeft', true, at)).toEqual({ effort: 1, impact: 4.5 })
    expect(placeAfterKey('ArrowUp', false, at)).toEqual({ effort: 2, impact: 4.6 })
    expect(placeAfterKey('ArrowDown', true, at)).toEqual({ effort: 2, impact: 3.5 })
  })

  it('stays on the scale and in tenths, and there and back again is where it was unless an edge was met', () => {
    fc.assert(
      fc.property(
        places,
        fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'),
        fc.boolean(),
        (at, key, shift) => {
          const moved = placeAfterKey(key, shift, at)
          if (typeof moved !== 'object') throw new Error('An arrow moves')
          for (const value of [moved.effort, moved.impact]) {
            expect(value).toBeGreaterThanOrEqual(1)
            expect(value).toBeLessThanOrEqual(5)
            expect(Number(value.toFixed(1))).toBe(value)
          }
          const back = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft', ArrowUp: 'ArrowDown', ArrowDown: 'ArrowUp' }[
            key
          ]
          const edge = [moved.effort, moved.impact].some((value) => value === 1 || value === 5)
          if (!edge) expect(placeAfterKey(back ?? '', shift, moved)).toEqual(at)
        },
      ),
    )
  })

  it('comes to the middle when it lay nowhere, and can be taken off only when it lies somewhere', () => {
    expect(placeAfterKey('ArrowUp', false, undefined)).toEqual({ effort: 3, impact: 3 })
    expect(placeAfterKey('Delete', false, undefined)).toBeUndefined()
    expect(placeAfterKey('Delete', false, { effort: 1, impact: 1 })).toBe('off')
    expect(placeAfterKey('x', false, { effort: 1, impact: 1 })).toBeUndefined()
  })
})
