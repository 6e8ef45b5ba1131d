import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition, DataType, Rule, RuleOperator, RuleValue } from '../../../document/index.ts'
import { numberOf, RULE_OPERATORS, ruleHolds, timeOf } from '../../../document/index.ts'
import { RuleLogic } from './rule-logic.ts'

const all = (...rules: (Rule | Condition)[]): Rule => ({ combinator: 'and', rules })
const any = (...rules: (Rule | Condition)[]): Rule => ({ combinator: 'or', rules })
const not = (rule: Rule): Rule => ({ ...rule, not: true })
const is = (field: string, operator: RuleOperator, value?: RuleValue): Condition => ({
  field: `customer.${field}`,
  operator,
  ...(value === undefined ? {} : { value }),
})

const alone = (rule: Rule) => new RuleLogic([rule]).verdict(0)
const behind = (rule: Rule, ...earlier: Rule[]) =>
  new RuleLogic([rule, ...earlier]).verdict(
    0,
    earlier.map((_, index) => index + 1),
  )

describe('a rule that contradicts itself', () => {
  it.each<[string, Rule]>([
    ['two countries at once', all(is('country', '=', 'MX'), is('country', '=', 'AR'))],
    ['more than a hundred and less than fifty', all(is('spend', '>', 100), is('spend', '<', 50))],
    ['an empty interval', all(is('spend', '>', 5), is('spend', '<=', 5))],
    ['between outside of between', all(is('spend', 'between', [1, 5]), is('spend', 'notBetween', '0,10'))],
    ['in a set and not in a larger one', all(is('country', 'in', ['MX', 'AR']), is('country', 'notIn', 'MX,AR,ES'))],
    ['missing and equal', all(is('country', 'null'), is('country', '=', 'MX'))],
    ['a rule and its negation', all(all(is('a', '=', 1), is('b', '=', 2)), not(all(is('a', '=', 1), is('b', '=', 2))))],
    ['not, over an or', all(is('a', '=', 1), not(any(is('a', '=', 1), is('b', '=', 2))))],
    ['the negation of nothing', not(all())],
    ['no order among dates', all(is('born', '<', '2026-01-01'), is('born', '>', '2026-06-01'))],
    ['contains and does not', all(is('name', 'contains', 'x'), is('name', 'doesNotContain', 'x'))],
    ['equal to one thing and beginning otherwise', all(is('country', '=', 'MX'), is('country', 'beginsWith', 'A'))],
  ])('is found: %s', (_name, rule) => {
    expect(alone(rule)).toBe('impossible')
  })

  it.each<[string, Rule]>([
    ['nothing asked', all()],
    ['a touching interval', all(is('spend', '>=', 5), is('spend', '<=', 5))],
    ['a list holds both', all(is('tags', 'in', ['a']), is('tags', 'in', ['b']))],
    ['missing and different', all(is('country', 'null'), is('country', '!=', 'MX'))],
    ['different from two', all(is('country', '!=', 'MX'), is('country', '!=', 'AR'))],
    ['text and number', all(is('x', '<', 5), is('x', '>', 'abc'))],
    [
      'the middle of a text',
      all(is('name', 'contains', 'a'), is('name', 'beginsWith', 'b'), is('name', 'endsWith', 'c')),
    ],
  ])('is not claimed: %s', (_name, rule) => {
    expect(alone(rule)).toBe('possible')
  })
})

describe('a declared type', () => {
  const typed = (type: DataType, rule: Rule) => new RuleLogic([rule], () => type).verdict(0)

  it('rules out what only values of other types allow', () => {
    const asText = all(is('spend', '>', '100'), is('spend', '<', '50'))
    expect(alone(asText)).toBe('possible')
    expect(typed('number', asText)).toBe('impossible')
    const both = all(is('tags', 'in', 'a'), is('tags', 'in', 'b'))
    expect(typed('category', both)).toBe('impossible')
    expect(typed('list', both)).toBe('possible')
    expect(typed('boolean', all(is('vip', '!=', true), is('vip', '!=', false), is('vip', 'notNull')))).toBe('possible')
    expect(typed('date', all(is('born', '<', '2026-01-01'), is('born', '>', '2025-12-31')))).toBe('possible')
    expect(typed('date', all(is('born', '<', '2026-01-01'), is('born', '>=', '2026-01-01T00:00Z')))).toBe('impossible')
  })

  it('still counts what is missing', () => {
    expect(typed('number', not(any(is('spend', '<', 5), is('spend', '>=', 5))))).toBe('possible')
  })
})

