import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Weekday } from '../../../document/index.ts'
import { NumberField } from '../../kit/index.ts'
import classes from '../fields/fields.module.css'
import { TextField } from '../fields/text-field.tsx'
import { DaysField, TimeField } from '../fields/time-fields.tsx'
import { readSchedule, type Schedule, writeSchedule } from './schedule.ts'

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
const CODES: Readonly<Record<Weekday, string>> = {
  mon: 'MO',
  tue: 'TU',
  wed: 'WE',
  thu: 'TH',
  fri: 'FR',
  sat: 'SA',
  sun: 'SU',
}
const WEEK = Object.keys(CODES) as Weekday[]

/** How often: in plain fields where they can say it, else as the rule itself. */
export function ScheduleField({ value, onWrite }: { value: string; onWrite: (rrule: string) => void }) {
  const { t } = useTranslation('designer')
  const schedule = readSchedule(value)
  if (!schedule) {
    return (
      <TextField
        label={t('schedule.rule')}
        description={t('schedule.ruleHint')}
        value={value}
        onWrite={(text) => text.trim() !== '' && onWrite(text.trim())}
      />
    )
  }
  const put = (change: Partial<Schedule>) => onWrite(writeSchedule({ ...schedule, ...change }))
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={t('schedule.every')}
          data={FREQUENCIES.map((frequency) => ({ value: frequency, label: t(`schedule.frequency.${frequency}`) }))}
          value={schedule.frequency}
          onChange={(next) => next && put({ frequency: next as Schedule['frequency'] })}
        />
        <NumberField
          label={t('schedule.interval')}
          min={1}
          max={99}
          allowDecimal={false}
          value={schedule.interval}
          onChange={(next) => next !== undefined && put({ interval: next })}
        />
      </div>
      <TimeField label={t('field.time')} value={schedule.time} onWrite={(time) => put({ time })} />
      {schedule.frequency === 'WEEKLY' && (
        <DaysField
          label={t('field.days')}
          value={WEEK.filter((day) => schedule.days.includes(CODES[day]))}
          onWrite={(days) => put({ days: (days ?? []).map((day) => CODES[day]) })}
        />
      )}
    </>
  )
}
