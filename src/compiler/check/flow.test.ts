import { describe, expect, it } from 'vitest'
import type { Channel, Condition, DurationDistribution, Rule, RuleValue } from '../../document/index.ts'
import { check } from './index.ts'
import { DAY, END, journeyOf, MAIL, node, type Parts, START } from './testing/journeys.ts'

const where = (...rules: Condition[]): Rule => ({ combinator: 'and', rules })
const consents = (value: RuleValue, channel = 'email') => where({ field: `consent.${channel}`, operator: '=', value })
const split = (...rules: Rule[]) =>
  node('split', {
    branches: Object.fromEntries(
      rules.map((rule, index) => [`b${index + 1}`, { name: '', where: rule, order: index }]),
    ),
  })
const on = (channel: Channel) => node('message', { channel, subject: 'Hello' })
const waitFor = (event: string, timeout: string, more: { message?: string; where?: Rule } = {}) =>
  node('waitFor', { timeout, branches: { b1: { name: '', event, ...more } } })
const found = (parts: Parts) =>
  check(journeyOf(parts)).map(({ code, node: at, port }) => [code, at, port].filter(Boolean).join(' '))

describe('consent along the way', () => {
  it('is asked by an entry: a segment without it leads to no message that needs it', () => {
    const by = (rule: Rule, message = MAIL): Parts => ({
      nodes: { start: node('entry', { trigger: { type: 'segment', where: rule } }), mail: message, end: END },
      edges: ['start > mail', 'mail > end'],
    })
    expect(found(by(consents(false)))).toEqual(['message-without-consent mail'])
    expect(found(by(consents(true)))).toEqual([])
    expect(found(by(consents(false, 'sms')))).toEqual([])
    expect(found(by(consents(false), on('sms')))).toEqual([])
    // Sent without asking.
    expect(found(by(consents(false), node('message', { channel: 'email', subject: 'Bill', consent: false })))).toEqual(
      [],
    )
  })

  it('may come from another entry', () => {
    const entry = (value: boolean) => node('entry', { trigger: { type: 'segment', where: consents(value) } })
    const nodes = { one: entry(false), two: entry(true), mail: MAIL, end: END }
    expect(found({ nodes, edges: ['one > mail', 'two > mail', 'mail > end'] })).toEqual([])
    expect(found({ nodes, edges: ['one > mail', 'two > end', 'mail > end'] })).toEqual(['message-without-consent mail'])
    const free = { ...nodes, two: START }
    expect(found({ nodes: free, edges: ['one > mail', 'two > mail', 'mail > end'] })).toEqual([])
  })

  it('is asked by a split: earlier branches take who has it, later ones and “else” get the rest', () => {
    const nodes = {
      start: START,
      x: split(consents(true), where({ field: 'customer.spend', operator: '>', value: 5 })),
      mail: MAIL,
      end: END,
    }
    const leading = (port: string) =>
      found({
        nodes,
        edges: [
          'start > x',
          ...['b1', 'b2', 'else'].map((each) => `x:${each} > ${each === port ? 'mail' : 'end'}`),
          'mail > end',
        ],
      })
    expect(leading('b1')).toEqual([])
    expect(leading('b2')).toEqual(['message-without-consent mail'])
    expect(leading('else')).toEqual(['message-without-consent mail'])
  })

  it('is not lost by what only waits, asked or not', () => {
    const nodes = {
      start: START,
      x: waitFor('purchase', 'P1D', { where: consents(false) }),
      mail: MAIL,
      end: END,
    }
    expect(found({ nodes, edges: ['start > x', 'x:b1 > mail', 'x:timeout > end', 'mail > end'] })).toEqual([])
  })

  it('is lost for good: what comes later has it no more', () => {
    const nodes = { start: START, x: split(consents(false)), day: DAY, mail: MAIL, sms: on('sms'), end: END }
    const edges = ['start > x', 'x:b1 > day', 'x:else > end', 'day > mail', 'mail > sms', 'sms > end']
    expect(found({ nodes, edges })).toEqual(['message-without-consent mail'])
  })

  it('that no scenario gives anybody is none; one that gives some is enough', () => {
    const journey = journeyOf({ scenario: { population: { attributes: {}, timeZones: {}, consent: { email: 0 } } } })
    const none = journey.scenarios.s1
    if (!none) throw new Error('A scenario')
    const some = { ...none, population: { ...none.population, consent: { email: 0.01 } } }
    expect(check(journey).map(({ code }) => code)).toEqual(['message-without-consent'])
    expect(check({ ...journey, scenarios: { s1: none, s2: some } })).toEqual([])
    expect(check({ ...journey, scenarios: {} })).toEqual([])
  })
})