describe('a branch behind others', () => {
  it('is hidden by a wider interval, a larger set, a coarser rule', () => {
    expect(behind(all(is('spend', '>', 500)), all(is('spend', '>', 100)))).toBe('impossible')
    expect(behind(all(is('country', '=', 'MX')), all(is('country', 'in', ['MX', 'AR'])))).toBe('impossible')
    expect(behind(all(is('a', '=', 1), is('b', '=', 2)), all(is('a', '=', 1)))).toBe('impossible')
  })

  it('is hidden by two that share it out', () => {
    const [low, high] = [all(is('spend', '<', 10)), all(is('spend', '>=', 5))]
    expect(behind(all(is('spend', '<', 7)), low, high)).toBe('impossible')
    expect(behind(all(is('spend', 'between', [8, 20])), low, high)).toBe('impossible')
  })

  it('is free where something is left', () => {
    expect(behind(all(is('spend', '>', 100)), all(is('spend', '>', 500)))).toBe('possible')
    // A customer without a figure is neither above nor below.
    expect(behind(all(is('spend', 'null')), all(is('spend', '<', 5)), all(is('spend', '>=', 5)))).toBe('possible')
  })

  it('leaves nobody for else where opened and not opened are both asked', () => {
    const opened = (value: boolean): Rule => all({ field: 'message.n1.opened', operator: '=', value })
    expect(new RuleLogic([opened(true), opened(false)]).verdictNone([0, 1])).toBe('impossible')
    expect(new RuleLogic([opened(true)]).verdictNone([0])).toBe('possible')
  })
})

describe('what became of a message', () => {
  const news = (fact: string, value = true, node = 'mail'): Condition => ({
    field: `message.${node}.${fact}`,
    operator: '=',
    value,
  })

  it.each([
    ['clicked', 'opened'],
    ['clicked', 'delivered'],
    ['clicked', 'sent'],
    ['opened', 'delivered'],
    ['opened', 'sent'],
    ['delivered', 'sent'],
  ])('cannot be %s and not %s', (later, earlier) => {
    expect(alone(all(news(later), news(earlier, false)))).toBe('impossible')
    expect(alone(all(news(later), { ...news(earlier), operator: '!=' }))).toBe('impossible')
    expect(alone(all(news(earlier), news(later, false)))).toBe('possible')
    expect(alone(all(news(earlier, false), news(later, false)))).toBe('possible')
  })

  it('leaves nobody for “clicked” behind “opened”, and somebody the other way round', () => {
    expect(behind(all(news('clicked')), all(news('opened')))).toBe('impossible')
    expect(behind(all(news('opened')), all(news('clicked')))).toBe('possible')
    expect(behind(all(news('clicked')), any(news('opened'), is('spend', '>', 5)))).toBe('impossible')
  })

  it('leaves nobody for “else” behind “not clicked” and “delivered”', () => {
    const logic = new RuleLogic([all(news('clicked', false)), all(news('delivered'))])
    expect(logic.verdictNone([0, 1])).toBe('impossible')
    expect(logic.verdictNone([0])).toBe('possible')
  })

  it('says nothing about another message', () => {
    expect(alone(all(news('clicked'), news('opened', false, 'sms')))).toBe('possible')
    expect(behind(all(news('clicked')), all(news('opened', true, 'sms')))).toBe('possible')
  })

  it('is one of five things, whatever is asked about it', () => {
    const facts = ['sent', 'delivered', 'opened', 'clicked'] as const
    const asked = fc.record({
      field: fc.constantFrom(...facts).map((fact) => `message.mail.${fact}`),
      operator: fc.constantFrom(...RULE_OPERATORS),
      value: fc.constantFrom<RuleValue>(true, false, 'true', 1, 0, null),
    })
    const rule = fc.record({
      combinator: fc.constantFrom('and' as const, 'or' as const),
      not: fc.boolean(),
      rules: fc.array(asked, { minLength: 1, maxLength: 4 }),
    })
    const stages = Array.from({ length: 5 }, (_, stage) =>
      Object.fromEntries(facts.map((fact, rank) => [`message.mail.${fact}`, rank < stage])),
    )
    fc.assert(
      fc.property(rule, rule, (wanted, earlier) => {
        const somebody = stages.some((stage) => ruleHolds(wanted, stage) && !ruleHolds(earlier, stage))
        expect(behind(wanted, earlier)).toBe(somebody ? 'possible' : 'impossible')
      }),
      { numRuns: 2_000 },
    )
  })

  it('is still not claimed too much of when asked more than can be weighed together', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ ...news('opened'), value: index + 2 }))
    expect(alone(any(news('clicked'), ...many))).toBe('possible')
  })
})

