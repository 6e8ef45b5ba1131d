import { describe, expect, it } from 'vitest'
import { newWorkshop } from '../../../../document/index.ts'
import { loadExample } from '../../example/example.ts'
import { choicesFrom } from './choices.ts'
import { isEmpty, missingIn } from './missing.ts'

describe('how somebody last wanted it', () => {
  it('is known again', () => {
    const choices = { what: 'report', format: 'svg', paper: 'a4', scale: 1, simulated: false } as const
    expect(choicesFrom(JSON.stringify(choices))).toEqual(choices)
  })

  it.each([null, '', '{', 'null', '5', '{"what":"<script>","scale":99}'])(
    'is the usual where it is none: %j',
    (stored) => {
      expect(choicesFrom(stored)).toEqual({ what: 'sheet', format: 'pdf', paper: 'a3', scale: 2, simulated: true })
    },
  )
})

describe('what is still missing', () => {
  it('is everything in an empty workshop, and the simulation alone in the one that ships', async () => {
    expect(missingIn(newWorkshop(), false)).toHaveLength(6)
    expect(isEmpty(newWorkshop())).toBe(true)
    const told = (await loadExample('en')).workshop ?? newWorkshop()
    expect(missingIn(told, false)).toEqual(['simulation'])
    expect([missingIn(told, true), isEmpty(told)]).toEqual([[], false])
  })
})
