import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newWorkshop } from '../../../document/index.ts'
import { workshops } from '../../../workshop/testing/workshops.ts'
import { loadExample } from '../example/example.ts'
import { WORKSHOP_PLACES } from '../workshop-view.ts'
import { contentsOf, missingIn } from './contents.ts'

describe('what is at each place, and what is still missing', () => {
  it('of an empty workshop: nothing, and only a persona and actions are asked for', () => {
    expect(Object.values(contentsOf(newWorkshop()))).toEqual(WORKSHOP_PLACES.map(() => 0))
    expect(missingIn(newWorkshop()).map(({ what }) => what)).toEqual(['persona', 'actions'])
  })

  it('of the example: nearly nothing is missing', async () => {
    const { workshop = newWorkshop() } = await loadExample('en')
    expect(contentsOf(workshop)).toEqual({
      actions: 5,
      course: 5,
      reality: 5,
      opportunities: 4,
      feasible: 4,
      order: 4,
      board: 2,
    })
    expect(missingIn(workshop)).toEqual([
      { what: 'questions', place: 'feasible', count: 2 },
      { what: 'answers', place: 'feasible', count: 1 },
    ])
  })

  it('never counts below nought or asks for what there is', () => {
    fc.assert(
      fc.property(workshops, (workshop) => {
        expect(missingIn(workshop).every(({ count }) => count > 0)).toBe(true)
        const { actions, opportunities } = contentsOf(workshop)
        const missing = new Set(missingIn(workshop).map(({ what }) => what))
        expect(actions > 0 && missing.has('actions')).toBe(false)
        expect(opportunities === 0 && (missing.has('answers') || missing.has('scores'))).toBe(false)
      }),
    )
  })
})
