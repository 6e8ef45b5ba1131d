import { Button, Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DurationDistribution } from '../../../document/index.ts'
import { useFormat } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import { DurationDistFields } from './dist-fields.tsx'
import { middleDuration } from './distributions.ts'

interface DelayButtonProps {
  label: string
  value: DurationDistribution | undefined
  /** What holds while there is no value. */
  inherited?: DurationDistribution | undefined
  onChange: (value: DurationDistribution | undefined) => void
}

const START: DurationDistribution = { dist: 'lognormal', median: 'PT1H', sigma: 1 }

/** A spread of durations as one short text that opens into its fields. */
export function DelayButton({ label, value, inherited, onChange }: DelayButtonProps) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const shown = value ?? inherited
  const text = shown
    ? t(`dist.short.${shown.dist}`, { time: format.duration(middleDuration(shown), 'short') })
    : t('dist.atOnce')
  return (
    <Popover width={360} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          fullWidth
          justify="flex-start"
          aria-label={`${label}: ${text}`}
          className={value ? '' : (classes.inherited ?? '')}
        >
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <DurationDistFields label={label} value={shown ?? START} onChange={onChange} />
        {value && (
          <Button mt="sm" variant="subtle" size="compact-sm" onClick={() => onChange(undefined)}>
            {t('dist.clear')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
