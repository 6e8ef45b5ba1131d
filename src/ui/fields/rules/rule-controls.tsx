import { Button, Checkbox, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import {
  type ActionProps,
  type FullOption,
  isOptionGroupArray,
  type NotToggleProps,
  type OptionList,
  type ValueEditorProps,
  type ValueSelectorProps,
} from 'react-querybuilder'
import type { RuleScalar, RuleValue } from '../../../document/index.ts'
import { IconButton } from '../../kit/index.ts'
import { ValueField, ValuesField } from '../value-field.tsx'
import classes from './rule-editor.module.css'
import { valueFor } from './rule-query.ts'
import type { RuleField } from './use-rule-fields.ts'

/** The pieces of the rule editor, in our own clothes. */

const text = (label: ActionProps['label']): string => (typeof label === 'string' ? label : '')

export function RuleAddButton({ label, title, handleOnClick, disabled }: ActionProps) {
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      title={title}
      disabled={disabled ?? false}
      leftSection={<IconPlus size={12} aria-hidden="true" />}
      onClick={(event) => handleOnClick(event)}
    >
      {label}
    </Button>
  )
}

export function RemoveButton({ label, className, handleOnClick, disabled }: ActionProps) {
  return (
    <IconButton
      label={text(label)}
      className={className ?? ''}
      disabled={disabled ?? false}
      onClick={(event) => handleOnClick(event)}
    >
      <IconTrash size={14} />
    </IconButton>
  )
}

export function RuleNot({ label, title, checked, handleOnChange }: NotToggleProps) {
  return (
    <Checkbox
      size="xs"
      className={classes.not ?? ''}
      label={label}
      title={title}
      checked={checked ?? false}
      onChange={(event) => handleOnChange(event.currentTarget.checked)}
    />
  )
}

const item = ({ name, label }: FullOption) => ({ value: name, label })

const dataOf = (options: OptionList<FullOption>) =>
  isOptionGroupArray(options)
    ? options.map((group) => ({ group: group.label, items: group.options.map(item) }))
    : options.map(item)

const MANY = 8

export function RuleSelector({ options, value, title, className, handleOnChange, disabled }: ValueSelectorProps) {
  const data = dataOf(options as OptionList<FullOption>)
  const count = data.reduce((sum: number, each) => sum + ('items' in each ? each.items.length : 1), 0)
  return (
    <Select
      className={className ?? ''}
      aria-label={title ?? ''}
      data={data}
      value={value ?? null}
      disabled={disabled ?? false}
      searchable={count > MANY}
      maxDropdownHeight={320}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      onChange={(next) => next !== null && handleOnChange(next)}
    />
  )
}

interface Context {
  readonly fields: ReadonlyMap<string, RuleField>
}

export function RuleValueEditor(props: ValueEditorProps) {
  if (props.operator === 'null' || props.operator === 'notNull') return null
  return (
    <div className={classes.value}>
      <ValueControl {...props} />
    </div>
  )
}

function ValueControl({ field, operator, value, handleOnChange, context }: ValueEditorProps) {
  const { t } = useTranslation('designer')
  const about = (context as Context).fields.get(field)
  const shared = { label: t('field.value'), type: about?.type, values: about?.values }
  const fitting = valueFor(operator, value)
  if (operator === 'in' || operator === 'notIn')
    return <ValuesField {...shared} value={fitting} onWrite={handleOnChange} />
  if (operator === 'between' || operator === 'notBetween') {
    const [from = '', to = ''] = fitting as readonly RuleScalar[]
    const put = (next: RuleValue, at: 0 | 1) => handleOnChange(at === 0 ? [next, to] : [from, next])
    return (
      <div className={classes.between}>
        <ValueField {...shared} label={t('rule.from')} value={from} onWrite={(next) => put(next, 0)} />
        <ValueField {...shared} label={t('rule.to')} value={to} onWrite={(next) => put(next, 1)} />
      </div>
    )
  }
  return (
    <ValueField
      {...shared}
      type={about?.type === 'list' ? 'text' : about?.type}
      value={fitting}
      onWrite={handleOnChange}
    />
  )
}
