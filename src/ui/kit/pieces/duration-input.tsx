import { Group, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DURATION_UNITS, type DurationUnit, isoParts, isoText } from '../format/duration.ts'
import { NumberField } from './number-field.tsx'
import classes from './pieces.module.css'

interface DurationInputProps {
  /** What the span is for: names the group and its two fields. */
  label: string
  /** ISO 8601, such as P3D. */
  value: string | undefined
  onChange: (iso: string) => void
  units?: readonly DurationUnit[]
  error?: string | undefined
  disabled?: boolean
}

const COMMON_UNITS: readonly DurationUnit[] = ['minute', 'hour', 'day', 'week', 'month']
const SECONDS: Partial<Record<DurationUnit, number>> = {
  week: 604_800,
  day: 86_400,
  hour: 3_600,
  minute: 60,
  second: 1,
}

/** The amount and unit that say an ISO span; a mixed one (P1DT2H) is said in its smallest unit, exactly. */
export function amountAndUnit(iso: string | undefined): { amount: number; unit: DurationUnit } {
  const parts = iso ? isoParts(iso)?.parts : undefined
  const units = DURATION_UNITS.filter((unit) => parts?.[unit])
  const smallest = units.at(-1)
  if (!parts || !smallest) return { amount: 0, unit: 'day' }
  if (units.length === 1) return { amount: parts[smallest] ?? 0, unit: smallest }
  const seconds = units.reduce((sum, unit) => sum + (parts[unit] ?? 0) * (SECONDS[unit] ?? 0), 0)
  return { amount: seconds / (SECONDS[smallest] ?? 1), unit: smallest }
}

/** A span of time as an amount and a unit. */
export function DurationInput({
  label,
  value,
  onChange,
  units = COMMON_UNITS,
  error,
  disabled = false,
}: DurationInputProps) {
  const { t } = useTranslation()
  const shown = amountAndUnit(value)
  // A zero says nothing of its unit, so the last chosen one stays.
  const [chosen, setChosen] = useState(shown.unit)
  const unit = shown.amount === 0 ? chosen : shown.unit
  const offered = units.includes(unit) ? units : [...units, unit]
  const write = (amount: number, next: DurationUnit) => onChange(isoText({ [next]: amount }))
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" role="group" aria-label={label}>
      <NumberField
        className={classes.durationAmount ?? ''}
        aria-label={`${label}: ${t('duration.amount')}`}
        value={shown.amount}
        min={0}
        max={99_999}
        allowDecimal={['hour', 'minute', 'second'].includes(unit)}
        error={error}
        disabled={disabled}
        onChange={(amount) => amount !== undefined && write(amount, unit)}
      />
      <Select
        flex={1}
        miw={96}
        aria-label={`${label}: ${t('duration.unit')}`}
        data={offered.map((each) => ({ value: each, label: t(`duration.units.${each}`) }))}
        value={unit}
        disabled={disabled}
        onChange={(next) => {
          if (!next) return
          setChosen(next as DurationUnit)
          write(shown.amount, next as DurationUnit)
        }}
      />
    </Group>
  )
}
