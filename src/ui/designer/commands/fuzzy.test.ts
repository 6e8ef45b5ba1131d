import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchOf } from './fuzzy.ts'

const best = (query: string, ...texts: string[]) =>
  texts
    .map((text) => ({ text, score: matchOf(query, text) }))
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map(({ text }) => text)

describe('searching the palette', () => {
  it('prefers beginnings to words, words to insides, and insides to letters here and there', () => {
    expect(best('tid', 'It is dull', 'Untidy', 'Make tidy', 'Tidy up')).toEqual([
      'Tidy up',
      'Make tidy',
      'Untidy',
      'It is dull',
    ])
  })

  it('takes parts in any order, and needs all of them', () => {
    expect(best('wait split', 'Split and wait', 'Wait')).toEqual(['Split and wait'])
  })

  it('does not mind accents and capitals', () => {
    expect(best('invitacion', 'Invitación')).toEqual(['Invitación'])
  })

  it('finds nothing in what has nothing to do with it', () => {
    expect(best('xyz', 'Undo', 'Redo')).toEqual([])
  })

  it('finds any text by any part of it, whatever signs it is made of', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).filter((each) => each.trim() !== '')
    fc.assert(
      fc.property(text, fc.nat(19), fc.integer({ min: 1, max: 20 }), (whole, from, length) => {
        expect(matchOf(whole.slice(from, from + length), whole)).toBeDefined()
      }),
    )
  })
})
