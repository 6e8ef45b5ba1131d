import { describe, expect, it } from 'vitest'
import type { Condition, Journey, Rule } from '../../document/index.ts'
import { check, REPAIR_TITLES, type RepairableCode, repair } from './index.ts'
import { DAY, END, journeyOf, MAIL, node, type Parts, START } from './testing/journeys.ts'

const where = (...rules: Condition[]): Rule => ({ combinator: 'and', rules })
const above = (value: number): Rule => where({ field: 'customer.spend', operator: '>', value })
const at = <Node extends ReturnType<typeof node>>(x: number, y: number, made: Node): Node => ({
  ...made,
  position: { x, y },
})

function mended(parts: Parts, code: RepairableCode): Journey {
  const journey = journeyOf(parts)
  const found = check(journey).find((each) => each.code === code)
  const result = found && repair(journey, found)
  if (!result) throw new Error(`Nothing was done about ${code}`)
  return result
}

const variantAfter = (parts: Parts, code: RepairableCode) => {
  const variant = mended(parts, code).variants.v1
  if (!variant) throw new Error('The variant is gone')
  return variant
}

describe('a way in', () => {
  it('is added above the first step that nothing leads to, and connected to it', () => {
    const parts = {
      nodes: { mail: at(40, 200, MAIL), day: at(80, 80, DAY), n1: at(0, 400, END) },
      edges: ['day > mail', 'mail > n1'],
    }
    const { nodes, edges } = variantAfter(parts, 'no-entry')
    expect(nodes.n2).toEqual({
      kind: 'entry',
      name: '',
      position: { x: 80, y: -40 },
      config: { trigger: { type: 'manual' } },
    })
    expect(edges.e3).toEqual({ from: 'n2', port: 'next', to: 'day' })
    expect(Object.keys(nodes)).toHaveLength(4)
    expect(Object.keys(edges)).toHaveLength(3)
  })

  it('leads to the first step of a circle, where each has another before it', () => {
    const parts = { nodes: { day: at(80, 240, DAY), mail: MAIL }, edges: ['day > mail', 'mail > day'] }
    const { nodes, edges } = variantAfter(parts, 'no-entry')
    expect(nodes.n1?.position).toEqual({ x: 80, y: 120 })
    expect(edges.e3).toEqual({ from: 'n1', port: 'next', to: 'day' })
  })

  it('stands alone in an empty variant', () => {
    const { nodes, edges } = variantAfter({ nodes: {}, edges: [] }, 'no-entry')
    expect(nodes.n1).toMatchObject({ kind: 'entry', position: { x: 0, y: 0 } })
    expect(edges).toEqual({})
  })
})

describe('an open end', () => {
  it('gets an exit of its own below the step', () => {
    const { nodes, edges } = variantAfter(
      { nodes: { start: START, day: at(60, 100, DAY) }, edges: ['start > day'] },
      'open-port',
    )
    expect(nodes.n1).toEqual({ kind: 'exit', name: '', position: { x: 60, y: 220 }, config: { reason: 'Done' } })
    expect(edges.e2).toEqual({ from: 'day', port: 'next', to: 'n1' })
  })
})

describe('a loop without a wait', () => {
  it('gets a day’s wait on the way back, beside the step it comes round to', () => {
    const parts = {
      nodes: { start: START, mail: at(100, 300, MAIL), x: node('split', { branches: {} }) },
      edges: ['start > mail', 'mail > x', 'x:else > mail'],
    }
    const before = journeyOf(parts)
    const { nodes, edges } = variantAfter(parts, 'loop-without-wait')
    expect(nodes.n1).toEqual({
      kind: 'delay',
      name: '',
      position: { x: 340, y: 240 },
      config: { mode: 'for', duration: 'P1D' },
    })
    expect(edges).toEqual({
      ...before.variants.v1?.edges,
      e3: { from: 'x', port: 'else', to: 'n1' },
      e4: { from: 'n1', port: 'next', to: 'mail' },
    })
  })
})

describe('a connection too many', () => {
  it('goes, and the others stay', () => {
    const { edges } = variantAfter({ edges: ['start > mail', 'mail > end', 'mail > end'] }, 'port-taken')
    expect(Object.keys(edges)).toEqual(['e1', 'e2'])
  })
})

