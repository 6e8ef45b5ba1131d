import { describe, expect, it } from 'vitest'
import { type Sketch, sketch } from '../../document/testing/sketch.ts'
import { DAY_MS, HOUR_MS } from '../../kernel/duration.ts'
import type { Report } from '../report.ts'
import { simulate } from '../simulation.ts'

/** The main journey with others beside it. */
const lived = (main: Sketch, others: readonly Sketch[]): Report =>
  simulate({ journey: sketch({ id: 'main', ...main }), scenarioId: 's1', journeys: others.map(sketch), stories: 1 })

const start: Sketch['nodes'][string] = ['entry', { trigger: { type: 'manual' } }]
const byEvent = (event: string): Sketch['nodes'][string] => ['entry', { trigger: { type: 'event', event } }]
const pause = (duration: string): Sketch['nodes'][string] => ['delay', { mode: 'for', duration }]
const call = (journey: string): Sketch['nodes'][string] => ['journey', { journey, mode: 'call' }]
const handOff = (journey: string): Sketch['nodes'][string] => ['journey', { journey, mode: 'handOff' }]
const done: Sketch['nodes'][string] = ['exit', { reason: 'Done' }]

const calling: Sketch = { nodes: { start, call: call('care'), done }, paths: ['start > call > done'] }
const care = (length: string): Sketch => ({
  id: 'care',
  nodes: { start, pause: pause(length), done },
  paths: ['start > pause > done'],
})

describe('a journey that calls another', () => {
  it('goes on when she has left that one', () => {
    const report = lived(calling, [care('P2D')])
    expect(report.nodes.call?.dwellMs.p50).toBeCloseTo(2 * DAY_MS, -7)
    expect(report.exits).toEqual({ Done: 1_000 })
    expect(report.journeys?.care).toMatchObject({ entered: 1_000, exits: { Done: 1_000 }, active: 0 })
  })

  it('waits as long as she is there, to the horizon', () => {
    const report = lived(calling, [care('P60D')])
    expect(report).toMatchObject({ active: 1_000, exits: {}, journeys: { care: { active: 1_000 } } })
  })

  it('goes on at once where the other one does not take part', () => {
    expect(lived(calling, []).nodes.call?.dwellMs.p50).toBe(0)
  })

  it('goes on at once where the other one does not let her in', () => {
    const twice: Sketch = {
      nodes: { start, first: call('care'), second: call('care'), done },
      paths: ['start > first > second > done'],
    }
    const report = lived(twice, [{ ...care('PT3H'), settings: { reentry: { mode: 'once' } } }])
    expect(report.nodes.first?.dwellMs.mean).toBe(3 * HOUR_MS)
    expect(report.nodes.second?.dwellMs.mean).toBe(0)
    expect(report.journeys?.care).toMatchObject({ entered: 1_000, rejected: 1_000 })
  })

  it('goes on at once where only events bring people into the other one', () => {
    const report = lived(calling, [{ ...care('P2D'), nodes: { start: byEvent('visit'), pause: pause('P2D'), done } }])
    expect(report.exits).toEqual({ Done: 1_000 })
    expect(report.journeys?.care?.entered).toBe(0)
  })

  it('does not call her back once she has left for another reason', () => {
    const report = lived(
      {
        ...calling,
        events: { stop: { label: 'Stop' } },
        settings: { exitRules: { x1: { event: 'stop', reason: 'Stopped' } } },
      },
      [
        {
          id: 'care',
          nodes: { start, say: ['emit', { event: 'stop' }], pause: pause('P1D') },
          paths: ['start > say > pause'],
        },
      ],
    )
    expect(report.exits).toEqual({ Stopped: 1_000 })
    expect(report.journeys?.care?.exits).toEqual({ 'end of path': 1_000 })
    expect(report.nodes.call?.dwellMs.mean).toBe(0)
  })

  it('cannot be called back from there: the inner call is over at once', () => {
    const report = lived({ ...calling, settings: { reentry: { mode: 'always' } } }, [
      { id: 'care', nodes: { start, back: call('main'), pause: pause('PT1H') }, paths: ['start > back > pause'] },
    ])
    expect(report).toMatchObject({ entered: 1_000, exits: { Done: 1_000 } })
    expect(report.nodes.call?.dwellMs.mean).toBe(HOUR_MS)
  })
})

describe('a hand-off', () => {
  it('leaves this journey and begins the other', () => {
    const report = lived({ nodes: { start, hand: handOff('care') }, paths: ['start > hand'] }, [care('P1D')])
    expect(report.exits).toEqual({ 'handed off': 1_000 })
    expect(report.journeys?.care).toMatchObject({ entered: 1_000, exits: { Done: 1_000 } })
  })

  it('to and fro without end is said to be so', () => {
    const there: Sketch = {
      nodes: { start, hand: handOff('back') },
      paths: ['start > hand'],
      settings: { reentry: { mode: 'afterExit' } },
    }
    const back: Sketch = { ...there, id: 'back', nodes: { start, hand: handOff('main') } }
    expect(() => lived(there, [back])).toThrow(/without end/)
  })
})

