import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffJourneys, diffValues, equalJson, newJourney } from './index.ts'
import { journeys } from './testing/arbitraries.ts'
import { edits } from './testing/edits.ts'

describe('the differences of two documents', () => {
  it('are told by path, with what was and what is', () => {
    const before = newJourney({ id: 'j', name: 'J', timeZone: 'UTC' })
    const after = structuredClone(before)
    after.name = 'K'
    after.events['a.b'] = { label: 'B', properties: {} }
    delete after.scenarios.s1
    expect(diffJourneys(before, after).map(({ type, path }) => [type, path])).toEqual([
      ['added', 'events["a.b"]'],
      ['changed', 'name'],
      ['removed', 'scenarios.s1'],
    ])
  })

  it('count a list as one value', () => {
    expect(diffValues({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toMatchObject([{ type: 'changed', path: 'a' }])
    expect(diffValues({ a: [1, { b: 2, c: undefined }] }, { a: [1, { b: 2 }] })).toEqual([])
    expect(equalJson({ a: 0 }, { a: -0, b: undefined })).toBe(true)
  })

  it('do not mistake what every object inherits for something it holds', () => {
    expect(diffValues({ weights: {} }, { weights: { toString: 1 } })).toMatchObject([{ type: 'added', after: 1 }])
    expect(equalJson({ valueOf: 1 }, {})).toBe(false)
  })

  it('lead from the one to the other', () => {
    fc.assert(
      fc.property(journeys({ maxNodes: 6 }), edits, (journey, edit) => {
        const after = edit(journey)
        const patched = structuredClone(journey) as unknown as Record<string, unknown>
        for (const change of diffJourneys(journey, after)) {
          const holder = change.keys.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, patched)
          const key = change.keys.at(-1) as string
          if (change.type === 'removed') delete holder[key]
          else holder[key] = change.after
        }
        expect(patched).toEqual(after)
        expect(diffJourneys(journey, journey)).toEqual([])
      }),
    )
  })
})
