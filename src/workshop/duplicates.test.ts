import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Workshop } from '../document/index.ts'
import { likelyDuplicates } from './index.ts'
import { workshops } from './testing/workshops.ts'

const wall = (...names: string[]): Workshop => ({
  actions: Object.fromEntries(names.map((name, index) => [`a${index + 1}`, { name, order: index + 1, votes: [] }])),
  steps: {},
  opportunities: {},
})

describe('cards that probably mean the same', () => {
  it.each([
    ['Recommend', 'recomend'],
    ['Buy again', 'buy  again '],
    ['Return a jumper', 'a jumper return'],
    ['Umtauschen', 'Umtausche'],
    ['Devolución', 'devolucion'],
  ])('are “%s” and “%s”', (one, other) => {
    expect(likelyDuplicates(wall(one, 'Something else', other))).toEqual([{ into: 'a1', other: 'a3' }])
  })

  it.each([
    ['Buy', 'Buy again'],
    ['Buy', 'Bye'],
    ['Browse', 'Return'],
    ['Visit 1', 'Visit 2'],
    ['', ''],
  ])('are not “%s” and “%s”', (one, other) => {
    expect(likelyDuplicates(wall(one, other))).toEqual([])
  })

  it('go into the one with more dots', () => {
    const workshop = wall('Recommend', 'Recomend')
    workshop.actions.a2 = { name: 'Recomend', order: 2, votes: ['Ana'] }
    expect(likelyDuplicates(workshop)).toEqual([{ into: 'a2', other: 'a1' }])
  })

  it('are found by what was merged into a card before', () => {
    const workshop = wall('Buy', 'Get a presents')
    workshop.actions.a1 = { name: 'Buy', order: 1, votes: [], also: ['Get a present'] }
    expect(likelyDuplicates(workshop)).toEqual([{ into: 'a1', other: 'a2' }])
  })

  it('name each card once, and only cards that are there', () => {
    fc.assert(
      fc.property(workshops, (workshop) => {
        const named = likelyDuplicates(workshop).flatMap(({ into, other }) => [into, other])
        expect(new Set(named).size).toBe(named.length)
        expect(named.every((id) => Object.hasOwn(workshop.actions, id))).toBe(true)
      }),
    )
  })
})