describe('an event that a journey sends', () => {
  const sending: Sketch = {
    events: { gift: { label: 'Gift' } },
    nodes: { start, pause: pause('P1D'), say: ['emit', { event: 'gift', properties: { size: 'L' } }], done },
    paths: ['start > pause > say > done'],
  }

  it('brings her into journeys that begin with it, with its properties', () => {
    const report = lived(sending, [
      {
        id: 'gifts',
        events: { gift: { label: 'Gift', properties: { size: { type: 'text' } } } },
        nodes: {
          start: byEvent('gift'),
          size: [
            'split',
            {
              branches: {
                b1: {
                  name: 'Large',
                  order: 1,
                  where: { combinator: 'and', rules: [{ field: 'entry.size', operator: '=', value: 'L' }] },
                },
              },
            },
          ],
          large: ['exit', { reason: 'Large' }],
        },
        paths: ['start > size.b1 > large'],
      },
    ])
    expect(report.journeys?.gifts?.exits).toEqual({ Large: 1_000 })
  })

  it('is heard by what waits for it elsewhere, and counts for goals there', () => {
    const report = lived(sending, [
      {
        id: 'waiting',
        events: { gift: { label: 'Gift' } },
        settings: { goals: { g1: { name: 'Gift', event: 'gift' } } },
        nodes: {
          start: ['entry', { trigger: { type: 'segment', where: { combinator: 'and', rules: [] } } }],
          wait: ['waitFor', { branches: { b1: { name: 'Gift', event: 'gift' } }, timeout: 'P2D' }],
          got: ['exit', { reason: 'Got it' }],
        },
        paths: ['start > wait.b1 > got'],
      },
    ])
    expect(report.journeys?.waiting).toMatchObject({ exits: { 'Got it': 1_000 }, goals: { g1: { converted: 1_000 } } })
  })
})

describe('what belongs to the person', () => {
  it('attributes: an update is known everywhere at once', () => {
    const report = lived(
      {
        attributes: { tier: { label: 'Tier', type: 'text' } },
        nodes: {
          start,
          call: call('care'),
          tier: splitOn('customer.tier', 'gold'),
          gold: ['exit', { reason: 'Gold' }],
        },
        paths: ['start > call > tier.b1 > gold'],
      },
      [
        {
          id: 'care',
          attributes: { tier: { label: 'Tier', type: 'text' } },
          nodes: {
            start,
            set: ['update', { set: [{ attribute: 'tier', op: 'set', value: 'gold' }] }],
            pause: pause('PT1H'),
          },
          paths: ['start > set > pause'],
        },
      ],
    )
    expect(report.exits).toEqual({ Gold: 1_000 })
  })

  it('consent: who unsubscribes in one journey gets nothing from the other', () => {
    const mail: Sketch['nodes'][string] = ['message', { channel: 'email' }]
    const report = lived(
      {
        nodes: { start, mail, pause: pause('P1D'), call: call('care') },
        paths: ['start > mail > pause > call'],
        scenario: { behaviour: { channels: { email: { open: 1, unsubscribe: 1 } } } },
      },
      [{ id: 'care', nodes: { start, mail }, paths: ['start > mail'] }],
    )
    expect(report.messages.mail?.sent).toBe(1_000)
    expect(report.journeys?.care).toMatchObject({ entered: 1_000, sent: 0 })
  })

  it('caps: a journey’s cap counts what the other one sends', () => {
    const mail: Sketch['nodes'][string] = ['message', { channel: 'email' }]
    const capped = { frequencyCaps: [{ channel: 'email', max: 1, per: 'P7D' }] }
    const sends: Sketch = { nodes: { start, call: call('care'), mail }, paths: ['start > call > mail'] }
    const other: Sketch = { id: 'care', nodes: { start, mail }, paths: ['start > mail'] }
    expect(lived({ ...sends, settings: capped }, [other]).messages.mail).toMatchObject({
      sent: 0,
      skipped: { cap: 1_000 },
    })
    // A cap is the word of its own journey: that of the other does not bind this one.
    expect(lived(sends, [{ ...other, settings: capped }]).messages.mail?.sent).toBe(1_000)
  })
})

function splitOn(field: string, value: string): Sketch['nodes'][string] {
  const where = { combinator: 'and' as const, rules: [{ field, operator: '=' as const, value }] }
  return ['split', { branches: { b1: { name: 'Yes', order: 1, where } } }]
}

describe('a simulation with other journeys', () => {
  it('gives the same figures for those that nothing leads to and from', () => {
    const alone = lived({ ...calling, nodes: { start, call: pause('P1D'), done } }, [])
    const beside = lived({ ...calling, nodes: { start, call: pause('P1D'), done } }, [care('P1D')])
    const { journeys, events: _more, ...rest } = beside
    const { events: _fewer, ...before } = alone
    expect(rest).toEqual(before)
    expect(journeys?.care).toMatchObject({ entered: 0, people: 0 })
  })

  it('says of journeys with errors that they did not take part', () => {
    const report = lived(calling, [{ id: 'care', nodes: { done }, paths: [] }])
    expect(report.journeys?.care).toMatchObject({ broken: true, entered: 0 })
    expect(report.exits).toEqual({ Done: 1_000 })
  })

  it('shares a team between journeys', () => {
    const task: Sketch['nodes'][string] = ['task', { team: 'care', within: 'P20D' }]
    const report = lived(
      {
        nodes: { start, hello: ['emit', { event: 'hello' }], task },
        events: { hello: { label: 'Hello' } },
        paths: ['start > hello > task'],
        scenario: {
          customers: 10,
          teams: { care: { agents: 1, handleTime: { dist: 'constant', value: 'PT1H' } } },
        },
      },
      [
        {
          id: 'other',
          events: { hello: { label: 'Hello' } },
          nodes: { start: byEvent('hello'), task },
          paths: ['start > task'],
        },
      ],
    )
    // One agent, twenty tasks of an hour: main ones at odd hours, the others at even ones, the last after twenty.
    expect(report.nodes.task?.dwellMs.mean).toBe(10 * HOUR_MS)
    expect(report.journeys?.other).toMatchObject({ entered: 10, active: 0 })
  })
})