describe('the usual time of a reaction', () => {
  /** A message on a channel and a wait for its opening or click, that long. */
  const waiting = (channel: Channel, event: string, timeout: string, scenario: Parts['scenario'] = null): Parts => ({
    nodes: { start: START, mail: on(channel), x: waitFor(event, timeout, { message: 'mail' }), end: END },
    edges: ['start > mail', 'mail > x', 'x:b1 > end', 'x:timeout > end'],
    scenario,
  })
  const tooShort = (...parts: Parameters<typeof waiting>) => found(waiting(...parts)).length > 0

  it.each<[Channel, string, string, string, string]>([
    ['email', 'PT3H59M', 'PT4H', 'PT4H9M', 'PT4H10M'],
    ['sms', 'PT4M59S', 'PT5M', 'PT9M59S', 'PT10M'],
    ['push', 'PT29M', 'PT30M', 'PT30M59S', 'PT31M'],
    ['inApp', 'PT59S', 'PT1M', 'PT1M59S', 'PT2M'],
    ['whatsapp', 'PT14M', 'PT15M', 'PT19M', 'PT20M'],
    ['web', 'PT59S', 'PT1M', 'PT1M59S', 'PT2M'],
    ['ad', 'PT59M', 'PT1H', 'PT1H59S', 'PT1H1M'],
    ['mail', 'PT23H', 'P1D', 'PT47H', 'P2D'],
  ])('of %s is taken where no scenario says otherwise', (channel, shortOpen, open, shortClick, click) => {
    expect(tooShort(channel, 'message.opened', shortOpen)).toBe(true)
    expect(tooShort(channel, 'message.opened', open)).toBe(false)
    expect(tooShort(channel, 'message.clicked', shortClick)).toBe(true)
    expect(tooShort(channel, 'message.clicked', click)).toBe(false)
  })

  it('is the middle of what a scenario assumes, whatever its shape', () => {
    const behaviour = (openDelay: DurationDistribution): Parts['scenario'] => ({
      behaviour: { channels: { email: { openDelay } }, nodes: {}, segments: [], events: {} },
    })
    const middles: [DurationDistribution, string, string][] = [
      [{ dist: 'constant', value: 'PT1H' }, 'PT59M', 'PT1H'],
      [{ dist: 'uniform', min: 'PT1H', max: 'PT3H' }, 'PT119M', 'PT2H'],
      [{ dist: 'exponential', mean: 'PT10H' }, 'PT6H55M', 'PT6H56M'],
      [{ dist: 'lognormal', median: 'PT2H', sigma: 1 }, 'PT119M', 'PT2H'],
      [{ dist: 'empirical', values: ['PT9H', 'PT1H', 'PT2H'] }, 'PT119M', 'PT2H'],
      [{ dist: 'empirical', values: ['PT9H', 'PT1H', 'PT2H'], weights: [8, 1, 1] }, 'PT8H', 'PT9H'],
      [{ dist: 'empirical', values: ['PT1H', 'PT2H'], weights: [1, 1] }, 'PT59M', 'PT1H'],
      [{ dist: 'empirical', values: ['PT1H', 'PT2H'], weights: [1, 1.1] }, 'PT119M', 'PT2H'],
    ]
    for (const [distribution, short, enough] of middles) {
      expect(tooShort('email', 'message.opened', short, behaviour(distribution)), JSON.stringify(distribution)).toBe(
        true,
      )
      expect(tooShort('email', 'message.opened', enough, behaviour(distribution))).toBe(false)
    }
  })

  it('of the message itself goes before that of its channel, and the quickest scenario counts', () => {
    const delays = (own: string | undefined, general: string | undefined) => ({
      channels: general === undefined ? {} : { email: { clickDelay: { dist: 'constant' as const, value: general } } },
      nodes: own === undefined ? {} : { mail: { clickDelay: { dist: 'constant' as const, value: own } } },
      segments: [],
      events: {},
    })
    const clicks = (own?: string, general?: string) =>
      tooShort('email', 'message.clicked', 'PT5H', { behaviour: delays(own, general) })
    // Four hours to open, and on to the click.
    expect(clicks('PT2H', 'PT1H')).toBe(true)
    expect(clicks('PT1H', 'PT2H')).toBe(false)
    expect(clicks(undefined, 'PT2H')).toBe(true)
    expect(clicks(undefined, 'PT1H')).toBe(false)
    const journey = journeyOf(waiting('email', 'message.opened', 'PT2H', {}))
    const slow = journey.scenarios.s1
    if (!slow) throw new Error('A scenario')
    const quick = {
      ...slow,
      behaviour: { ...slow.behaviour, nodes: { mail: { openDelay: { dist: 'constant' as const, value: 'PT1H' } } } },
    }
    expect(check(journey).map(({ values }) => values?.usual)).toEqual(['4 h'])
    expect(check({ ...journey, scenarios: { s1: slow, s2: quick } })).toEqual([])
  })

  it('is none of the business of a wait for something else, or of none at all', () => {
    expect(tooShort('email', 'message.delivered', 'PT1M')).toBe(false)
    expect(found(waiting('email', 'message.opened', 'PT0S'))).toEqual(['zero-timeout x'])
  })

  it('of a click is shorter for who has opened, by whichever way she came', () => {
    const opened = (message?: string) => waitFor('message.opened', 'P1D', message ? { message } : {})
    const clicking = (first: ReturnType<typeof node>, ...more: string[]): Parts => ({
      nodes: {
        start: START,
        mail: MAIL,
        o: first,
        x: waitFor('message.clicked', 'PT30M', { message: 'mail' }),
        end: END,
      },
      edges: ['start > mail', 'mail > o', 'o:b1 > x', 'x:b1 > end', 'x:timeout > end', ...more],
      scenario: null,
    })
    expect(found(clicking(opened('mail'), 'o:timeout > end'))).toEqual([])
    expect(found(clicking(opened(), 'o:timeout > end'))).toEqual([])
    expect(found(clicking(opened('mail'), 'o:timeout > x'))).toEqual(['wait-shorter-than-reaction x b1'])
    expect(found(clicking(waitFor('purchase', 'P1D'), 'o:timeout > end'))).toEqual(['wait-shorter-than-reaction x b1'])
    const other = clicking(opened('sms'), 'o:timeout > end')
    const twoMessages = {
      ...other,
      nodes: { ...other.nodes, sms: on('sms') },
      edges: [...(other.edges ?? []).filter((edge) => edge !== 'start > mail'), 'start > sms', 'sms > mail'],
    }
    expect(found(twoMessages)).toEqual(['wait-shorter-than-reaction x b1'])
  })
})

