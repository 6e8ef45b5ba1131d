import type { Channel } from './channels.ts'
import type { Assignment } from './kinds/actions.ts'
import type { Clock, PastPolicy, Weekday } from './primitives.ts'
import type { Rule, RuleValue } from './rule.ts'

/**
 * The words a compiled machine is written in: the contract between the compiler, which writes them, and whatever runs
 * the machine (the runtime under XState, the simulator's engine). Everything here is plain JSON.
 */

/** Events the machine itself understands. A document's own event may not begin with `jornada.`. */
export const MACHINE_EVENTS = {
  /** `{ customer }`: who this machine is about. The first event a machine gets. */
  known: 'jornada.known',
  /** `{ node }`: an entry that is not triggered by a customer's event (segment, schedule, manual) fires. */
  enter: 'jornada.enter',
  /** `{ goal }`: raised by a goal node. */
  goalReached: 'jornada.goal',
} as const

/** Events about a message, a task or a webhook; each carries `node`. */
export const STANDARD_EVENTS = [
  'message.sent',
  'message.delivered',
  'message.bounced',
  'message.opened',
  'message.clicked',
  'message.unsubscribed',
  'message.skipped',
  'task.done',
  'attribute.changed',
] as const

/** Events with which the outside world answers a waiting node; each carries `node`. */
export const ANSWER_EVENTS = {
  taskDone: 'task.done',
  webhookOk: 'webhook.ok',
  webhookError: 'webhook.error',
  granted: 'throttle.granted',
} as const

/** The one delay name: milliseconds until the instant that the last `plan` action set. */
export const DUE = 'due'

/**
 * Longest wait a machine asks a clock for in one piece: below the 2³¹−1 ms at which timers of JavaScript fire at once.
 * A longer wait is made of several.
 */
export const LONGEST_TIMER_MS = 2_000_000_000

/** `customer`: the customer's own time zone; anything else is an IANA name. */
export type ZoneRef = 'customer' | (string & {})

export const zoneRef = (clock: Clock | undefined, companyZone: string): ZoneRef =>
  clock === 'company' ? companyZone : 'customer'

/** When a wait ends. The runtime turns it into an instant on entering the state. */
export type Plan =
  | { readonly until: 'duration'; readonly duration: string }
  | { readonly until: 'timeOfDay'; readonly time: string; readonly days?: readonly Weekday[]; readonly zone: ZoneRef }
  | { readonly until: 'date'; readonly date: string; readonly zone: ZoneRef; readonly past: PastPolicy }
  | {
      readonly until: 'attribute'
      readonly attribute: string
      readonly offset?: string
      readonly time?: string
      readonly yearly?: boolean
      readonly zone: ZoneRef
      readonly past: PastPolicy
    }
  | {
      readonly until: 'windowOpens'
      readonly days?: readonly Weekday[]
      readonly from: string
      readonly to: string
      readonly holidays?: readonly string[]
      readonly zone: ZoneRef
    }
  | { readonly until: 'quietEnds'; readonly from: string; readonly to: string; readonly zone: ZoneRef }

export interface CapParams {
  readonly channel: Channel | 'any'
  readonly max: number
  readonly per: string
}

/** Guards by name, with their parameters. */
export interface GuardParams {
  /** The event is about this node's message (when given) and the rule holds. */
  matches: { readonly message?: string; readonly where?: Rule }
  /** Re-entry allows the customer in, and the trigger's rule holds. */
  mayEnter: {
    readonly entry: string
    readonly byEvent: boolean
    readonly mode: 'once' | 'afterExit' | 'always'
    readonly cooldown?: string
    readonly where?: Rule
  }
  /** The trigger was meant for this entry and its rule holds, whatever re-entry says. */
  knocks: { readonly entry: string; readonly byEvent: boolean; readonly where?: Rule }
  lacksConsent: { readonly channel: Channel }
  isQuiet: { readonly from: string; readonly to: string; readonly zone: ZoneRef }
  capReached: { readonly channel: Channel; readonly caps: readonly CapParams[] }
  /** The customer's bucket lies in [from, to). */
  inArm: { readonly journey: string; readonly node: string; readonly from: number; readonly to: number }
  chosen: { readonly arm: string }
  /** The clock rang, but the planned instant has not come: a long wait is made of several pieces. */
  notDue: undefined
  /** The plan's date was missing or past. */
  wasPast: undefined
  /** The answer belongs to this node, and to its present attempt where answers carry one. */
  isAbout: { readonly node: string }
  /** As `isAbout` (or a time-out), and another attempt is allowed. */
  mayRetry: { readonly node: string; readonly retries: number }
  /** Within the goal's window from the last entry, and the rule holds. */
  goalCounts: { readonly goal: string; readonly window?: string; readonly where?: Rule; readonly byNode: boolean }
}
export type GuardName = keyof GuardParams

