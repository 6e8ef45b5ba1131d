import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linesOf } from './text-lines.ts'

it('no text fills no line, a word one', () => {
  expect(linesOf('', 200, 13)).toBe(0)
  expect(linesOf('Coupon', 200, 13)).toBe(1)
})

it('words go on in the next line, and each line that was written begins anew', () => {
  expect(linesOf('Two hundred jumpers, no filter for presents', 216, 13)).toBe(2)
  expect(linesOf('a\nb\n\nc', 216, 13)).toBe(4)
})

it('a word longer than the line is broken', () => {
  expect(linesOf('m'.repeat(100), 130, 13)).toBeGreaterThanOrEqual(8)
})

it('a narrower column never takes fewer lines', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 60, max: 300 }), (text, width) => {
      const words = text.replace(/\s+/g, ' ')
      expect(linesOf(words, width, 13)).toBeGreaterThanOrEqual(linesOf(words, width * 4, 13))
    }),
  )
})
