import { describe, expect, it } from 'vitest'
import {
  type Condition,
  type Journey,
  journeySchema,
  type Rule,
  type RuleOperator,
  type RuleValue,
} from '../../document/index.ts'
import { check, REPAIR_TITLES, type RepairableCode, repair } from './index.ts'
import { DAY, END, journeyOf, MAIL, node, type Parts, START } from './testing/journeys.ts'

const all = (...rules: Condition[]): Rule => ({ combinator: 'and', rules })
const is = (field: string, operator: RuleOperator, value: RuleValue): Condition => ({ field, operator, value })
const branches = (...rules: Rule[]) =>
  node('split', {
    branches: Object.fromEntries(
      rules.map((where, index) => [`b${index + 1}`, { name: '', where, order: index * 10 }]),
    ),
  })
const through = (x: Parts['nodes'], ...edges: string[]): Parts => ({
  nodes: { start: START, ...x, end: END },
  edges: ['start > x', ...edges],
})
const arms = (first: object, second: object) =>
  node('experiment', { arms: { a1: { name: 'A', weight: 1, ...first }, a2: { name: 'B', weight: 1, ...second } } })
const GOALS = { goals: { g1: { name: 'Buy', event: 'purchase' } } }

const BROKEN: Record<RepairableCode, Parts> = {
  'no-entry': { nodes: { mail: MAIL, end: END }, edges: ['mail > end'] },
  'dangling-edge': { edges: ['start > mail', 'mail > gone'] },
  'unknown-port': { edges: ['start > mail', 'mail > end', 'mail:b9 > end'] },
  'port-taken': { edges: ['start > mail', 'mail > end', 'mail > end'] },
  'edge-into-entry': { edges: ['start > mail', 'mail > start'] },
  'open-port': { edges: ['start > mail'] },
  'loop-without-wait': through(
    { x: MAIL, y: branches(all(is('customer.spend', '>', 1))) },
    'x > y',
    'y:b1 > x',
    'y:else > end',
  ),
  'loop-may-spin': through({ x: node('delay', { mode: 'untilTime', time: '09:00' }), y: MAIL }, 'x > y', 'y > x'),
  'duplicate-name': {
    nodes: {
      start: START,
      x: node('delay', { mode: 'for', duration: 'P1D' }, { name: 'A' }),
      end: node('exit', { reason: '' }, { name: 'A' }),
    },
    edges: ['start > x', 'x > end'],
  },
  'unknown-attribute': through({ x: node('delay', { mode: 'untilAttribute', attribute: 'renewal' }) }, 'x > end'),
  'unknown-template-variable': through(
    { x: node('message', { channel: 'sms', body: '{{ customer.name }}' }) },
    'x > end',
  ),
  'unknown-event': through(
    { x: node('waitFor', { timeout: 'P1D', branches: { b1: { name: '', event: 'visit' } } }) },
    'x:b1 > end',
    'x:timeout > end',
  ),
  'unknown-property': {
    settings: { goals: { g1: { name: 'Buy', event: 'purchase', value: { property: 'amount' } } } },
  },
  'unknown-value': through({ x: branches(all(is('customer.country', '=', 'ES'))) }, 'x:b1 > end', 'x:else > end'),
  'unknown-goal': { ...through({ x: node('goal', { goal: 'g7' }) }), settings: GOALS },
  'unknown-stage': {
    nodes: { start: START, end: node('exit', { reason: '' }, { stage: 's1' }) },
    edges: ['start > end'],
  },
  'unknown-variant': { journey: { mainVariant: 'v9' } },
  'stale-reference': { scenario: { webhooks: { gone: { error: 0 } } } },
  'branch-never-true': through(
    { x: branches(all(is('customer.spend', '>', 2), is('customer.spend', '<', 1))) },
    'x:b1 > end',
    'x:else > end',
  ),
  'branch-hidden': through(
    {
      x: branches(
        all(is('customer.country', '=', 'MX')),
        all(is('customer.spend', '>', 1)),
        all(is('customer.spend', '>', 5)),
      ),
    },
    'x:b1 > end',
    'x:b2 > end',
    'x:b3 > end',
    'x:else > end',
  ),
  'wait-branch-hidden': through(
    {
      x: node('waitFor', {
        timeout: 'P1D',
        branches: { b1: { name: '', event: 'purchase' }, b2: { name: '', event: 'purchase' } },
      }),
    },
    'x:b1 > end',
    'x:b2 > end',
    'x:timeout > end',
  ),
  'branch-behind-exit-rule': {
    ...through(
      {
        x: node('waitFor', {
          timeout: 'P1D',
          branches: { b1: { name: '', event: 'purchase' }, b2: { name: '', event: 'message.clicked' } },
        }),
      },
      'x:b1 > end',
      'x:b2 > end',
      'x:timeout > end',
    ),
    settings: { exitRules: { x1: { event: 'purchase', reason: 'Bought' } } },
  },
  'zero-weights': through({ x: arms({ weight: 0 }, { weight: 0 }) }, 'x:a1 > end', 'x:a2 > end'),
  'experiment-without-goal': {
    ...through({ x: arms({}, { control: true }) }, 'x:a1 > end', 'x:a2 > end'),
    settings: GOALS,
  },
  'several-controls': through({ x: arms({ control: true }, { control: true }) }, 'x:a1 > end', 'x:a2 > end'),
}

