import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { idFromName } from '../../../document/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { NumberField } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { CreatableSelect } from '../fields/creatable-select.tsx'
import { DatesField } from '../fields/dates-field.tsx'
import classes from '../fields/fields.module.css'
import { SpanField } from '../fields/span-field.tsx'
import { TextAreaField, TextField } from '../fields/text-field.tsx'
import { ClockField, DaysField, TimeField } from '../fields/time-fields.tsx'
import { useGoalChoice } from '../fields/use-options.ts'
import type { Form } from './form.ts'

export const TimeWindowForm: Form<'timeWindow'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <TimeField label={t('field.from')} value={config.from} onWrite={(from) => write({ ...config, from }, 'from')} />
        <TimeField label={t('field.to')} value={config.to} onWrite={(to) => write({ ...config, to }, 'to')} />
      </div>
      <DaysField
        label={t('field.days')}
        value={config.days ?? []}
        onWrite={(days) => write({ ...config, days }, 'days')}
      />
      <ClockField value={config.clock} onWrite={(clock) => write({ ...config, clock }, 'clock')} />
      <DatesField
        label={t('timeWindow.holidays')}
        value={config.holidays ?? []}
        onWrite={(holidays) => write({ ...config, holidays: holidays.length > 0 ? holidays : undefined }, 'holidays')}
      />
    </div>
  )
}

export const TaskForm: Form<'task'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  const { editor } = useDesigner()
  const teams = useJourney(editor, (journey) =>
    [...new Set(Object.values(journey.scenarios).flatMap((scenario) => Object.keys(scenario.teams)))].sort().join(' '),
  )
  const options = teams
    .split(' ')
    .filter((team) => team !== '')
    .map((team) => ({ value: team, label: team }))
  return (
    <div className={classes.form}>
      <CreatableSelect
        label={t('task.team')}
        value={config.team}
        options={options}
        onCreate={(name) => idFromName(name)}
        onChange={(team) => write({ ...config, team }, 'team')}
      />
      <TextAreaField
        label={t('task.instructions')}
        minRows={3}
        maxRows={12}
        value={config.instructions ?? ''}
        onWrite={(instructions) => write({ ...config, instructions }, 'instructions')}
      />
      <SpanField
        label={t('task.within')}
        description={t('task.withinHint')}
        value={config.within}
        onWrite={(within) => write({ ...config, within }, 'within')}
      />
    </div>
  )
}

export const ThrottleForm: Form<'throttle'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  return (
    <div className={classes.form}>
      <NumberField
        label={t('throttle.max')}
        min={1}
        allowDecimal={false}
        value={config.max}
        onChange={(max) => max !== undefined && write({ ...config, max }, 'max')}
      />
      <SpanField label={t('throttle.per')} value={config.per} onWrite={(per) => write({ ...config, per }, 'per')} />
    </div>
  )
}

export const JourneyForm: Form<'journey'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  const { editor, services } = useDesigner()
  const own = useJourney(editor, (journey) => journey.id)
  const options = (services.journeys ?? [])
    .filter(({ id }) => id !== own)
    .map(({ id, name }) => ({ value: id, label: name || id }))
  return (
    <div className={classes.form}>
      <CreatableSelect
        label={t('otherJourney.journey')}
        value={config.journey}
        options={options}
        {...(options.length === 0 && { onCreate: (name: string) => idFromName(name) })}
        onChange={(journey) => write({ ...config, journey }, 'journey')}
      />
      <div className={classes.group}>
        <SegmentedControl
          aria-label={t('otherJourney.mode')}
          data={[
            { value: 'handOff', label: t('otherJourney.handOff') },
            { value: 'call', label: t('otherJourney.call') },
          ]}
          value={config.mode}
          onChange={(mode) => write({ ...config, mode: mode as 'handOff' | 'call' }, 'mode')}
        />
        <span className={classes.description}>{t(`otherJourney.${config.mode}Hint`)}</span>
      </div>
    </div>
  )
}

export const GoalForm: Form<'goal'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  const goals = useGoalChoice()
  return (
    <CreatableSelect
      label={t('goal.goal')}
      description={t('goal.hint')}
      value={config.goal}
      options={goals.options}
      onCreate={goals.create}
      onChange={(goal) => write({ goal }, 'goal')}
    />
  )
}

export const ExitForm: Form<'exit'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  return (
    <TextField
      label={t('exit.reason')}
      description={t('exit.hint')}
      value={config.reason}
      onWrite={(reason) => write({ reason: reason.slice(0, 200) }, 'reason')}
    />
  )
}
