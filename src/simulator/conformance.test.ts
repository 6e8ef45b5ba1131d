import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Journey, type JourneyMachine, type NodeKind, type Variant } from '../document/index.ts'
import { type JourneyOptions, journeys } from '../document/testing/arbitraries.ts'
import { sketch } from '../document/testing/sketch.ts'
import { Engine } from './engine.ts'
import { RunawayError } from './runaway.ts'
import { modelOf } from './testing/model-of.ts'
import { engineStory, sharedStories } from './testing/recorded.ts'
import { type Observed, StockRun } from './testing/stock.ts'
import { unlessRunaway } from './testing/unless-runaway.ts'

/** Kinds whose every customer can be lived alone. */
const KINDS: readonly NodeKind[] = [
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
  'journey',
  'exit',
]

/** Kinds at which customers wait for each other: the engine lives them side by side, and stock actors are told the outcome. */
const SHARED_KINDS: readonly NodeKind[] = ['throttle', 'task', 'nextBest']

/** Multiplies the number of generated journeys: `JORNADA_CONFORMANCE=20` for a long night. */
const EFFORT = Number(process.env.JORNADA_CONFORMANCE ?? 1)
const CUSTOMERS = 3

/** Where two records part, so that a failure names the first difference rather than everything after it. */
function firstDifference(engine: Observed, stock: Observed): { engine: unknown; stock: unknown } | undefined {
  for (const list of ['rests', 'effects'] as const) {
    const length = Math.max(engine[list].length, stock[list].length)
    for (let index = 0; index < length; index++) {
      const [ours, theirs] = [engine[list][index], stock[list][index]]
      if (jsonOf(ours) === jsonOf(theirs)) continue
      const before = engine[list][index - 1]
      return { engine: { list, index, before, next: ours }, stock: { list, index, before, next: theirs } }
    }
  }
  return undefined
}

// Canonical, since generated records and copies of them differ in prototypes and in the order of keys.
const jsonOf = (value: unknown): string => (value === undefined ? '' : canonicalJson(value))

/** Events that set each other off without end: the same end is owed to both. */
const RUNS_AWAY = 'runs away'

function storyOr(live: () => Observed): Observed | typeof RUNS_AWAY {
  try {
    return live()
  } catch (error) {
    if (error instanceof RunawayError) return RUNS_AWAY
    throw error
  }
}

function expectSameStories(journey: Journey): void {
  const model = modelOf(journey)
  const machine = JSON.parse(JSON.stringify(model.machine)) as JourneyMachine
  const [engine, stock] = [new Engine(model), new StockRun(model)]
  for (let number = 0; number < CUSTOMERS; number++) {
    const ours = storyOr(() => engineStory(engine, number))
    const theirs = storyOr(() => stock.live(machine, number))
    if (ours === RUNS_AWAY || theirs === RUNS_AWAY) {
      expect(ours).toEqual(theirs)
      return
    }
    const difference = firstDifference(ours, theirs)
    if (difference) expect(difference.engine).toEqual(difference.stock)
  }
}

function expectSameSharedStories(journey: Journey): void {
  const model = modelOf(journey)
  const machine = JSON.parse(JSON.stringify(model.machine)) as JourneyMachine
  const stock = new StockRun(model)
  sharedStories(new Engine(model), 6).forEach(({ story, fate }, number) => {
    const difference = firstDifference(story, stock.live(machine, number, fate))
    if (difference) expect(difference.engine).toEqual(difference.stock)
  })
}

const frequent = (kind: NodeKind): readonly NodeKind[] => [
  kind,
  kind,
  kind,
  kind,
  'entry',
  'message',
  'delay',
  'waitFor',
  'split',
  'update',
  'exit',
]

const holdsFor = (options: JourneyOptions, runs: number) =>
  fc.assert(fc.property(journeys({ loops: true, ...options }), expectSameStories), { numRuns: runs * EFFORT })

describe('the engine and a stock XState actor, customer by customer', () => {
  it('tell the same stories of whole journeys', () => holdsFor({ kinds: KINDS }, 300), 60_000 * EFFORT)

  for (const kind of KINDS.filter((each) => each !== 'entry'))
    it(
      `tell the same stories where there is much of ${kind}`,
      () => holdsFor({ kinds: frequent(kind) }, 100),
      60_000 * EFFORT,
    )

  for (const kind of SHARED_KINDS)
    it(
      `tell the same stories where customers share ${kind}`,
      () =>
        fc.assert(
          fc.property(
            journeys({ loops: true, kinds: [...frequent(kind), ...SHARED_KINDS] }),
            unlessRunaway(expectSameSharedStories),
          ),
          { numRuns: 80 * EFFORT },
        ),
      60_000 * EFFORT,
    )

  it(
    'tell the same stories of several entries and of people who come back',
    () => {
      const withSecondEntry = journeys({ kinds: frequent('delay'), triggers: ['event', 'segment', 'schedule'] }).map(
        (journey) => {
          const variant = journey.variants.v1 as Variant
          const nodes: Variant['nodes'] = {
            ...variant.nodes,
            again: {
              kind: 'entry',
              name: 'Again',
              position: { x: 0, y: 0 },
              config: { trigger: { type: 'event', event: 'visit' } },
            },
          }
          const edges = { ...variant.edges, again: { from: 'again', port: 'next', to: 'n2' } }
          return { ...journey, variants: { v1: { ...variant, nodes, edges } } }
        },
      )
      fc.assert(fc.property(withSecondEntry, expectSameStories), { numRuns: 150 * EFFORT })
    },
    60_000 * EFFORT,
  )

  it('run away alike when an event sets itself off without end', () => {
    const journey = sketch({
      events: { visit: { label: 'Visit' } },
      settings: { reentry: { mode: 'always' } },
      nodes: {
        start: ['entry', { trigger: { type: 'event', event: 'visit' } }],
        echo: ['emit', { event: 'visit' }],
        pause: ['delay', { mode: 'for', duration: 'P1D' }],
      },
      paths: ['start > echo > pause'],
    })
    expectSameStories(journey)
    const engine = new Engine(modelOf(journey))
    expect(() => engineStory(engine, 0)).toThrow(RunawayError)
  })
})
