import { Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DurationDistribution } from '../../../document/index.ts'
import { DurationInput, IconButton, NumberField } from '../../kit/index.ts'
import classes from '../population.module.css'

type Listed = Extract<DurationDistribution, { dist: 'empirical' }>

interface DurationListProps {
  label: string
  value: Listed
  onChange: (value: Listed) => void
}

/** Spans of time that are drawn by weight, as from a measurement. */
export function DurationList({ label, value, onChange }: DurationListProps) {
  const { t } = useTranslation('population')
  const entries = value.values.map((each, index): [string, number] => [each, value.weights?.[index] ?? 1])
  const write = (next: readonly (readonly [string, number])[]) =>
    onChange({ ...value, values: next.map(([each]) => each), weights: next.map(([, weight]) => weight) })
  const put = (index: number, entry: [string, number]) => write(entries.map((old, at) => (at === index ? entry : old)))
  return (
    <fieldset className={classes.weights} aria-label={label}>
      {entries.map(([each, weight], index) => {
        const name = t('form.valueOf', { label, index: index + 1 })
        return (
          // The place is the identity: a span that is being typed changes with every key.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={index} className={classes.weight}>
            <DurationInput
              label={name}
              value={each}
              units={['second', 'minute', 'hour', 'day', 'week']}
              onChange={(iso) => put(index, [iso, weight])}
            />
            <NumberField
              aria-label={t('form.weightOf', { value: name })}
              value={weight}
              min={0}
              w={72}
              onChange={(next) => next !== undefined && put(index, [each, next])}
            />
            <IconButton
              label={t('form.removeValue', { value: name })}
              disabled={entries.length < 2}
              onClick={() => write(entries.filter((_, at) => at !== index))}
            >
              <IconX size={14} />
            </IconButton>
          </div>
        )
      })}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => write([...entries, entries.at(-1) ?? ['PT1H', 1]])}
      >
        {t('form.addValue')}
      </Button>
    </fieldset>
  )
}
