import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ALWAYS,
  type Condition,
  fieldsOf,
  parseField,
  RULE_OPERATORS,
  type Rule,
  type RuleOperator,
  type RuleValue,
  ruleHolds,
} from './index.ts'
import { rules } from './testing/arbitraries.ts'

const holds = (fact: unknown, operator: RuleOperator, value?: RuleValue): boolean =>
  ruleHolds(
    { combinator: 'and', rules: [value === undefined ? { field: 'f', operator } : { field: 'f', operator, value }] },
    { f: fact },
  )

const group = (combinator: 'and' | 'or', items: (Rule | Condition)[], not?: boolean): Rule => ({
  combinator,
  rules: items,
  ...(not === undefined ? {} : { not }),
})

describe('comparisons', () => {
  it.each<[unknown, RuleOperator, RuleValue, boolean]>([
    ['MX', '=', 'MX', true],
    ['MX', '=', 'mx', false],
    ['MX', '!=', 'AR', true],
    [5, '=', '5', true],
    ['5', '=', 5, true],
    ['5.0', '=', 5, true],
    ['5.0', '=', '5', false],
    [5, '=', 'five', false],
    [true, '=', 'true', true],
    ['false', '=', false, true],
    [true, '=', 1, false],
    [0, '=', '', false],
    [10, '>', '9', true],
    ['10', '>', 9, true],
    ['10', '>', '9', true],
    ['b', '>', 'a', true],
    ['b', '<', 9, false],
    ['Z', '<', 'a', true],
    [9, '<=', 9, true],
    [9, '>=', '9', true],
    [9, '<', 9, false],
    ['2026-01-31', '<', '2026-02-01', true],
    ['2026-01-05', '=', '2026-01-05T00:00:00Z', true],
    ['2026-01-05T01:00:00+01:00', '=', '2026-01-05T00:00:00Z', true],
    ['2026-01-05T12:00', '>', '2026-01-05', true],
    ['2026-02-30', '=', '2026-03-02', false],
    ['MX', 'in', ['AR', 'MX'], true],
    ['MX', 'in', 'AR, MX', true],
    ['MX', 'notIn', 'AR,MX', false],
    [5, 'in', '4,5', true],
    ['', 'in', '', false],
    [['a', 'b'], 'in', ['b', 'c'], true],
    [['a'], 'notIn', ['b'], true],
    [5, 'between', [5, 10], true],
    [10, 'between', '5, 10', true],
    [11, 'between', '5,10', false],
    ['7', 'between', [5, 10], true],
    [7, 'between', [10, 5], false],
    ['2026-01-15', 'between', '2026-01-01,2026-01-31', true],
    [7, 'between', ',10', false],
    [7, 'between', [5], false],
    [7, 'notBetween', [8, 9], true],
    ['hello', 'contains', 'ell', true],
    ['hello', 'contains', 'ELL', false],
    ['hello', 'doesNotContain', 'x', true],
    [['red', 'blue'], 'contains', 'red', true],
    [['red'], 'contains', 're', false],
    [[1, 2], 'contains', '2', true],
    [['red'], 'doesNotContain', 'blue', true],
    [1234, 'contains', 23, true],
    ['hello', 'contains', ['x', 'h'], true],
    ['hello', 'beginsWith', 'he', true],
    ['hello', 'endsWith', 'lo', true],
    [2026, 'beginsWith', 20, true],
    [['he'], 'beginsWith', 'he', false],
    [['a', 1], '=', ['a', '1'], true],
    [['a'], '=', ['a', 'b'], false],
    [['a'], '=', 'a', false],
    [{}, '=', 'x', false],
    [{}, '!=', 'x', true],
  ])('%j %s %j is %s', (fact, operator, value, expected) => {
    expect(holds(fact, operator, value)).toBe(expected)
  })

  it('of a missing value: only "null" and the negative ones hold', () => {
    const negative = ['!=', 'notIn', 'notBetween', 'doesNotContain', 'null']
    for (const operator of RULE_OPERATORS) {
      for (const missing of [undefined, null]) {
        for (const value of ['a', 1, true, null, ['a', 'b'], undefined]) {
          expect(`${operator} ${holds(missing, operator, value)}`).toBe(`${operator} ${negative.includes(operator)}`)
        }
      }
    }
    expect(holds('', 'null')).toBe(false)
    expect(holds(0, 'notNull')).toBe(true)
  })

  it('are each the opposite of their negation', () => {
    const scalars = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.integer({ min: -3, max: 3 }),
      fc.boolean(),
      fc.constantFrom('2026-01-01', '1,2', 'true', '3'),
    )
    const facts = fc.oneof(scalars, fc.array(scalars, { maxLength: 3 }), fc.constantFrom(null, undefined))
    const values = fc.oneof(scalars, fc.constant(null), fc.array(scalars, { maxLength: 3 }))
    const pairs: [RuleOperator, RuleOperator][] = [
      ['=', '!='],
      ['in', 'notIn'],
      ['between', 'notBetween'],
      ['contains', 'doesNotContain'],
      ['null', 'notNull'],
    ]
    fc.assert(
      fc.property(facts, values, fc.constantFrom(...pairs), (fact, value, [one, other]) => {
        expect(holds(fact, one, value)).toBe(!holds(fact, other, value))
      }),
      { numRuns: 1_000 },
    )
  })

  it('order numbers as numbers do, however they are written', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.boolean(), fc.boolean(), (a, b, aText, bText) => {
        const [fact, value] = [aText ? String(a) : a, bText ? String(b) : b]
        expect([
          holds(fact, '<', value),
          holds(fact, '<=', value),
          holds(fact, '>', value),
          holds(fact, '>=', value),
        ]).toEqual([a < b, a <= b, a > b, a >= b])
        expect(holds(fact, 'between', [Math.min(a, b), Math.max(a, b)])).toBe(true)
      }),
    )
  })
})

