import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assigned } from './index.ts'

const set = (op: 'set' | 'add' | 'append' | 'remove', value: string | number) => ({ attribute: 'x', op, value })

describe('an update of an attribute', () => {
  it('sets, whatever was there', () => expect(assigned(['a'], set('set', 'b'))).toBe('b'))

  it('counts up from nothing, and from numbers written as text', () => {
    expect(assigned(undefined, set('add', 2))).toBe(2)
    expect(assigned('40', set('add', 2))).toBe(42)
    expect(assigned('many', set('add', 2))).toBe(2)
  })

  it('appends to a list, to a single value and to nothing', () => {
    expect(assigned(['a'], set('append', 'b'))).toEqual(['a', 'b'])
    expect(assigned('a', set('append', 'b'))).toEqual(['a', 'b'])
    expect(assigned(null, set('append', 'b'))).toEqual(['b'])
  })

  it('removes from a list, and clears a value that equals it', () => {
    expect(assigned(['a', 'b', 'a'], set('remove', 'a'))).toEqual(['b'])
    expect(assigned('a', set('remove', 'a'))).toBeNull()
    expect(assigned('b', set('remove', 'a'))).toBe('b')
  })

  it('leaves the old list as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (list, value) => {
        const before = [...list]
        assigned(list, set('append', value))
        assigned(list, set('remove', value))
        expect(list).toEqual(before)
      }),
    )
  })
})
