import { Select, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DataType, RuleScalar } from '../../../document/index.ts'

const TYPES: readonly DataType[] = ['text', 'number', 'boolean', 'date', 'category', 'list']

interface TypeFieldProps {
  type: DataType
  values: readonly RuleScalar[] | undefined
  onWrite: (part: { type: DataType } | { values: RuleScalar[] | undefined }) => void
}

/** What sort of data this is, and for a choice among some, which. */
export function TypeField({ type, values = [], onWrite }: TypeFieldProps) {
  const { t } = useTranslation('designer')
  return (
    <>
      <Select
        aria-label={t('data.type')}
        data={TYPES.map((value) => ({ value, label: t(`data.types.${value}`) }))}
        value={type}
        onChange={(next) => next && onWrite({ type: next as DataType })}
      />
      {(type === 'category' || values.length > 0) && (
        <TagsInput
          aria-label={t('data.values')}
          placeholder={values.length === 0 ? t('data.values') : ''}
          value={values.map(String)}
          onChange={(next) =>
            onWrite({
              values:
                next.length === 0 ? undefined : type === 'number' ? next.map(Number).filter(Number.isFinite) : next,
            })
          }
        />
      )}
    </>
  )
}
