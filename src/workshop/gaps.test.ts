import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evidenceOf, gapScore, gapsOf, normalisedGaps, rankSteps, statementsOf, worstMoment } from './index.ts'
import { experiences, steps, workshops } from './testing/workshops.ts'

const coupon = {
  expectation: { text: 'Within minutes', emotion: 2, within: 'PT5M', likelihood: 0.95, evidence: 'interview' as const },
  reality: { text: 'A day later', emotion: -2, within: 'P1D', likelihood: 0.6, evidence: 'data' as const },
}

describe('the gaps of a step', () => {
  it('are what she expects less what she gets, and how many times longer it takes', () => {
    expect(gapsOf(coupon)).toEqual({
      emotion: 4,
      wait: { expectedMs: 300_000, realMs: 86_400_000, ratio: 288 },
      likelihood: 0.35,
    })
  })

  it('turn around when expectation and reality change places', () => {
    fc.assert(
      fc.property(experiences, experiences, (expectation, reality) => {
        const [there, back] = [gapsOf({ expectation, reality }), gapsOf({ expectation: reality, reality: expectation })]
        expect(Object.keys(there)).toEqual(Object.keys(back))
        if (there.emotion !== undefined) expect(there.emotion + (back.emotion ?? Number.NaN)).toBe(0)
        if (there.likelihood !== undefined)
          expect(there.likelihood + (back.likelihood ?? Number.NaN)).toBeCloseTo(0, 10)
        if (there.wait?.ratio && back.wait?.ratio) expect(there.wait.ratio * back.wait.ratio).toBeCloseTo(1, 10)
      }),
    )
  })

  it('make a score that turns around with them, where waits can be divided', () => {
    fc.assert(
      fc.property(experiences, experiences, (expectation, reality) => {
        const ratio = gapsOf({ expectation, reality }).wait?.ratio
        fc.pre(ratio !== null && ratio !== 0)
        const [one, other] = [
          gapScore({ expectation, reality }),
          gapScore({ expectation: reality, reality: expectation }),
        ]
        expect((one ?? 0) + (other ?? 0)).toBeCloseTo(0, 8)
      }),
    )
  })

  it('are not told where one side has not been', () => {
    expect(gapsOf({ expectation: { text: '', emotion: 2 }, reality: { text: '', within: 'P1D' } })).toEqual({})
    expect(gapsOf({ reality: coupon.reality })).toEqual({})
    expect(gapScore({ expectation: coupon.expectation })).toBeUndefined()
  })

  it('have no finite ratio where she expects no wait and has one', () => {
    const wait = (expected: string, real: string) =>
      gapsOf({ expectation: { text: '', within: expected }, reality: { text: '', within: real } }).wait?.ratio
    expect([wait('PT0S', 'PT1S'), wait('PT0S', 'PT0S'), wait('PT1S', 'PT0S')]).toEqual([null, 1, 0])
  })

  it('are known as well as their weaker side', () => {
    expect(evidenceOf(coupon)).toBe('interview')
    expect(evidenceOf({ expectation: { text: '', evidence: 'data' }, reality: { text: '' } })).toBe('assumption')
  })
})

describe('the score of a step', () => {
  it('is the weighted sum, times the evidence', () => {
    const wait = Math.log(288) / Math.log(1000)
    expect(gapScore(coupon)).toBeCloseTo(100 * 0.7 * (0.5 * 1 + 0.25 * wait + 0.25 * 0.35), 8)
  })

  it('lies between −100 and 100, and each part between −1 and 1', () => {
    fc.assert(
      fc.property(steps, (step) => {
        const score = gapScore(step)
        if (score !== undefined) expect(Math.abs(score)).toBeLessThanOrEqual(100)
        for (const part of Object.values(normalisedGaps(gapsOf(step)))) expect(Math.abs(part)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('never falls when better evidence is found', () => {
    fc.assert(
      fc.property(steps, (step) => {
        const sure = {
          ...(step.expectation && { expectation: { ...step.expectation, evidence: 'data' as const } }),
          ...(step.reality && { reality: { ...step.reality, evidence: 'data' as const } }),
        }
        expect(Math.abs(gapScore(sure) ?? 0)).toBeGreaterThanOrEqual(Math.abs(gapScore(step) ?? 0))
      }),
    )
  })
})

describe('the ranking of steps', () => {
  it('holds every step once, from the greatest gap to the unknown ones, however the file holds them', () => {
    fc.assert(
      fc.property(workshops, (workshop) => {
        const ranked = rankSteps(workshop)
        expect(ranked.map(({ step }) => step).sort()).toEqual(Object.keys(workshop.steps).sort())
        const scores = ranked.map(({ score }) => score ?? Number.NEGATIVE_INFINITY)
        expect(scores).toEqual(scores.toSorted((a, b) => (a === b ? 0 : b - a)))
        const turned = { ...workshop, steps: Object.fromEntries(Object.entries(workshop.steps).reverse()) }
        expect(rankSteps(turned)).toEqual(ranked)
      }),
    )
  })

  it('names the worst moment and why, the heaviest first', () => {
    const workshop = {
      actions: {},
      steps: { p1: { order: 1, name: 'Gets the coupon', nodes: [], pains: [], ...coupon } },
      opportunities: {},
    }
    expect(worstMoment(workshop)).toMatchObject({
      step: 'p1',
      statements: [
        { code: 'feelsWorse', values: { expected: 2, real: -2 } },
        { code: 'takesLonger', values: { expected: 300_000, real: 86_400_000, ratio: 288 } },
        { code: 'happensLess', values: { expected: 0.95, real: 0.6 } },
      ],
    })
    expect(worstMoment(workshop, new Set())).toBeUndefined()
  })

  it('finds no worst moment where nothing is worse', () => {
    fc.assert(
      fc.property(workshops, (workshop) => {
        const worst = worstMoment(workshop)
        const anyWorse = Object.values(workshop.steps).some((step) => (gapScore(step) ?? 0) > 0)
        expect(worst !== undefined).toBe(anyWorse)
        if (worst) expect(statementsOf(workshop.steps[worst.step] ?? {}).length).toBeGreaterThan(0)
      }),
    )
  })
})
