import { describe, expect, it } from 'vitest'
import type { Condition, MessageFact, Rule } from '../document/index.ts'
import { actions } from './actions.ts'
import type { JourneyContext } from './context.ts'
import type { JourneyEvent } from './events.ts'
import { holds } from './facts.ts'
import type { Ports } from './ports.ts'

const EMPTY: JourneyContext = {
  customer: { id: 'ana', timeZone: 'Europe/Madrid', attributes: {}, consent: {} },
  entry: {},
  entries: 1,
  enteredAt: 0,
  leftAt: null,
  messages: {},
  sends: [],
  due: null,
  missed: false,
  chosen: null,
  attempts: 0,
}
const PORTS: Ports = { clock: { now: () => 0 }, perform: () => undefined, decider: { choose: () => '' } }
const FACTS: readonly MessageFact[] = ['sent', 'delivered', 'opened', 'clicked']
const asks = (...rules: Condition[]): Rule => ({ combinator: 'and', rules })
const NOTHING: JourneyEvent = { type: 'visit' }

/** Which of a message's facts hold. */
const heldFacts = (context: JourneyContext, event: JourneyEvent, node = 'mail') =>
  FACTS.filter((fact) =>
    holds(asks({ field: `message.${node}.${fact}`, operator: '=', value: true }), { context, event }),
  )

const hearing = (context: JourneyContext, event: JourneyEvent): JourneyContext => ({
  ...context,
  ...actions(PORTS).observe({ context, event }, undefined).context,
})

describe('news of a message', () => {
  it.each([
    ['message.delivered', ['sent', 'delivered']],
    ['message.opened', ['sent', 'delivered', 'opened']],
    ['message.clicked', ['sent', 'delivered', 'opened', 'clicked']],
    ['message.bounced', []],
    ['visit', []],
  ])('%s tells what must have come before', (type, facts) => {
    const event = { type, node: 'mail', channel: 'email' }
    expect(heldFacts(EMPTY, event), 'while it is at hand').toEqual(facts)
    expect(heldFacts(hearing(EMPTY, event), NOTHING), 'and ever after').toEqual(facts)
    expect(heldFacts(EMPTY, event, 'sms'), 'of no other message').toEqual([])
    expect(heldFacts(hearing(EMPTY, event), NOTHING, 'sms')).toEqual([])
  })

  it('takes nothing back when it comes late', () => {
    const clicked = hearing(EMPTY, { type: 'message.clicked', node: 'mail' })
    expect(heldFacts(hearing(clicked, { type: 'message.delivered', node: 'mail' }), NOTHING)).toEqual(FACTS)
  })

  it('without a message is about none', () => {
    expect(hearing(EMPTY, { type: 'message.opened' })).toEqual(EMPTY)
  })

  it('ends with the next send, which has news of its own', () => {
    const clicked = hearing(EMPTY, { type: 'message.clicked', node: 'mail' })
    const sent = actions(PORTS).send({ context: clicked, event: NOTHING }, { node: 'mail', channel: 'email' })
    expect(heldFacts({ ...clicked, ...sent.context }, NOTHING)).toEqual(['sent'])
  })
})

describe('a rule about the customer', () => {
  const mexico = asks({ field: 'customer.country', operator: '=', value: 'MX' })

  it('holds without conditions, and on what is known of her', () => {
    expect(holds(undefined, { context: EMPTY, event: NOTHING })).toBe(true)
    expect(holds(mexico, { context: EMPTY, event: NOTHING })).toBe(false)
    const customer = { ...EMPTY.customer, attributes: { country: 'MX' } }
    expect(holds(mexico, { context: { ...EMPTY, customer }, event: NOTHING })).toBe(true)
  })

  it('reads nothing that every object inherits', () => {
    for (const field of ['customer.constructor', 'entry.toString', 'event.__proto__', 'message.constructor.sent']) {
      expect(holds(asks({ field, operator: '=', value: true }), { context: EMPTY, event: NOTHING }), field).toBe(false)
      if (!field.startsWith('message'))
        expect(holds(asks({ field, operator: 'notNull' }), { context: EMPTY, event: NOTHING }), field).toBe(false)
    }
  })

  it('takes consent for given where nothing was said', () => {
    const consents = asks({ field: 'consent.email', operator: '=', value: true })
    const refused = { ...EMPTY, customer: { ...EMPTY.customer, consent: { email: false } } }
    expect(holds(consents, { context: EMPTY, event: NOTHING })).toBe(true)
    expect(holds(consents, { context: refused, event: NOTHING })).toBe(false)
  })

  it('finds node, channel, attribute and value on standard events, and lets properties go first', () => {
    const event: JourneyEvent = {
      type: 'attribute.changed',
      attribute: 'tier',
      value: 'gold',
      node: 'n1',
      channel: 'sms',
    }
    const is = (field: string, value: string) =>
      holds(asks({ field: `event.${field}`, operator: '=', value }), { context: EMPTY, event })
    expect([is('attribute', 'tier'), is('value', 'gold'), is('node', 'n1'), is('channel', 'sms')]).toEqual(
      Array(4).fill(true),
    )
    expect(is('type', 'attribute.changed')).toBe(false)
    const own = { ...event, properties: { value: 'silver' } }
    const silver = asks({ field: 'event.value', operator: '=', value: 'silver' })
    expect(holds(silver, { context: EMPTY, event: own })).toBe(true)
  })
})