describe('a name that stands twice', () => {
  it('gets the first number that is free', () => {
    const named = (name: string) => node('delay', { mode: 'for', duration: 'P1D' }, { name })
    const parts = {
      nodes: { start: START, a: named('Wait'), b: named('Wait 2'), c: named(' Wait '), end: END },
      edges: ['start > a', 'a > b', 'b > c', 'c > end'],
    }
    const { nodes } = variantAfter(parts, 'duplicate-name')
    expect(Object.values(nodes).map(({ name }) => name)).toEqual(['', 'Wait', 'Wait 2', 'Wait 3', ''])
  })
})

describe('a branch that goes', () => {
  it('takes its own connection with it and no other', () => {
    const parts = {
      nodes: {
        start: START,
        x: node('split', {
          branches: {
            b1: { name: '', order: 1, where: where({ field: 'customer.spend', operator: 'in', value: [] }) },
            b2: { name: '', order: 2, where: above(5) },
          },
        }),
        mail: MAIL,
        end: END,
      },
      edges: ['start > x', 'x:b1 > mail', 'x:b2 > mail', 'x:else > end', 'mail > end'],
    }
    const { nodes, edges } = variantAfter(parts, 'branch-never-true')
    expect(nodes.x?.config).toEqual({ branches: { b2: { name: '', order: 2, where: above(5) } } })
    expect(Object.values(edges).map(({ from, port }) => `${from}:${port}`)).toEqual([
      'start:next',
      'x:b2',
      'x:else',
      'mail:next',
    ])
  })

  it('of a wait leaves how long it waits', () => {
    const parts = {
      nodes: {
        start: START,
        x: node('waitFor', {
          timeout: 'P2D',
          branches: { b1: { name: '', event: 'purchase' }, b2: { name: '', event: 'purchase' } },
        }),
        end: END,
      },
      edges: ['start > x', 'x:b1 > end', 'x:b2 > end', 'x:timeout > end'],
    }
    const { nodes, edges } = variantAfter(parts, 'wait-branch-hidden')
    expect(nodes.x?.config).toEqual({ timeout: 'P2D', branches: { b1: { name: '', event: 'purchase' } } })
    expect(Object.keys(edges)).toEqual(['e1', 'e2', 'e4'])
  })
})

describe('a hidden branch', () => {
  const split = (...limits: number[]) =>
    node('split', {
      branches: Object.fromEntries(
        limits.map((limit, index) => [`b${index + 1}`, { name: '', order: index * 10, where: above(limit) }]),
      ),
    })
  const ordersAfter = (...limits: number[]) => {
    const ports = limits.map((_, index) => `x:b${index + 1} > end`)
    const parts = {
      nodes: { start: START, x: split(...limits), end: END },
      edges: ['start > x', ...ports, 'x:else > end'],
    }
    const config = variantAfter(parts, 'branch-hidden').nodes.x?.config as {
      branches: Record<string, { order: number }>
    }
    return Object.fromEntries(Object.entries(config.branches).map(([id, { order }]) => [id, order]))
  }

  it('goes up to the lowest place at which somebody is left for it, and all are numbered anew', () => {
    expect(ordersAfter(900, 100, 500)).toEqual({ b1: 1, b3: 2, b2: 3 })
    expect(ordersAfter(100, 100.5, 500)).toEqual({ b2: 1, b1: 2, b3: 3 })
    expect(ordersAfter(900, 800, 100, 500, 1)).toEqual({ b1: 1, b2: 2, b4: 3, b3: 4, b5: 5 })
  })
})

