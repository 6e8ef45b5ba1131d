import {
  graphOf,
  type Happening,
  type Journey,
  type JourneyTest,
  type TestAnchor,
  type TestEvent,
} from '../../document/index.ts'
import { durationMs } from '../../kernel/duration.ts'
import type { Headline } from './compare.ts'
import { offsetWords } from './offsets.ts'

/** A step in words: `code` and `values` for interfaces in other languages, and the names already looked up. */
export interface Clause {
  readonly code: Happening['what'] | 'nothing'
  readonly values: ClauseValues
}

export interface ClauseValues {
  /** The node's name, also of one that has gone. */
  readonly node: string
  /** The author's name of the way out; empty for the fixed ones, which `role` tells. */
  readonly port: string
  readonly role: string
  readonly reason: string
  readonly goal: string
  readonly event: string
  /** What an update set, as `attribute = value, …`. */
  readonly set: string
}

/** Looks up the names that a test's steps speak of. */
export function clauseOf(journey: Journey, test: JourneyTest, step: Happening | undefined): Clause {
  if (!step) return { code: 'nothing', values: NO_VALUES }
  const variant = journey.variants[test.variant ?? journey.mainVariant]
  const { node = '', goal = '', port: portId = '', event = '' } = step
  const port =
    variant &&
    graphOf(variant)
      .ports(node)
      .find(({ id }) => id === portId)
  const labels = Object.hasOwn(journey.events, event) ? journey.events[event]?.label : undefined
  return {
    code: step.what,
    values: {
      node: variant?.nodes[node]?.name || test.names?.[node] || node,
      port: port ? (port.name ?? '') : FIXED.has(portId) ? '' : portId,
      role: port?.role ?? (FIXED.has(portId) ? portId : 'branch'),
      reason: step.reason ?? '',
      goal: journey.settings.goals[goal]?.name || goal,
      event: labels || event,
      set: Object.entries(step.values ?? {})
        .map(([name, value]) => `${name} = ${Array.isArray(value) ? value.join(', ') : String(value)}`)
        .join('; '),
    },
  }
}

const NO_VALUES: ClauseValues = { node: '', port: '', role: '', reason: '', goal: '', event: '', set: '' }
const FIXED: ReadonlySet<string> = new Set(['next', 'skipped', 'timeout', 'else', 'error', 'ok', 'done', 'expired'])

/** Ways out by role, in English. */
export const ROLE_TEXTS: Readonly<Record<string, string>> = {
  next: 'the way on',
  skipped: 'not sent',
  timeout: 'time-out',
  else: 'everyone else',
  error: 'error',
}
const SKIPS: Readonly<Record<string, string>> = {
  consent: 'no consent',
  quietHours: 'quiet hours',
  cap: 'too many messages',
}

type Phrase = (values: ClauseValues) => string
const wayOf = ({ port, role }: ClauseValues) => port || ROLE_TEXTS[role] || role

/** English, after "used to …" and after "now …". */
const PHRASES: Readonly<Record<Clause['code'], readonly [used: Phrase, now: Phrase]>> = {
  entered: [({ node }) => `come in by “${node}”`, ({ node }) => `comes in by “${node}”`],
  refused: [({ node }) => `be turned away at “${node}”`, ({ node }) => `is turned away at “${node}”`],
  left: [
    (values) => (values.role === 'next' ? `pass “${values.node}”` : `leave “${values.node}” by “${wayOf(values)}”`),
    (values) => (values.role === 'next' ? `passes “${values.node}”` : `leaves “${values.node}” by “${wayOf(values)}”`),
  ],
  sent: [({ node }) => `get “${node}”`, ({ node }) => `gets “${node}”`],
  skipped: [
    ({ node, reason }) => `miss “${node}” (${SKIPS[reason] ?? reason})`,
    ({ node, reason }) => `misses “${node}” (${SKIPS[reason] ?? reason})`,
  ],
  updated: [({ set }) => `have ${set}`, ({ set }) => `has ${set}`],
  emitted: [({ event }) => `set off “${event}”`, ({ event }) => `sets off “${event}”`],
  called: [({ node }) => `set off the call “${node}”`, ({ node }) => `sets off the call “${node}”`],
  asked: [({ node }) => `be given to a person at “${node}”`, ({ node }) => `is given to a person at “${node}”`],
  queued: [({ node }) => `queue at “${node}”`, ({ node }) => `queues at “${node}”`],
  converted: [({ goal }) => `reach the goal “${goal}”`, ({ goal }) => `reaches the goal “${goal}”`],
  handedOff: [({ node }) => `be handed over at “${node}”`, ({ node }) => `is handed over at “${node}”`],
  exited: [({ reason }) => `leave with “${reason}”`, ({ reason }) => `leaves with “${reason}”`],
  waiting: [({ node }) => `end up waiting at “${node}”`, ({ node }) => `ends up waiting at “${node}”`],
  goesOn: [({ node }) => `go round by “${node}” without end`, ({ node }) => `goes round by “${node}” without end`],
  nothing: [() => 'see nothing happen', () => 'sees nothing happen'],
}

