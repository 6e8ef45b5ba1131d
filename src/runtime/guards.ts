import type { CapParams, GuardName, GuardParams } from '../document/index.ts'
import { duration } from '../kernel/duration.ts'
import { bucket } from './bucket.ts'
import type { JourneyContext } from './context.ts'
import { type Facts, hasConsent, holds } from './facts.ts'
import { minutesOfDay, resolveZone } from './plan.ts'
import type { Ports } from './ports.ts'
import { addDuration, quietUntil, type Zone, zone } from './time/index.ts'

export type GuardImplementations = { [Name in GuardName]: (facts: Facts, params: GuardParams[Name]) => boolean }

/** What the guards of a machine mean. Pure but for the clock. */
export const guards = ({ clock }: Ports): GuardImplementations => ({
  matches: (facts, { message, where }) =>
    (message === undefined || facts.event.node === message) && holds(where, facts),

  mayEnter: (facts, params) =>
    isFor(facts, params) && holds(params.where, facts) && reentryAllows(facts.context, params, clock.now()),

  knocks: (facts, params) => isFor(facts, params) && holds(params.where, facts),

  lacksConsent: ({ context }, { channel }) => !hasConsent(context, channel),

  isQuiet: ({ context }, { from, to, zone: ref }) => {
    const now = clock.now()
    return quietUntil(now, minutesOfDay(from), minutesOfDay(to), resolveZone(ref, customerZone(context))) > now
  },

  capReached: ({ context }, { caps }) => caps.some((cap) => capIsReached(context, cap, clock.now())),

  inArm: ({ context }, { journey, node, from, to }) => {
    const at = bucket(journey, node, context.customer.id)
    return at >= from && at < to
  },

  chosen: ({ context }, { arm }) => context.chosen === arm,

  notDue: ({ context }) => context.due !== null && context.due > clock.now(),

  wasPast: ({ context }) => context.missed,

  isAbout: ({ context, event }, { node }) =>
    event.node === node && (event.attempt === undefined || event.attempt === context.attempts),

  mayRetry: ({ context, event }, { node, retries }) =>
    (event.node === undefined || event.node === node) &&
    (event.attempt === undefined || event.attempt === context.attempts) &&
    context.attempts <= retries,

  goalCounts: (facts, { goal, window, where, byNode }) =>
    (!byNode || facts.event.goal === goal) && inGoalWindow(facts.context, window, clock.now()) && holds(where, facts),
})

/** The customer's own time zone; an unknown name counts as UTC rather than stopping a journey. */
export function customerZone(context: JourneyContext): Zone {
  try {
    return zone(context.customer.timeZone)
  } catch {
    return zone('UTC')
  }
}

const isFor = ({ event }: Facts, { byEvent, entry }: { byEvent: boolean; entry: string }): boolean =>
  byEvent || event.node === entry

function reentryAllows(context: JourneyContext, params: GuardParams['mayEnter'], now: number): boolean {
  if (context.entries === 0) return true
  if (params.mode === 'once') return false
  if (params.cooldown === undefined) return true
  const from = params.mode === 'always' ? context.enteredAt : context.leftAt
  return from === null || addDuration(from, duration(params.cooldown), customerZone(context)) <= now
}

/** A send counts for a cap from its instant until, not including, one period later. */
function capIsReached(context: JourneyContext, cap: CapParams, now: number): boolean {
  const per = duration(cap.per)
  const on = customerZone(context)
  const counted = [...context.sends, ...(context.customer.sends ?? [])].filter(
    (send) => (cap.channel === 'any' || cap.channel === send.channel) && addDuration(send.at, per, on) > now,
  )
  return counted.length >= cap.max
}

function inGoalWindow(context: JourneyContext, window: string | undefined, now: number): boolean {
  if (context.enteredAt === null) return false
  return window === undefined || now <= addDuration(context.enteredAt, duration(window), customerZone(context))
}
