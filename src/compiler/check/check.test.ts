import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Condition,
  type Journey,
  type Rule,
  type RuleOperator,
  type RuleValue,
  readJourney,
} from '../../document/index.ts'
import { journeys } from '../../document/testing/arbitraries.ts'
import { hasErrors } from '../diagnostic.ts'
import { CODES, type Code, check, createChecker } from './index.ts'
import { DAY, END, journeyOf, MAIL, node, type Parts, START } from './testing/journeys.ts'

const all = (...rules: (Rule | Condition)[]): Rule => ({ combinator: 'and', rules })
const is = (field: string, operator: RuleOperator, value: RuleValue): Condition => ({ field, operator, value })
const split = (...rules: Rule[]) =>
  node('split', {
    branches: Object.fromEntries(
      rules.map((where, index) => [`b${index + 1}`, { name: `B${index + 1}`, where, order: index }]),
    ),
  })
const waitFor = (event: string, timeout = 'P3D', message?: string, where?: Rule) =>
  node('waitFor', {
    timeout,
    branches: { b1: { name: 'Yes', event, ...(message ? { message } : {}), ...(where ? { where } : {}) } },
  })
const every = (rrule: string) => node('entry', { trigger: { type: 'schedule', rrule } })
const experiment = (arms: Record<string, { weight: number; control?: boolean }>, goal?: string) =>
  node('experiment', {
    arms: Object.fromEntries(Object.entries(arms).map(([id, arm]) => [id, { name: id, ...arm }])),
    ...(goal ? { goal } : {}),
  })
const update = (attribute: string, op: 'set' | 'add' = 'set') => node('update', { set: [{ attribute, op, value: 1 }] })
const GOAL = { g1: { name: 'Buy', event: 'purchase' } }
const BUYS = {
  behaviour: {
    channels: {},
    nodes: {},
    segments: [],
    events: { w: { event: 'purchase', type: 'rate' as const, perDay: 1 } },
  },
}

/** start → x → end, with every other way out of x leading to the end too. */
const between = (x: Parts['nodes'], ...edges: string[]): Parts => ({
  nodes: { start: START, end: END, ...x },
  edges: ['start > x', ...(edges.length > 0 ? edges : ['x > end'])],
})
const rule = (where: Rule) => between({ x: split(where) }, 'x:b1 > end', 'x:else > end')

/** A journey that only an event brings people into, and that calls the one in hand. */
const ANOTHER = {
  ...journeyOf(
    between({
      x: node('journey', { journey: 'test', mode: 'call' }),
      start: node('entry', { trigger: { type: 'event', event: 'purchase' } }),
    }),
  ),
  id: 'another',
}

const findings = (parts: Parts, options?: Parameters<typeof check>[1]) => check(journeyOf(parts), options)
const codes = (parts: Parts) => findings(parts).map(({ code }) => code)

