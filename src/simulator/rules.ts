import { compileRule, type FieldReader, parseField, type Rule } from '../document/index.ts'
import { CLICKED, type Customer, DELIVERED, OPENED, SENT } from './customer.ts'
import type { Engine } from './engine.ts'
import { EVENT } from './model.ts'
import type { Test } from './program.ts'

const FACTS = {
  sent: { flag: SENT, event: EVENT.sent },
  delivered: { flag: DELIVERED, event: EVENT.delivered },
  opened: { flag: OPENED, event: EVENT.opened },
  clicked: { flag: CLICKED, event: EVENT.clicked },
} as const

/** A rule as a test of a simulated customer and the event at hand; the same meaning as the runtime's `holds`. */
export const compileTest = (engine: Engine, rule: Rule | undefined): Test =>
  rule === undefined || rule.rules.length === 0 && rule.not !== true
    ? () => true
    : compileRule<Customer>(rule, (field) => reader(engine, field))

function reader(engine: Engine, field: string): FieldReader<Customer> | undefined {
  const { model, world } = engine
  const reference = parseField(field)
  switch (reference?.scope) {
    case 'customer': {
      const attribute = model.attributes.number(reference.name)
      return (customer) => world.attribute(customer, attribute)
    }
    case 'event':
      return (customer) => engine.eventProperty(customer, reference.name)
    case 'entry':
      return (customer) => engine.entryProperty(customer, reference.name)
    case 'consent': {
      const channel = model.channels.number(reference.channel)
      return (customer) => world.hasConsent(customer, channel)
    }
    case 'journey':
      return (customer) => customer.entries
    case 'message': {
      const node = model.nodes.find(reference.node)
      if (node < 0) return () => false
      const { flag, event } = FACTS[reference.fact]
      return (customer) =>
        (engine.eventType === event && engine.eventNode === node) || ((customer.messages[node] ?? 0) & flag) !== 0
    }
    default:
      return undefined
  }
}