const found = (journey: Journey, code: string) => check(journey).filter((each) => each.code === code)

describe('a repair', () => {
  it.each(Object.keys(REPAIR_TITLES) as RepairableCode[])(
    'of %s leaves one finding of its kind less, and a valid document',
    (code) => {
      const journey = journeyOf(BROKEN[code])
      const before = found(journey, code)
      expect(before.length).toBeGreaterThan(0)
      const mended = before[0] && repair(journey, before[0])
      expect(mended).toBeDefined()
      if (!mended) return
      expect(found(mended, code)).toHaveLength(before.length - 1)
      expect(journeySchema.safeParse(mended).error).toBeUndefined()
    },
  )

  it('leaves the journey it was given as it was, and what it does not touch the same', () => {
    const journey = journeyOf(BROKEN['open-port'])
    const copy = structuredClone(journey)
    const [diagnostic] = found(journey, 'open-port')
    const mended = diagnostic && repair(journey, diagnostic)
    expect(journey).toEqual(copy)
    expect(mended?.variants.v1?.nodes.mail).toBe(journey.variants.v1?.nodes.mail)
    expect(mended?.attributes).toBe(journey.attributes)
  })

  it('is not offered where it takes a decision', () => {
    const journey = journeyOf({
      ...through({ x: node('goal', { goal: 'g7' }) }),
      settings: { goals: { g1: { name: 'A', event: 'purchase' }, g2: { name: 'B', event: 'purchase' } } },
    })
    const [diagnostic] = found(journey, 'unknown-goal')
    expect(diagnostic && repair(journey, diagnostic)).toBeUndefined()
  })

  it('does nothing about a finding that is gone, or a code nobody knows', () => {
    const journey = journeyOf({ nodes: { start: START, day: DAY, end: END }, edges: ['start > day', 'day > end'] })
    expect(
      repair(journey, { code: 'dangling-edge', severity: 'error', message: '', variant: 'v7', edge: 'e1' }),
    ).toBeUndefined()
    expect(repair(journey, { code: 'toString', severity: 'error', message: '' })).toBeUndefined()
  })

  it('moves a hidden branch no further up than it must', () => {
    const journey = journeyOf(BROKEN['branch-hidden'])
    const [diagnostic] = found(journey, 'branch-hidden')
    const x = diagnostic && repair(journey, diagnostic)?.variants.v1?.nodes.x
    const orders =
      x?.kind === 'split'
        ? Object.entries(x.config.branches)
            .sort((a, b) => a[1].order - b[1].order)
            .map(([id]) => id)
        : []
    expect(orders).toEqual(['b1', 'b3', 'b2'])
  })
})
