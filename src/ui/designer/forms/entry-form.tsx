import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ALWAYS, type Rule, type Trigger } from '../../../document/index.ts'
import { CreatableSelect } from '../fields/creatable-select.tsx'
import classes from '../fields/fields.module.css'
import { useEventChoice } from '../fields/use-options.ts'
import { RuleField } from '../rules/rule-field.tsx'
import type { Form } from './form.ts'
import { ScheduleField } from './schedule-field.tsx'

const TRIGGERS = ['event', 'segment', 'schedule', 'manual'] as const

/** A trigger of another type keeps its rule: the people meant are mostly the same. */
function triggerOf(type: Trigger['type'], where: Rule | undefined, firstEvent: string): Trigger {
  const rule = where && { where }
  if (type === 'event') return { type, event: firstEvent, ...rule }
  if (type === 'segment') return { type, where: where ?? ALWAYS }
  if (type === 'schedule') return { type, rrule: 'FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0', ...rule }
  return { type }
}

export const EntryForm: Form<'entry'> = ({ config: { trigger }, write }) => {
  const { t } = useTranslation('designer')
  const events = useEventChoice()
  const where = trigger.type === 'manual' ? undefined : trigger.where
  const put = (next: Trigger, field: string) => write({ trigger: next }, field)
  return (
    <div className={classes.form}>
      <Select
        label={t('entry.when')}
        data={TRIGGERS.map((value) => ({ value, label: t(`entry.trigger.${value}`) }))}
        value={trigger.type}
        onChange={(type) =>
          type && put(triggerOf(type as Trigger['type'], where, events.options[0]?.value ?? 'event'), 'type')
        }
      />
      {trigger.type === 'event' && (
        <CreatableSelect
          label={t('field.event')}
          value={trigger.event}
          options={events.options}
          onCreate={events.create}
          onChange={(event) => put({ ...trigger, event }, 'event')}
        />
      )}
      {trigger.type === 'schedule' && (
        <ScheduleField value={trigger.rrule} onWrite={(rrule) => put({ ...trigger, rrule }, 'rrule')} />
      )}
      {trigger.type !== 'manual' && (
        <RuleField
          label={trigger.type === 'segment' ? t('entry.who') : t('entry.onlyIf')}
          value={where}
          event={trigger.type === 'event' ? trigger.event : undefined}
          onWrite={(rule) =>
            put(
              trigger.type === 'segment' ? { ...trigger, where: rule ?? ALWAYS } : { ...trigger, where: rule },
              'where',
            )
          }
        />
      )}
    </div>
  )
}
