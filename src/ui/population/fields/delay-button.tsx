import { Button, Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DurationDistribution } from '../../../document/index.ts'
import { spreadOfDuration } from '../../../simulator/index.ts'
import { useFormat } from '../../kit/index.ts'
import { Spark } from '../charts/spread-chart.tsx'
import classes from '../population.module.css'
import { DurationDist } from './dist-fields.tsx'
import { middleDuration } from './distributions.ts'

interface DelayButtonProps {
  label: string
  value: DurationDistribution | undefined
  /** What holds while there is no value. */
  inherited?: DurationDistribution | undefined
  onChange: (value: DurationDistribution | undefined) => void
}

const START: DurationDistribution = { dist: 'lognormal', median: 'PT1H', sigma: 1 }
const SPARK_BINS = 16

/** A spread of durations as one short text and its look, which opens into its fields. */
export function DelayButton({ label, value, inherited, onChange }: DelayButtonProps) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const shown = value ?? inherited
  const text = shown
    ? t(`dist.short.${shown.dist}`, { time: format.duration(middleDuration(shown), 'short') })
    : t('dist.atOnce')
  return (
    <Popover width={360} position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          fullWidth
          justify="space-between"
          aria-label={`${label}: ${text}`}
          className={`${classes.plain} ${value ? '' : classes.inherited}`}
          rightSection={shown && <Spark spread={spreadOfDuration(shown, SPARK_BINS)} />}
        >
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <DurationDist label={label} value={shown ?? START} onChange={onChange} />
        {value && (
          <Button mt="sm" variant="subtle" size="compact-sm" onClick={() => onChange(undefined)}>
            {t('dist.clear')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
