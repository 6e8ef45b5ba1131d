import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, equalJson, RULE_OPERATORS, type Rule, ruleSchema } from '../../../document/index.ts'
import { fromQuery, toQuery, valueFor } from './rule-query.ts'

const condition: fc.Arbitrary<Condition> = fc
  .record({
    field: fc.constantFrom('customer.country', 'event.value', 'journey.entries'),
    operator: fc.constantFrom(...RULE_OPERATORS),
    value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 })),
  })
  .map(({ value, ...rest }) => (rest.operator === 'null' || rest.operator === 'notNull' ? rest : { ...rest, value }))

const rule = (depth: number): fc.Arbitrary<Rule> =>
  fc
    .record({
      combinator: fc.constantFrom('and' as const, 'or' as const),
      not: fc.boolean(),
      rules: fc.array(depth > 0 ? fc.oneof(condition, rule(depth - 1)) : condition, { maxLength: 3 }),
    })
    .map(({ not, ...rest }) => (not ? { ...rest, not: true } : rest))

describe('a rule', () => {
  it('comes back from the editor as it went in', () => {
    fc.assert(
      fc.property(rule(2), (before) => {
        const after = fromQuery(toQuery(before))
        expect(equalJson(after, before)).toBe(true)
        expect(ruleSchema.safeParse(after).success).toBe(true)
      }),
    )
  })

  it('keeps what a value can be when the comparison changes', () => {
    expect(valueFor('in', 'MX')).toEqual(['MX'])
    expect(valueFor('=', ['MX', 'AR'])).toBe('MX')
    expect(valueFor('between', 5)).toEqual([5, 5])
    expect(valueFor('notNull', 'MX')).toBeNull()
  })
})