/** A journey for each code in which that code is found, at the place where it should be. */
const CASES: Record<Code, [Parts, { node?: string; port?: string; edge?: string; path?: string }]> = {
  'no-entry': [{ nodes: { end: END }, edges: [] }, {}],
  'unreachable-node': [
    { nodes: { start: START, end: END, mail: MAIL }, edges: ['start > end', 'mail > end'] },
    { node: 'mail' },
  ],
  trapped: [
    { nodes: { start: START, mail: MAIL, day: DAY }, edges: ['start > mail', 'mail > day', 'day > mail'] },
    { node: 'mail' },
  ],
  'loop-without-wait': [
    {
      nodes: { start: START, mail: MAIL, x: split(all()), end: END },
      edges: ['start > mail', 'mail > x', 'x:b1 > end', 'x:else > mail'],
    },
    { node: 'mail' },
  ],
  'loop-may-spin': [
    {
      nodes: { start: START, nine: node('delay', { mode: 'untilTime', time: '09:00' }), mail: MAIL },
      edges: ['start > nine', 'nine > mail', 'mail > nine'],
    },
    { node: 'nine' },
  ],
  'open-port': [
    { nodes: { start: START, x: DAY }, edges: ['start > x'] },
    { node: 'x', port: 'next' },
  ],
  'dangling-edge': [{ edges: ['start > mail', 'mail > nowhere'] }, { edge: 'e2', node: 'mail' }],
  'unknown-port': [{ edges: ['start > mail', 'mail:b9 > end'] }, { edge: 'e2', node: 'mail', port: 'b9' }],
  'port-taken': [{ edges: ['start > mail', 'mail > end', 'mail > end'] }, { edge: 'e3', node: 'mail', port: 'next' }],
  'edge-into-entry': [{ edges: ['start > mail', 'mail > start'] }, { edge: 'e2', node: 'start' }],
  'duplicate-name': [
    between(
      {
        x: node('delay', { mode: 'for', duration: 'P1D' }, { name: 'A' }),
        y: node('exit', { reason: '' }, { name: 'A' }),
      },
      'x > y',
    ),
    { node: 'y' },
  ],
  'unknown-attribute': [rule(all(is('customer.contry', '=', 'MX'))), { node: 'x', port: 'b1' }],
  'unknown-event': [between({ x: waitFor('purchased') }, 'x:b1 > end', 'x:timeout > end'), { node: 'x', port: 'b1' }],
  'unknown-property': [
    between(
      { x: waitFor('purchase', 'P1D', undefined, all(is('event.amount', '>', 1))) },
      'x:b1 > end',
      'x:timeout > end',
    ),
    { node: 'x', port: 'b1' },
  ],
  'unknown-field': [rule(all(is('country', '=', 'MX'))), { node: 'x', port: 'b1' }],
  'unknown-goal': [between({ x: node('goal', { goal: 'g9' }) }), { node: 'x' }],
  'unknown-journey': [between({ x: node('journey', { journey: 'other', mode: 'call' }) }), { node: 'x' }],
  'journey-call-cycle': [between({ x: node('journey', { journey: 'another', mode: 'call' }) }), { node: 'x' }],
  'journey-without-door': [between({ x: node('journey', { journey: 'another', mode: 'handOff' }) }), { node: 'x' }],
  'journey-calls-itself': [between({ x: node('journey', { journey: 'test', mode: 'call' }) }), { node: 'x' }],
  'unknown-node': [
    between({ x: waitFor('message.opened', 'P1D', 'gone') }, 'x:b1 > end', 'x:timeout > end'),
    { node: 'x', port: 'b1' },
  ],
  'not-a-message': [
    between({ x: waitFor('message.opened', 'P1D', 'start') }, 'x:b1 > end', 'x:timeout > end'),
    { node: 'x', port: 'b1' },
  ],
  'stale-reference': [{ scenario: { webhooks: { gone: { error: 0 } } } }, { path: '/scenarios/s1/webhooks/gone' }],
  'unknown-stage': [between({ x: node('delay', { mode: 'for', duration: 'P1D' }, { stage: 's9' }) }), { node: 'x' }],
  'unknown-variant': [{ journey: { mainVariant: 'v9' } }, { path: '/mainVariant' }],
  'reserved-event': [between({ x: node('emit', { event: 'jornada.enter' }) }), { node: 'x' }],
  'unknown-value': [rule(all(is('customer.country', 'in', 'MX, Mexico'))), { node: 'x', port: 'b1' }],
  'wrong-type': [between({ x: update('country', 'add') }), { node: 'x' }],
  'branch-never-true': [
    rule(all(is('customer.spend', '>', 100), is('customer.spend', '<', 50))),
    { node: 'x', port: 'b1' },
  ],
  'branch-hidden': [
    between(
      { x: split(all(is('customer.spend', '>', 100)), all(is('customer.spend', '>', 500))) },
      'x:b1 > end',
      'x:b2 > end',
      'x:else > end',
    ),
    { node: 'x', port: 'b2' },
  ],
  'else-never-taken': [rule(all()), { node: 'x', port: 'else' }],
  'condition-never-true': [
    { settings: { goals: { g1: { ...GOAL.g1, where: all(is('event.value', '>', 2), is('event.value', '<', 1)) } } } },
    { path: '/settings/goals/g1/where' },
  ],
  'empty-branches': [between({ x: split() }, 'x:else > end'), { node: 'x' }],
  'no-arms': [between({ x: experiment({}) }, 'x:a1 > end'), { node: 'x' }],
  'single-arm': [between({ x: experiment({ a1: { weight: 1 } }) }, 'x:a1 > end'), { node: 'x' }],
  'zero-weights': [
    between({ x: experiment({ a1: { weight: 0 }, a2: { weight: 0 } }) }, 'x:a1 > end', 'x:a2 > end'),
    { node: 'x' },
  ],
  'arm-without-weight': [
    between({ x: experiment({ a1: { weight: 0 }, a2: { weight: 1 } }) }, 'x:a1 > end', 'x:a2 > end'),
    { node: 'x', port: 'a1' },
  ],
  'experiment-without-control': [
    between({ x: experiment({ a1: { weight: 1 }, a2: { weight: 1 } }) }, 'x:a1 > end', 'x:a2 > end'),
    { node: 'x' },
  ],
  'several-controls': [
    between(
      { x: experiment({ a1: { weight: 1, control: true }, a2: { weight: 1, control: true } }) },
      'x:a1 > end',
      'x:a2 > end',
    ),
    { node: 'x' },
  ],
  'experiment-without-goal': [
    between({ x: experiment({ a1: { weight: 1 }, a2: { weight: 1, control: true } }) }, 'x:a1 > end', 'x:a2 > end'),
    { node: 'x' },
  ],
  'control-arm-contacts': [
    {
      ...between(
        { x: experiment({ a1: { weight: 1 }, a2: { weight: 1, control: true } }), mail: MAIL },
        'x:a1 > end',
        'x:a2 > mail',
        'mail > end',
      ),
    },
    { node: 'x', port: 'a2' },
  ],
  'goal-never-reached': [{ settings: { goals: GOAL } }, { path: '/settings/goals/g1' }],
  'wait-for-unsent-message': [
    between(
      { x: waitFor('message.opened', 'P1D', 'mail'), mail: MAIL },
      'x:b1 > end',
      'x:timeout > mail',
      'mail > end',
    ),
    { node: 'x', port: 'b1' },
  ],
  'wait-shorter-than-reaction': [
    {
      nodes: { start: START, mail: MAIL, x: waitFor('message.opened', 'PT10M', 'mail'), end: END },
      edges: ['start > mail', 'mail > x', 'x:b1 > end', 'x:timeout > end'],
    },
    { node: 'x', port: 'b1' },
  ],
  'message-without-consent': [
    { scenario: { population: { attributes: {}, timeZones: {}, consent: { email: 0 } } } },
    { node: 'mail' },
  ],
  'cap-always-exceeded': [
    {
      nodes: { start: START, one: MAIL, day: DAY, two: MAIL, end: END },
      edges: ['start > one', 'one > day', 'day > two', 'two > end'],
      settings: { frequencyCaps: [{ channel: 'email', max: 1, per: 'P7D' }] },
    },
    { node: 'two' },
  ],
  'quiet-hours-swallow-window': [
    {
      nodes: { start: START, x: node('timeWindow', { from: '22:00', to: '07:00' }), mail: MAIL, end: END },
      edges: ['start > x', 'x > mail', 'mail > end'],
      settings: { quietHours: { from: '21:00', to: '08:00' } },
    },
    { node: 'x' },
  ],
  'time-in-quiet-hours': [
    {
      nodes: { start: START, x: node('delay', { mode: 'untilTime', time: '07:00' }), mail: MAIL, end: END },
      edges: ['start > x', 'x > mail', 'mail > end'],
      settings: { quietHours: { from: '21:00', to: '08:00' } },
    },
    { node: 'x' },
  ],
  'template-syntax': [
    between({ x: node('message', { channel: 'sms', body: 'Hi {{ customer.country' }) }),
    { node: 'x' },
  ],
  'unknown-template-variable': [
    between({ x: node('message', { channel: 'sms', body: 'Hi {{ customer.name }}' }) }),
    { node: 'x' },
  ],
  'empty-message': [between({ x: node('message', { channel: 'sms' }) }), { node: 'x' }],
  'pii-in-url': [
    between(
      { x: node('webhook', { method: 'GET', url: 'https://a.example/{{ customer.email }}' }) },
      'x:ok > end',
      'x:error > end',
    ),
    { node: 'x' },
  ],
  'invalid-url': [
    between({ x: node('webhook', { method: 'GET', url: 'a.example' }) }, 'x:ok > end', 'x:error > end'),
    { node: 'x' },
  ],
  'unknown-team': [
    between({ x: node('task', { team: 'care', within: 'P1D' }) }, 'x:done > end', 'x:expired > end'),
    { node: 'x' },
  ],
  'invalid-rrule': [
    { nodes: { start: node('entry', { trigger: { type: 'schedule', rrule: 'FREQ=NEVER' } }), mail: MAIL, end: END } },
    { node: 'start' },
  ],
  'schedule-never': [
    { nodes: { start: every('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), mail: MAIL, end: END } },
    { node: 'start' },
  ],
  'schedule-not-simulated': [
    { nodes: { start: every('FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24'), mail: MAIL, end: END } },
    { node: 'start' },
  ],
  'date-passed': [between({ x: node('delay', { mode: 'untilDate', date: '2025-11-28' }) }), { node: 'x' }],
  'wait-branch-hidden': [
    between(
      {
        x: node('waitFor', {
          timeout: 'P1D',
          branches: {
            b1: { name: 'Any', event: 'purchase' },
            b2: { name: 'Large', event: 'purchase', where: all(is('event.value', '>', 100)) },
          },
        }),
      },
      'x:b1 > end',
      'x:b2 > end',
      'x:timeout > end',
    ),
    { node: 'x', port: 'b2' },
  ],
  'branch-behind-exit-rule': [
    {
      ...between({ x: waitFor('purchase') }, 'x:b1 > end', 'x:timeout > end'),
      settings: { exitRules: { x1: { event: 'purchase', reason: 'Bought' } } },
    },
    { node: 'x', port: 'b1' },
  ],
  'zero-delay': [between({ x: node('delay', { mode: 'for', duration: 'PT0S' }) }), { node: 'x' }],
  'zero-timeout': [between({ x: waitFor('purchase', 'P0D') }, 'x:b1 > end', 'x:timeout > end'), { node: 'x' }],
}

describe('a sound journey', () => {
  it('has nothing to be said about', () => {
    expect(findings({ settings: { goals: GOAL }, scenario: BUYS })).toEqual([])
  })

  it.each(['abandoned-cart', 'welcome'])('may be the fixture %s', (name) => {
    expect(hasErrors(check(fixture(name)))).toBe(false)
  })

  it('is every generated one, as far as it can run', () => {
    fc.assert(
      fc.property(journeys(), (journey) => {
        expect(check(journey).filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a loop whose wait hears what the loop itself tells', () => {
  const loop = (event: string) => ({
    nodes: {
      start: START,
      tell: node('emit', { event: 'visit' }),
      hear: node('waitFor', { branches: { b1: { name: 'Heard', event } }, timeout: 'P1D' }),
      end: END,
    },
    edges: ['start > tell', 'tell > hear', 'hear:b1 > tell', 'hear:timeout > end'],
  })

  it('may spin', () => {
    expect(findings(loop('visit')).map(({ code }) => code)).toContain('loop-may-spin')
  })

  it('waits when it listens to something else', () => {
    expect(findings(loop('purchase')).map(({ code }) => code)).not.toContain('loop-may-spin')
  })
})

describe('every code', () => {
  it.each(CODES)('%s is found where it should be', (code) => {
    const [parts, place] = CASES[code]
    const found = findings(parts, { journeys: ['another'], others: [ANOTHER] }).filter((each) => each.code === code)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]).toMatchObject(place)
    expect(found[0]?.message).not.toMatch(/\{\w+\}/)
  })

  it.each(CODES)('%s is not found in a sound journey', (code) => {
    expect(findings({ settings: { goals: GOAL }, scenario: BUYS }).map((each) => each.code)).not.toContain(code)
  })
})

describe('what cannot run', () => {
  it('comes first, and everything is told at once', () => {
    const found = findings({
      nodes: { start: START, a: DAY, b: waitFor('nope'), c: node('goal', { goal: 'none' }) },
      edges: ['start > a', 'a > b', 'b:b1 > c', 'b:timeout > gone'],
    })
    expect(found.map(({ code }) => code)).toEqual(['unknown-event', 'unknown-goal', 'dangling-edge', 'open-port'])
    expect(hasErrors(found)).toBe(true)
  })

  it('is a variant nobody knows', () => {
    expect(findings({}, { variants: ['v2'] }).map(({ code }) => code)).toEqual(['unknown-variant'])
  })

  it('is what only that variant has, when one is asked about', () => {
    const base = journeyOf({})
    const broken = journeyOf({ nodes: {}, edges: [] }).variants.v1
    const journey = { ...base, variants: { ...base.variants, ...(broken ? { v2: broken } : {}) } }
    expect(check(journey, { variants: ['v1'] })).toEqual([])
    expect(check(journey).map(({ code, variant }) => [code, variant])).toEqual([['no-entry', 'v2']])
  })
})

describe('what only looks wrong', () => {
  const severity = (parts: Parts, code: Code) => findings(parts).find((each) => each.code === code)?.severity

  it('is an undeclared attribute that a step sets, or an event that a step or scenario sends', () => {
    const reads = split(all(is('customer.tier', '=', 'gold')))
    const sets: Parts = {
      nodes: { start: START, u: update('tier'), x: reads, end: END },
      edges: ['start > u', 'u > x', 'x:b1 > end', 'x:else > end'],
    }
    expect(severity(sets, 'unknown-attribute')).toBe('warning')
    const waits = between({ x: waitFor('visit') }, 'x:b1 > end', 'x:timeout > end')
    const sent = {
      behaviour: { ...BUYS.behaviour, events: { w: { event: 'visit', type: 'rate' as const, perDay: 1 } } },
    }
    expect(severity({ ...waits, scenario: sent }, 'unknown-event')).toBe('warning')
  })

  it('are standard events, an open skipped, the end of a goal and the end of a hand-off', () => {
    const bounced = { start: START, mail: MAIL, x: waitFor('message.bounced'), end: END }
    expect(codes({ nodes: bounced, edges: ['start > mail', 'mail > x', 'x:b1 > end', 'x:timeout > end'] })).toEqual([])
    const ends = {
      nodes: {
        start: START,
        x: split(all(is('customer.spend', '>', 5))),
        g: node('goal', { goal: 'g1' }),
        h: node('journey', { journey: 'next', mode: 'handOff' }),
      },
    }
    expect(codes({ ...ends, edges: ['start > x', 'x:b1 > g', 'x:else > h'], settings: { goals: GOAL } })).toEqual([])
  })

  it('is a loop with a wait and a way out, or one that an exit rule ends', () => {
    const loop: Parts = {
      nodes: { start: START, mail: MAIL, day: DAY },
      edges: ['start > mail', 'mail > day', 'day > mail'],
    }
    expect(codes({ ...loop, settings: { exitRules: { x: { event: 'purchase', reason: 'Bought' } } } })).toEqual([])
  })

  it('is a wait for a message on the way by which it was sent, not on the way by which it was skipped', () => {
    const nodes = {
      start: START,
      mail: MAIL,
      x: waitFor('message.opened', 'P1D', 'mail'),
      y: waitFor('message.opened'),
      end: END,
    }
    const waits = ['x:b1 > end', 'x:timeout > end', 'y:b1 > end', 'y:timeout > end']
    const found = findings({
      nodes,
      edges: ['start > mail', 'mail > end', 'mail:skipped > x', ...waits],
    })
    expect(found.filter(({ code }) => code === 'wait-for-unsent-message').map((each) => each.node)).toEqual(['x'])
    const skippedTwice = findings({ nodes, edges: ['start > mail', 'mail > end', 'mail:skipped > y', ...waits] })
    expect(skippedTwice.filter(({ code }) => code === 'wait-for-unsent-message').map((each) => each.node)).toEqual([
      'y',
    ])
    expect(
      codes({
        nodes: { start: START, mail: MAIL, x: nodes.x, end: END },
        edges: ['start > mail', 'mail > x', 'x:b1 > end', 'x:timeout > end'],
      }),
    ).toEqual([])
  })

  it('is a short wait where the scenario says that people are quick, or for a click after an opening', () => {
    const quick = { dist: 'constant' as const, value: 'PT5M' }
    const short: Parts = {
      nodes: { start: START, mail: MAIL, x: waitFor('message.opened', 'PT10M', 'mail'), end: END },
      edges: ['start > mail', 'mail > x', 'x:b1 > end', 'x:timeout > end'],
    }
    const behaviour = { ...BUYS.behaviour, events: {}, nodes: { mail: { openDelay: quick } } }
    expect(codes({ ...short, scenario: { behaviour } })).toEqual([])
    const clicked: Parts = {
      nodes: {
        start: START,
        mail: MAIL,
        x: waitFor('message.opened', 'P1D', 'mail'),
        y: waitFor('message.clicked', 'PT30M', 'mail'),
        end: END,
      },
      edges: ['start > mail', 'mail > x', 'x:b1 > y', 'x:timeout > end', 'y:b1 > end', 'y:timeout > end'],
    }
    expect(codes(clicked)).toEqual([])
    const straight: Parts = {
      ...clicked,
      edges: ['start > mail', 'mail > y', 'y:b1 > x', 'y:timeout > end', 'x:b1 > end', 'x:timeout > end'],
    }
    expect(codes(straight)).toEqual(['wait-shorter-than-reaction'])
  })

  it('is a message that comes after the arms have joined again', () => {
    const joined = between(
      {
        x: experiment({ a1: { weight: 1 }, a2: { weight: 1, control: true } }, 'g1'),
        sms: node('message', { channel: 'sms', body: 'Hi' }),
        day: DAY,
        mail: MAIL,
      },
      'x:a1 > sms',
      'sms > day',
      'x:a2 > day',
      'day > mail',
      'mail > end',
    )
    expect(codes({ ...joined, settings: { goals: GOAL }, scenario: BUYS })).toEqual([])
    const alike = between(
      { x: experiment({ a1: { weight: 1 }, a2: { weight: 1, control: true } }, 'g1'), mail: MAIL },
      'x:a1 > mail',
      'x:a2 > mail',
      'mail > end',
    )
    expect(codes({ ...alike, settings: { goals: GOAL }, scenario: BUYS })).toEqual(['control-arm-contacts'])
  })

  it('are messages that a cap can let through', () => {
    const row = { start: START, one: MAIL, wait: node('delay', { mode: 'for', duration: 'P8D' }), two: MAIL, end: END }
    const edges = ['start > one', 'one > wait', 'wait > two', 'two > end']
    expect(
      codes({ nodes: row, edges, settings: { frequencyCaps: [{ channel: 'email', max: 1, per: 'P7D' }] } }),
    ).toEqual([])
    expect(
      codes({ nodes: row, edges, settings: { frequencyCaps: [{ channel: 'any', max: 1, per: 'P10D' }] } }),
    ).toEqual(['cap-always-exceeded'])
  })

  it('is a message for those who have consent', () => {
    const asks = (field: RuleValue, port: string): Parts =>
      between(
        { x: split(all(is('consent.email', '=', field))), mail: MAIL },
        `x:${port} > mail`,
        `x:${port === 'b1' ? 'else' : 'b1'} > end`,
        'mail > end',
      )
    expect(codes(asks(true, 'b1'))).toEqual([])
    expect(codes(asks(true, 'else'))).toEqual(['message-without-consent'])
    expect(codes(asks(false, 'b1'))).toEqual(['message-without-consent'])
  })

  it('is personal data in the body of a request, or an id in an address', () => {
    const hook = node('webhook', {
      method: 'POST',
      url: 'https://a.example/{{ customer.id }}',
      body: '{"mail": "{{ customer.email }}"}',
    })
    expect(codes(between({ x: hook }, 'x:ok > end', 'x:error > end'))).toEqual([])
    const link = node('message', { channel: 'email', body: 'Back to https://a.example/?m={{ customer.email }}&x=1' })
    expect(codes(between({ x: link }))).toEqual(['pii-in-url'])
  })
})

describe('the shortest way shown', () => {
  it('leads from the entry round the circle', () => {
    const parts: Parts = {
      nodes: { start: START, a: DAY, b: MAIL, c: DAY },
      edges: ['start > a', 'a > b', 'b > c', 'c > b'],
    }
    expect(findings(parts).find(({ code }) => code === 'trapped')?.values).toEqual({
      node: 'b',
      path: 'start → a → b → c → b',
    })
  })
})

describe('hostile content', () => {
  it('neither breaks the check nor reaches a file', () => {
    const nasty = [
      '{% render "/etc/passwd" %}',
      '{{ __proto__.x }}',
      '{{ customer.__proto__ }}',
      '<script>{{',
      '{{'.repeat(5_000),
      '‮{{ customer.𝒳 }}',
    ]
    for (const body of nasty)
      expect(() => findings(between({ x: node('message', { channel: 'sms', body }) }))).not.toThrow()
  })
})

describe('checking again after an edit', () => {
  it('says what checking from scratch says', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom('name', 'delete', 'config', 'attributes')), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(journeys(), journeys(), edits, (first, second, steps) => {
        const checker = createChecker()
        checker.check(first)
        let journey = second
        for (const [choice, what] of steps) {
          journey = edited(journey, choice, what)
          expect(checker.check(journey)).toEqual(createChecker().check(journey))
        }
      }),
      { numRuns: 100 },
    )
  })
})

function edited(journey: Journey, choice: number, what: string): Journey {
  if (what === 'attributes') return { ...journey, attributes: choice % 2 === 0 ? {} : { ...journey.attributes } }
  const variant = journey.variants.v1
  const ids = Object.keys(variant?.nodes ?? {})
  const id = ids[choice % ids.length]
  const chosen = id === undefined ? undefined : variant?.nodes[id]
  if (!variant || id === undefined || !chosen) return journey
  const { [id]: _gone, ...others } = variant.nodes
  const nodes =
    what === 'delete'
      ? others
      : what === 'name'
        ? { ...variant.nodes, [id]: { ...chosen, name: `Renamed ${choice}` } }
        : { ...others, [id]: { ...MAIL, config: { ...MAIL.config } } as typeof MAIL }
  return { ...journey, variants: { v1: { ...variant, nodes } } }
}

function fixture(name: string): Journey {
  const read = readJourney(
    readFileSync(new URL(`../../document/fixtures/${name}.journey.json`, import.meta.url), 'utf8'),
  )
  if (!read.ok) throw new Error('Not a journey')
  return read.value
}

describe('quiet hours over midnight, 21:00 to 08:00', () => {
  const settings = { quietHours: { from: '21:00', to: '08:00' } }
  const found = (x: Parts['nodes'], quiet: Parts['settings'] = settings) =>
    codes({
      nodes: { start: START, ...x, mail: MAIL, end: END },
      edges: ['start > x', 'x > mail', 'mail > end'],
      settings: quiet,
    })
  const opening = (from: string, to: string) => found({ x: node('timeWindow', { from, to }) })
  const until = (time: string) => found({ x: node('delay', { mode: 'untilTime', time }) })

  it.each([
    ['21:00', '08:00'],
    ['23:00', '00:00'],
    ['00:00', '08:00'],
    ['03:00', '04:00'],
  ])('swallow an opening from %s to %s', (from, to) => {
    expect(opening(from, to)).toEqual(['quiet-hours-swallow-window'])
  })

  it.each([
    ['20:59', '08:00'],
    ['21:00', '08:01'],
    ['08:00', '09:00'],
    ['20:00', '21:00'],
    ['09:00', '18:00'],
    ['06:00', '22:00'],
    // All day long: a part of it is not quiet.
    ['22:00', '22:00'],
  ])('leave something of an opening from %s to %s', (from, to) => {
    expect(opening(from, to)).toEqual([])
  })

  it('hold what is due at their first minute, and no more at their end', () => {
    expect(['21:00', '00:00', '07:59'].map(until)).toEqual(Array(3).fill(['time-in-quiet-hours']))
    expect(['20:59', '08:00', '12:00'].map(until)).toEqual(Array(3).fill([]))
  })

  it('say nothing about the hours of another clock, or when they are no hours at all', () => {
    const x = { x: node('timeWindow', { from: '22:00', to: '07:00', clock: 'company' }) }
    expect(found(x)).toEqual([])
    expect(found(x, { quietHours: { from: '21:00', to: '08:00', clock: 'company' } })).toEqual([
      'quiet-hours-swallow-window',
    ])
    expect(
      found({ x: node('timeWindow', { from: '22:00', to: '07:00' }) }, { quietHours: { from: '08:00', to: '08:00' } }),
    ).toEqual([])
  })
})

describe('a wait for the opening of a mail', () => {
  const waiting = (timeout: string, usual: string) =>
    codes({
      nodes: { start: START, mail: MAIL, x: waitFor('message.opened', timeout, 'mail'), end: END },
      edges: ['start > mail', 'mail > x', 'x:b1 > end', 'x:timeout > end'],
      scenario: {
        behaviour: {
          ...BUYS.behaviour,
          events: {},
          nodes: { mail: { openDelay: { dist: 'constant', value: usual } } },
        },
      },
    })

  it('is too short only below what half of the openings take', () => {
    expect(waiting('PT59M', 'PT1H')).toEqual(['wait-shorter-than-reaction'])
    expect(waiting('PT1H', 'PT1H')).toEqual([])
    expect(waiting('PT2H', 'PT1H')).toEqual([])
  })
})

describe('a property of the event that brought the customer in', () => {
  const about = (field: string) => {
    const journey: Parts = {
      nodes: {
        start: node('entry', { trigger: { type: 'event', event: 'purchase' } }),
        x: split(all(is(field, '>', 1))),
        mail: MAIL,
        end: END,
      },
      edges: ['start > x', 'x:b1 > mail', 'x:else > end', 'mail > end'],
    }
    return codes(journey)
  }

  it('is looked for in that event', () => {
    expect(about('entry.value')).toEqual([])
    expect(about('entry.amount')).toEqual(['unknown-property'])
  })
})
