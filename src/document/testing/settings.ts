import fc from 'fast-check'
import type { Settings } from '../journey.ts'
import { clocks, compact, maybe, seldom, timesOfDay } from './pools.ts'
import { type Plan, rulePlans } from './rules.ts'

/** What the settings may hold: each is there now and then, unless it is refused. */
export interface SettingsOptions {
  readonly quietHours?: boolean
  readonly frequencyCaps?: boolean
  readonly exitRules?: boolean
  readonly reentry?: boolean
}

/** Settings with the goals `g1` (Purchase, primary) and `g2` (Visit). */
export function settingsPlans(options: SettingsOptions): fc.Arbitrary<Plan<Settings>> {
  const now = <Value>(wanted: boolean | undefined, arbitrary: fc.Arbitrary<Value>) =>
    wanted === false ? fc.constant(undefined) : maybe(arbitrary)
  return fc
    .record({
      reentry: now(
        options.reentry,
        fc
          .record({
            mode: fc.constantFrom('afterExit' as const, 'always' as const),
            cooldown: maybe(fc.constant('P2D')),
          })
          .map(compact),
      ),
      quietHours: now(
        options.quietHours,
        fc
          .record({
            from: timesOfDay,
            to: timesOfDay,
            clock: maybe(clocks),
            fallback: maybe(fc.constantFrom('hold' as const, 'skip' as const)),
          })
          .map(compact),
      ),
      caps: now(
        options.frequencyCaps,
        fc.array(
          fc.record({
            channel: fc.constantFrom('any' as const, 'email' as const),
            max: fc.integer({ min: 1, max: 3 }),
            per: fc.constantFrom('P1D', 'P7D'),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      ),
      exitRule: now(options.exitRules, fc.record({ where: seldom(rulePlans({ event: true })) })),
      goalWhere: seldom(rulePlans({ event: true })),
      window: maybe(fc.constantFrom('P3D', 'P14D')),
    })
    .map(({ reentry, quietHours, caps, exitRule, goalWhere, window }) => (around) => ({
      reentry: reentry ?? { mode: 'once' },
      ...(quietHours && { quietHours }),
      frequencyCaps: caps ?? [],
      exitRules: exitRule
        ? { x1: compact({ event: 'complaint', where: exitRule.where?.(around), reason: 'Complained' }) }
        : {},
      goals: {
        g1: compact({
          name: 'Purchase',
          event: 'purchase',
          where: goalWhere?.(around),
          window,
          value: { property: 'value' },
          primary: true,
        }),
        g2: { name: 'Visit', event: 'visit' },
      },
    }))
}
