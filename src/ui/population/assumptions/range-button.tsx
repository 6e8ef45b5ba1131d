import { Button, Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AssumptionNote } from '../../../document/index.ts'
import type { Assumption } from '../../../simulator/analysis/index.ts'
import { assumptionValue } from '../../fields/index.ts'
import { DurationInput, FieldRow, isoText, msParts, NumberField, PercentInput } from '../../kit/index.ts'
import classes from '../population.module.css'

type Bounds = { [Key in 'low' | 'high']?: AssumptionNote[Key] | undefined }

interface RangeButtonProps {
  name: string
  assumption: Assumption
  words: Parameters<typeof assumptionValue>[2]
  onWrite: (bounds: Bounds) => void
}

/** Between what a figure may truly lie; twenty per cent either way until somebody says. */
export function RangeButton({ name, assumption, words, onWrite }: RangeButtonProps) {
  const { t } = useTranslation(['population', 'results'])
  const text = `${assumptionValue(assumption, assumption.low, words)} – ${assumptionValue(assumption, assumption.high, words)}`
  const label = t('assumptions.rangeOf', { name })
  return (
    <Popover width={320} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          fullWidth
          justify="flex-start"
          aria-label={`${label}: ${text}`}
          className={`${classes.plain} ${assumption.ranged ? '' : classes.inherited}`}
        >
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <p className={classes.quiet}>{t('assumptions.rangeHint')}</p>
        {(['low', 'high'] as const).map((end) => (
          <FieldRow key={end} label={t(`assumptions.${end}`)}>
            <Bound
              label={`${label}: ${t(`assumptions.${end}`)}`}
              assumption={assumption}
              value={assumption[end]}
              onWrite={(bound) => onWrite({ [end]: bound })}
            />
          </FieldRow>
        ))}
        {assumption.ranged && (
          <Button
            mt="sm"
            variant="subtle"
            size="compact-sm"
            onClick={() => onWrite({ low: undefined, high: undefined })}
          >
            {t('assumptions.usual')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

interface BoundProps {
  label: string
  assumption: Assumption
  value: number
  onWrite: (bound: number | string) => void
}

function Bound({ label, assumption, value, onWrite }: BoundProps) {
  if (assumption.unit === 'share') {
    return <PercentInput aria-label={label} value={value} onChange={(share) => share !== undefined && onWrite(share)} />
  }
  if (assumption.unit === 'milliseconds') {
    return (
      <DurationInput
        label={label}
        value={isoText(msParts(value))}
        units={['second', 'minute', 'hour', 'day', 'week']}
        onChange={onWrite}
      />
    )
  }
  return <NumberField aria-label={label} value={value} onChange={(number) => number !== undefined && onWrite(number)} />
}
