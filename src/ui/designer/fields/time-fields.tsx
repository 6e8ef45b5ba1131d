import { Chip, Select, TextInput, type TextInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Clock, Weekday } from '../../../document/index.ts'
import { weekdayName } from '../../canvas/index.ts'
import { useFormat } from '../../kit/index.ts'
import { FieldGroup } from './field-group.tsx'
import classes from './fields.module.css'

interface TimeFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** HH:mm */
  value: string
  onWrite: (time: string) => void
}

/** A time of day. The browser's own field knows how the locale writes it. */
export function TimeField({ value, onWrite, ...props }: TimeFieldProps) {
  return (
    <TextInput
      {...props}
      type="time"
      value={value}
      onChange={(event) => {
        const time = event.currentTarget.value.slice(0, 5)
        if (/^\d\d:\d\d$/.test(time)) onWrite(time)
      }}
    />
  )
}

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Some days of the week; none chosen means every day. */
export function DaysField({
  label,
  value,
  onWrite,
}: {
  label: string
  value: readonly Weekday[]
  onWrite: (days: Weekday[] | undefined) => void
}) {
  const { locale } = useFormat()
  const write = (days: string[]) => {
    const chosen = WEEK.filter((day) => days.includes(day))
    onWrite(chosen.length === 0 || chosen.length === WEEK.length ? undefined : chosen)
  }
  const shown = value.length === 0 ? [...WEEK] : [...value]
  return (
    <FieldGroup label={label}>
      <Chip.Group multiple value={shown} onChange={write}>
        <div className={classes.days}>
          {WEEK.map((day) => (
            <Chip
              key={day}
              value={day}
              size="xs"
              variant="light"
              aria-label={weekdayName(locale, day, 'long')}
              icon={null}
              classNames={{ iconWrapper: classes.noIcon ?? '', label: classes.day ?? '' }}
            >
              {weekdayName(locale, day)}
            </Chip>
          ))}
        </div>
      </Chip.Group>
    </FieldGroup>
  )
}

/** Whose clock counts. */
export function ClockField({ value, onWrite }: { value: Clock | undefined; onWrite: (clock: Clock) => void }) {
  const { t } = useTranslation('designer')
  return (
    <Select
      label={t('field.clock')}
      data={[
        { value: 'customer', label: t('field.clockCustomer') },
        { value: 'company', label: t('field.clockCompany') },
      ]}
      value={value ?? 'customer'}
      onChange={(next) => next && onWrite(next as Clock)}
    />
  )
}