describe('arms', () => {
  const parts = (arms: Record<string, { weight: number; control?: boolean }>): Parts => ({
    nodes: {
      start: START,
      x: node('experiment', {
        goal: 'g1',
        arms: Object.fromEntries(Object.entries(arms).map(([id, arm]) => [id, { name: id, ...arm }])),
      }),
      end: END,
    },
    edges: ['start > x', ...Object.keys(arms).map((arm) => `x:${arm} > end`)],
    settings: { goals: { g1: { name: 'Buy', event: 'purchase' } } },
  })

  it('of no weight all get the same, and keep the rest', () => {
    const made = parts({ a1: { weight: 0 }, a2: { weight: 0, control: true } })
    expect(variantAfter(made, 'zero-weights').nodes.x?.config).toEqual({
      goal: 'g1',
      arms: { a1: { name: 'a1', weight: 1 }, a2: { name: 'a2', weight: 1, control: true } },
    })
  })

  it('keep the first control only, and what is no control stays as it is', () => {
    const made = parts({
      a1: { weight: 1 },
      a2: { weight: 2, control: true },
      a3: { weight: 3, control: true },
      a4: { weight: 4, control: false },
    })
    expect(variantAfter(made, 'several-controls').nodes.x?.config).toEqual({
      goal: 'g1',
      arms: {
        a1: { name: 'a1', weight: 1 },
        a2: { name: 'a2', weight: 2, control: true },
        a3: { name: 'a3', weight: 3 },
        a4: { name: 'a4', weight: 4, control: false },
      },
    })
  })
})

describe('what is missing in the data', () => {
  const through = (x: Parts['nodes']): Parts => ({
    nodes: { start: START, ...x, end: END },
    edges: ['start > x', 'x > end'],
  })

  it('is an attribute: it comes as text under its own name, beside the others', () => {
    const parts = through({ x: node('delay', { mode: 'untilAttribute', attribute: 'renewal' }) })
    const { attributes } = mended(parts, 'unknown-attribute')
    expect(attributes).toEqual({ ...journeyOf(parts).attributes, renewal: { label: 'renewal', type: 'text' } })
  })

  it('is an event, with nothing known of its properties', () => {
    const parts = through({ x: node('emit', { event: 'visit' }) })
    expect(mended(parts, 'unknown-event').events).toEqual({
      ...journeyOf(parts).events,
      visit: { label: 'visit', properties: {} },
    })
  })

  it('is a property of an event, which keeps those it has', () => {
    const goal = { name: 'Buy', event: 'purchase', value: { property: 'margin' } }
    expect(mended({ settings: { goals: { g1: goal } } }, 'unknown-property').events).toEqual({
      purchase: { label: 'Purchase', properties: { value: { type: 'number' }, margin: { type: 'text' } } },
    })
  })

  it('is a value of a category, added behind the others', () => {
    const rule = where({ field: 'customer.country', operator: '=', value: 'ES' })
    const parts = {
      nodes: { start: START, x: node('split', { branches: { b1: { name: '', order: 1, where: rule } } }), end: END },
      edges: ['start > x', 'x:b1 > end', 'x:else > end'],
    }
    expect(mended(parts, 'unknown-value').attributes.country).toEqual({
      label: 'Country',
      type: 'category',
      values: ['MX', 'AR', 'ES'],
    })
  })

  it('is not invented from a word of a text that is no attribute', () => {
    for (const body of ['{{ nonsense }}', '{{ customer.a.b }}', '{{ event.zzz }}']) {
      const journey = journeyOf(through({ x: node('message', { channel: 'sms', body }) }))
      const found = check(journey).find(({ code }) => code === 'unknown-template-variable')
      expect(found, body).toBeDefined()
      expect(found && repair(journey, found), body).toBeUndefined()
    }
  })
})

describe('a goal that is meant without doubt', () => {
  const goal = (primary: boolean) => ({ name: 'Buy', event: 'purchase', ...(primary ? { primary } : {}) })
  const withGoals = (goals: Journey['settings']['goals'], x: ReturnType<typeof node>, ...ports: string[]): Parts => ({
    nodes: { start: START, x, end: END },
    edges: ['start > x', ...ports.map((port) => `x:${port} > end`)],
    settings: { goals },
  })
  const ARMS = { a1: { name: 'A', weight: 1 }, a2: { name: 'B', weight: 1, control: true } }

  it('is the only one, or the primary one', () => {
    const step = node('goal', { goal: 'gone-for-good' })
    expect(variantAfter(withGoals({ g1: goal(false) }, step, 'next'), 'unknown-goal').nodes.x?.config).toEqual({
      goal: 'g1',
    })
    const two = { g1: goal(false), g2: goal(true) }
    expect(variantAfter(withGoals(two, step, 'next'), 'unknown-goal').nodes.x?.config).toEqual({ goal: 'g2' })
  })

  it('is given to experiments and to those that learn', () => {
    const experiment = node('experiment', { arms: ARMS })
    expect(
      variantAfter(withGoals({ g1: goal(false) }, experiment, 'a1', 'a2'), 'experiment-without-goal').nodes.x?.config,
    ).toEqual({ arms: ARMS, goal: 'g1' })
    const arms = { a1: { name: 'A' }, a2: { name: 'B' } }
    const learning = node('nextBest', { arms, goal: 'gone-for-good', window: 'P7D', policy: 'thompson' })
    expect(variantAfter(withGoals({ g1: goal(false) }, learning, 'a1', 'a2'), 'unknown-goal').nodes.x?.config).toEqual({
      arms,
      goal: 'g1',
      window: 'P7D',
      policy: 'thompson',
    })
  })
})

