import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Journey, JourneyTest } from '../../document/index.ts'
import { type SketchedNode, sketch } from '../../document/testing/sketch.ts'
import { checkTests, deriveTests } from './index.ts'

/**
 * Small journeys without loops: splits that ask two attributes, waits for a purchase, and messages to people with or
 * without consent. Whatever a customer can be and do in them can be written down in full.
 */
const small = fc
  .array(
    fc.record({
      kind: fc.constantFrom('split' as const, 'split' as const, 'waitFor' as const, 'message' as const),
      field: fc.constantFrom('a', 'b'),
      to: fc.tuple(fc.nat(5), fc.nat(5)),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .filter((parts) => parts.filter(({ kind }) => kind === 'waitFor').length <= 2)

type Part = typeof small extends fc.Arbitrary<infer Value> ? Value : never

function drawn(parts: Part, withRule: boolean): Journey {
  const nodes: Record<string, SketchedNode> = { start: ['entry', { trigger: { type: 'manual' } }] }
  const paths = ['start > n0']
  for (const [index, { kind, field, to }] of parts.entries()) {
    const id = `n${index}`
    const rule = {
      combinator: 'and' as const,
      rules: [{ field: `customer.${field}`, operator: '=' as const, value: true }],
    }
    const [first, second] =
      kind === 'split' ? ['b1', 'else'] : kind === 'waitFor' ? ['b1', 'timeout'] : ['next', 'skipped']
    if (kind === 'split') nodes[id] = ['split', { branches: { b1: { name: 'Yes', order: 1, where: rule } } }]
    else if (kind === 'waitFor')
      nodes[id] = ['waitFor', { branches: { b1: { name: 'Bought', event: 'purchase' } }, timeout: 'P1D' }]
    else nodes[id] = ['message', { channel: 'email', subject: 'S', body: 'B' }]
    // Only forward, to a later step or the end.
    for (const [port, by] of [
      [first, to[0]],
      [second, to[1]],
    ] as const) {
      const next = index + 1 + by
      paths.push(`${id}.${port} > ${next < parts.length ? `n${next}` : 'done'}`)
    }
  }
  nodes.done = ['exit', { reason: 'Done' }]
  return sketch({
    attributes: { a: { label: 'A', type: 'boolean' }, b: { label: 'B', type: 'boolean' } },
    events: { purchase: { label: 'Purchase', properties: {} }, complaint: { label: 'Complaint', properties: {} } },
    settings: withRule ? { exitRules: { r1: { event: 'complaint', reason: 'Complained' } } } : {},
    nodes,
    paths,
  })
}

/** Everybody there can be: all values, consent or none, and at each wait consent withdrawn or not, and a purchase, a complaint or nothing. */
function everybody(journey: Journey): ReadonlySet<string>[] {
  const waits = Object.entries(journey.variants.v1?.nodes ?? {}).flatMap(([id, { kind }]) =>
    kind === 'waitFor' ? [id] : [],
  )
  const does = (node: string, minutes: number, event: string, properties?: JourneyTest['properties']) => ({
    after: `PT${minutes}M`,
    since: { what: 'arrived' as const, node },
    event,
    ...(properties && { properties }),
  })
  const withdraws = (node: string) => does(node, 5, 'consent.changed', { channel: 'email', value: false })
  const doings = waits.reduce<JourneyTest['events'][]>(
    (lists, node) =>
      lists.flatMap((events) =>
        [[], [withdraws(node)]].flatMap((first) =>
          [[], [does(node, 10, 'purchase')], [does(node, 10, 'complaint')]].map((then) => [
            ...events,
            ...first,
            ...then,
          ]),
        ),
      ),
    [[]],
  )
  const booleans = [true, false]
  const tests = booleans.flatMap((a) =>
    booleans.flatMap((b) =>
      booleans.flatMap((email) =>
        doings.map(
          (events): JourneyTest => ({
            name: 'Anybody',
            customer: { id: 'x', name: 'X', timeZone: 'UTC', attributes: { a, b }, consent: { email } },
            start: '2026-01-06T10:00:00Z',
            entry: 'start',
            events,
            expected: [],
          }),
        ),
      ),
    ),
  )
  const named = Object.fromEntries(tests.map((test, index) => [`t${index}`, test]))
  return checkTests({ ...journey, tests: named }, 'v1').results.map(({ played }) => played.covered)
}

/** The size of the smallest choice of these sets that holds all that any of them holds: every choice is tried. */
function fewest(sets: readonly ReadonlySet<string>[]): number {
  const all = [...new Set(sets.flatMap((keys) => [...keys]))]
  const masks = sets.map((keys) =>
    all.reduce((mask, key, bit) => (keys.has(key) ? mask | (1n << BigInt(bit)) : mask), 0n),
  )
  const distinct = [...new Set(masks)]
  const useful = distinct.filter((mask) => !distinct.some((other) => other !== mask && (mask & other) === mask))
  const whole = (1n << BigInt(all.length)) - 1n
  let reached = new Set([0n])
  for (let size = 0; ; size++) {
    if (reached.has(whole)) return size
    reached = new Set([...reached].flatMap((mask) => useful.map((more) => mask | more)))
  }
}

describe('the set of test people', () => {
  it('meets all that anybody can meet in a small journey, and no smaller set does', () => {
    fc.assert(
      fc.property(small, fc.boolean(), (parts, withRule) => {
        const journey = drawn(parts, withRule)
        const { tests, covered } = deriveTests(journey)
        const anybody = everybody(journey)
        const possible = new Set(anybody.flatMap((keys) => [...keys]))
        expect([...covered].sort()).toEqual([...possible].sort())
        expect(tests.length).toBe(fewest(anybody))
      }),
      { numRuns: 80 },
    )
  })
})
