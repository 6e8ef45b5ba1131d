import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lower } from '../../compiler/index.ts'
import type { Journey, JourneyNode, NodeKind, Variant } from '../../document/index.ts'
import { journeys } from '../../document/testing/arbitraries.ts'
import { buildModel, type Model } from '../model.ts'
import { RunawayError } from '../runaway.ts'
import { livedStory } from '../testing/lived-story.ts'
import { type Happening, StockJourneys } from '../testing/stock-journeys.ts'
import { beside } from './cast.ts'
import { Conductor } from './conductor.ts'
import { ownScenario, scenarioBeside, sharedScenario } from './scenarios.ts'

const EFFORT = Number(process.env.JORNADA_CONFORMANCE ?? 1)
const CUSTOMERS = 3
const IDS = ['main', 'care', 'offers'] as const

/** Models of journeys without asking the checker, which would refuse many that a generator makes. */
function modelsOf(given: readonly Journey[]): Model[] {
  const [main, ...others] = given as [Journey, ...Journey[]]
  const scenario = main.scenarios.s1
  if (!scenario) throw new Error('A generated journey has a scenario')
  const told = others.map((journey) => ({ journey, scenario: ownScenario(journey) }))
  const shared = sharedScenario(scenario, told)
  const machineOf = (journey: Journey) => lower(journey, 'v1', journey.variants.v1 as Variant)
  const request = { journey: main, machine: machineOf(main), scenario: shared, scenarioId: 's1', variantId: 'v1' }
  const seeded = { ...request, seed: scenario.seed }
  const model = buildModel(seeded)
  return [
    model,
    ...others.map((journey, index) =>
      beside(model, seeded, {
        journey,
        machine: machineOf(journey),
        scenario: scenarioBeside(shared, told[index]?.scenario),
      }),
    ),
  ]
}

const RUNS_AWAY = 'runs away'

function storyOr(live: () => Happening[]): Happening[] | typeof RUNS_AWAY {
  try {
    return live()
  } catch (error) {
    if (error instanceof RunawayError || (error instanceof Error && /without end|Infinite loop/.test(error.message)))
      return RUNS_AWAY
    throw error
  }
}

function expectSameStories(given: readonly Journey[]): void {
  const models = modelsOf(given)
  const [conductor, stock] = [new Conductor(models), new StockJourneys(models)]
  for (let number = 0; number < CUSTOMERS; number++) {
    const ours = storyOr(() => livedStory(conductor, number))
    const theirs = storyOr(() => stock.live(number))
    if (ours === RUNS_AWAY || theirs === RUNS_AWAY) {
      expect(ours).toEqual(theirs)
      return
    }
    for (let index = 0; index < Math.max(ours.length, theirs.length); index++)
      if (JSON.stringify(ours[index]) !== JSON.stringify(theirs[index]))
        expect(ours.slice(Math.max(0, index - 3), index + 2)).toEqual(theirs.slice(Math.max(0, index - 3), index + 2))
  }
}

const KINDS: readonly NodeKind[] = [
  ...(['message', 'delay', 'waitFor', 'timeWindow', 'split', 'experiment', 'goal'] as const),
  ...(['update', 'emit', 'webhook', 'journey', 'exit'] as const),
]

/** A generated journey under an id, whose steps lead to the others, with a door for those who are sent. */
function named(journey: Journey, id: string, picks: readonly number[]): Journey {
  const variant = journey.variants.v1 as Variant
  const others = [...IDS.filter((other) => other !== id), 'nowhere']
  let used = 0
  const targeted = (node: JourneyNode): JourneyNode =>
    node.kind === 'journey'
      ? {
          ...node,
          config: { ...node.config, journey: others[(picks[used++ % picks.length] ?? 0) % others.length] ?? '' },
        }
      : node
  const nodes = Object.fromEntries(Object.entries(variant.nodes).map(([key, node]) => [key, targeted(node)]))
  if (id === 'main') return { ...journey, id, variants: { v1: { ...variant, nodes } } }
  const door: JourneyNode = {
    kind: 'entry',
    name: 'Door',
    position: { x: 0, y: 0 },
    config: { trigger: { type: 'manual' } },
  }
  const edges = { ...variant.edges, door: { from: 'door', port: 'next', to: 'n2' } }
  return { ...journey, id, variants: { v1: { ...variant, nodes: { ...nodes, door }, edges } } }
}

const casts = (kinds: readonly NodeKind[]) =>
  fc
    .tuple(
      ...IDS.map(() => journeys({ loops: true, kinds, maxNodes: 9 })),
      fc.array(fc.nat({ max: 5 }), { minLength: 4, maxLength: 4 }),
    )
    .map((made) => {
      const picks = made.at(-1) as number[]
      return IDS.map((id, index) => named(made[index] as Journey, id, picks.slice(index)))
    })

describe('people in several journeys, and a system of stock XState actors', () => {
  const much = (kind: NodeKind): readonly NodeKind[] => [
    kind,
    kind,
    kind,
    'message',
    'delay',
    'waitFor',
    'update',
    'emit',
  ]
  it(
    'tell the same stories of all kinds',
    () => {
      fc.assert(fc.property(casts(KINDS), expectSameStories), { numRuns: 50 * EFFORT })
    },
    120_000 * EFFORT,
  )

  for (const kind of ['journey', 'emit', 'update', 'message'] as const)
    it(
      `tell the same stories where there is much of ${kind}`,
      () => {
        fc.assert(fc.property(casts([...much(kind), 'journey']), expectSameStories), { numRuns: 25 * EFFORT })
      },
      120_000 * EFFORT,
    )
})
