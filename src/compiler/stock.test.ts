import { describe, expect, it } from 'vitest'
import { createActor, setup } from 'xstate'
import { sketch } from '../document/testing/sketch.ts'
import { type Effect, implementations, type JourneyContext, type Ports } from '../runtime/index.ts'
import { lower } from './index.ts'

/** A mail, a wait for its opening, and a purchase as goal. */
const journey = sketch({
  nodes: {
    start: ['entry', { trigger: { type: 'event', event: 'start' } }],
    mail: ['message', { channel: 'email' }],
    opened: [
      'waitFor',
      { branches: { b1: { name: 'Opened', event: 'message.opened', message: 'mail' } }, timeout: 'P1D' },
    ],
    end: ['exit', { reason: 'Done' }],
  },
  paths: ['start > mail > opened.b1 > end', 'opened.timeout > end'],
})

function actorOf() {
  const effects: Effect[] = []
  const ports: Ports = {
    clock: { now: () => Date.parse('2026-03-02T09:00:00Z') },
    perform: (effect) => effects.push(effect),
    decider: { choose: (_node, arms) => arms[0] ?? '' },
  }
  const variant = journey.variants[journey.mainVariant]
  if (!variant) throw new Error('The sketch has no main variant')
  // Through JSON, as a machine comes from a file or from the server.
  const machine: unknown = JSON.parse(JSON.stringify(lower(journey, journey.mainVariant, variant)))
  // XState's types are made for literals in source code, not for files.
  const actor = createActor(setup(implementations(ports) as never).createMachine(machine as never))
  actor.start()
  return { actor, effects, send: (event: { type: string; [key: string]: unknown }) => actor.send(event as never) }
}

const context = (actor: { getSnapshot(): unknown }) =>
  (actor.getSnapshot() as unknown as { context: JourneyContext }).context

describe('setup(implementations(ports)).createMachine(machine)', () => {
  it('lives a customer in a stock actor', () => {
    const { actor, effects, send } = actorOf()
    const customer = { id: 'ana', timeZone: 'Europe/Madrid', attributes: {}, consent: { email: true } }
    send({ type: 'jornada.known', customer })
    send({ type: 'start', properties: { value: 3 } })
    expect(context(actor).entry).toEqual({ value: 3 })
    send({ type: 'message.opened', node: 'other' })
    expect(actor.getSnapshot().value).toMatchObject({ path: { '@inside': 'opened' } })
    send({ type: 'message.opened', node: 'mail' })
    expect(effects.map(({ type }) => type)).toEqual(['entered', 'send', 'left'])
    expect(context(actor).messages.mail).toMatchObject({ sent: true, opened: true })
  })

  it('skips a message without consent, and takes consent away when the customer unsubscribes', () => {
    const { actor, effects, send } = actorOf()
    send({ type: 'jornada.known', customer: { id: 'ana', timeZone: 'UTC', attributes: {}, consent: { email: false } } })
    send({ type: 'start' })
    expect(effects).toContainEqual({ type: 'skip', node: 'mail', channel: 'email', reason: 'consent' })
    send({ type: 'consent.changed', channel: 'email', value: true })
    expect(context(actor).customer.consent.email).toBe(true)
    send({ type: 'message.unsubscribed', node: 'mail', channel: 'email' })
    expect(context(actor).customer.consent.email).toBe(false)
  })

  it('is not confused by names that every object has, nor by a zone that does not exist', () => {
    const { actor, effects, send } = actorOf()
    const attributes = JSON.parse('{"__proto__": {"email": false}, "toString": 1}')
    send({ type: 'jornada.known', customer: { id: '<b>', timeZone: 'Nowhere/None', attributes, consent: {} } })
    send({ type: 'start' })
    send({ type: 'message.opened', node: '__proto__' })
    expect(effects.map(({ type }) => type)).toEqual(['entered', 'send'])
    expect(({} as Record<string, unknown>).email).toBeUndefined()
    expect(context(actor).customer.id).toBe('<b>')
  })
})
