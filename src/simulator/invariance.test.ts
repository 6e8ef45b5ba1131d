import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Journey, type NodeKind, readJourney, type Variant } from '../document/index.ts'
import { journeys } from '../document/testing/arbitraries.ts'
import { Engine } from './engine.ts'
import type { Model } from './model.ts'
import type { Report } from './report.ts'
import { buildReport } from './report-builder.ts'
import { type Block, BlockRunner, reportOf, simulate } from './simulation.ts'
import { Tally } from './tally.ts'
import { modelOf } from './testing/model-of.ts'
import { engineStory } from './testing/recorded.ts'
import { unlessRunaway } from './testing/unless-runaway.ts'

const ALONE: readonly NodeKind[] = [
  'entry',
  'message',
  'delay',
  'waitFor',
  'timeWindow',
  'split',
  'experiment',
  'goal',
  'update',
  'emit',
  'webhook',
  'exit',
]

function golden(name: string): Journey {
  const result = readJourney(readFileSync(new URL(`./fixtures/golden/${name}.journey.json`, import.meta.url), 'utf8'))
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const CUSTOMERS = 40
const REPLICATIONS = 2

/** Counts blocks, dealt out among so many runners, as threads would. */
function reportInBlocks(model: Model, runners: number, size: number, backwards: boolean): Report {
  const team = Array.from({ length: runners }, () => new BlockRunner({ model }))
  const blocks: Block[] = []
  for (let replication = 0; replication < REPLICATIONS; replication++)
    for (let from = 0; from < CUSTOMERS; from += size)
      blocks.push({ replication, from, to: Math.min(CUSTOMERS, from + size) })
  if (backwards) blocks.reverse()
  blocks.forEach((block, index) => {
    team[(index * 7) % runners]?.run(block)
  })
  const states = team.map((runner) => structuredClone(runner.counted()))
  return reportOf({ model, customers: CUSTOMERS, replications: REPLICATIONS }, states, 0, CUSTOMERS)
}

describe('a report', () => {
  it('does not depend, to the last bit, on how the customers were divided', () => {
    const division = fc.record({
      runners: fc.integer({ min: 1, max: 5 }),
      size: fc.integer({ min: 1, max: 17 }),
      backwards: fc.boolean(),
    })
    fc.assert(
      fc.property(
        journeys({ kinds: ALONE }),
        division,
        unlessRunaway((journey, { runners, size, backwards }) => {
          const whole = reportInBlocks(modelOf(journey), 1, CUSTOMERS, false)
          expect(reportInBlocks(modelOf(journey), runners, size, backwards)).toEqual(whole)
        }),
      ),
      { numRuns: 60 },
    )
  })

  it('is the same when somebody watches', () => {
    fc.assert(
      fc.property(
        journeys({ kinds: ALONE }),
        unlessRunaway((journey) => {
          const reports = [false, true].map((watched) => {
            const model = modelOf(journey)
            const tally = new Tally(model)
            const engine = new Engine(model, tally)
            if (watched) engine.trace = { event: () => {}, effect: () => {}, transition: () => {}, settled: () => {} }
            const customer = engine.newCustomer()
            for (let number = 0; number < CUSTOMERS; number++) engine.live(customer, number)
            // Only a watched engine delivers events that make no difference.
            return { ...buildReport(model, tally, { customers: CUSTOMERS, replications: 1, elapsedMs: 0 }), events: 0 }
          })
          expect(reports[1]).toEqual(reports[0])
        }),
      ),
      { numRuns: 60 },
    )
  })

  it('repeats with its seed, and only with its seed', () => {
    const request = { journey: golden('reactions'), scenarioId: 's1', customers: 3_000 }
    const first = simulate({ ...request, seed: 5 })
    expect(simulate({ ...request, seed: 5 })).toEqual(first)
    expect(simulate({ ...request, seed: 6 }).messages).not.toEqual(first.messages)
  })

  it('adds up replications, each with luck of its own', () => {
    const request = { journey: golden('race'), scenarioId: 's1', customers: 3_000 }
    const [one, two, three] = [1, 2, 3].map((replications) => simulate({ ...request, replications }))
    const converted = [one, two, three].map((report) => report?.goals.g1?.converted ?? 0)
    const [first = 0, second = 0, third = 0] = converted.map((count, index) => count - (converted[index - 1] ?? 0))
    expect(new Set([first, second, third]).size).toBeGreaterThan(1)
    for (const count of [first, second, third]) expect(Math.abs(count / first - 1)).toBeLessThan(0.2)
    expect(three?.entered).toBe(9_000)
    expect(three?.customers).toBe(3_000)
    expect(three?.goals.g1?.rate).toBeCloseTo((first + second + third) / 9_000, 12)
  })
})

describe('a customer', () => {
  it('lives the same story whoever else is simulated, before or after', () => {
    fc.assert(
      fc.property(
        journeys({ kinds: ALONE }),
        fc.integer({ min: 1, max: 6 }),
        unlessRunaway((journey, number) => {
          const crowd = new Engine(modelOf(journey))
          for (let other = 0; other < number; other++) engineStory(crowd, other)
          const alone = new Engine(modelOf(journey))
          expect(engineStory(crowd, number)).toEqual(engineStory(alone, number))
        }),
      ),
      { numRuns: 60 },
    )
  })

  it('does not depend on the number of customers', () => {
    const few = simulate({ journey: golden('reactions'), scenarioId: 's1', customers: 2_000 })
    const more = simulate({ journey: golden('reactions'), scenarioId: 's1', customers: 2_500 })
    const rest = more.edges['clicked-b1']?.count ?? 0
    expect(rest).toBeGreaterThanOrEqual(few.edges['clicked-b1']?.count ?? 0)
    expect(more.messages.mail?.opened).toBeLessThanOrEqual((few.messages.mail?.opened ?? 0) + 500)
  })
})

describe('two variants', () => {
  const reactions = golden('reactions')
  const variant = reactions.variants.v1 as Variant

  const compared = (changed: Variant): readonly [Report, Report] => {
    const journey = { ...reactions, variants: { v1: variant, v2: changed } }
    const run = (id: string) => simulate({ journey, scenarioId: 's1', variant: id, customers: 20_000 })
    return [run('v1'), run('v2')]
  }

  it('have the same figures up to where they differ', () => {
    const clicked = variant.nodes.clicked
    if (clicked?.kind !== 'waitFor') throw new Error('The fixture has changed')
    const shorter = { ...clicked, config: { ...clicked.config, timeout: 'PT10M' } }
    const [before, after] = compared({ ...variant, nodes: { ...variant.nodes, clicked: shorter } })
    for (const node of ['start', 'mail', 'opened']) expect(after.nodes[node]).toEqual(before.nodes[node])
    expect(after.messages).toEqual(before.messages)
    expect(after.edges['opened-b1']).toEqual(before.edges['opened-b1'])
    // Who clicks within ten minutes clicks within thirty.
    expect(after.edges['clicked-b1']?.count).toBeLessThan(before.edges['clicked-b1']?.count ?? 0)
  })

  it('give the same luck to a step that other steps were put before', () => {
    const position = { x: 0, y: 0 }
    const [before, after] = compared({
      ...variant,
      nodes: {
        ...variant.nodes,
        teaser: { kind: 'message', name: 'Teaser', position, config: { channel: 'push' } },
        pause: { kind: 'delay', name: 'Pause', position, config: { mode: 'for', duration: 'PT5M' } },
      },
      edges: {
        ...variant.edges,
        'start-next': { from: 'start', port: 'next', to: 'teaser' },
        teased: { from: 'teaser', port: 'next', to: 'pause' },
        paused: { from: 'pause', port: 'next', to: 'mail' },
      },
    })
    expect(after.messages.mail).toEqual(before.messages.mail)
    for (const node of ['opened', 'clicked', 'yes', 'no']) expect(after.nodes[node]).toEqual(before.nodes[node])
  })
})
