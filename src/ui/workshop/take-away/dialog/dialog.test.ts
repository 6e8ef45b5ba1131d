import { describe, expect, it } from 'vitest'
import { newWorkshop } from '../../../../document/index.ts'
import { loadExample } from '../../example/example.ts'
import { isEmpty, missingIn } from './missing.ts'

describe('what is still missing', () => {
  it('is everything in an empty workshop, and the simulation alone in the one that ships', async () => {
    expect(missingIn(newWorkshop(), false)).toHaveLength(6)
    expect(isEmpty(newWorkshop())).toBe(true)
    const told = (await loadExample('en')).workshop ?? newWorkshop()
    expect(missingIn(told, false)).toEqual(['simulation'])
    expect([missingIn(told, true), isEmpty(told)]).toEqual([[], false])
  })
})
