import { Button, Skeleton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ALWAYS, type Rule } from '../../../document/index.ts'
import { RuleEditor, useRuleFields } from '../../fields/index.ts'
import { useDesigner } from '../designer-context.ts'
import { FieldGroup } from '../fields/field-group.tsx'

interface RuleFieldProps {
  label: string
  value: Rule | undefined
  /** The event whose properties the rule may ask about. */
  event?: string | undefined
  /** `undefined`: no rule. */
  onWrite: (rule: Rule | undefined) => void
}

/** A rule: nothing but a button while there is none, then the editor, which loads when first needed. */
export function RuleField({ label, value, event, onWrite }: RuleFieldProps) {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const fields = useRuleFields(editor, event)
  const first = fields[0]
  if (!value || value.rules.length === 0) {
    const start = () =>
      first && onWrite({ ...(value ?? ALWAYS), rules: [{ field: first.name, operator: '=', value: '' }] })
    return (
      <FieldGroup label={label}>
        <div>
          <Button variant="default" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={start}>
            {t('rule.addCondition')}
          </Button>
        </div>
      </FieldGroup>
    )
  }
  return (
    <FieldGroup label={label}>
      <Suspense fallback={<Skeleton height={72} />}>
        <RuleEditor
          editor={editor}
          value={value}
          fields={fields}
          onWrite={(rule) => onWrite(rule.rules.length === 0 ? undefined : rule)}
        />
      </Suspense>
    </FieldGroup>
  )
}
