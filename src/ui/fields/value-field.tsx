import { Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DataType, RuleScalar, RuleValue } from '../../document/index.ts'
import { NumberField } from '../kit/index.ts'
import { BufferedText } from './buffered-text.tsx'

interface ValueFieldProps {
  /** Read aloud; shown only where there is no label beside. */
  label: string
  type: DataType | undefined
  /** Known values, offered as a choice. */
  values?: readonly RuleScalar[] | undefined
  value: RuleValue | undefined
  onWrite: (value: RuleValue) => void
  /** The keyboard leaves a typed text, which has been written. */
  onLeave?: (() => void) | undefined
}

const asText = (value: RuleValue | undefined): string =>
  value === null || value === undefined || Array.isArray(value) ? '' : String(value)

/** A value in the field that fits its type. */
export function ValueField({ label, type, values = [], value, onWrite, onLeave }: ValueFieldProps) {
  const { t } = useTranslation('designer')
  if (type === 'number') {
    return (
      <NumberField
        aria-label={label}
        placeholder={t('field.value')}
        value={typeof value === 'number' ? value : undefined}
        onChange={(next) => next !== undefined && onWrite(next)}
      />
    )
  }
  if (type === 'boolean') {
    const data = [
      { value: 'true', label: t('field.yes') },
      { value: 'false', label: t('field.no') },
    ]
    return (
      <Select
        aria-label={label}
        data={data}
        value={String(value === true)}
        onChange={(next) => onWrite(next === 'true')}
      />
    )
  }
  if (type === 'date') {
    return (
      <TextInput
        aria-label={label}
        type="date"
        value={asText(value).slice(0, 10)}
        onChange={(event) => onWrite(event.currentTarget.value)}
      />
    )
  }
  if (type === 'list') {
    const tags = Array.isArray(value) ? value.map(String) : asText(value) === '' ? [] : [asText(value)]
    return (
      <TagsInput
        aria-label={label}
        placeholder={t('field.values')}
        data={values.map(String)}
        value={tags}
        onChange={onWrite}
      />
    )
  }
  if (values.length > 0) {
    const data = [...new Set([...values.map(String), ...(asText(value) === '' ? [] : [asText(value)])])]
    return (
      <Select
        aria-label={label}
        searchable
        data={data}
        value={asText(value) || null}
        placeholder={t('field.value')}
        onChange={(next) => next !== null && onWrite(next)}
      />
    )
  }
  return (
    <BufferedText
      aria-label={label}
      placeholder={t('field.value')}
      value={asText(value)}
      onWrite={onWrite}
      onLeave={onLeave}
    />
  )
}

/** Several values of one type. */
export function ValuesField({ label, type, values = [], value, onWrite }: ValueFieldProps) {
  const { t } = useTranslation('designer')
  const tags = Array.isArray(value) ? value.map(String) : []
  return (
    <TagsInput
      aria-label={label}
      placeholder={tags.length === 0 ? t('field.values') : ''}
      data={values.map(String)}
      value={tags}
      onChange={(next) => onWrite(type === 'number' ? next.map(Number).filter(Number.isFinite) : next)}
    />
  )
}
