import type { Happening, RuleValue } from '../../document/index.ts'
import type { Effect, JourneyContext } from '../../runtime/index.ts'

/** An effect of the machine as a step of a test; `undefined` for what the other steps say already. */
export function happeningOf(effect: Effect, context: () => JourneyContext): Happening | undefined {
  switch (effect.type) {
    case 'entered':
      return { what: 'entered', node: effect.entry }
    case 'rejected':
      return { what: 'refused', node: effect.entry }
    case 'left':
      return { what: 'exited', reason: effect.reason }
    case 'send':
      return { what: 'sent', node: effect.node }
    case 'skip':
      return { what: 'skipped', node: effect.node, reason: effect.reason }
    case 'update':
      return {
        what: 'updated',
        node: effect.node,
        values: valuesAfter(
          effect.set.map((each) => each.attribute),
          context(),
        ),
      }
    case 'emit':
      return { what: 'emitted', node: effect.node, event: effect.event }
    case 'converted':
      return { what: 'converted', goal: effect.goal, ...(effect.value === 0 ? {} : { worth: effect.value }) }
    case 'request':
      return { what: 'called', node: effect.node }
    case 'task':
      return { what: 'asked', node: effect.node }
    case 'queue':
      return { what: 'queued', node: effect.node }
    case 'handOff':
      return { what: 'handedOff', node: effect.node }
    case 'arm':
    case 'withdraw':
      return undefined
  }
}

function valuesAfter(attributes: readonly string[], { customer }: JourneyContext): Record<string, RuleValue> {
  const values: Record<string, RuleValue> = {}
  for (const attribute of attributes) {
    const value = Object.hasOwn(customer.attributes, attribute) ? customer.attributes[attribute] : undefined
    values[attribute] = isRuleValue(value) ? value : null
  }
  return values
}

const isRuleValue = (value: unknown): value is RuleValue =>
  isScalar(value) || (Array.isArray(value) && value.every(isScalar))

const isScalar = (value: unknown): value is string | number | boolean | null =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value))
