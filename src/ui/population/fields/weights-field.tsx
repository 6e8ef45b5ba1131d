import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton, NumberField, useFormat } from '../../kit/index.ts'
import classes from '../population.module.css'

interface WeightsFieldProps {
  /** What is divided: names the fields. */
  label: string
  entries: readonly (readonly [string, number])[]
  onChange: (entries: [string, number][]) => void
  /** Values to pick from; any other may be typed all the same. */
  suggestions?: readonly string[]
}

/** Values and their weights. Weights are relative; what they come to as shares stands beside. */
export function WeightsField({ label, entries, onChange, suggestions = [] }: WeightsFieldProps) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  const most = Math.max(...entries.map(([, weight]) => weight))
  const replace = (index: number, entry: [string, number] | undefined) =>
    onChange(
      entries.flatMap(([value, weight], at): [string, number][] =>
        at !== index ? [[value, weight]] : entry ? [entry] : [],
      ),
    )
  const free = suggestions.find((value) => !entries.some(([taken]) => taken === value)) ?? freshValue(entries)
  return (
    <fieldset className={classes.weights} aria-label={label}>
      {entries.map(([value, weight], index) => (
        // The place is the identity: a value that is being typed changes with every key.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className={classes.weight}>
          <ValueName
            label={t('form.valueOf', { label, index: index + 1 })}
            value={value}
            taken={entries.filter((_, at) => at !== index).map(([other]) => other)}
            onChange={(next) => replace(index, [next, weight])}
          />
          <NumberField
            aria-label={t('form.weightOf', { value })}
            value={weight}
            min={0}
            w={72}
            onChange={(next) => next !== undefined && replace(index, [value, next])}
          />
          <span className={classes.meterTrack} aria-hidden="true">
            <span style={{ width: `${most > 0 ? (weight / most) * 100 : 0}%` }} />
          </span>
          <span className={classes.weightShare}>{total > 0 ? format.percent(weight / total) : '–'}</span>
          <IconButton
            label={t('form.removeValue', { value })}
            disabled={entries.length < 2}
            onClick={() => replace(index, undefined)}
          >
            <IconX size={14} />
          </IconButton>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...entries.map(([value, weight]): [string, number] => [value, weight]), [free, 1]])}
      >
        {t('form.addValue')}
      </Button>
    </fieldset>
  )
}

interface ValueNameProps {
  label: string
  value: string
  taken: readonly string[]
  onChange: (value: string) => void
}

/** The value's name; it is written down only while it is the only one of its name. */
function ValueName({ label, value, taken, onChange }: ValueNameProps) {
  const [typed, setTyped] = useState<string>()
  const fault = typed !== undefined && (typed.trim() === '' || taken.includes(typed))
  return (
    <TextInput
      flex={1}
      miw={72}
      aria-label={label}
      value={typed ?? value}
      maxLength={200}
      error={fault}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
        if (next.trim() !== '' && !taken.includes(next)) onChange(next)
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}

function freshValue(entries: readonly (readonly [string, number])[]): string {
  for (let number = entries.length + 1; ; number += 1) {
    if (!entries.some(([value]) => value === String(number))) return String(number)
  }
}
