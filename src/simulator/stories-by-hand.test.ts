import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compiler/index.ts'
import { type Journey, type JourneyTest, readJourney, testSchema } from '../document/index.ts'
import { journeys } from '../document/testing/arbitraries.ts'
import { sketch } from '../document/testing/sketch.ts'
import { checkTests } from './people/index.ts'
import { ByHand, type HandSetup, type HandState } from './stories-by-hand.ts'
import { typicalPerson, typicalValue } from './stories-typical.ts'

const shop = sketch({
  attributes: { country: { label: 'Country', type: 'category', values: ['MX', 'AR'] } },
  events: { buy: { label: 'Purchase', properties: { value: { type: 'number' } } }, leave: { label: 'Leaves' } },
  settings: {
    goals: { g1: { name: 'Purchase', event: 'buy', value: { property: 'value' }, primary: true } },
    exitRules: { x1: { event: 'leave', reason: 'Has had enough' } },
    quietHours: { from: '21:00', to: '08:00' },
  },
  nodes: {
    start: ['entry', { trigger: { type: 'manual' } }],
    who: [
      'split',
      {
        branches: {
          home: {
            name: 'At home',
            order: 1,
            where: { combinator: 'and', rules: [{ field: 'customer.country', operator: '=', value: 'MX' }] },
          },
        },
      },
    ],
    mail: ['message', { channel: 'email' }],
    wait: [
      'waitFor',
      { branches: { b1: { name: 'Clicks', event: 'message.clicked', message: 'mail' } }, timeout: 'P2D' },
    ],
    gift: ['exit', { reason: 'Gift' }],
    lost: ['exit', { reason: 'Lost' }],
  },
  paths: ['start > who.home > mail > wait.b1 > gift', 'wait.timeout > lost'],
})
const ana: HandSetup = {
  customer: { id: 'ana', name: 'Ana', timeZone: 'UTC', attributes: { country: 'MX' }, consent: {} },
  start: '2026-01-05T10:00:00Z',
  entry: 'start',
}
const lines = ({ story }: HandState): string[] =>
  story.steps.map(({ type, node, port, event, goal, reason }) =>
    [type, node, port, event, goal, reason?.text].filter(Boolean).join(' '),
  )

describe('a person led by hand', () => {
  it('rests where the journey lets her, and says why she went there', () => {
    const state = new ByHand(shop, 'v1', ana).state()
    expect(lines(state)).toEqual([
      'entered start',
      'arrived start',
      'left start next',
      'arrived who',
      'left who home country is MX, so At home',
      'arrived mail',
      'sent mail',
      'left mail next',
      'arrived wait',
    ])
    expect(state).toMatchObject({ node: 'wait', refused: false, stuck: false, next: Date.parse('2026-01-07T10:00Z') })
  })

  it('clicks now: what must come before it comes first, and what waited for it goes on', () => {
    const hand = new ByHand(shop, 'v1', ana)
    const state = hand.do({ type: 'event', event: 'message.clicked', node: 'mail' })
    expect(lines(state).slice(9)).toEqual([
      'event mail message.delivered',
      'event mail message.opened',
      'event mail message.clicked',
      'left wait b1 clicked 3 s after the send',
      'arrived gift',
      'exited Gift',
    ])
    expect(state.node).toBeUndefined()
  })

  it('lets time pass until something happens by itself, or for as long as is said', () => {
    const hand = new ByHand(shop, 'v1', ana)
    const later = hand.do({ type: 'wait', ms: 3_600_000 })
    expect([later.node, later.now]).toEqual(['wait', Date.parse('2026-01-05T11:00Z')])
    const state = hand.do({ type: 'next' })
    expect(lines(state).slice(9)).toEqual([
      'left wait timeout nothing happened within 2 d',
      'arrived lost',
      'exited Lost',
    ])
    expect(state.next).toBeUndefined()
  })

  it('takes the last thing back, as often as there is one', () => {
    const hand = new ByHand(shop, 'v1', ana)
    const before = hand.state()
    const one = hand.do({ type: 'event', event: 'message.opened', node: 'mail' })
    hand.do({ type: 'next' })
    expect(hand.back()).toEqual(one)
    expect(hand.back()).toEqual(before)
    expect(hand.back()).toEqual(before)
  })

  it('does the same as somebody else, to see what would be different', () => {
    const hand = new ByHand(shop, 'v1', ana)
    hand.do({ type: 'wait', ms: 1 })
    const abroad = hand.with({ ...ana, customer: { ...ana.customer, attributes: { country: 'AR' } } })
    expect(lines(abroad).at(-1)).toBe('exited end of path')
    expect(lines(abroad)).toContain('left who else country is AR, so none of the branches')
  })

  it('says why a message was held, or not sent at all', () => {
    const late = new ByHand(shop, 'v1', { ...ana, start: '2026-01-05T22:00:00Z' })
    expect(late.state().node).toBe('mail')
    expect(lines(late.do({ type: 'next' }))).toContain('sent mail held by quiet hours for 10 h')
    const without = new ByHand(shop, 'v1', { ...ana, customer: { ...ana.customer, consent: { email: false } } })
    expect(lines(without.state())).toContain('skipped mail no consent for this channel')
  })

  it('offers what could happen now, what is waited for first', () => {
    const { chances } = new ByHand(shop, 'v1', ana).state()
    expect(chances.map(({ event, role }) => `${role}: ${event}`)).toEqual([
      'awaited: message.clicked',
      'reaction: message.delivered',
      'reaction: message.opened',
      'reaction: message.bounced',
      'goal: buy',
      'exit: leave',
    ])
  })

  it('is offered at the end of a goal its worth, and leaves by an exit rule', () => {
    const hand = new ByHand(shop, 'v1', ana)
    expect(lines(hand.do({ type: 'event', event: 'buy', properties: { value: 20 } }))).toContain('converted g1')
    expect(lines(hand.do({ type: 'event', event: 'leave' })).at(-1)).toBe('exited Has had enough')
  })

  it('can be kept as a test person, who lives the same again', () => {
    const hand = new ByHand(shop, 'v1', ana)
    hand.do({ type: 'event', event: 'message.opened', node: 'mail' })
    hand.do({ type: 'event', event: 'buy', properties: { value: 20 } })
    const test = hand.asTest('Ana buys')
    expect(testSchema.parse(test)).toEqual(test)
    const { results } = checkTests({ ...shop, tests: { t1: test } }, 'v1')
    expect(results[0]?.comparison).toBeUndefined()
    expect(test.expected.map(({ what }) => what)).toEqual([
      'entered',
      'left',
      'left',
      'sent',
      'left',
      'converted',
      'left',
      'exited',
    ])
  })

  it('is refused where the entry refuses her', () => {
    const journey = sketch({
      attributes: { vip: { label: 'VIP', type: 'boolean' } },
      nodes: {
        start: [
          'entry',
          {
            trigger: {
              type: 'segment',
              where: { combinator: 'and', rules: [{ field: 'customer.vip', operator: '=', value: true }] },
            },
          },
        ],
        done: ['exit', { reason: 'Done' }],
      },
      paths: ['start > done'],
    })
    const out = new ByHand(journey, 'v1', ana)
    expect(out.state()).toMatchObject({ refused: true, node: undefined })
    expect(out.state().story.steps).toEqual([])
    expect(out.with({ ...ana, customer: { ...ana.customer, attributes: { vip: true } } }).refused).toBe(false)
  })
})

