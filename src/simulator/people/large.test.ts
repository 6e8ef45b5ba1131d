import { describe, expect, it } from 'vitest'
import { type Journey, newJourney, type Variant } from '../../document/index.ts'
import { type SketchedNode, sketch } from '../../document/testing/sketch.ts'
import { checkTests, deriveTests } from './index.ts'

describe('a journey of thirty steps', () => {
  it('has its people within a second', () => {
    const base = newJourney({ id: 'thirty', name: 'Thirty', timeZone: 'UTC' })
    const variant = base.variants.v1 as Variant
    const nodes: Variant['nodes'] = { ...variant.nodes }
    const edges: Variant['edges'] = {}
    for (let index = 2; index <= 30; index++) {
      const rule = {
        combinator: 'and' as const,
        rules: [{ field: `customer.a${index}`, operator: '>' as const, value: index }],
      }
      nodes[`n${index}`] = {
        kind: 'split',
        name: `Split ${index}`,
        position: { x: 0, y: 0 },
        config: { branches: { b1: { name: 'High', where: rule, order: 1 } } },
      }
      edges[`e${index}`] = {
        from: `n${index - 1}`,
        port: index === 2 ? 'next' : index % 3 === 0 ? 'b1' : 'else',
        to: `n${index}`,
      }
    }
    const attributes = Object.fromEntries(
      Object.keys(nodes).map((id) => [`a${id.slice(1)}`, { label: id, type: 'number' as const }]),
    )
    const journey: Journey = { ...base, attributes, variants: { v1: { ...variant, nodes, edges } } }
    const started = performance.now()
    const { covered, targets } = deriveTests(journey)
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(covered.size).toBe(targets.length)
  })
})

describe('a journey of two thousand steps', () => {
  it('gives a part of its people, and says that it is a part', () => {
    const base = newJourney({ id: 'big', name: 'Big', timeZone: 'UTC' })
    const variant = base.variants.v1 as Variant
    const nodes: Variant['nodes'] = { ...variant.nodes }
    const edges: Variant['edges'] = {}
    for (let index = 2; index <= 2_000; index++) {
      nodes[`n${index}`] = {
        kind: 'waitFor',
        name: `Wait ${index}`,
        position: { x: 0, y: 0 },
        config: { branches: { b1: { name: 'Visit', event: 'visit' } }, timeout: 'P1D' },
      }
      const from = Math.floor((index - 1) / 2) + 1
      edges[`e${index}`] = {
        from: `n${from}`,
        port: from === 1 ? 'next' : index % 2 === 0 ? 'b1' : 'timeout',
        to: `n${index}`,
      }
    }
    const big: Journey = {
      ...base,
      events: { visit: { label: 'Visit', properties: {} } },
      variants: { v1: { ...variant, nodes, edges } },
    }
    const { tests, complete, covered, targets } = deriveTests(big, { effort: 3_000 })
    expect(complete).toBe(false)
    expect(tests.length).toBeGreaterThan(10)
    expect(covered.size).toBeLessThan(targets.length)
  })
})

/** Blocks of ten steps as a marketer combines them: a message, waits, a split, an experiment, and back together. */
function blocks(count: number): Journey {
  const country = (value: string, order: number) => ({
    name: value,
    order,
    where: { combinator: 'and' as const, rules: [{ field: 'customer.country', operator: '=' as const, value }] },
  })
  const nodes = Array.from({ length: count }, (_, n): [string, SketchedNode][] => [
    [`wait${n}`, ['delay', { mode: 'for', duration: 'PT4H' }]],
    [`mail${n}`, ['message', { channel: 'email', subject: 'News', body: 'Hello' }]],
    [
      `opened${n}`,
      ['waitFor', { branches: { b1: { name: 'Yes', event: 'message.opened', message: `mail${n}` } }, timeout: 'P2D' }],
    ],
    [`country${n}`, ['split', { branches: { b1: country('MX', 1), b2: country('AR', 2) } }]],
    [`test${n}`, ['experiment', { arms: { a1: { name: 'SMS', weight: 1 }, a2: { name: 'Nothing', weight: 1 } } }]],
    [`mx${n}`, ['update', { set: [{ attribute: 'region', op: 'set', value: 'MX' }] }]],
    [`ar${n}`, ['update', { set: [{ attribute: 'region', op: 'set', value: 'AR' }] }]],
    [`other${n}`, ['update', { set: [{ attribute: 'region', op: 'set', value: 'other' }] }]],
    [`sms${n}`, ['message', { channel: 'sms', body: 'Hello' }]],
    [`pause${n}`, ['delay', { mode: 'for', duration: 'P1D' }]],
  ]).flat()
  const paths = Array.from({ length: count }, (_, n) => [
    `wait${n} > mail${n} > opened${n}.b1 > country${n}.b1 > mx${n} > pause${n}`,
    `country${n}.b2 > ar${n} > pause${n}`,
    `country${n}.else > other${n} > pause${n}`,
    `opened${n}.timeout > test${n}.a1 > sms${n} > pause${n}`,
    `test${n}.a2 > pause${n}`,
    `pause${n} > ${n + 1 < count ? `wait${n + 1}` : 'done'}`,
  ]).flat()
  return sketch({
    attributes: {
      country: { label: 'Country', type: 'category', values: ['MX', 'AR', 'ES'] },
      region: { label: 'Region', type: 'text' },
    },
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      ...Object.fromEntries(nodes),
      done: ['exit', { reason: 'Done' }],
    },
    paths: ['start > wait0', ...paths],
  })
}

const unmet = ({ targets, covered }: ReturnType<typeof deriveTests>): string[] =>
  targets.filter(({ key, impossible }) => !impossible && !covered.has(key)).map(({ key }) => key)

describe('a journey as marketers draw them', () => {
  it('of a hundred steps is met entirely by a handful of people', () => {
    const found = deriveTests(blocks(10))
    expect(unmet(found)).toEqual([])
    expect(found.tests.length).toBeLessThan(9)
  })

  it('of two thousand steps is met entirely, by a few people, none of whom is needless', () => {
    const journey = blocks(200)
    const started = performance.now()
    const found = deriveTests(journey)
    // A quarter of it on an idle machine; others may be at work on this one.
    expect(performance.now() - started).toBeLessThan(15_000)
    expect([found.complete, unmet(found)]).toEqual([true, []])
    expect(found.tests.length).toBeLessThan(25)
    const tests = Object.fromEntries(found.tests.map((test, index) => [`t${index + 1}`, test]))
    const { results } = checkTests({ ...journey, tests }, 'v1')
    expect(results.every(({ comparison }) => !comparison)).toBe(true)
    for (const { id, played } of results) {
      const others = new Set(results.flatMap((other) => (other.id === id ? [] : [...other.played.covered])))
      expect([id, [...played.covered].every((key) => others.has(key))]).toEqual([id, false])
    }
  }, 60_000)

  it('says how many people there was no room for', () => {
    const found = deriveTests(blocks(10), { most: 3 })
    expect(found.tests).toHaveLength(3)
    expect(found.leftOut).toBeGreaterThan(0)
    expect(unmet(found)).not.toEqual([])
  })
})
