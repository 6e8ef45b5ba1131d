import { useTranslation } from 'react-i18next'
import type { ExitRule } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { CardList } from '../fields/card-list.tsx'
import { CreatableSelect } from '../fields/creatable-select.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useEventChoice } from '../fields/use-options.ts'
import { RuleField } from '../rules/rule-field.tsx'

/** Events on which people leave at once, wherever they are. */
export function ExitRulesField() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const rules = useJourney(editor, (journey) => journey.settings.exitRules)
  const events = useEventChoice()
  const put = (id: string, rule: ExitRule, part: Partial<ExitRule>) =>
    editor.execute('exitRule.put', { id, value: { ...rule, ...part } })
  return (
    <CardList
      label={t('settings.exitRules')}
      hideLabel
      addLabel={t('exitRules.add')}
      onAdd={() =>
        editor.execute('exitRule.put', { value: { event: 'message.unsubscribed', reason: t('exitRules.newReason') } })
      }
      onRemove={(id) => editor.execute('exitRule.delete', { id })}
      cards={Object.entries(rules).map(([id, rule]) => ({
        id,
        name: rule.reason,
        head: (
          <TextField
            aria-label={t('exitRules.reason')}
            placeholder={t('exitRules.reason')}
            maxLength={200}
            value={rule.reason}
            onWrite={(reason) => put(id, rule, { reason })}
          />
        ),
        body: (
          <>
            <CreatableSelect
              label={t('field.event')}
              value={rule.event}
              options={events.options}
              onCreate={events.create}
              onChange={(event) => put(id, rule, { event })}
            />
            <RuleField
              label={t('entry.onlyIf')}
              value={rule.where}
              event={rule.event}
              onWrite={(where) => put(id, rule, { where })}
            />
          </>
        ),
      }))}
    />
  )
}
