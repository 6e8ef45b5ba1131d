import { Switch } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { DurationInput, FieldRow, NumberField, Section } from '../../kit/index.ts'
import { FatigueChart } from '../charts/fatigue-chart.tsx'
import classes from '../population.module.css'
import type { ScenarioEdit } from '../use-scenario.ts'

/** How messages wear people out, and how soon they forget. */
export function FatigueSection({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('population')
  const id = useId()
  const { behaviour } = edit.scenario
  const { fatigue, ...rest } = behaviour
  const set = (next: typeof fatigue) => edit.change({ behaviour: next ? { ...rest, fatigue: next } : rest })
  return (
    <Section title={t('form.fatigue')}>
      <p className={classes.quiet}>{t('form.fatigueHint')}</p>
      <Switch
        label={t('form.fatigueOn')}
        checked={fatigue !== undefined}
        onChange={(event) => set(event.currentTarget.checked ? { strength: 0.05, halfLife: 'P7D' } : undefined)}
      />
      {fatigue && (
        <div className={classes.fatigue}>
          <div>
            <FieldRow label={t('form.strength')} htmlFor={id} hint={t('fatigue.strengthHint')}>
              <NumberField
                id={id}
                value={fatigue.strength}
                min={0}
                max={100}
                step={0.01}
                onChange={(strength) => strength !== undefined && set({ ...fatigue, strength })}
              />
            </FieldRow>
            <FieldRow label={t('form.halfLife')}>
              <DurationInput
                label={t('form.halfLife')}
                value={fatigue.halfLife}
                units={['hour', 'day', 'week']}
                onChange={(halfLife) => set({ ...fatigue, halfLife })}
              />
            </FieldRow>
          </div>
          <FatigueChart fatigue={fatigue} />
        </div>
      )}
    </Section>
  )
}
