import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitting, plainText, textWidth, wrapped } from './picture-text.ts'

describe('a text in a picture', () => {
  it('keeps to its room, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 40, max: 400 }), (text, room) => {
        expect(textWidth(fitting(text, room, 12), 12)).toBeLessThanOrEqual(room)
        const lines = wrapped(plainText(text), room, 12, 2)
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(room)
      }),
    )
  })

  it('says that something is missing, and cuts no letter in two', () => {
    expect(fitting('Welcome to the family', 80, 12)).toMatch(/^Welcome.*…$/)
    expect(fitting('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 90, 12)).toMatch(/^(👩‍👩‍👧)+…$/u)
  })

  it('loses no word that has room', () => {
    expect(wrapped('one two three', 1_000, 12, 2)).toEqual(['one two three'])
    expect(wrapped('one two three', 60, 12, 3).join(' ')).toBe('one two three')
  })

  it('is without what a file cannot hold, and cannot turn what stands beside it', () => {
    expect(plainText('a\u0000b\nc\ud800')).toBe('a b c\ufffd')
    expect(plainText('invoice\u202egnp.exe')).toBe('invoicegnp.exe')
  })
})