describe('a control arm', () => {
  const ARMS = { a1: { name: 'A', weight: 1 }, a2: { name: 'B', weight: 1, control: true } }
  const testing = (nodes: Parts['nodes'], ...edges: string[]): string[] =>
    found({
      nodes: { start: START, x: node('experiment', { arms: ARMS, goal: 'g1' }), end: END, ...nodes },
      edges: ['start > x', ...edges],
      settings: { goals: { g1: { name: 'Buy', event: 'purchase' } } },
      scenario: null,
    })

  it('may wait and decide before the arms join, and must not be contacted on any of its ways', () => {
    const nodes = {
      offer: MAIL,
      day: DAY,
      ask: split(where({ field: 'customer.spend', operator: '>', value: 5 })),
      sms: on('sms'),
    }
    const others = ['x:a1 > offer', 'offer > end', 'x:a2 > day', 'day > ask', 'ask:b1 > sms', 'sms > end']
    expect(testing(nodes, ...others, 'ask:else > end')).toEqual(['control-arm-contacts x a2'])
    expect(testing({ ...nodes, sms: DAY }, ...others, 'ask:else > end')).toEqual([])
  })

  it('may meet what the other arms come to later, however long their way is', () => {
    const nodes = { offer: MAIL, one: DAY, two: DAY, three: DAY, sms: on('sms') }
    expect(
      testing(
        nodes,
        'x:a1 > offer',
        'offer > one',
        'one > two',
        'two > three',
        'three > sms',
        'sms > end',
        'x:a2 > sms',
      ),
    ).toEqual([])
    // The other arm ends before; the message is the control's alone.
    expect(
      testing(
        nodes,
        'x:a1 > offer',
        'offer > one',
        'one > two',
        'two > three',
        'three > end',
        'sms > end',
        'x:a2 > sms',
      ),
    ).toEqual(['control-arm-contacts x a2'])
  })

  it('may meet messages of a circle that the other arms enter too', () => {
    const nodes = {
      offer: MAIL,
      day: DAY,
      sms: on('sms'),
      more: split(where({ field: 'customer.spend', operator: '>', value: 5 })),
    }
    const circle = ['day > sms', 'sms > more', 'more:b1 > day', 'more:else > end']
    expect(testing(nodes, 'x:a1 > offer', 'offer > day', 'x:a2 > sms', ...circle)).toEqual([])
    expect(testing(nodes, 'x:a1 > offer', 'offer > end', 'x:a2 > day', ...circle)).toEqual([
      'control-arm-contacts x a2',
    ])
  })

  it('that leads round to the experiment itself begins another turn', () => {
    const nodes = { offer: MAIL, day: DAY }
    expect(testing(nodes, 'x:a1 > offer', 'offer > end', 'x:a2 > day', 'day > x')).toEqual([])
  })

  it('that leads nowhere contacts nobody', () => {
    expect(testing({ offer: MAIL }, 'x:a1 > offer', 'offer > end')).toEqual(['open-port x a2'])
  })
})

