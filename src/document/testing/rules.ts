import fc from 'fast-check'
import type { Condition, Rule, RuleOperator, RuleValue } from '../rule.ts'
import { COUNTRIES, choices, choose, dates, seldom, TAGS } from './pools.ts'

/** What a generated part may refer to: known only when the whole journey is. */
export interface Surroundings {
  readonly messages: readonly string[]
  readonly goals: readonly string[]
}

/** A part that is finished once its surroundings are known. */
export type Plan<Part> = (around: Surroundings) => Part

export interface RuleOptions {
  /** Rules about the event at hand or about the one that brought the customer in. */
  readonly event?: boolean
  readonly entry?: boolean
}

const ofScalar: readonly RuleOperator[] = ['=', '!=', 'null', 'notNull']
const ofOrder: readonly RuleOperator[] = [...ofScalar, '<', '<=', '>', '>=']
const ofText: readonly RuleOperator[] = [...ofScalar, 'beginsWith', 'endsWith', 'contains', 'doesNotContain', '<', '>=']

const condition = (
  field: string,
  operators: readonly RuleOperator[],
  values: fc.Arbitrary<RuleValue>,
): fc.Arbitrary<Plan<Condition>> =>
  fc.tuple(fc.constantFrom(...operators), values).map(
    ([operator, value]) =>
      () =>
        conditionOf(field, operator, value),
  )

const conditionOf = (field: string, operator: RuleOperator, value: RuleValue): Condition =>
  operator === 'null' || operator === 'notNull' ? { field, operator } : { field, operator, value }

const several = (
  field: string,
  operators: readonly RuleOperator[],
  values: fc.Arbitrary<(string | number)[]>,
): fc.Arbitrary<Plan<Condition>> =>
  // As an interface writes them: a list, or one text with commas.
  fc.tuple(fc.constantFrom(...operators), values, fc.boolean()).map(
    ([operator, list, asText]) =>
      () =>
        conditionOf(field, operator, asText ? list.join(',') : list),
  )

const amounts = fc.integer({ min: 0, max: 200 })
const amountsOrText = fc.oneof(amounts, amounts.map(String))
const flags: fc.Arbitrary<RuleValue> = fc.constantFrom(true, false, 'true', 'false')

const numberField = (field: string) =>
  fc.oneof(
    { weight: 3, arbitrary: condition(field, ofOrder, amountsOrText) },
    {
      weight: 1,
      arbitrary: several(
        field,
        ['between', 'notBetween'],
        fc.tuple(amounts, amounts).map((pair) => pair.sort((a, b) => a - b)),
      ),
    },
  )

const customerConditions: fc.Arbitrary<Plan<Condition>>[] = [
  condition('customer.country', ofText, fc.constantFrom(...COUNTRIES)),
  several('customer.country', ['in', 'notIn'], fc.subarray([...COUNTRIES], { minLength: 1 })),
  numberField('customer.spend'),
  condition('customer.vip', ofScalar, flags),
  condition('customer.birthday', ofOrder, dates),
  condition('customer.tags', ['contains', 'doesNotContain', 'null', 'notNull'], fc.constantFrom(...TAGS)),
  condition('customer.nickname', ofText, fc.constantFrom('Ana', 'an', 'é', '')),
  condition('journey.entries', ['=', '<', '>='], fc.integer({ min: 0, max: 2 })),
  condition('consent.email', ofScalar, flags),
]

const messageCondition: fc.Arbitrary<Plan<Condition>> = fc
  .record({
    choice: choices,
    fact: fc.constantFrom('sent', 'delivered', 'opened', 'clicked'),
    operator: fc.constantFrom('=' as const, '!=' as const),
    value: flags,
  })
  .map(({ choice, fact, operator, value }) => ({ messages }) => {
    const node = messages.length === 0 ? undefined : choose(messages, choice)
    return node === undefined
      ? { field: 'customer.vip', operator, value }
      : { field: `message.${node}.${fact}`, operator, value }
  })

const eventConditions = (scope: 'event' | 'entry'): fc.Arbitrary<Plan<Condition>>[] => [
  numberField(`${scope}.value`),
  condition(`${scope}.plan`, ofText, fc.constantFrom('basic', 'gold')),
]

/** Rules that hold for some generated customers and not for others; now and then nested, negated or empty. */
export function rulePlans(options: RuleOptions = {}): fc.Arbitrary<Plan<Rule>> {
  const conditions = fc.oneof(
    ...customerConditions,
    messageCondition,
    ...(options.event ? eventConditions('event') : []),
    ...(options.entry === false ? [] : eventConditions('entry')),
  )
  const group = (items: fc.Arbitrary<Plan<Rule | Condition>>): fc.Arbitrary<Plan<Rule>> =>
    fc
      .record({
        combinator: fc.constantFrom('and' as const, 'or' as const),
        not: seldom(fc.constant(true)),
        items: fc.array(items, { minLength: 0, maxLength: 3 }),
      })
      .map(({ combinator, not, items: plans }) => (around) => ({
        combinator,
        ...(not === undefined ? {} : { not }),
        rules: plans.map((plan) => plan(around)),
      }))
  const nested = group(conditions)
  return fc.oneof(
    { weight: 4, arbitrary: group(conditions) },
    { weight: 1, arbitrary: group(fc.oneof<fc.Arbitrary<Plan<Rule | Condition>>[]>(conditions, nested)) },
  )
}