export type SkipReason = 'consent' | 'quietHours' | 'cap'

/** Actions by name, with their parameters. */
export interface ActionParams {
  /** Takes the customer of `jornada.known` over. */
  know: undefined
  /** Keeps the profile true to what the world tells: message flags, consent. */
  observe: undefined
  admit: { readonly entry: string }
  /** A trigger that re-entry refused. */
  reject: { readonly entry: string }
  /** Leaves the journey. */
  leave: { readonly reason: string }
  plan: Plan
  send: { readonly node: string; readonly channel: Channel; readonly urgent?: boolean; readonly keepSends?: boolean }
  skip: { readonly node: string; readonly channel: Channel; readonly reason: SkipReason }
  assignArm: { readonly node: string; readonly arm: string }
  choose: { readonly node: string; readonly arms: readonly string[] }
  update: { readonly node: string; readonly set: readonly Assignment[] }
  emitEvent: { readonly node: string; readonly event: string; readonly properties: Readonly<Record<string, RuleValue>> }
  reachGoal: { readonly goal: string }
  convert: { readonly goal: string; readonly value?: { readonly property: string } | { readonly constant: number } }
  /** Forgets the attempts of an earlier visit. */
  resetAttempts: undefined
  request: { readonly node: string }
  assignTask: { readonly node: string; readonly team: string; readonly within: string }
  /** No longer waits for what this node asked of others: a team's work, a place in a queue. */
  withdraw: { readonly node: string }
  queue: { readonly node: string; readonly max: number; readonly per: string }
  handOff: { readonly node: string; readonly journey: string }
}
export type ActionName = keyof ActionParams

export type NameWithParams<Params> = {
  [Name in keyof Params]: Params[Name] extends undefined ? Name | { type: Name } : { type: Name; params: Params[Name] }
}[keyof Params]

export type MachineGuard = NameWithParams<GuardParams>
export type MachineAction = NameWithParams<ActionParams>

/** What a transition of a compiled machine means in the document. */
export interface TransitionMeta {
  /** The port by which the customer leaves the node. */
  readonly port?: string
  /** The edge taken; absent where the port is open and the customer leaves. */
  readonly edge?: string
}

export interface MachineTransition {
  target?: string
  guard?: MachineGuard
  actions?: MachineAction[]
  reenter?: boolean
  meta?: TransitionMeta
}

/** The subset of XState's state configuration that the compiler uses. */
export interface MachineState {
  id?: string
  description?: string
  type?: 'parallel' | 'final'
  initial?: string
  tags?: string[]
  entry?: MachineAction[]
  exit?: MachineAction[]
  on?: Record<string, MachineTransition[]>
  always?: MachineTransition[]
  after?: Record<string, MachineTransition[]>
  invoke?: {
    id: string
    src: string
    input: Record<string, string>
    onDone: MachineTransition[]
    onError?: MachineTransition[]
  }[]
  meta?: { node?: string; kind?: string }
  states?: Record<string, MachineState>
}

/** A compiled journey: a plain, JSON-serialisable XState v5 machine configuration. */
export interface JourneyMachine extends MachineState {
  id: string
  version?: string
  context: Record<string, unknown>
  options: { maxIterations: number }
  states: Record<string, MachineState>
}

/** State keys and ids of the path region that are not nodes; `@` cannot begin a node's id. */
export const OUTSIDE = '@outside'
export const INSIDE = '@inside'

/** Tag of states whose timer yields to events of the same instant. */
export const TIMEOUT_TAG = 'timeout'

/** Reasons to leave that are not the author's. */
export const EXIT_REASONS = {
  endOfPath: 'end of path',
  datePassed: 'date passed',
  enteredAgain: 'entered again',
  handedOff: 'handed off',
} as const