describe('a property of the event that brought the customer in', () => {
  const asking = (rule: Rule, ...events: string[]): string[] =>
    found({
      nodes: {
        ...Object.fromEntries(
          events.map((event, index) => [`start${index}`, node('entry', { trigger: { type: 'event', event } })]),
        ),
        x: split(rule),
        end: END,
      },
      edges: [...events.map((_, index) => `start${index} > x`), 'x:b1 > end', 'x:else > end'],
      journey: {
        events: {
          purchase: { label: '', properties: { value: { type: 'number' } } },
          refund: { label: '', properties: { value: { type: 'text' } } },
        },
      },
      scenario: null,
    })
  const asText = where(
    { field: 'entry.value', operator: '>', value: '100' },
    { field: 'entry.value', operator: '<', value: '50' },
  )

  it('has the type that is declared where one event only brings customers in', () => {
    // Of texts, “40” is after “100” and before “50”; of numbers none is.
    expect(asking(asText, 'purchase')).toEqual(['branch-never-true x b1'])
    expect(asking(asText, 'refund')).toEqual([])
    expect(asking(asText, 'purchase', 'refund')).toEqual([])
  })

  it('is unknown only where none of the events has it', () => {
    const amount = where({ field: 'entry.amount', operator: '>', value: 1 })
    expect(asking(amount, 'purchase', 'refund')).toEqual(['unknown-property x b1'])
    expect(asking(amount, 'message.opened')).toEqual([])
    expect(asking(amount, 'message.opened', 'purchase')).toEqual([])
  })
})

describe('a way that nobody leaves', () => {
  it('is told at the step by which one gets there, with the shortest way from an entry', () => {
    const parts: Parts = {
      nodes: { start: START, a: DAY, far: DAY, c: DAY, b: MAIL, d: DAY },
      edges: ['start > far', 'far > a', 'a > c', 'c > b', 'b > d', 'd > c'],
    }
    const trapped = check(journeyOf(parts)).filter(({ code }) => code === 'trapped')
    expect(trapped.map(({ node: at, values }) => [at, values?.path])).toEqual([
      ['c', 'start → far → a → c → b → d → c'],
    ])
  })

  it('begins with the step that is reached first, wherever it stands in the file', () => {
    const parts: Parts = {
      nodes: { b: MAIL, c: DAY, d: DAY, start: START },
      edges: ['start > d', 'b > c', 'c > d', 'd > b'],
    }
    const trapped = check(journeyOf(parts)).filter(({ code }) => code === 'trapped')
    expect(trapped.map(({ node: at, values }) => [at, values?.path])).toEqual([['d', 'start → d → b → c → d']])
  })

  it('is not told of a circle that nobody reaches', () => {
    const parts: Parts = {
      nodes: { start: START, end: END, a: DAY, b: MAIL },
      edges: ['start > end', 'a > b', 'b > a'],
    }
    expect(found(parts)).toEqual(['unreachable-node a', 'unreachable-node b'])
  })

  it('is told once for each circle', () => {
    const parts: Parts = {
      nodes: { start: START, x: split(where({ field: 'customer.spend', operator: '>', value: 5 })), a: DAY, b: DAY },
      edges: ['start > x', 'x:b1 > a', 'x:else > b', 'a > a', 'b > b'],
    }
    expect(found(parts).sort()).toEqual(['trapped a', 'trapped b'])
  })
})

