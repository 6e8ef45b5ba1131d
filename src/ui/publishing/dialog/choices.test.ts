import fc from 'fast-check'
import { expect, it } from 'vitest'
import { choicesFrom } from './choices.ts'

const usual = choicesFrom(null)

it('remembers what was chosen', () => {
  const chosen = { ...usual, format: 'pdf', paper: 'a3', figures: false, scheme: 'dark' } as const
  expect(choicesFrom(JSON.stringify(chosen))).toEqual(chosen)
})

it('takes the usual for whatever is no choice', () => {
  expect(choicesFrom('{"format":"exe","scale":900,"figures":"yes"}')).toEqual(usual)
  for (const text of ['null', '[]', '7', '"png"', '{', '']) expect(choicesFrom(text)).toEqual(usual)
  fc.assert(fc.property(fc.string(), (text) => void choicesFrom(text)))
})
