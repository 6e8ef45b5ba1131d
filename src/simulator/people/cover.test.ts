import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fewCovering, smallestCovering } from './cover.ts'

const NOTHING: ReadonlySet<string> = new Set()
const lists = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 }), { minLength: 1, maxLength: 9 })

const union = (sets: readonly ReadonlySet<string>[]): Set<string> => new Set(sets.flatMap((keys) => [...keys]))

/** Every choice there is. */
function fewest(sets: readonly ReadonlySet<string>[]): number {
  const all = union(sets).size
  const sizes = Array.from({ length: 2 ** sets.length }, (_, choice) => {
    const chosen = sets.filter((_set, index) => choice & (1 << index))
    return union(chosen).size === all ? chosen.length : Number.POSITIVE_INFINITY
  })
  return Math.min(...sizes)
}

describe('choosing few who together meet everything', () => {
  it('meets all, and nobody is needless', () => {
    fc.assert(
      fc.property(lists, (made) => {
        const sets = made.map((keys) => new Set(keys))
        const chosen = fewCovering(sets, NOTHING).map((index) => sets[index] ?? NOTHING)
        expect(union(chosen)).toEqual(union(sets))
        for (const each of chosen) {
          const others = union(chosen.filter((other) => other !== each))
          expect([...each].every((key) => others.has(key))).toBe(false)
        }
      }),
    )
  })

  it('leaves out who meets only what was met before', () => {
    expect(fewCovering([new Set(['a', 'b']), new Set(['c'])], new Set(['a', 'b']))).toEqual([1])
  })

  it('is the smallest there is where that is asked for, and nothing where there is no smaller one', () => {
    fc.assert(
      fc.property(lists, (made) => {
        const sets = made.map((keys) => new Set(keys))
        const size = fewest(sets)
        const chosen = smallestCovering(sets, union(sets), sets.length + 1)
        expect(chosen?.length).toBe(size)
        expect(union((chosen ?? []).map((index) => sets[index] ?? NOTHING))).toEqual(union(sets))
        expect(smallestCovering(sets, union(sets), size)).toBeUndefined()
      }),
    )
  })

  it('is nothing where something is met by nobody', () => {
    expect(smallestCovering([new Set(['a'])], new Set(['a', 'b']), 9)).toBeUndefined()
  })
})
