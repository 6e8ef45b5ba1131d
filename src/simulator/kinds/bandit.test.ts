import { describe, expect, it } from 'vitest'
import { sketch } from '../../document/testing/sketch.ts'
import type { Report } from '../report.ts'
import { simulate } from '../simulation.ts'

interface Case {
  readonly policy: 'thompson' | 'epsilon'
  readonly window?: string
  readonly rates: readonly [number, number]
  readonly seed?: number
  readonly customers?: number
}

/** Two arms whose true rates the scenario knows and the policy must find out. */
function learned({ policy, window, rates, seed = 1, customers = 10_000 }: Case): Report {
  const journey = sketch({
    events: { purchase: { label: 'Purchase' } },
    settings: { goals: { g1: { name: 'Purchase', event: 'purchase' } } },
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      best: [
        'nextBest',
        { arms: { a1: { name: 'A' }, a2: { name: 'B' } }, goal: 'g1', policy, ...(window ? { window } : {}) },
      ],
      done: ['exit', { reason: 'Done' }],
    },
    paths: ['start > best.a1 > done', 'best.a2 > done'],
    scenario: {
      customers,
      seed,
      horizon: 'P40D',
      arrivals: { type: 'spread', over: 'P30D' },
      arms: { best: { a1: { goal: rates[0] }, a2: { goal: rates[1] } } },
    },
  })
  return simulate({ journey, scenarioId: 's1' })
}

const shareOf = (arm: 'a1' | 'a2', report: Report): number =>
  (report.experiments.best?.arms[arm]?.entered ?? 0) / report.entered

describe('a next-best choice', () => {
  for (const policy of ['thompson', 'epsilon'] as const)
    for (const window of [undefined, 'P1D'])
      it(`comes to take the better arm: ${policy}, ${window ?? 'no'} window`, () => {
        for (const seed of [1, 2, 3]) {
          expect(
            shareOf('a1', learned({ policy, rates: [0.15, 0.05], seed, ...(window ? { window } : {}) })),
          ).toBeGreaterThan(0.85)
          expect(
            shareOf('a2', learned({ policy, rates: [0.05, 0.15], seed, ...(window ? { window } : {}) })),
          ).toBeGreaterThan(0.85)
        }
      })

  it('goes on exploring as much as ε says', () => {
    const report = learned({ policy: 'epsilon', rates: [0.3, 0.05], customers: 40_000 })
    // A tenth is chosen at random, half of it for the worse arm.
    expect(shareOf('a2', report)).toBeGreaterThan(0.045)
    expect(shareOf('a2', report)).toBeLessThan(0.06)
  })

  it('lets each arm convert at its true rate', () => {
    const { a1, a2 } = learned({ policy: 'epsilon', rates: [0.3, 0.1], customers: 40_000 }).experiments.best?.arms ?? {}
    expect(Math.abs((a1?.rate ?? 0) - 0.3)).toBeLessThan(4.5 * Math.sqrt((0.3 * 0.7) / (a1?.entered ?? 1)))
    expect(Math.abs((a2?.rate ?? 0) - 0.1)).toBeLessThan(4.5 * Math.sqrt((0.1 * 0.9) / (a2?.entered ?? 1)))
  })

  it('stays quick while many windows are open', () => {
    const started = performance.now()
    learned({ policy: 'epsilon', window: 'P30D', rates: [0.02, 0.01], customers: 60_000 })
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
