import { Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DelayConfig, PastPolicy } from '../../../document/index.ts'
import { CreatableSelect } from '../fields/creatable-select.tsx'
import classes from '../fields/fields.module.css'
import { SpanField } from '../fields/span-field.tsx'
import { ClockField, DaysField, TimeField } from '../fields/time-fields.tsx'
import { useAttributeChoice } from '../fields/use-options.ts'
import type { Form } from './form.ts'
import { OffsetField } from './offset-field.tsx'

const MODES = ['for', 'untilTime', 'untilDate', 'untilAttribute'] as const
type Of<Mode extends DelayConfig['mode']> = Extract<DelayConfig, { mode: Mode }>

/** The config of another mode, with what the two have in common. */
function inMode(mode: DelayConfig['mode'], before: DelayConfig, attribute: string): DelayConfig {
  const clock = 'clock' in before && before.clock !== undefined ? { clock: before.clock } : {}
  if (mode === 'for') return { mode, duration: 'P1D' }
  if (mode === 'untilTime') return { mode, time: '09:00', ...clock }
  if (mode === 'untilDate') return { mode, date: `${new Date().getFullYear()}-12-01`, past: 'continue', ...clock }
  return { mode, attribute, past: 'continue', ...clock }
}

export const DelayForm: Form<'delay'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  const dates = useAttributeChoice('date')
  return (
    <div className={classes.form}>
      <Select
        label={t('delay.mode')}
        data={MODES.map((value) => ({ value, label: t(`delay.modes.${value}`) }))}
        value={config.mode}
        onChange={(mode) =>
          mode && write(inMode(mode as DelayConfig['mode'], config, dates.options[0]?.value ?? 'date'), 'mode')
        }
      />
      {config.mode === 'for' && (
        <SpanField
          label={t('delay.duration')}
          value={config.duration}
          onWrite={(duration) => write({ ...config, duration }, 'duration')}
        />
      )}
      {config.mode === 'untilTime' && <UntilTime config={config} write={write} />}
      {config.mode === 'untilDate' && <UntilDate config={config} write={write} />}
      {config.mode === 'untilAttribute' && <UntilAttribute config={config} write={write} />}
    </div>
  )
}

interface PartProps<Mode extends DelayConfig['mode']> {
  config: Of<Mode>
  write: (config: DelayConfig, field: string) => void
}

function UntilTime({ config, write }: PartProps<'untilTime'>) {
  const { t } = useTranslation('designer')
  return (
    <>
      <TimeField label={t('field.time')} value={config.time} onWrite={(time) => write({ ...config, time }, 'time')} />
      <DaysField
        label={t('field.days')}
        value={config.days ?? []}
        onWrite={(days) => write({ ...config, days }, 'days')}
      />
      <ClockField value={config.clock} onWrite={(clock) => write({ ...config, clock }, 'clock')} />
    </>
  )
}

function UntilDate({ config, write }: PartProps<'untilDate'>) {
  const { t } = useTranslation('designer')
  return (
    <>
      <TextInput
        type="datetime-local"
        label={t('delay.date')}
        value={config.date.length === 10 ? `${config.date}T00:00` : config.date.slice(0, 16)}
        onChange={(event) =>
          event.currentTarget.value !== '' &&
          write({ ...config, date: event.currentTarget.value.replace(/T00:00$/, '') }, 'date')
        }
      />
      <ClockField value={config.clock} onWrite={(clock) => write({ ...config, clock }, 'clock')} />
      <PastField value={config.past} onWrite={(past) => write({ ...config, past }, 'past')} />
    </>
  )
}

function UntilAttribute({ config, write }: PartProps<'untilAttribute'>) {
  const { t } = useTranslation('designer')
  const dates = useAttributeChoice('date')
  return (
    <>
      <CreatableSelect
        label={t('delay.attribute')}
        value={config.attribute}
        options={dates.options}
        onCreate={dates.create}
        onChange={(attribute) => write({ ...config, attribute }, 'attribute')}
      />
      <OffsetField value={config.offset} onWrite={(offset) => write({ ...config, offset }, 'offset')} />
      <TimeField
        label={t('delay.atTime')}
        value={config.time ?? '00:00'}
        onWrite={(time) => write({ ...config, time: time === '00:00' ? undefined : time }, 'time')}
      />
      <ClockField value={config.clock} onWrite={(clock) => write({ ...config, clock }, 'clock')} />
      <Switch
        label={t('delay.yearly')}
        description={t('delay.yearlyHint')}
        checked={config.yearly ?? false}
        onChange={(event) => write({ ...config, yearly: event.currentTarget.checked || undefined }, 'yearly')}
      />
      <PastField value={config.past} onWrite={(past) => write({ ...config, past }, 'past')} />
    </>
  )
}

/** What becomes of people for whom the moment has gone by. */
function PastField({ value, onWrite }: { value: PastPolicy | undefined; onWrite: (past: PastPolicy) => void }) {
  const { t } = useTranslation('designer')
  return (
    <Select
      label={t('delay.past')}
      data={[
        { value: 'continue', label: t('delay.pastContinue') },
        { value: 'exit', label: t('delay.pastExit') },
      ]}
      value={value ?? 'continue'}
      onChange={(past) => past && onWrite(past as PastPolicy)}
    />
  )
}
