import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { impactBeside, impactScore, linkedStep, type VisitFigures } from './index.ts'

const node = (entered: number, p50 = 0, p90 = p50, left = entered) => ({ entered, left, dwellMs: { p50, p90 } })
const figures = (nodes: VisitFigures['nodes'], entered = 1_000): VisitFigures => ({ entered, nodes })
const HOUR = 3_600_000

describe('a step beside its simulation', () => {
  it('shows how many come to it, with the interval of so many people', () => {
    const { share } = linkedStep({ nodes: ['n1', 'n2'] }, figures({ n1: node(600), n2: node(300) })) ?? {}
    expect(share?.found).toBe(0.6)
    expect(share?.ci95[0]).toBeCloseTo(0.5693, 3)
    expect(share?.ci95[1]).toBeCloseTo(0.6299, 3)
    expect([share?.guess, share?.off]).toEqual([undefined, false])
  })

  it('counts those who came to its end, by whichever way', () => {
    const found = (edges: Record<string, { from: string; to: string }>) =>
      linkedStep({ nodes: ['n1', 'n2', 'n3'] }, figures({ n1: node(900), n2: node(300), n3: node(200) }), edges)?.share
        ?.found
    expect(found({ e1: { from: 'n1', to: 'n2' }, e2: { from: 'n1', to: 'n3' } })).toBe(0.5)
    expect(found({ e1: { from: 'n1', to: 'n2' }, e2: { from: 'n2', to: 'n3' } })).toBe(0.2)
    expect(found({ e1: { from: 'n9', to: 'n2' } })).toBe(0.9)
  })

  it('marks a guess that is off by more than the interval, and no other', () => {
    const off = (likelihood: number) =>
      linkedStep({ nodes: ['n1'], reality: { text: '', likelihood } }, figures({ n1: node(600) }))?.share?.off
    expect([off(0.5), off(0.6), off(0.62), off(0.7)]).toEqual([true, false, false, true])
  })

  it('adds up the waits at its nodes, one that half of them pass as half', () => {
    const { wait } = linkedStep({ nodes: ['n1', 'n2'] }, figures({ n1: node(800, HOUR), n2: node(400, HOUR) })) ?? {}
    expect(wait?.found).toBe(1.5 * HOUR)
  })

  it('marks a wait that was guessed wrong, and leaves one that is as good as right', () => {
    const off = (within: string) =>
      linkedStep({ nodes: ['n1'], reality: { text: '', within } }, figures({ n1: node(900, HOUR, 3 * HOUR) }))?.wait
        ?.off
    expect([off('PT5M'), off('PT1H'), off('PT58M'), off('P1D')]).toEqual([true, false, false, true])
  })

  it('says nothing where nothing is known', () => {
    expect(linkedStep({ nodes: [] }, figures({}))).toBeUndefined()
    expect(linkedStep({ nodes: ['n9', 'constructor'] }, figures({ n1: node(1) }))).toBeUndefined()
    expect(linkedStep({ nodes: ['n1', 'n9'] }, figures({ n1: node(0) }, 0))).toEqual({ missing: ['n9'] })
  })

  it('holds what it found in its own interval, and more people make it narrower', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(100), fc.nat(100), (entered, median, more) => {
        const at = (times: number) =>
          linkedStep({ nodes: ['n1'] }, figures({ n1: node(entered * times, median, median + more) }, 1_000 * times))
        const [few, many] = [at(1), at(100)]
        for (const side of ['share', 'wait'] as const) {
          const [one, other] = [few?.[side], many?.[side]]
          if (!one || !other) continue
          expect(one.ci95[0]).toBeLessThanOrEqual(one.found)
          expect(one.ci95[1]).toBeGreaterThanOrEqual(one.found)
          expect(other.ci95[1] - other.ci95[0]).toBeLessThanOrEqual(one.ci95[1] - one.ci95[0] + 1e-9)
        }
      }),
    )
  })
})

describe('a computed impact beside the guess', () => {
  const computed = (difference: number, low: number, high: number, first = 0.1) => ({
    goal: 'g1',
    scenario: 's1',
    reality: 'v1',
    variant: 'v2',
    first,
    second: first + difference,
    difference,
    ci95: [low, high] as [number, number],
    people: 1_000,
    seed: 1,
  })

  it('says whether there is more, less, or that nobody can say', () => {
    const code = (low: number, high: number) => impactBeside({ computed: computed(0.01, low, high) })?.code
    expect([code(0.005, 0.02), code(-0.02, -0.01), code(-0.01, 0.02), code(0, 0)]).toEqual([
      'more',
      'less',
      'unclear',
      'same',
    ])
    expect(impactBeside({ impact: 4 })).toBeUndefined()
  })

  it('has a place on the scale of guesses: no lift is 1, half more is 5', () => {
    expect([impactScore(0), impactScore(0.2), impactScore(0.5), impactScore(-1), impactScore(9)]).toEqual([
      1, 2.8, 5, 1, 5,
    ])
    const lifts = fc.double({ min: -1, max: 3, noNaN: true })
    fc.assert(
      fc.property(lifts, lifts, (a, b) => {
        if (a <= b) expect(impactScore(a)).toBeLessThanOrEqual(impactScore(b))
      }),
    )
  })

  it('marks a guess outside of the interval', () => {
    const off = (impact: number) => impactBeside({ impact, computed: computed(0.02, 0.015, 0.025) })?.off
    expect([off(1), off(2.8), off(5)]).toEqual([true, false, true])
  })

  it('has no lift where nobody reaches the goal without it', () => {
    const beside = impactBeside({ impact: 3, computed: computed(0.02, 0.01, 0.03, 0) })
    expect(beside).toMatchObject({ lift: null, code: 'more', off: false })
    expect(beside?.score).toBeUndefined()
  })
})
