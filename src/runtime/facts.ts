import {
  compileRule,
  type FieldReader,
  factsTelling,
  parseField,
  type ResolveField,
  type Rule,
} from '../document/index.ts'
import type { JourneyContext } from './context.ts'
import type { JourneyEvent } from './events.ts'

/** What a guard may look at: the memory as it was before the event, and the event itself. */
export interface Facts {
  readonly context: JourneyContext
  readonly event: JourneyEvent
}

const resolveField: ResolveField<Facts> = (field): FieldReader<Facts> | undefined => {
  const reference = parseField(field)
  switch (reference?.scope) {
    case 'customer':
      return ({ context }) => own(context.customer.attributes, reference.name)
    case 'event':
      return ({ event }) => eventProperty(event, reference.name)
    case 'entry':
      return ({ context }) => own(context.entry, reference.name)
    case 'consent':
      return ({ context }) => hasConsent(context, reference.channel)
    case 'journey':
      return ({ context }) => context.entries
    case 'message': {
      const telling = new Set(factsTelling(reference.fact).map((fact) => `message.${fact}`))
      return ({ context, event }) =>
        (event.node === reference.node && telling.has(event.type)) ||
        (own(context.messages, reference.node) as { [fact: string]: unknown } | undefined)?.[reference.fact] === true
    }
    default:
      return undefined
  }
}

export const hasConsent = (context: JourneyContext, channel: string): boolean =>
  own(context.customer.consent, channel) !== false

/** A property of the event at hand; standard events carry `node`, `channel`, `attribute` and `value` themselves. */
const eventProperty = (event: JourneyEvent, name: string): unknown =>
  own(event.properties ?? {}, name) ?? (STANDARD_PROPERTIES.has(name) ? own(event, name) : undefined)

const STANDARD_PROPERTIES = new Set(['node', 'channel', 'attribute', 'value'])

/** Reads own properties only, so that no name meets what every object inherits. */
export const own = (record: object, key: string): unknown =>
  Object.hasOwn(record, key) ? (record as Record<string, unknown>)[key] : undefined

const compiled = new WeakMap<Rule, (facts: Facts) => boolean>()

/** Does the rule hold? Compiled once per rule object: machine configurations do not change. */
export function holds(rule: Rule | undefined, facts: Facts): boolean {
  if (rule === undefined) return true
  let test = compiled.get(rule)
  if (!test) {
    test = compileRule(rule, resolveField)
    compiled.set(rule, test)
  }
  return test(facts)
}
