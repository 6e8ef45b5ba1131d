/**
 * Rules as data, apart from the schema that checks them, so that what only evaluates rules need not carry a validator.
 */

export const RULE_OPERATORS = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'notIn',
  'between',
  'notBetween',
  'contains',
  'doesNotContain',
  'beginsWith',
  'endsWith',
  'null',
  'notNull',
] as const

export type RuleScalar = string | number | boolean | null
export type RuleValue = RuleScalar | RuleScalar[]
export type RuleOperator = (typeof RULE_OPERATORS)[number]

/** One comparison. `value` may be missing for `null` and `notNull`. `id` is react-querybuilder's own. */
export interface Condition {
  id?: string | undefined
  field: string
  operator: RuleOperator
  value?: RuleValue | undefined
}

/** react-querybuilder's rule group. An empty group holds. */
export interface Rule {
  id?: string | undefined
  combinator: 'and' | 'or'
  not?: boolean | undefined
  rules: (Rule | Condition)[]
}

export const isGroup = (item: Rule | Condition): item is Rule => 'rules' in item

export const ALWAYS: Rule = { combinator: 'and', rules: [] }
