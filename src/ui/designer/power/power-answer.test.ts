import { describe, expect, it } from 'vitest'
import { newScenario } from '../../../document/index.ts'
import { type PowerKnown, powerAnswer } from './power-answer.ts'

const arms = { a: { name: 'New', weight: 1 }, b: { name: 'As before', weight: 1, control: true } }
const scenario = {
  ...newScenario({ name: 'Base' }),
  customers: 10_800,
  arrivals: { type: 'spread' as const, over: 'P28D' },
}
const known: PowerKnown = { arms, scenario, facts: { share: 1, baseline: 0.1 } }

describe('whether a test is big enough', () => {
  it('is told in weeks, at the traffic of the scenario', () => {
    const words = powerAnswer(known, { lift: 0.1 })
    expect(words).toMatchObject({ kind: 'weeks', weeks: 11, needed: { people: 29_502 }, sooner: { weeks: 4 } })
  })

  it('counts only those who reach the test', () => {
    const words = powerAnswer({ ...known, facts: { share: 0.5, baseline: 0.1 } }, { lift: 0.1 })
    expect(words).toMatchObject({ kind: 'weeks', weeks: 22 })
  })

  it('takes what the person says before what is known', () => {
    const words = powerAnswer(known, { lift: 0.1, perWeek: 29_502, baseline: 0.1 })
    expect(words).toMatchObject({ kind: 'weeks', weeks: 1, sooner: null })
  })

  it('is yes or no where everybody comes at once', () => {
    const crowd = (customers: number) =>
      powerAnswer({ ...known, scenario: { ...scenario, customers, arrivals: { type: 'atStart' } } }, { lift: 0.1 })
    expect(crowd(30_000)).toMatchObject({ kind: 'crowd', there: 30_000 })
    const [few, many] = [crowd(3_000), crowd(30_000)]
    if (few.kind !== 'crowd' || many.kind !== 'crowd') throw new Error('A crowd was asked for')
    expect(few.smallest).toBeGreaterThan(0.1)
    expect(many.smallest).toBeLessThan(0.1)
  })

  it('is not for ever', () => {
    expect(powerAnswer(known, { lift: 0.01, perWeek: 100 })).toMatchObject({ kind: 'weeks', weeks: null })
  })

  it.each([
    ['rate', { ...known, facts: undefined }, { lift: 0.1 }],
    ['arms', { ...known, arms: { a: arms.a } }, { lift: 0.1 }],
    ['lift', known, { lift: 10 }],
    ['traffic', { ...known, scenario: undefined }, { lift: 0.1 }],
  ] as const)('cannot be told without knowing more: %s', (problem, what, wishes) => {
    expect(powerAnswer(what, wishes)).toEqual({ kind: 'problem', problem })
  })
})
