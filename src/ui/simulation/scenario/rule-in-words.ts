import type { TFunction } from 'i18next'
import { type Condition, isGroup, type Journey, parseField, type Rule } from '../../../document/index.ts'

/** A rule as one line: "Country = MX and Spend ≥ 150". */
export function ruleInWords(rule: Rule, journey: Journey, t: TFunction<'simulation'>): string {
  if (rule.rules.length === 0) return t('rule.everyone')
  const parts = rule.rules.map((item) =>
    isGroup(item) ? `(${ruleInWords(item, journey, t)})` : conditionInWords(item, journey, t),
  )
  const word = t(`rule.${rule.combinator}`)
  const text = parts.join(` ${word} `)
  return rule.not ? `${t('rule.not')} (${text})` : text
}

function conditionInWords(condition: Condition, journey: Journey, t: TFunction<'simulation'>): string {
  const value = Array.isArray(condition.value) ? condition.value.join(', ') : String(condition.value ?? '')
  const operator = t(`rule.operator.${operatorKey(condition.operator)}`)
  return `${fieldInWords(condition.field, journey)} ${operator} ${value}`.trim()
}

function fieldInWords(field: string, journey: Journey): string {
  const parsed = parseField(field)
  return parsed?.scope === 'customer' ? journey.attributes[parsed.name]?.label || parsed.name : field
}

const SIGNS: Readonly<Record<string, string>> = {
  '=': 'is',
  '!=': 'isNot',
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
}

/** Signs are no keys of a text: `<=` has the text `atMost`. */
export const operatorKey = (operator: string): string => SIGNS[operator] ?? operator
