import fc from 'fast-check'
import {
  type ComputedImpact,
  EVIDENCE,
  type Experience,
  type Opportunity,
  type Workshop,
  type WorkshopAction,
  type WorkshopStep,
} from '../../document/index.ts'

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
/** The parts that have been told: an optional one that is undefined is left out. */
const told = <Value>(parts: object): Value =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Value

export const PEOPLE = ['Ana', 'Bo', 'Cid', 'Dina'] as const
const votes = fc.subarray([...PEOPLE])
const score = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10)
const share = fc.integer({ min: 0, max: 100 }).map((per) => per / 100)
const order = fc.integer({ min: 0, max: 5 })
const idOf = (prefix: string) => fc.integer({ min: 1, max: 6 }).map((number) => `${prefix}${number}`)

export const experiences: fc.Arbitrary<Experience> = fc
  .record({
    text: fc.string({ maxLength: 5 }),
    emotion: maybe(fc.integer({ min: -4, max: 4 }).map((halves) => halves / 2)),
    within: maybe(fc.constantFrom('PT0S', 'PT5M', 'PT1H', 'P1D', 'P3D', 'P1M')),
    likelihood: maybe(share),
    evidence: maybe(fc.constantFrom(...EVIDENCE)),
  })
  .map((parts) => told<Experience>(parts))

export const steps: fc.Arbitrary<WorkshopStep> = fc
  .record({
    action: maybe(idOf('a')),
    order,
    name: fc.string({ maxLength: 5 }),
    nodes: fc.constant([]),
    pains: fc.constant([]),
    expectation: maybe(experiences),
    reality: maybe(experiences),
  })
  .map((parts) => told<WorkshopStep>(parts))

const actions: fc.Arbitrary<WorkshopAction> = fc.record({
  name: fc.constantFrom('Buy', 'buy ', 'Return', 'Browse'),
  order,
  votes,
})

const computed: fc.Arbitrary<ComputedImpact> = fc.record({
  goal: fc.constant('g1'),
  scenario: fc.constant('s1'),
  reality: fc.constant('v1'),
  variant: fc.constant('v2'),
  first: share,
  second: share,
  difference: share,
  ci95: fc.tuple(share, share).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
  people: fc.constant(100),
  seed: fc.constant(1),
})

const opportunities: fc.Arbitrary<Opportunity> = fc
  .record({
    step: maybe(idOf('p')),
    dream: fc.string({ maxLength: 5 }),
    realistic: fc.constant(''),
    effort: maybe(score),
    impact: maybe(score),
    computed: maybe(computed),
    votes,
    feasibility: fc.constant([]),
    status: fc.constant('idea' as const),
  })
  .map((parts) => told<Opportunity>(parts))

const collection = <Value>(prefix: string, value: fc.Arbitrary<Value>) =>
  fc.dictionary(idOf(prefix), value, { maxKeys: 6, noNullPrototype: true })

/** Workshops with cards of all kinds; references may lead nowhere. */
export const workshops: fc.Arbitrary<Workshop> = fc.record({
  actions: collection('a', actions),
  steps: collection('p', steps),
  opportunities: collection('o', opportunities),
})
