import { Select, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DurationDistribution, ValueDistribution } from '../../../document/index.ts'
import { spreadOfDuration, spreadOfValue } from '../../../simulator/index.ts'
import { DurationInput, FieldRow, NumberField, PercentInput } from '../../kit/index.ts'
import { SpreadChart } from '../charts/spread-chart.tsx'
import classes from '../population.module.css'
import {
  type Dist,
  DURATION_DISTS,
  durationOfKind,
  scalarOf,
  VALUE_DISTS,
  valueOfKind,
  weightsOf,
} from './distributions.ts'
import { DurationList } from './duration-list.tsx'
import { WeightsField } from './weights-field.tsx'

/** How long something takes, as fields and as a chart. */
export function DurationDist(props: DistProps<DurationDistribution>) {
  return (
    <div className={classes.dist}>
      <div>
        <DurationDistFields {...props} />
      </div>
      <SpreadChart label={props.label} spread={spreadOfDuration(props.value)} unit="time" />
    </div>
  )
}

/** What value somebody has or something brings, as fields and as a chart. */
export function ValueDist(props: ValueDistProps) {
  const spread = spreadOfValue(props.value)
  // Lists have their bars beside their weights.
  const ownBars = spread.type === 'shares' && props.value.dist !== 'boolean'
  return (
    <div className={classes.dist}>
      <div>
        <ValueDistFields {...props} />
      </div>
      {!ownBars && <SpreadChart label={props.label} spread={spread} unit="number" />}
    </div>
  )
}

interface DistProps<Distribution> {
  /** What is drawn: names the fields. */
  label: string
  value: Distribution
  onChange: (value: Distribution) => void
}

function DurationDistFields({ label, value, onChange }: DistProps<DurationDistribution>) {
  const { t } = useTranslation('population')
  const id = useId()
  const span = (key: string, iso: string, write: (iso: string) => void) => (
    <FieldRow label={t(`dist.${key}`)}>
      <DurationInput
        label={`${label}: ${t(`dist.${key}`)}`}
        value={iso}
        onChange={write}
        units={['second', 'minute', 'hour', 'day', 'week']}
      />
    </FieldRow>
  )
  return (
    <>
      <FieldRow label={t('dist.kind')} htmlFor={id} hint={t(`dist.hint.${value.dist}`)}>
        <Select
          id={id}
          value={value.dist}
          comboboxProps={{ withinPortal: false }}
          data={DURATION_DISTS.map((kind) => ({
            value: kind,
            label: t(`dist.name.${kind}`),
          }))}
          onChange={(kind) => kind && onChange(durationOfKind(kind as DurationDistribution['dist'], value))}
        />
      </FieldRow>
      {value.dist === 'constant' && span('value', value.value, (iso) => onChange({ ...value, value: iso }))}
      {value.dist === 'uniform' && span('min', value.min, (iso) => onChange({ ...value, min: iso }))}
      {value.dist === 'uniform' && span('max', value.max, (iso) => onChange({ ...value, max: iso }))}
      {value.dist === 'exponential' && span('mean', value.mean, (iso) => onChange({ ...value, mean: iso }))}
      {value.dist === 'lognormal' && span('median', value.median, (iso) => onChange({ ...value, median: iso }))}
      {value.dist === 'lognormal' && (
        <Sigma label={label} value={value.sigma} onChange={(sigma) => onChange({ ...value, sigma })} />
      )}
      {value.dist === 'empirical' && <DurationList label={label} value={value} onChange={onChange} />}
    </>
  )
}

interface ValueDistProps extends DistProps<ValueDistribution> {
  kinds?: readonly Dist[]
  /** Values it is known to have. */
  suggestions?: readonly string[] | undefined
}

function ValueDistFields({ label, value, onChange, kinds = VALUE_DISTS, suggestions = [] }: ValueDistProps) {
  const { t } = useTranslation('population')
  const id = useId()
  const figure = (key: string, number: number, write: (number: number) => void, min?: number) => (
    <FieldRow label={t(`dist.${key}`)} htmlFor={`${id}${key}`}>
      <NumberField
        id={`${id}${key}`}
        aria-label={`${label}: ${t(`dist.${key}`)}`}
        value={number}
        {...(min === undefined ? {} : { min })}
        onChange={(next) => next !== undefined && write(next)}
      />
    </FieldRow>
  )
  return (
    <>
      <FieldRow label={t('dist.kind')} htmlFor={id} hint={t(`dist.hint.${value.dist}`)}>
        <Select
          id={id}
          value={value.dist}
          comboboxProps={{ withinPortal: false }}
          data={(kinds.includes(value.dist) ? kinds : [...kinds, value.dist]).map((kind) => ({
            value: kind,
            label: t(`dist.name.${kind}`),
          }))}
          onChange={(kind) => kind && onChange(valueOfKind(kind as Dist, value))}
        />
      </FieldRow>
      {value.dist === 'constant' && (
        <FieldRow label={t('dist.value')} htmlFor={`${id}v`}>
          <TextInput
            id={`${id}v`}
            value={String(value.value ?? '')}
            onChange={(event) => onChange({ ...value, value: scalarOf(event.currentTarget.value) })}
          />
        </FieldRow>
      )}
      {value.dist === 'uniform' && figure('min', value.min, (min) => onChange({ ...value, min }))}
      {value.dist === 'uniform' && figure('max', value.max, (max) => onChange({ ...value, max }))}
      {value.dist === 'exponential' && figure('mean', value.mean, (mean) => onChange({ ...value, mean }), 0)}
      {value.dist === 'lognormal' && figure('median', value.median, (median) => onChange({ ...value, median }), 0)}
      {value.dist === 'lognormal' && (
        <Sigma label={label} value={value.sigma} onChange={(sigma) => onChange({ ...value, sigma })} />
      )}
      {value.dist === 'boolean' && (
        <FieldRow label={t('dist.p')} htmlFor={`${id}p`}>
          <PercentInput id={`${id}p`} value={value.p} onChange={(p) => p !== undefined && onChange({ ...value, p })} />
        </FieldRow>
      )}
      {value.dist === 'category' && (
        <WeightsField
          label={label}
          suggestions={suggestions}
          entries={Object.entries(value.weights)}
          onChange={(entries) => onChange({ dist: 'category', weights: Object.fromEntries(entries) })}
        />
      )}
      {value.dist === 'empirical' && (
        <WeightsField
          label={label}
          entries={weightsOf(value).map(([each, weight]) => [String(each ?? ''), weight])}
          onChange={(entries) =>
            onChange({
              dist: 'empirical',
              values: entries.map(([text]) => scalarOf(text)),
              weights: entries.map(([, weight]) => weight),
            })
          }
        />
      )}
    </>
  )
}

function Sigma({ label, value, onChange }: { label: string; value: number; onChange: (sigma: number) => void }) {
  const { t } = useTranslation('population')
  const id = useId()
  return (
    <FieldRow label={t('dist.sigma')} htmlFor={id}>
      <NumberField
        id={id}
        aria-label={`${label}: ${t('dist.sigma')}`}
        value={value}
        min={0}
        max={10}
        step={0.1}
        decimalScale={3}
        onChange={(sigma) => sigma !== undefined && onChange(sigma)}
      />
    </FieldRow>
  )
}
