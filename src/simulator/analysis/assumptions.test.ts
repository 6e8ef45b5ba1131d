import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Journey, type Scenario, scenarioSchema } from '../../document/index.ts'
import { journeys } from '../../document/testing/arbitraries.ts'
import { sketch } from '../../document/testing/sketch.ts'
import { pointer, pointerParts } from '../../kernel/json-pointer.ts'
import { type Assumption, assumptionsOf, withAssumption } from './assumptions.ts'

const first = (journey: Journey): Scenario => {
  const [scenario] = Object.values(journey.scenarios)
  if (!scenario) throw new Error('A scenario is needed')
  return scenario
}

/** Every number under the parts of a scenario that assume something, by its path. */
function numbersIn(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => numbersIn(each, path + pointer(key)))
}

const shop = (scenario: Readonly<Record<string, unknown>>): Journey =>
  sketch({
    events: { purchase: { label: 'Purchase' } },
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      mail: ['message', { channel: 'email' }],
      call: ['task', { team: 'care', within: 'P1D' }],
    },
    paths: ['start > mail > call'],
    scenario,
  })

const find = (journey: Journey, path: string): Assumption | undefined =>
  assumptionsOf(journey, first(journey)).find((each) => each.path === path)

describe('the assumptions of a scenario', () => {
  it('are all the numbers it holds, but those that say how much to simulate and data that was observed', () => {
    fc.assert(
      fc.property(journeys({ maxNodes: 6 }), (journey) => {
        const scenario = first(journey)
        const { population, behaviour, teams, webhooks, arms } = scenario
        const numbers = numbersIn({ population, behaviour, teams, webhooks, arms }).filter(
          (path) => !/\/(values|where)\//.test(path) && !/\/weights\/\d+$/.test(path),
        )
        const paths = new Set(assumptionsOf(journey, scenario).map(({ path }) => path))
        expect(numbers.filter((path) => !paths.has(path))).toEqual([])
      }),
    )
  })

  it('can each be varied to their bounds, and the scenario stays one', () => {
    fc.assert(
      fc.property(journeys({ maxNodes: 6 }), (journey) => {
        const scenario = first(journey)
        for (const assumption of assumptionsOf(journey, scenario)) {
          expect(assumption.low).toBeLessThanOrEqual(assumption.value)
          expect(assumption.high).toBeGreaterThanOrEqual(assumption.value)
          for (const value of [assumption.low, assumption.high]) {
            const varied = withAssumption(scenario, assumption, value)
            expect(scenarioSchema.safeParse(varied).success).toBe(true)
            const again = assumptionsOf(journey, varied).find(({ path }) => path === assumption.path)
            expect(again?.value).toBeCloseTo(value, 9)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('go twenty per cent either way where nothing else is said, within what is possible', () => {
    const journey = shop({
      behaviour: { channels: { email: { open: 0.3, deliver: 0.95 } } },
      teams: { care: { agents: 2, handleTime: { dist: 'exponential', mean: 'PT10M' } } },
    })
    expect(find(journey, '/behaviour/channels/email/open')).toMatchObject({ ranged: false, unit: 'share' })
    expect(find(journey, '/behaviour/channels/email/open')?.low).toBeCloseTo(0.24, 12)
    expect(find(journey, '/behaviour/channels/email/open')?.high).toBeCloseTo(0.36, 12)
    expect(find(journey, '/behaviour/channels/email/deliver')?.high).toBe(1)
    expect(find(journey, '/teams/care/agents')).toMatchObject({ low: 1, high: 3, unit: 'people' })
    expect(find(journey, '/teams/care/handleTime/mean')).toMatchObject({ low: 480_000, high: 720_000 })
  })

  it('take range and source from the document where it has them', () => {
    const journey = shop({
      behaviour: {
        channels: { email: { open: 0.3, openDelay: { dist: 'lognormal', median: 'PT4H', sigma: 1 } } },
      },
      assumptions: {
        '/behaviour/channels/email/open': { source: 'Last year’s campaigns', low: 0.25, high: 0.5 },
        '/behaviour/channels/email/openDelay/median': { low: 'PT1H', high: 'P1D' },
      },
    })
    expect(find(journey, '/behaviour/channels/email/open')).toMatchObject({
      low: 0.25,
      high: 0.5,
      ranged: true,
      source: 'Last year’s campaigns',
    })
    expect(find(journey, '/behaviour/channels/email/openDelay/median')).toMatchObject({
      low: 3_600_000,
      high: 86_400_000,
    })
  })

  it('know what they are about, and whether it matters here', () => {
    const journey = shop({
      behaviour: { channels: { sms: { click: 0.1 } }, nodes: { mail: { click: 0.2 } } },
    })
    expect(find(journey, '/behaviour/channels/sms/click')).toMatchObject({
      label: { figure: 'click', channel: 'sms' },
      used: false,
    })
    expect(find(journey, '/behaviour/nodes/mail/click')).toMatchObject({
      label: { figure: 'click', node: 'mail', nodeName: 'mail' },
      used: true,
    })
  })
})

describe('a path', () => {
  it('keeps names with strokes and tildes whole', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
        expect(pointerParts(pointer(...parts))).toEqual(parts)
      }),
    )
    expect(pointer('a/b', '~1')).toBe('/a~1b/~01')
  })
})