describe('what is left over', () => {
  it('goes from lists and from collections', () => {
    const base = journeyOf({})
    const v1 = base.variants.v1
    if (!v1) throw new Error('A variant')
    const groups = { q1: { name: 'Group', nodes: ['mail', 'gone', 'end'], collapsed: false } }
    const grouped = { ...base, variants: { v1: { ...v1, groups } } }
    const found = check(grouped).find(({ code }) => code === 'stale-reference')
    const better = found && repair(grouped, found)
    expect(better?.variants.v1?.groups.q1?.nodes).toEqual(['mail', 'end'])
    const hooks = { gone: { error: 0 }, 'go/ne~': { error: 0 } }
    const stale = journeyOf({ scenario: { webhooks: hooks } })
    const [first, second] = check(stale).filter(({ code }) => code === 'stale-reference')
    expect(first && repair(stale, first)?.scenarios.s1?.webhooks).toEqual({ 'go/ne~': { error: 0 } })
    expect(second && repair(stale, second)?.scenarios.s1?.webhooks).toEqual({ gone: { error: 0 } })
  })

  it('is a stage of a step', () => {
    const parts = {
      nodes: { start: START, end: node('exit', { reason: '' }, { stage: 's1', name: 'Out' }) },
      edges: ['start > end'],
    }
    expect(variantAfter(parts, 'unknown-stage').nodes.end).toEqual({
      kind: 'exit',
      name: 'Out',
      position: { x: 0, y: 0 },
      config: { reason: '' },
    })
  })
})

describe('a variant nobody knows', () => {
  it('as the main one gives way to the first, in a scenario to none', () => {
    const base = journeyOf({})
    const v1 = base.variants.v1
    if (!v1) throw new Error('A variant')
    const several = { v2: v1, v1 }
    expect(mended({ journey: { variants: several, mainVariant: 'v9' } }, 'unknown-variant').mainVariant).toBe('v1')
    const scenario = mended({ scenario: { variant: 'v9' } }, 'unknown-variant').scenarios.s1
    expect(scenario && 'variant' in scenario).toBe(false)
  })
})

describe('a finding that does not say enough, or is about something else', () => {
  const journey = journeyOf({})
  const codes = Object.keys(REPAIR_TITLES) as RepairableCode[]

  it.each(codes)('changes nothing: %s', (code) => {
    const finding = { code, severity: 'error' as const, message: '' }
    if (code !== 'no-entry') expect(repair(journey, finding)).toBeUndefined()
    expect(repair(journey, { ...finding, variant: 'v9', node: 'mail', port: 'next', edge: 'e1' })).toBeUndefined()
    if (code === 'no-entry') return
    const [whole, nobody] = [
      { ...finding, variant: 'v1' },
      { ...finding, variant: 'v1', node: 'nobody', port: 'next' },
    ]
    expect(repair(journey, whole)).toBeUndefined()
    expect(repair(journey, nobody)).toBeUndefined()
  })

  it.each(['branch-never-true', 'branch-hidden', 'zero-weights', 'several-controls', 'unknown-goal', 'open-port'])(
    'changes nothing about a step of another kind: %s',
    (code) => {
      const finding = { code, severity: 'error' as const, message: '', variant: 'v1', node: 'mail' }
      expect(repair(journey, finding)).toBeUndefined()
      if (code !== 'open-port') expect(repair(journey, { ...finding, port: 'next' })).toBeUndefined()
    },
  )
})
