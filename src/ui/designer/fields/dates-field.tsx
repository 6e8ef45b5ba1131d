import { Pill, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../kit/index.ts'
import classes from './fields.module.css'

/** Some days of the calendar, each added by choosing it. */
export function DatesField({
  label,
  value,
  onWrite,
}: {
  label: string
  value: readonly string[]
  onWrite: (dates: string[]) => void
}) {
  const { t } = useTranslation('designer')
  const { locale } = useFormat()
  const [typed, setTyped] = useState('')
  const words = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const add = (date: string) => {
    if (/^\d{4}-\d\d-\d\d$/.test(date)) onWrite([...new Set([...value, date])].sort())
    setTyped('')
  }
  return (
    <div className={classes.group}>
      <TextInput
        type="date"
        label={label}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => add(typed)}
        onKeyDown={(event) => event.key === 'Enter' && add(typed)}
      />
      {value.length > 0 && (
        <Pill.Group>
          {value.map((date) => (
            <Pill
              key={date}
              withRemoveButton
              removeButtonProps={{ 'aria-label': t('field.remove', { name: date }), tabIndex: 0, 'aria-hidden': false }}
              onRemove={() => onWrite(value.filter((each) => each !== date))}
            >
              {words.format(new Date(`${date}T00:00:00Z`))}
            </Pill>
          ))}
        </Pill.Group>
      )}
    </div>
  )
}
