import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ChoiceValues, choicesIn } from './use-remembered.ts'

interface Picture {
  readonly format: 'png' | 'svg' | 'pdf'
  readonly scale: 1 | 2
  readonly figures: boolean
}
const values: ChoiceValues<Picture> = { format: ['png', 'svg', 'pdf'], scale: [1, 2], figures: [true, false] }
const usual: Picture = { format: 'png', scale: 2, figures: true }
const read = (stored: string | null) => choicesIn(stored, values, usual)

it('remembers what was chosen', () => {
  const chosen = { format: 'pdf', scale: 1, figures: false } as const
  expect(read(JSON.stringify(chosen))).toEqual(chosen)
})

it('takes the usual for whatever is no choice, and for that alone', () => {
  expect(read(null)).toEqual(usual)
  expect(read('{"format":"exe","scale":900,"figures":"yes"}')).toEqual(usual)
  expect(read('{"format":"<script>","scale":1}')).toEqual({ ...usual, scale: 1 })
  for (const text of ['null', '[]', '7', '"png"', '{', '']) expect(read(text)).toEqual(usual)
  fc.assert(fc.property(fc.string(), (text) => void read(text)))
})
