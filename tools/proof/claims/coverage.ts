import { sketch } from '../../../src/document/testing/sketch.ts'
import { normalQuantile } from '../../../src/kernel/statistics.ts'
import { analyse, type Interval, type Report, simulate } from '../../../src/simulator/index.ts'
import type { Claim } from '../claim.ts'
import { share } from '../finding.ts'
import { plot } from '../plot.ts'
import { range } from '../run.ts'

const SEEDS = 1_000
const CUSTOMERS = 1_000
const REPLICATIONS = 10
/** Chances that the text of an arm wins somebody, on top of those who buy anyway. */
const EXTRA = { a1: 0.15, a2: 0.05 } as const
const ORGANIC = 1 - Math.exp(-0.01 * 20)

const truth = (extra: number): number => 1 - (1 - extra) * (1 - ORGANIC)
const [FIRST, SECOND] = [truth(EXTRA.a1), truth(EXTRA.a2)]
const ALL = (FIRST + SECOND) / 2

/** An experiment with two arms; the variant \`v2\` sends everybody what the first arm gets. */
function journey() {
  const one = sketch({
    events: { purchase: { label: 'Purchase' } },
    settings: { goals: { g1: { name: 'Purchase', event: 'purchase', primary: true } } },
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      test: [
        'experiment',
        {
          arms: { a1: { name: 'A', weight: 1 }, a2: { name: 'B', weight: 1, control: true } },
          goal: 'g1',
        },
      ],
      strong: ['message', { channel: 'sms', consent: false }],
      weak: ['message', { channel: 'email', consent: false }],
    },
    paths: ['start > test.a1 > strong', 'test.a2 > weak'],
    scenario: {
      customers: CUSTOMERS,
      horizon: 'P20D',
      behaviour: {
        events: {
          organic: { event: 'purchase', type: 'rate', perDay: 0.01 },
          strong: { event: 'purchase', type: 'after', after: 'message.sent', node: 'strong', probability: EXTRA.a1 },
          weak: { event: 'purchase', type: 'after', after: 'message.sent', node: 'weak', probability: EXTRA.a2 },
        },
      },
    },
  })
  const { v1 } = one.variants
  if (!v1) throw new Error('The sketch has no variant')
  const edges = Object.fromEntries(
    Object.entries(v1.edges).map(([id, edge]) => [id, { ...edge, to: toStrong(edge.to) }]),
  )
  return { ...one, variants: { v1, v2: { ...v1, name: 'Everybody strong', edges } } }
}

const toStrong = (to: string): string => (to === 'weak' ? 'strong' : to)

const contains = ([low, high]: readonly [number | null, number | null], value: number): boolean =>
  (low ?? Number.NEGATIVE_INFINITY) <= value && value <= (high ?? Number.POSITIVE_INFINITY)

interface Interviewed {
  readonly name: string
  readonly truth: number
  readonly of: (seed: number) => Interval | readonly [number | null, number | null]
}

function intervals(): Interviewed[] {
  const document = journey()
  const once = new Map<number, Report>()
  const report = (seed: number): Report => {
    const known = once.get(seed) ?? simulate({ journey: document, scenarioId: 's1', seed })
    once.set(seed, known)
    return known
  }
  const arm = (seed: number) => report(seed).experiments.test?.arms.a1
  const replicated = (seed: number) =>
    simulate({ journey: document, scenarioId: 's1', seed, customers: CUSTOMERS / 5, replications: REPLICATIONS })
  return [
    {
      name: 'Wilson, the rate of a goal',
      truth: ALL,
      of: (seed) => report(seed).goals.g1?.ci95 ?? [Number.NaN, Number.NaN],
    },
    {
      name: `Student, the rate over ${REPLICATIONS} replications`,
      truth: ALL,
      of: (seed) => replicated(seed).goals.g1?.ci95 ?? [Number.NaN, Number.NaN],
    },
    { name: 'Wilson, the rate of an arm', truth: FIRST, of: (seed) => arm(seed)?.ci95 ?? [Number.NaN, Number.NaN] },
    {
      name: 'Newcombe, the difference of two arms',
      truth: FIRST - SECOND,
      of: (seed) => arm(seed)?.difference.ci95 ?? [Number.NaN, Number.NaN],
    },
    {
      name: 'Donner and Zou, the lift of an arm',
      truth: FIRST / SECOND - 1,
      of: (seed) => arm(seed)?.liftCi95 ?? [Number.NaN, Number.NaN],
    },
    {
      name: 'paired, the difference of two variants',
      truth: FIRST - ALL,
      of: (seed) =>
        analyse({
          kind: 'compare',
          request: { journey: document, scenarioId: 's1', seed },
          sides: [{ variant: 'v1' }, { variant: 'v2' }],
        }).goals.g1?.ci95 ?? [Number.NaN, Number.NaN],
    },
  ]
}

export const coverage: Claim = {
  id: 'coverage',
  title: 'Coverage: a 95 % interval holds the truth 95 times in 100',
  text: `An experiment with two arms whose true rates are known, over ${SEEDS.toLocaleString('en')} seeds with ${CUSTOMERS.toLocaleString('en')} customers each
(Student's with ${REPLICATIONS} replications of ${CUSTOMERS / 5}). Each seed gives an interval; the share of intervals that hold the truth
must be 0.95 within its own standard error of ${(100 * Math.sqrt((0.95 * 0.05) / SEEDS)).toFixed(1)} points.`,
  prove: () => {
    const held = intervals().map(({ name, truth: value, of }) => ({
      name,
      count: range(SEEDS, 1).filter((seed) => contains(of(seed), value)).length,
    }))
    return {
      findings: held.map(({ name, count }) => share(name, count, SEEDS, 0.95)),
      figure: { caption: 'Share of 95 % intervals that hold the truth, in the order of the table', svg: drawing(held) },
    }
  },
}

const drawing = (held: readonly { count: number }[]): string =>
  plot({
    title: 'Coverage of the intervals',
    x: { label: 'row of the table', from: 0.5, to: held.length + 0.5, ticks: range(held.length, 1) },
    y: { label: 'share', from: 0.9, to: 1, ticks: [0.9, 0.92, 0.94, 0.96, 0.98, 1] },
    theory: [
      {
        name: '0.95',
        points: [
          [0.5, 0.95],
          [held.length + 0.5, 0.95],
        ],
      },
    ],
    simulated: held.map(({ count }, index) => ({
      x: index + 1,
      y: count / SEEDS,
      spread: normalQuantile(0.975) * Math.sqrt((0.95 * 0.05) / SEEDS),
    })),
  })