const usedText = ({ code, values }: Clause): string => PHRASES[code][0](values)
const nowText = ({ code, values }: Clause): string => PHRASES[code][1](values)

/** The English sentence: "Ana used to get “SMS”; now leaves with “Done”." */
export function headlineText(journey: Journey, test: JourneyTest, headline: Headline): string {
  const who = test.customer.name
  const clause = (step: Happening | undefined) => clauseOf(journey, test, step)
  switch (headline.code) {
    case 'instead':
      return `${who} used to ${usedText(clause(headline.used))}; now ${nowText(clause(headline.now))}.`
    case 'also':
      return `${who} now also ${nowText(clause(headline.now))}.`
    case 'moved':
      return `${who} ${nowText(clause(headline.step))} after ${offsetWords(headline.after)}; it used to be ${offsetWords(headline.before)}.`
  }
}

const DEEDS = {
  'message.delivered': 'delivered',
  'message.opened': 'opened',
  'message.clicked': 'clicked',
  'message.bounced': 'bounced',
  'message.unsubscribed': 'unsubscribed',
  'task.done': 'taskDone',
  'webhook.ok': 'answered',
  'webhook.error': 'unanswered',
  'throttle.granted': 'granted',
} as const

/** Something that a test person or the world around her does, with the names looked up. */
export interface Deed {
  readonly code: (typeof DEEDS)[keyof typeof DEEDS] | 'cameBack' | 'consentGiven' | 'consentTaken' | 'other'
  /** The name of the node it is about. */
  readonly node: string
  /** The event in the journey's words. */
  readonly event: string
  readonly channel: string
  /** What it follows; `start` is her coming in. */
  readonly since: TestAnchor['what'] | 'start'
  /** The name of the node that it follows. */
  readonly place: string
  /** The how-manieth time of what it follows. */
  readonly time: number
  /** How long after, in milliseconds. */
  readonly after: number
}

export function deedOf(journey: Journey, test: JourneyTest, event: TestEvent): Deed {
  const nodes = journey.variants[test.variant ?? journey.mainVariant]?.nodes ?? {}
  const nameOf = (id: string | undefined): string => (id === undefined ? '' : nodes[id]?.name || test.names?.[id] || id)
  const { value, channel } = event.properties ?? {}
  const isConsent = event.event === 'consent.changed'
  const known = Object.entries(DEEDS).find(([name]) => name === event.event)?.[1]
  const cameBack = event.node !== undefined && nodes[event.node]?.kind === 'entry'
  const label = Object.hasOwn(journey.events, event.event) ? journey.events[event.event]?.label : undefined
  return {
    code: cameBack ? 'cameBack' : isConsent ? (value === true ? 'consentGiven' : 'consentTaken') : (known ?? 'other'),
    node: nameOf(event.node),
    event: label || event.event,
    channel: isConsent ? String(channel) : '',
    since: event.since?.what ?? 'start',
    place: nameOf(event.since?.node),
    time: event.since?.time ?? 1,
    after: durationMs(event.after),
  }
}

const DEED_TEXTS: Readonly<Record<Deed['code'], (deed: Deed) => string>> = {
  delivered: ({ node }) => `“${node}” is delivered`,
  opened: ({ node }) => `opens “${node}”`,
  clicked: ({ node }) => `clicks in “${node}”`,
  bounced: ({ node }) => `“${node}” comes back`,
  unsubscribed: ({ node }) => `unsubscribes from “${node}”`,
  taskDone: ({ node }) => `“${node}” is done`,
  answered: ({ node }) => `“${node}” answers`,
  unanswered: ({ node }) => `“${node}” fails`,
  granted: ({ node }) => `gets a place at “${node}”`,
  cameBack: ({ node }) => `comes back by “${node}”`,
  consentGiven: ({ channel }) => `consents to ${channel}`,
  consentTaken: ({ channel }) => `withdraws consent to ${channel}`,
  other: ({ event }) => event,
}

const SINCE_TEXTS: Readonly<Record<Deed['since'], (place: string) => string>> = {
  start: () => 'coming in',
  sent: (place) => `“${place}” was sent`,
  arrived: (place) => `coming to “${place}”`,
  exited: () => 'leaving',
}

/** In English: "1 h after “Reminder” was sent: opens “Reminder”". */
export function deedText(deed: Deed): string {
  const time = deed.time > 1 ? ` (time ${deed.time})` : ''
  return `${offsetWords(deed.after)} after ${SINCE_TEXTS[deed.since](deed.place)}${time}: ${DEED_TEXTS[deed.code](deed)}`
}
