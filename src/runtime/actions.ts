import type { ActionName, ActionParams, Channel, MessageFact } from '../document/index.ts'
import { factsToldBy, MACHINE_EVENTS } from '../document/index.ts'
import { assigned } from './assignments.ts'
import type { JourneyContext, MessageFacts } from './context.ts'
import type { JourneyEvent } from './events.ts'
import { type Facts, own } from './facts.ts'
import { customerZone } from './guards.ts'
import { type CompiledPlan, compilePlan } from './plan.ts'
import type { Effect, Ports } from './ports.ts'

/** What an action does: to the memory, to the world, and which event the machine tells itself. */
export interface Consequences {
  readonly context?: Partial<JourneyContext>
  readonly effect?: Effect
  readonly raise?: readonly JourneyEvent[]
}

export type ActionImplementations = {
  [Name in ActionName]: (facts: Facts, params: ActionParams[Name]) => Consequences
}

/** What the actions of a machine mean, as data; the XState implementation and the tests both apply it. */
export const actions = ({ clock, decider }: Ports): ActionImplementations => ({
  know: ({ event }) => (event.customer ? { context: { customer: event.customer } } : {}),

  observe: ({ context, event }) => ({ context: observed(context, event) }),

  admit: ({ context, event }, { entry }) => ({
    context: {
      entry: event.properties ?? {},
      entries: context.entries + 1,
      enteredAt: clock.now(),
      messages: {},
    },
    effect: { type: 'entered', entry },
  }),

  reject: (_facts, { entry }) => ({ effect: { type: 'rejected', entry } }),

  leave: (_facts, { reason }) => ({
    context: { leftAt: clock.now(), due: null },
    effect: { type: 'left', reason },
  }),

  plan: ({ context }, params) => {
    const now = clock.now()
    const plan = compiledPlan(params)
    const value = plan.attribute === undefined ? undefined : own(context.customer.attributes, plan.attribute)
    const instant = plan.instant(now, customerZone(context), value)
    const missed = !(instant >= now)
    return { context: { due: missed ? now : instant, missed } }
  },

  send: ({ context }, { node, channel, urgent = false, keepSends = false }) => ({
    context: {
      messages: { ...context.messages, [node]: { ...NO_NEWS, channel, sent: true } },
      ...(keepSends ? { sends: [...context.sends, { at: clock.now(), channel }] } : {}),
    },
    effect: { type: 'send', node, channel, urgent },
    raise: [{ type: 'message.sent', node, channel }],
  }),

  skip: (_facts, { node, channel, reason }) => ({
    effect: { type: 'skip', node, channel, reason },
    raise: [{ type: 'message.skipped', node, channel, properties: { reason } }],
  }),

  assignArm: (_facts, { node, arm }) => ({ effect: { type: 'arm', node, arm } }),

  choose: ({ context }, { node, arms }) => ({ context: { chosen: decider.choose(node, arms, context.customer) } }),

  update: ({ context }, { node, set }) => {
    const attributes: Record<string, unknown> = { ...context.customer.attributes }
    for (const assignment of set)
      attributes[assignment.attribute] = assigned(own(attributes, assignment.attribute), assignment)
    return {
      context: { customer: { ...context.customer, attributes } },
      effect: { type: 'update', node, set },
      raise: [...new Set(set.map(({ attribute }) => attribute))].map((attribute) => ({
        type: 'attribute.changed',
        node,
        attribute,
        value: own(attributes, attribute),
      })),
    }
  },

  emitEvent: (_facts, { node, event, properties }) => ({
    effect: { type: 'emit', node, event, properties },
    raise: [{ type: event, properties }],
  }),

  reachGoal: (_facts, { goal }) => ({ raise: [{ type: MACHINE_EVENTS.goalReached, goal }] }),

  convert: ({ event }, { goal, value }) => ({ effect: { type: 'converted', goal, value: goalValue(event, value) } }),

  resetAttempts: () => ({ context: { attempts: 0 } }),

  request: ({ context }, { node }) => ({
    context: { attempts: context.attempts + 1 },
    effect: { type: 'request', node, attempt: context.attempts + 1 },
  }),

  assignTask: (_facts, { node, team, within }) => ({ effect: { type: 'task', node, team, within } }),

  withdraw: (_facts, { node }) => ({ effect: { type: 'withdraw', node } }),

  queue: (_facts, { node, max, per }) => ({ effect: { type: 'queue', node, max, per } }),

  handOff: (_facts, { node, journey }) => ({ effect: { type: 'handOff', node, journey } }),
})

const NO_NEWS = { sent: false, delivered: false, opened: false, clicked: false }

const plans = new WeakMap<object, CompiledPlan>()

function compiledPlan(params: ActionParams['plan']): CompiledPlan {
  let plan = plans.get(params)
  if (!plan) {
    plan = compilePlan(params)
    plans.set(params, plan)
  }
  return plan
}

function observed(context: JourneyContext, event: JourneyEvent): Partial<JourneyContext> {
  switch (event.type) {
    case 'message.delivered':
    case 'message.opened':
    case 'message.clicked':
      return withMessageFact(context, event, event.type.slice('message.'.length) as MessageFact)
    case 'message.unsubscribed': {
      const channel = event.channel ?? (event.node === undefined ? undefined : messageOf(context, event.node)?.channel)
      return channel === undefined ? {} : withConsent(context, channel, false)
    }
    case 'consent.changed':
      return event.channel === undefined ? {} : withConsent(context, event.channel, event.value !== false)
    case 'attribute.changed':
      // The machine's own updates carry their node and were made already; by now a later one may have followed.
      if (event.attribute === undefined || event.node !== undefined) return {}
      return {
        customer: {
          ...context.customer,
          attributes: { ...context.customer.attributes, [event.attribute]: event.value },
        },
      }
    default:
      return {}
  }
}

const messageOf = (context: JourneyContext, node: string) => own(context.messages, node) as MessageFacts | undefined

function withMessageFact(
  context: JourneyContext,
  { node, channel }: JourneyEvent,
  fact: MessageFact,
): Partial<JourneyContext> {
  if (node === undefined) return {}
  const known = messageOf(context, node) ?? { ...NO_NEWS, channel: (channel ?? 'email') as Channel }
  const told = Object.fromEntries(factsToldBy(fact).map((each) => [each, true]))
  return { messages: { ...context.messages, [node]: { ...known, ...told } } }
}

const withConsent = (context: JourneyContext, channel: string, value: boolean): Partial<JourneyContext> => ({
  customer: { ...context.customer, consent: { ...context.customer.consent, [channel]: value } },
})

/** The worth of a conversion: a constant, or a number among the event's properties; 0 where there is none. */
function goalValue(event: JourneyEvent, value: ActionParams['convert']['value']): number {
  if (value === undefined) return 0
  if ('constant' in value) return value.constant
  const amount = own(event.properties ?? {}, value.property)
  return typeof amount === 'number' && Number.isFinite(amount) ? amount : 0
}
