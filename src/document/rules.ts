import { CHANNELS, type Channel } from './channels.ts'
import { type Comparison, compileComparison } from './comparison.ts'
import { type Condition, isGroup, type Rule } from './rule-tree.ts'

/** Gets a field's value from the facts at hand; `undefined` and `null` mean that it is missing. */
export type FieldReader<Facts> = (facts: Facts) => unknown

/** Finds the reader of a field by its full name (`customer.country`); `undefined` for a field that there is not. */
export type ResolveField<Facts> = (field: string) => FieldReader<Facts> | undefined

/**
 * Compiles a rule to a function, once, so that it can be asked a million times. An empty rule holds; a condition on an
 * unknown field is one on a missing value. How values compare: `compileComparison`.
 */
export function compileRule<Facts>(rule: Rule, resolveField: ResolveField<Facts>): (facts: Facts) => boolean {
  const tests = rule.rules.map((item) =>
    isGroup(item) ? compileRule(item, resolveField) : compileCondition(item, resolveField),
  )
  const holds = tests.length === 0 ? always : rule.combinator === 'and' ? allOf(tests) : anyOf(tests)
  return rule.not === true ? (facts) => !holds(facts) : holds
}

function compileCondition<Facts>(condition: Condition, resolveField: ResolveField<Facts>): (facts: Facts) => boolean {
  const read = resolveField(condition.field)
  const test: Comparison = compileComparison(condition.operator, condition.value)
  if (read === undefined) {
    const missing = test(undefined)
    return () => missing
  }
  return (facts) => test(read(facts))
}

type Test<Facts> = (facts: Facts) => boolean

const always = () => true

function allOf<Facts>(tests: readonly Test<Facts>[]): Test<Facts> {
  const [first, second] = tests
  if (first && tests.length === 1) return first
  if (first && second && tests.length === 2) return (facts) => first(facts) && second(facts)
  return (facts) => tests.every((test) => test(facts))
}

function anyOf<Facts>(tests: readonly Test<Facts>[]): Test<Facts> {
  const [first, second] = tests
  if (first && tests.length === 1) return first
  if (first && second && tests.length === 2) return (facts) => first(facts) || second(facts)
  return (facts) => tests.some((test) => test(facts))
}

/** Does the rule hold for these values, looked up by full field name? For one question; else `compileRule`. */
export const ruleHolds = (rule: Rule, fields: Readonly<Record<string, unknown>>): boolean =>
  compileRule<Readonly<Record<string, unknown>>>(
    rule,
    (field) => (facts) => (Object.hasOwn(facts, field) ? facts[field] : undefined),
  )(fields)

/** The fields a rule asks about, each once, in order of appearance. */
export function fieldsOf(rule: Rule): string[] {
  const fields = new Set<string>()
  const visit = (item: Rule | Condition): void => {
    if (isGroup(item)) for (const inner of item.rules) visit(inner)
    else fields.add(item.field)
  }
  visit(rule)
  return [...fields]
}

/** What a field of a rule speaks of. */
export type FieldReference =
  | { readonly scope: 'customer' | 'event' | 'entry'; readonly name: string }
  | { readonly scope: 'message'; readonly node: string; readonly fact: MessageFact }
  | { readonly scope: 'consent'; readonly channel: Channel }
  | { readonly scope: 'journey'; readonly fact: 'entries' }

/** In the order in which they happen: each tells those before it too, even where their own news never came. */
export const MESSAGE_FACTS = ['sent', 'delivered', 'opened', 'clicked'] as const
export type MessageFact = (typeof MESSAGE_FACTS)[number]

/** What news of a fact tells: all that must have come before, and itself. Who clicked has opened, with or without a pixel. */
export const factsToldBy = (fact: MessageFact): readonly MessageFact[] =>
  MESSAGE_FACTS.slice(0, MESSAGE_FACTS.indexOf(fact) + 1)

/** The facts whose news tell this one. */
export const factsTelling = (fact: MessageFact): readonly MessageFact[] =>
  MESSAGE_FACTS.slice(MESSAGE_FACTS.indexOf(fact))

/** Reads a field's name; `undefined` when it names nothing a rule may ask about. Names after the scope may hold dots. */
export function parseField(field: string): FieldReference | undefined {
  const dot = field.indexOf('.')
  if (dot < 1 || dot === field.length - 1) return undefined
  const scope = field.slice(0, dot)
  const rest = field.slice(dot + 1)
  switch (scope) {
    case 'customer':
    case 'event':
    case 'entry':
      return { scope, name: rest }
    case 'message': {
      const [node, fact, ...more] = rest.split('.')
      const known = MESSAGE_FACTS.find((each) => each === fact)
      return node && known && more.length === 0 ? { scope, node, fact: known } : undefined
    }
    case 'consent': {
      const channel = CHANNELS.find((each) => each === rest)
      return channel && { scope, channel }
    }
    case 'journey':
      return rest === 'entries' ? { scope, fact: 'entries' } : undefined
    default:
      return undefined
  }
}
