import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Condition,
  isGroup,
  RULE_OPERATORS,
  type Rule,
  type RuleOperator,
  type RuleValue,
} from '../../../document/index.ts'
import { IconButton } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import { scalarOf } from './distributions.ts'
import { operatorKey, ruleInWords } from './rule-in-words.ts'
import type { ScenarioEdit } from './use-scenario.ts'

interface SegmentRuleProps {
  edit: ScenarioEdit
  rule: Rule
  onChange: (rule: Rule) => void
}

const LISTS: readonly RuleOperator[] = ['in', 'notIn', 'between', 'notBetween']
const WITHOUT_VALUE: readonly RuleOperator[] = ['null', 'notNull']

/** Who belongs to a segment, by what they are. Rules with groups inside are told in words and left as they are. */
export function SegmentRule({ edit, rule, onChange }: SegmentRuleProps) {
  const { t } = useTranslation('simulation')
  const conditions = rule.rules.filter((item): item is Condition => !isGroup(item))
  if (conditions.length !== rule.rules.length || rule.not) {
    return <p className={classes.quiet}>{ruleInWords(rule, edit.journey, t)}</p>
  }
  const first = Object.keys(edit.journey.attributes)[0]
  const set = (rules: Condition[]) => onChange({ ...rule, rules })
  return (
    <div className={classes.rule}>
      {conditions.length === 0 && <p className={classes.quiet}>{t('rule.everyone')}</p>}
      {conditions.length > 1 && (
        <SegmentedControl
          aria-label={t('rule.combinator')}
          value={rule.combinator}
          data={[
            { value: 'and', label: t('rule.all') },
            { value: 'or', label: t('rule.any') },
          ]}
          onChange={(combinator) => onChange({ ...rule, combinator: combinator === 'or' ? 'or' : 'and' })}
        />
      )}
      {conditions.map((condition, index) => (
        // Conditions have no ids: their place in the rule is what they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className={classes.condition}>
          <ConditionFields
            edit={edit}
            condition={condition}
            onChange={(next) => set(conditions.map((other, at) => (at === index ? next : other)))}
          />
          <IconButton label={t('rule.remove')} onClick={() => set(conditions.filter((_, at) => at !== index))}>
            <IconX size={14} />
          </IconButton>
        </div>
      ))}
      {first !== undefined && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => set([...conditions, { field: `customer.${first}`, operator: '=', value: '' }])}
        >
          {t('rule.add')}
        </Button>
      )}
    </div>
  )
}

function ConditionFields({
  edit,
  condition,
  onChange,
}: {
  edit: ScenarioEdit
  condition: Condition
  onChange: (condition: Condition) => void
}) {
  const { t } = useTranslation('simulation')
  const own = Object.entries(edit.journey.attributes).map(([name, attribute]) => ({
    value: `customer.${name}`,
    label: attribute.label || name,
  }))
  const fields = own.some((option) => option.value === condition.field)
    ? own
    : [...own, { value: condition.field, label: condition.field }]
  return (
    <>
      <Select
        aria-label={t('rule.field')}
        data={fields}
        value={condition.field}
        miw={96}
        flex={2}
        onChange={(field) => field && onChange({ ...condition, field })}
      />
      <Select
        aria-label={t('rule.operatorLabel')}
        value={condition.operator}
        miw={80}
        flex={2}
        data={RULE_OPERATORS.map((operator) => ({
          value: operator,
          label: t(`rule.operator.${operatorKey(operator)}`),
        }))}
        onChange={(operator) => operator && onChange(withOperator(condition, operator as RuleOperator))}
      />
      {!WITHOUT_VALUE.includes(condition.operator) && (
        <ValueField
          list={LISTS.includes(condition.operator)}
          value={condition.value ?? ''}
          onChange={(value) => onChange({ ...condition, value })}
        />
      )}
    </>
  )
}

/** Keeps the value where the new operator can use it: a list for those that take lists, one value for the others. */
function withOperator(condition: Condition, operator: RuleOperator): Condition {
  const { value, ...rest } = condition
  if (WITHOUT_VALUE.includes(operator)) return { ...rest, operator }
  const one = Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
  const many = Array.isArray(value) ? value : [one]
  return { ...rest, operator, value: LISTS.includes(operator) ? many : one }
}

function ValueField({
  list,
  value,
  onChange,
}: {
  list: boolean
  value: RuleValue
  onChange: (value: RuleValue) => void
}) {
  const { t } = useTranslation('simulation')
  const [typed, setTyped] = useState<string>()
  const shown = Array.isArray(value) ? value.join(', ') : String(value ?? '')
  return (
    <TextInput
      aria-label={t('rule.value')}
      value={typed ?? shown}
      miw={72}
      flex={2}
      placeholder={list ? t('rule.list') : ''}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        onChange(list ? text.split(',').map((part) => scalarOf(part.trim())) : scalarOf(text))
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}