describe('rules', () => {
  const yes: Condition = { field: 'f', operator: '=', value: 1 }
  const no: Condition = { field: 'f', operator: '=', value: 2 }
  const ask = (rule: Rule) => ruleHolds(rule, { f: 1 })

  it('join conditions with and, or and not', () => {
    expect([
      ask(group('and', [yes, no])),
      ask(group('or', [yes, no])),
      ask(group('or', [no, no, yes])),
      ask(group('and', [yes, yes, yes])),
    ]).toEqual([false, true, true, true])
    expect([ask(group('and', [yes], true)), ask(group('or', [no, group('and', [no], true)]))]).toEqual([false, true])
  })

  it('hold when they are empty, alone or inside another', () => {
    expect([
      ask(ALWAYS),
      ask(group('or', [])),
      ask(group('or', [no, ALWAYS])),
      ask(group('and', [yes, ALWAYS])),
    ]).toEqual([true, true, true, true])
  })

  it('take an unknown field, and one that every object inherits, for a missing value', () => {
    expect(ruleHolds(group('and', [{ field: 'toString', operator: 'null' }]), {})).toBe(true)
    expect(ruleHolds(group('and', [{ field: '__proto__', operator: 'notNull' }]), {})).toBe(false)
  })

  it('turn into their opposite with not, and obey De Morgan', () => {
    const facts = fc.record({
      country: fc.constantFrom('MX', 'AR', undefined),
      spend: fc.constantFrom(0, 50, 150, undefined),
      vip: fc.constantFrom(true, false, undefined),
    })
    fc.assert(
      fc.property(rules(), rules(), facts, (a, b, { country, spend, vip }) => {
        const fields = { 'customer.country': country, 'customer.spend': spend, 'customer.vip': vip }
        const is = (rule: Rule) => ruleHolds(rule, fields)
        expect(is({ ...a, not: a.not !== true })).toBe(!is(a))
        expect(is(group('and', [a, b], true))).toBe(is(group('or', [group('and', [a], true), group('and', [b], true)])))
      }),
    )
  })

  it('say which fields they ask about', () => {
    expect(fieldsOf(group('and', [yes, group('or', [{ field: 'g', operator: 'null' }, no])]))).toEqual(['f', 'g'])
  })

  it('speak of customers, events, messages, consent and entries', () => {
    expect(parseField('customer.first.name')).toEqual({ scope: 'customer', name: 'first.name' })
    expect(parseField('message.n1.opened')).toEqual({ scope: 'message', node: 'n1', fact: 'opened' })
    expect(parseField('consent.sms')).toEqual({ scope: 'consent', channel: 'sms' })
    expect(parseField('journey.entries')).toEqual({ scope: 'journey', fact: 'entries' })
    for (const field of [
      '',
      '.',
      'customer',
      'customer.',
      'other.x',
      'message.n1',
      'message.n1.read',
      'message..sent',
      'consent.fax',
      'journey.x',
    ]) {
      expect(parseField(field)).toBeUndefined()
    }
  })
})