/** What a story and a test both tell of. */
const told = (test: JourneyTest): string[] =>
  test.expected.flatMap(({ what, node, port, goal, reason }) =>
    ['entered', 'left', 'sent', 'skipped', 'converted', 'exited'].includes(what)
      ? [[what, node ?? '', port ?? '', goal ?? '', what === 'exited' || what === 'skipped' ? reason : ''].join(' ')]
      : [],
  )
const lived = ({ story }: HandState): string[] =>
  story.steps.flatMap(({ type, node, port, goal, reason }) => {
    if (type === 'arrived' || type === 'event') return []
    const why = type === 'exited' ? reason?.values.reason : type === 'skipped' ? reason?.code : ''
    return [[type, node ?? '', port ?? '', goal ?? '', why].join(' ')]
  })

describe('whatever is done by hand, in journeys of every kind', () => {
  const choices = fc.array(fc.nat({ max: 20 }), { maxLength: 8 })
  it('happens again in the same order when it is played from its file', () => {
    fc.assert(
      fc.property(journeys(), choices, (journey, picks) => {
        const hand = handIn(journey)
        const state = hand && led(hand, picks)
        if (!state || state.stuck) return
        expect(told(hand.asTest('Ana')).slice(0, lived(state).length)).toEqual(lived(state))
      }),
      { numRuns: 150 },
    )
  })
})

function handIn(journey: Journey): ByHand | undefined {
  const variant = journey.mainVariant
  const person = typicalPerson(journey, variant, Object.values(journey.scenarios)[0], 'Ana')
  const canRun = compile(journey, variant).machine && person.entry !== ''
  return canRun ? new ByHand(journey, variant, person) : undefined
}

/** Does what these numbers choose among the chances, and lets time pass where they choose nothing. */
function led(hand: ByHand, picks: readonly number[]): HandState {
  let state = hand.state()
  for (const pick of picks) {
    if (state.stuck) break
    const chance = state.chances[pick]
    state = hand.do(chance ? { type: 'event', event: chance.event, ...nodeOf(chance) } : { type: 'next' })
  }
  return state
}

const nodeOf = ({ node }: { readonly node?: string }) => (node === undefined ? {} : { node })

describe('somebody as most are', () => {
  it('has what the scenario draws most often', () => {
    const file = new URL('../document/fixtures/abandoned-cart.journey.json', import.meta.url)
    const read = readJourney(readFileSync(file, 'utf8'))
    if (!read.ok) throw new Error('There is no such journey')
    const cart: Journey = read.value
    const [scenario] = Object.values(cart.scenarios)
    const person = typicalPerson(cart, cart.mainVariant, scenario, 'Ana')
    for (const [name, value] of Object.entries(person.customer.attributes)) {
      const drawn = scenario?.population.attributes[name]
      if (drawn) expect(value).toEqual(typicalValue(drawn))
    }
    expect(new ByHand(cart, cart.mainVariant, person).state().refused).toBe(false)
  })

  it.each([
    [{ dist: 'category', weights: { a: 1, b: 3 } }, 'b'],
    [{ dist: 'lognormal', median: 80, sigma: 0.9 }, 80],
    [{ dist: 'uniform', min: 2, max: 4 }, 3],
    [{ dist: 'boolean', p: 0.4 }, false],
    [{ dist: 'empirical', values: [1, 2], weights: [1, 5] }, 2],
    [{ dist: 'constant', value: 'x' }, 'x'],
  ] as const)('of %j is %j', (distribution, value) => {
    expect(typicalValue(distribution as Parameters<typeof typicalValue>[0])).toBe(value)
  })
})
