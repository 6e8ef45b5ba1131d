import { Button, Group, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { primaryGoal } from '../../../document/index.ts'
import { DurationInput, FieldRow, NumberField, Section } from '../../kit/index.ts'
import classes from '../population.module.css'
import type { ScenarioEdit } from '../use-scenario.ts'

interface RunTabProps {
  edit: ScenarioEdit
  onSimulateUntil?: ((within: number) => void) | undefined
}

/** How many, how often, from when and for how long. */
export function RunTab({ edit, onSimulateUntil }: RunTabProps) {
  const { t } = useTranslation('population')
  const id = useId()
  const { scenario, change } = edit
  return (
    <Section title={t('form.run')}>
      <div className={classes.narrow}>
        <FieldRow label={t('form.customers')} htmlFor={`${id}n`}>
          <NumberField
            id={`${id}n`}
            value={scenario.customers}
            min={1}
            max={100_000_000}
            allowDecimal={false}
            grouped
            onChange={(customers) => customers !== undefined && change({ customers })}
          />
        </FieldRow>
        <FieldRow label={t('form.replications')} htmlFor={`${id}r`} hint={t('form.replicationsHint')}>
          <NumberField
            id={`${id}r`}
            value={scenario.replications}
            min={1}
            max={10_000}
            allowDecimal={false}
            onChange={(replications) => replications !== undefined && change({ replications })}
          />
        </FieldRow>
        <FieldRow label={t('form.seed')} htmlFor={`${id}s`} hint={t('form.seedHint')}>
          <NumberField
            id={`${id}s`}
            value={scenario.seed}
            min={0}
            max={Number.MAX_SAFE_INTEGER}
            allowDecimal={false}
            onChange={(seed) => seed !== undefined && change({ seed })}
          />
        </FieldRow>
        <FieldRow label={t('form.start')} htmlFor={`${id}t`} hint={t('form.startHint')}>
          <StartField id={`${id}t`} value={scenario.start} onChange={(start) => change({ start })} />
        </FieldRow>
        <FieldRow label={t('form.horizon')}>
          <DurationInput
            label={t('form.horizon')}
            units={['hour', 'day', 'week', 'month']}
            value={scenario.horizon}
            onChange={(horizon) => change({ horizon })}
          />
        </FieldRow>
        {onSimulateUntil && primaryGoal(edit.journey.settings.goals) !== undefined && <Until onRun={onSimulateUntil} />}
      </div>
    </Section>
  )
}

/** Runs until the main goal is known well enough, with as many customers as that takes. */
function Until({ onRun }: { onRun: (within: number) => void }) {
  const { t } = useTranslation('population')
  const id = useId()
  const [points, setPoints] = useState(0.1)
  return (
    <FieldRow label={t('until.label')} htmlFor={id} hint={t('until.hint')}>
      <Group gap="sm" wrap="nowrap">
        <NumberField
          id={id}
          prefix="± "
          suffix={` ${t('until.points')}`}
          value={points}
          min={0.01}
          max={50}
          step={0.1}
          onChange={(next) => next !== undefined && setPoints(next)}
        />
        <Button variant="default" flex="none" onClick={() => onRun(points / 100)}>
          {t('until.run')}
        </Button>
      </Group>
    </FieldRow>
  )
}

/** An instant as a local date and time of UTC: what the scenario's file says, without the reader's own zone in between. */
function StartField({ id, value, onChange }: { id: string; value: string; onChange: (instant: string) => void }) {
  const [typed, setTyped] = useState<string>()
  const shown = new Date(value).toISOString().slice(0, 16)
  return (
    <TextInput
      id={id}
      type="datetime-local"
      value={typed ?? shown}
      max="9999-12-31T23:59"
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) onChange(`${text.slice(0, 16)}:00Z`)
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}
