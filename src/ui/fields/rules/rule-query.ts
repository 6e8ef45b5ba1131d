import type { RuleGroupType, RuleType } from 'react-querybuilder'
import { type Condition, isGroup, type Rule, type RuleOperator, type RuleValue } from '../../../document/index.ts'

/** Between the document's rules and react-querybuilder's queries, which carry ids for the sake of the page. */

export const toQuery = (rule: Rule): RuleGroupType => ({
  combinator: rule.combinator,
  not: rule.not ?? false,
  rules: rule.rules.map((item) => (isGroup(item) ? toQuery(item) : toQueryRule(item))),
})

const toQueryRule = ({ field, operator, value }: Condition): RuleType => ({ field, operator, value: value ?? '' })

/** What the document keeps of a query: no ids, no empty `not`, no value where none is asked for. */
export const fromQuery = (query: RuleGroupType): Rule => ({
  combinator: query.combinator === 'or' ? 'or' : 'and',
  ...(query.not === true && { not: true }),
  rules: query.rules.flatMap((item): (Rule | Condition)[] =>
    typeof item === 'string' ? [] : 'rules' in item ? [fromQuery(item)] : [fromQueryRule(item)],
  ),
})

const fromQueryRule = ({ field, operator, value }: RuleType): Condition => ({
  field,
  operator: operator as RuleOperator,
  ...(operator !== 'null' && operator !== 'notNull' && { value: value as RuleValue }),
})

const LISTS: ReadonlySet<string> = new Set(['in', 'notIn', 'between', 'notBetween'])

/** The value as the new operator wants it: a list becomes its first item, a single value a list of one. */
export function valueFor(operator: string, value: unknown): RuleValue {
  if (operator === 'null' || operator === 'notNull') return null
  const list = Array.isArray(value) ? value : value === '' || value === null || value === undefined ? [] : [value]
  if (!LISTS.has(operator)) return (list[0] ?? '') as RuleValue
  return (operator.toLowerCase().endsWith('between') ? [list[0] ?? '', list[1] ?? list[0] ?? ''] : list) as RuleValue
}
