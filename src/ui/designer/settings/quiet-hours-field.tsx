import { Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { QuietHours } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import fields from '../fields/fields.module.css'
import { ClockField, TimeField } from '../fields/time-fields.tsx'

const FIRST: QuietHours = { from: '21:00', to: '08:00', clock: 'customer', fallback: 'hold' }

/** When no messages are sent, and what becomes of those that would be. */
export function QuietHoursField() {
  const { editor } = useDesigner()
  const { t } = useTranslation('designer')
  const quiet = useJourney(editor, (journey) => journey.settings.quietHours)
  const write = (quietHours: QuietHours | undefined) => editor.execute('settings.setQuietHours', { quietHours })
  return (
    <div className={fields.form}>
      <Switch
        label={t('quietHours.on')}
        checked={quiet !== undefined}
        onChange={(event) => write(event.currentTarget.checked ? FIRST : undefined)}
      />
      {quiet && (
        <>
          <div className={fields.pair}>
            <TimeField label={t('field.from')} value={quiet.from} onWrite={(from) => write({ ...quiet, from })} />
            <TimeField label={t('field.to')} value={quiet.to} onWrite={(to) => write({ ...quiet, to })} />
          </div>
          <ClockField value={quiet.clock} onWrite={(clock) => write({ ...quiet, clock })} />
          <Select
            label={t('quietHours.fallback')}
            data={[
              { value: 'hold', label: t('quietHours.hold') },
              { value: 'skip', label: t('quietHours.skip') },
            ]}
            value={quiet.fallback ?? 'hold'}
            onChange={(fallback) => fallback && write({ ...quiet, fallback: fallback as 'hold' | 'skip' })}
          />
        </>
      )}
    </div>
  )
}