describe('what is claimed', () => {
  const constants: RuleValue[] = [
    1,
    2,
    5,
    0,
    -3,
    1e300,
    '1',
    '2',
    '5',
    ' 2',
    '1.0',
    'MX',
    'AR',
    'abc',
    '',
    'true',
    true,
    false,
    null,
    '2026-01-01',
    '2026-01-01T00:00:00Z',
    '2026-02-01',
    '2025-12-31',
    'a',
    'b',
  ]
  const facts: unknown[] = [
    undefined,
    null,
    ...constants,
    1.5,
    3,
    4,
    1e9,
    -1e9,
    0.5,
    '3',
    '05',
    '+5',
    '5.0',
    '4.5',
    'm',
    'zz',
    'A',
    '~',
    '2026-01-15',
    '2026-01-01T00:00Z',
    '2025-12-31T19:00:00-05:00',
    'abcd',
    'xaby',
    [],
    ['MX'],
    ['MX', 'AR'],
    [1, 2],
    ['a', 'zz'],
    {},
  ]
  const scalars = fc.constantFrom(...constants)
  const values = fc.oneof(
    scalars,
    fc.array(fc.constantFrom(...(constants as (string | number)[])), { maxLength: 3 }),
    fc.constantFrom('1,5', 'MX,AR', '2026-01-01,2026-02-01'),
  )
  const conditions: fc.Arbitrary<Condition> = fc.record({
    field: fc.constantFrom('customer.a', 'customer.b', 'event.c'),
    operator: fc.constantFrom(...RULE_OPERATORS),
    value: values,
  })
  const rules: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule; item: Rule | Condition }>((tie) => ({
    rule: fc.record({
      combinator: fc.constantFrom('and' as const, 'or' as const),
      not: fc.boolean(),
      rules: fc.array(tie('item'), { maxLength: 4 }),
    }),
    item: fc.oneof({ maxDepth: 3, depthSize: 'small' }, conditions, tie('rule')),
  })).rule

  const customers = fc.record({
    'customer.a': fc.constantFrom(...facts),
    'customer.b': fc.constantFrom(...facts),
    'event.c': fc.constantFrom(...facts),
  })

  it('is never contradicted by a customer', () => {
    fc.assert(
      fc.property(
        rules,
        fc.array(rules, { maxLength: 3 }),
        fc.array(customers, { minLength: 60, maxLength: 60 }),
        (rule, earlier, people) => {
          const verdict = behind(rule, ...earlier)
          if (verdict !== 'impossible') return
          for (const customer of people) {
            expect(ruleHolds(rule, customer) && !earlier.some((other) => ruleHolds(other, customer))).toBe(false)
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('is never contradicted on a single field, whatever its value', () => {
    const about = conditions.map((condition) => ({ ...condition, field: 'customer.a' }))
    fc.assert(
      fc.property(fc.array(about, { minLength: 1, maxLength: 5 }), fc.boolean(), (items, negated) => {
        const rule: Rule = { combinator: 'and', not: negated, rules: items }
        if (alone(rule) !== 'impossible') return
        for (const fact of facts) expect(ruleHolds(rule, { 'customer.a': fact })).toBe(false)
      }),
      { numRuns: 10_000 },
    )
  })

  const ofType: Partial<Record<DataType, (fact: unknown) => boolean>> = {
    number: (fact) => fact == null || numberOf(fact) !== undefined,
    date: (fact) =>
      fact == null || typeof fact === 'number' || (typeof fact === 'string' && timeOf(fact) !== undefined),
    category: (fact) => !Array.isArray(fact),
    list: (fact) => fact == null || Array.isArray(fact),
  }

  it.each(Object.entries(ofType))('is never contradicted by a value of its declared type: %s', (type, fits) => {
    const about = conditions.map((condition) => ({ ...condition, field: 'customer.a' }))
    fc.assert(
      fc.property(fc.array(about, { minLength: 1, maxLength: 4 }), fc.boolean(), (items, negated) => {
        const rule: Rule = { combinator: 'and', not: negated, rules: items }
        if (new RuleLogic([rule], () => type as DataType).verdict(0) !== 'impossible') return
        for (const fact of facts.filter(fits)) expect(ruleHolds(rule, { 'customer.a': fact })).toBe(false)
      }),
      { numRuns: 4_000 },
    )
  })

  it('is decided quickly even for the largest rules', () => {
    const many = Array.from({ length: 200 }, (_, index) => is(`f${index % 40}`, '>', index))
    const started = performance.now()
    alone(all(...many, not(any(...many))))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
