import {
  type Condition,
  isGroup,
  parseField,
  type Rule,
  type RuleValue,
  STANDARD_EVENTS,
} from '../../document/index.ts'
import type { ContentContext } from './content-context.ts'
import { type Environment, isStandardEvent, own, typeOfField } from './environment.ts'
import type { Place } from './finding.ts'
import { RuleLogic } from './logic/rule-logic.ts'
import { knownFields, near, nearField, type Suggestion } from './nearest.ts'

/** What a rule is asked about and where it stands. */
export interface RuleSetting {
  readonly where: string
  /** The event at hand, when there is exactly one kind it can be. */
  readonly event?: string | undefined
  readonly port?: string
  /** Say so when the rule can never hold. */
  readonly satisfiable?: boolean
}

/** The parts of a context that references need; a whole document has no step of its own. */
export type ReferenceContext = Pick<ContentContext, 'environment' | 'report'> & { readonly place: Place }

const inNode = (context: ContentContext | ReferenceContext, port?: string): Place => ({
  ...('place' in context ? context.place : { node: context.id }),
  ...(port === undefined ? {} : { port }),
})

/** An event that something waits for or is triggered by. */
export function checkEvent(
  event: string,
  where: string,
  place: Place,
  context: Pick<ContentContext, 'environment' | 'report'>,
): void {
  const { journey, sentEvents } = context.environment
  if (event.startsWith('jornada.')) context.report('reserved-event', place, { where, event })
  else if (!Object.hasOwn(journey.events, event) && !isStandardEvent(event)) {
    const values = { where, event, ...near(event, [...Object.keys(journey.events), ...STANDARD_EVENTS]) }
    context.report('unknown-event', place, values, sentEvents.has(event) ? 'warning' : undefined)
  }
}

/** Everything a rule speaks of, each thing once, and whether it can hold at all. */
export function checkRule(rule: Rule, setting: RuleSetting, context: ContentContext | ReferenceContext): void {
  const told = new Set<string>()
  const visit = (item: Rule | Condition): void => {
    if (isGroup(item)) {
      for (const inner of item.rules) visit(inner)
      return
    }
    checkValues(item, setting, context)
    if (told.has(item.field)) return
    told.add(item.field)
    checkField(item.field, setting, context)
  }
  visit(rule)
  if (!setting.satisfiable || rule.rules.length === 0) return
  const logic = new RuleLogic([rule], (field) => typeOfField(context.environment, field, setting.event))
  if (logic.verdict(0) === 'impossible') {
    context.report('condition-never-true', inNode(context, setting.port), { where: setting.where })
  }
}

function checkField(field: string, setting: RuleSetting, context: ContentContext | ReferenceContext): void {
  const { environment, report } = context
  const place = inNode(context, setting.port)
  const reference = parseField(field)
  if (!reference) {
    const known = knownFields(environment, setting.event === undefined ? [] : [setting.event])
    report('unknown-field', place, { where: setting.where, field, ...nearField(field, known) })
    return
  }
  if (reference.scope === 'customer') {
    if (Object.hasOwn(environment.journey.attributes, reference.name)) return
    const quiet = environment.setAttributes.has(reference.name) ? 'warning' : undefined
    const known = near(reference.name, Object.keys(environment.journey.attributes))
    report('unknown-attribute', place, { where: setting.where, attribute: reference.name, ...known }, quiet)
  }
  if (reference.scope !== 'event' && reference.scope !== 'entry') return
  const events =
    reference.scope === 'entry' ? environment.entryEvents : setting.event === undefined ? [] : [setting.event]
  const missing = propertyMissing(environment, events, reference.name)
  if (missing === undefined) return
  const known = nearProperty(environment, missing, reference.name)
  report('unknown-property', place, { where: setting.where, property: reference.name, event: missing, ...known })
}

export const nearProperty = ({ journey }: Environment, event: string, property: string): Suggestion =>
  near(property, Object.keys(own(journey.events, event)?.properties ?? {}))

/** The event that lacks a property all of these events lack; nothing is known of standard and undeclared events. */
export function propertyMissing(
  environment: Environment,
  events: readonly string[],
  property: string,
): string | undefined {
  const declared = events.map((event) => (isStandardEvent(event) ? undefined : own(environment.journey.events, event)))
  const lacking = declared.every((event) => event !== undefined && !Object.hasOwn(event.properties, property))
  return lacking ? events[0] : undefined
}

const COMPARED = new Set(['=', '!=', 'in', 'notIn'])

/** A category compared with something outside its list. */
function checkValues(condition: Condition, setting: RuleSetting, context: ContentContext | ReferenceContext): void {
  const reference = parseField(condition.field)
  if (reference?.scope !== 'customer' || !COMPARED.has(condition.operator)) return
  const attribute = own(context.environment.journey.attributes, reference.name)
  if (attribute?.type !== 'category' || !attribute.values || attribute.values.length === 0) return
  const known = new Set(attribute.values.map(String))
  for (const value of listed(condition)) {
    if (value === null || value === '' || known.has(String(value))) continue
    const values = {
      where: setting.where,
      attribute: reference.name,
      value: String(value),
      ...near(String(value), known),
    }
    context.report('unknown-value', inNode(context, setting.port), values)
  }
}

function listed({ operator, value }: Condition): readonly RuleValue[] {
  if (Array.isArray(value)) return value
  if (value === undefined) return []
  if (typeof value === 'string' && (operator === 'in' || operator === 'notIn'))
    return value.split(',').map((part) => part.trim())
  return [value]
}
