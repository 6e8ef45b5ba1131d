import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type Condition, isGroup, type Journey, parseField, type Rule } from '../../../document/index.ts'

/** Tells rules about a journey's people as one line: "Country = MX and Spend ≥ 150". */
export function useRuleWords(journey: Journey): (rule: Rule) => string {
  const { t } = useTranslation('population')
  return useCallback((rule: Rule) => ruleInWords(rule, journey, t), [journey, t])
}

function ruleInWords(rule: Rule, journey: Journey, t: TFunction<'population'>): string {
  if (rule.rules.length === 0) return t('rule.everyone')
  const parts = rule.rules.map((item) =>
    isGroup(item) ? `(${ruleInWords(item, journey, t)})` : conditionInWords(item, journey, t),
  )
  const word = t(`rule.${rule.combinator}`)
  const text = parts.join(` ${word} `)
  return rule.not ? `${t('rule.not')} (${text})` : text
}

function conditionInWords(condition: Condition, journey: Journey, t: TFunction<'population'>): string {
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
const operatorKey = (operator: string): string => SIGNS[operator] ?? operator
