import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Journey, NODE_KINDS, type NodeKind, readJourney } from '../../document/index.ts'
import { type JourneyOptions, journeys, rules } from '../../document/testing/arbitraries.ts'
import { Engine } from '../engine.ts'
import type { Model } from '../model.ts'
import { RunawayError } from '../runaway.ts'
import { Tally, type TallyState } from '../tally.ts'
import { modelOf } from '../testing/model-of.ts'
import { sharesAnything } from '../together.ts'
import { generate } from './generate.ts'

const CUSTOMERS = 60
const REPLICATIONS = 2
const EFFORT = Number(process.env.JORNADA_CONFORMANCE ?? 1)

type Run = (engine: Engine, from: number, to: number) => void

const RUNS_AWAY = 'runs away'

/** Everything that is counted of a journey's first customers. */
function countedBy(model: Model, prepare: (engine: Engine) => Run): TallyState | typeof RUNS_AWAY {
  const tally = new Tally(model)
  const engine = new Engine(model, tally)
  const run = prepare(engine)
  try {
    for (let replication = 0; replication < REPLICATIONS; replication++) {
      engine.startReplication(replication)
      run(engine, 0, 7)
      run(engine, 7, CUSTOMERS)
    }
  } catch (error) {
    if (error instanceof RunawayError) return RUNS_AWAY
    throw error
  }
  return tally.state()
}

const byTables = (engine: Engine): Run => {
  const customer = engine.newCustomer()
  return (_engine, from, to) => {
    for (let number = from; number < to; number++) engine.live(customer, number)
  }
}

const byProgram = (engine: Engine): Run => {
  const live = generate(engine)
  if (!live) throw new Error('No program was written')
  return (_engine, from, to) => live(from, to)
}

function expectSameCounts(journey: Journey, change: (model: Model) => Model = (model) => model): void {
  expect(countedBy(change(modelOf(journey)), byProgram)).toEqual(countedBy(change(modelOf(journey)), byTables))
}

const ALONE = NODE_KINDS.filter((kind) => !['throttle', 'task', 'nextBest'].includes(kind))
const frequent = (kind: NodeKind): NodeKind[] => [kind, kind, kind, 'message', 'delay', 'waitFor', 'split', 'exit']

const holdsFor = (options: JourneyOptions, runs: number) =>
  fc.assert(
    fc.property(journeys({ loops: true, ...options }), (journey) => expectSameCounts(journey)),
    { numRuns: runs * EFFORT },
  )

describe('a written program and the tables', () => {
  it('count the same of whole journeys', () => holdsFor({ kinds: ALONE }, 200), 120_000 * EFFORT)

  for (const kind of ALONE.filter((each) => each !== 'entry'))
    it(`count the same where there is much of ${kind}`, () => holdsFor({ kinds: frequent(kind) }, 50), 120_000 * EFFORT)

  it(
    'count the same of people chosen by a rule',
    () =>
      fc.assert(
        fc.property(journeys({ kinds: ALONE, maxNodes: 6 }), rules(), (journey, only) =>
          expectSameCounts(journey, (model) => ({ ...model, only })),
        ),
        { numRuns: 60 * EFFORT },
      ),
    120_000 * EFFORT,
  )

  it(
    'count the same where clocks change while people wait',
    () => {
      const inMarch = journeys({ kinds: frequent('delay'), maxNodes: 8 }).map((journey): Journey => {
        const { s1 } = journey.scenarios
        if (!s1) throw new Error('The journey has no scenario')
        const timeZones = { 'Europe/Madrid': 2, 'America/New_York': 1, 'Asia/Kolkata': 1 }
        const population = { ...s1.population, timeZones }
        return { ...journey, scenarios: { s1: { ...s1, start: '2026-03-06T22:00:00Z', population } } }
      })
      fc.assert(
        fc.property(inMarch, (journey) => expectSameCounts(journey)),
        { numRuns: 60 * EFFORT },
      )
    },
    120_000 * EFFORT,
  )

  it('count the same of the example', () => {
    const file = new URL('../../document/fixtures/abandoned-cart.journey.json', import.meta.url)
    const read = readJourney(readFileSync(file, 'utf8'))
    if (!read.ok) throw new Error('The example cannot be read')
    expectSameCounts(read.value)
  })

  it('leaves people who share something to the tables', () => {
    fc.assert(
      fc.property(journeys({ kinds: ['throttle', 'task', 'nextBest'] }), (journey) => {
        const model = modelOf(journey)
        fc.pre(sharesAnything(model))
        expect(generate(new Engine(model))).toBeUndefined()
      }),
      { numRuns: 20 },
    )
  })
})