describe('open ends that are hinted at only', () => {
  it('are the control’s and “else”, and nothing of other arms', () => {
    const arms = {
      a1: { name: 'A', weight: 1 },
      a2: { name: 'B', weight: 1, control: true },
      a3: { name: 'C', weight: 1, control: false },
    }
    const parts: Parts = {
      nodes: { start: START, x: node('experiment', { arms, goal: 'g1' }) },
      edges: ['start > x'],
      settings: { goals: { g1: { name: 'Buy', event: 'purchase' } } },
      scenario: null,
    }
    const open = check(journeyOf(parts)).map(({ port, severity }) => `${port} ${severity}`)
    expect(open).toEqual(['a1 warning', 'a3 warning', 'a2 hint'])
    const asked = {
      nodes: { start: START, x: split(where({ field: 'customer.spend', operator: '>', value: 5 })) },
      edges: ['start > x'],
    }
    expect(check(journeyOf(asked)).map(({ port, severity }) => `${port} ${severity}`)).toEqual([
      'b1 warning',
      'else hint',
    ])
  })
})

describe('a cap', () => {
  const row = (
    messages: readonly ReturnType<typeof node>[],
    cap: { channel: Channel | 'any'; max: number; per: string },
  ) => {
    const ids = messages.map((_, index) => `m${index + 1}`)
    const line = ['start', ...ids, 'end']
    return found({
      nodes: {
        start: START,
        ...Object.fromEntries(ids.map((id, index) => [id, messages[index] as ReturnType<typeof node>])),
        end: END,
      },
      edges: line.slice(1).map((to, index) => `${line[index]} > ${to}`),
      settings: { frequencyCaps: [cap] },
    })
  }
  const urgent = node('message', { channel: 'email', subject: 'Now', urgent: true })

  it('counts messages of its channel only, or of all, and none that are urgent', () => {
    const one = { channel: 'email' as const, max: 1, per: 'P7D' }
    expect(row([MAIL, MAIL], one)).toEqual(['cap-always-exceeded m2'])
    expect(row([MAIL, on('sms')], one)).toEqual([])
    expect(row([on('sms'), on('sms')], one)).toEqual([])
    expect(row([MAIL, on('sms')], { ...one, channel: 'any' })).toEqual(['cap-always-exceeded m2'])
    expect(row([MAIL, urgent], one)).toEqual([])
    expect(row([urgent, MAIL], one)).toEqual([])
    expect(row([MAIL, urgent, MAIL], one)).toEqual(['cap-always-exceeded m3'])
  })

  it('of none at all is exceeded by the first message', () => {
    expect(row([MAIL, MAIL], { channel: 'email', max: 0, per: 'P7D' })).toEqual(['cap-always-exceeded m1'])
    expect(row([MAIL], { channel: 'sms', max: 0, per: 'P7D' })).toEqual([])
  })

  it('looks back so long and no longer', () => {
    expect(row([MAIL, DAY, MAIL], { channel: 'email', max: 1, per: 'P1D' })).toEqual([])
    expect(row([MAIL, DAY, MAIL], { channel: 'email', max: 1, per: 'P2D' })).toEqual(['cap-always-exceeded m3'])
    expect(row([MAIL, DAY, MAIL, DAY, MAIL], { channel: 'email', max: 2, per: 'P3D' })).toEqual([
      'cap-always-exceeded m5',
    ])
    expect(row([MAIL, DAY, MAIL, DAY, MAIL], { channel: 'email', max: 2, per: 'P2D' })).toEqual([])
  })
})
