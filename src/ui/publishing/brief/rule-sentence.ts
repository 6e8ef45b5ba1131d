import { isGroup, type Rule } from '../../../document/index.ts'
import { ruleWords, type Say } from '../../canvas/index.ts'

/** A rule with all its conditions. Empty for one that always holds. */
export function ruleSentence(rule: Rule | undefined, say: Say, t: Say['t'], inside = false): string {
  if (!rule || rule.rules.length === 0) return ''
  const parts = rule.rules.map((each) =>
    isGroup(each) ? ruleSentence(each, say, t, true) : ruleWords(say, { combinator: 'and', rules: [each] }),
  )
  const words = parts.filter(Boolean).join(` ${t(`publishing:rule.${rule.combinator}`)} `)
  if (rule.not) return t('publishing:rule.not', { rule: words })
  return inside && parts.length > 1 ? `(${words})` : words
}
