import {
  type Condition,
  DUE,
  isGroup,
  type MachineAction,
  type MachineGuard,
  type MachineState,
  type Plan,
  type Rule,
} from '../../../document/index.ts'

/** A machine's parts on one line each, in its own words: code, the same in every language. */

/** A rule as code: `customer.country = "MX" and customer.spend >= 150`. A rule without conditions always holds: `true`. */
function ruleCode(rule: Rule): string {
  const parts = rule.rules.map((item) => (isGroup(item) ? `(${ruleCode(item)})` : conditionCode(item)))
  const text = parts.length === 0 ? 'true' : parts.join(` ${rule.combinator} `)
  return rule.not ? `not (${text})` : text
}

const conditionCode = ({ field, operator, value }: Condition): string =>
  value === undefined ? `${field} ${operator}` : `${field} ${operator} ${JSON.stringify(value)}`

/** When a wait ends: `P3D`, `09:00 mon,tue customer`, `quietEnds 21:00–08:00 UTC`. */
function planCode(plan: Plan): string {
  switch (plan.until) {
    case 'duration':
      return plan.duration
    case 'timeOfDay':
      return words(plan.time, plan.days?.join(), plan.zone)
    case 'date':
      return words(plan.date, plan.zone)
    case 'attribute':
      return words(plan.attribute, plan.offset, plan.time, plan.yearly && 'yearly', plan.zone)
    case 'windowOpens':
      return words(plan.until, `${plan.from}–${plan.to}`, plan.days?.join(), plan.zone)
    case 'quietEnds':
      return words(plan.until, `${plan.from}–${plan.to}`, plan.zone)
  }
}

/** `always`, an event's name, `done`, or `after` with the plan in force: a machine knows but one delay, the plan's. */
export function triggerCode(on: string, plan: Plan | undefined): string {
  return on === `after ${DUE}` && plan ? `after ${planCode(plan)}` : on
}

/** The plan that a state makes on entry; undefined where it makes none. */
export function planOf(state: MachineState): Plan | undefined {
  const plan = state.entry?.findLast((action) => typeof action === 'object' && action.type === 'plan')
  return typeof plan === 'object' && plan.type === 'plan' ? plan.params : undefined
}

/** A guard with what it asks: `matches n3, event.amount > 100`, `inArm 0.1–0.55`. */
export function guardCode(guard: MachineGuard): string {
  if (typeof guard === 'string') return guard
  switch (guard.type) {
    case 'matches':
      return words(guard.type, list(guard.params.message, guard.params.where && ruleCode(guard.params.where)))
    case 'mayEnter':
      return words(
        guard.type,
        list(
          guard.params.entry,
          words(guard.params.mode, guard.params.cooldown),
          guard.params.where && ruleCode(guard.params.where),
        ),
      )
    case 'knocks':
      return words(guard.type, list(guard.params.entry, guard.params.where && ruleCode(guard.params.where)))
    case 'lacksConsent':
      return words(guard.type, guard.params.channel)
    case 'isQuiet':
      return words(guard.type, `${guard.params.from}–${guard.params.to}`, guard.params.zone)
    case 'capReached':
      return words(guard.type, list(...guard.params.caps.map(({ channel, max, per }) => `${channel} ${max}/${per}`)))
    case 'inArm':
      return words(guard.type, `${digits(guard.params.from)}–${digits(guard.params.to)}`)
    case 'chosen':
      return words(guard.type, guard.params.arm)
    case 'isAbout':
      return words(guard.type, guard.params.node)
    case 'mayRetry':
      return words(guard.type, guard.params.node, `≤ ${guard.params.retries}`)
    case 'goalCounts':
      return words(
        guard.type,
        list(guard.params.window && `≤ ${guard.params.window}`, guard.params.where && ruleCode(guard.params.where)),
      )
    case 'notDue':
    case 'wasPast':
      return guard.type
  }
}

/** An action with what it is given: `send n3 email`, `plan P3D`, `leave "end of path"`. */
export function actionCode(action: MachineAction): string {
  if (typeof action === 'string') return action
  switch (action.type) {
    case 'plan':
      return words(action.type, planCode(action.params))
    case 'send':
      return words(action.type, action.params.node, action.params.channel, action.params.urgent && 'urgent')
    case 'skip':
      return words(action.type, action.params.node, action.params.channel, action.params.reason)
    case 'admit':
    case 'reject':
      return words(action.type, action.params.entry)
    case 'leave':
      return words(action.type, JSON.stringify(action.params.reason))
    case 'assignArm':
      return words(action.type, action.params.node, action.params.arm)
    case 'choose':
      return words(action.type, action.params.node, action.params.arms.join())
    case 'update':
      return words(action.type, action.params.node, list(...action.params.set.map(({ attribute }) => attribute)))
    case 'emitEvent':
      return words(action.type, action.params.node, action.params.event)
    case 'reachGoal':
    case 'convert':
      return words(action.type, action.params.goal)
    case 'assignTask':
      return words(action.type, action.params.node, JSON.stringify(action.params.team), action.params.within)
    case 'request':
    case 'withdraw':
      return words(action.type, action.params.node)
    case 'queue':
      return words(action.type, action.params.node, `${action.params.max}/${action.params.per}`)
    case 'handOff':
      return words(action.type, action.params.node, action.params.journey)
    case 'know':
    case 'observe':
    case 'resetAttempts':
      return action.type
  }
}

type Word = string | false | undefined
const said = (parts: readonly Word[]) => parts.filter((part) => typeof part === 'string' && part !== '')
const words = (...parts: readonly Word[]): string => said(parts).join(' ')
const list = (...parts: readonly Word[]): string => said(parts).join(', ')

/** Four digits tell arms apart; more are noise. */
const digits = (share: number): string => String(Math.round(share * 10_000) / 10_000)
