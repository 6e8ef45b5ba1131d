import { compileRule, type FieldReader, factsTelling, parseField, type Rule } from '../document/index.ts'
import { CLICKED, type Customer, DELIVERED, OPENED, SENT } from './customer.ts'
import { EVENT, type Model } from './model.ts'
import type { Test } from './program.ts'
import type { World } from './world.ts'

const FACTS = {
  sent: { flag: SENT, event: EVENT.sent },
  delivered: { flag: DELIVERED, event: EVENT.delivered },
  opened: { flag: OPENED, event: EVENT.opened },
  clicked: { flag: CLICKED, event: EVENT.clicked },
} as const

/** What a rule's fields are read from. */
export interface RuleScope {
  readonly model: Model
  readonly world: World
  /** The event at hand. */
  readonly eventType: number
  readonly eventNode: number
  eventProperty(customer: Customer, name: string): unknown
  entryProperty(customer: Customer, name: string): unknown
}

/** A rule as a test of a simulated customer and the event at hand; the same meaning as the runtime's `holds`. */
export const compileTest = (scope: RuleScope, rule: Rule | undefined): Test =>
  rule === undefined ? () => true : compileRule<Customer>(rule, (field) => readField(scope, field))

/** Where a rule's field is read from; `undefined` for a field there is not. */
export function readField(scope: RuleScope, field: string): FieldReader<Customer> | undefined {
  const { model, world } = scope
  const reference = parseField(field)
  switch (reference?.scope) {
    case 'customer': {
      const attribute = model.attributes.number(reference.name)
      return (customer) => world.attribute(customer, attribute)
    }
    case 'event':
      return (customer) => scope.eventProperty(customer, reference.name)
    case 'entry':
      return (customer) => scope.entryProperty(customer, reference.name)
    case 'consent': {
      const channel = model.channels.number(reference.channel)
      return (customer) => world.hasConsent(customer, channel)
    }
    case 'journey':
      return (customer) => customer.entries
    case 'message': {
      const node = model.nodes.find(reference.node)
      if (node < 0) return () => false
      const { flag } = FACTS[reference.fact]
      const telling = factsTelling(reference.fact).map((fact): number => FACTS[fact].event)
      return (customer) =>
        (scope.eventNode === node && telling.includes(scope.eventType)) || ((customer.messages[node] ?? 0) & flag) !== 0
    }
    default:
      return undefined
  }
}
