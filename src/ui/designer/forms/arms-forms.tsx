import { Radio, Select } from '@mantine/core'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConfigOf, inOrderOfId } from '../../../document/index.ts'
import { NumberField, onDemand, PercentInput, useFormat } from '../../kit/index.ts'
import { CardList } from '../fields/card-list.tsx'
import { CreatableSelect } from '../fields/creatable-select.tsx'
import classes from '../fields/fields.module.css'
import { SpanField } from '../fields/span-field.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useGoalChoice } from '../fields/use-options.ts'
import { type Form, nextKey, withChange, without } from './form.ts'

// Its formulae are wanted by few, and only here.
const PowerBlock = onDemand(async () => (await import('../power/power-block.tsx')).PowerBlock)

type ArmsConfig = Pick<ConfigOf<'experiment'> | ConfigOf<'nextBest'>, 'arms'>
type AnyArm = { name: string; weight?: number | undefined; control?: boolean | undefined }

interface ArmsFieldProps {
  arms: ArmsConfig['arms']
  /** The weight of a new arm, where arms have weights. */
  weight: number | undefined
  onWrite: (arms: Record<string, AnyArm>, field: string) => void
}

/** The arms with their names, weights and the control. Ids stay, and with them the edges. */
function ArmsField({ arms, weight, onWrite }: ArmsFieldProps) {
  const { t } = useTranslation('designer')
  const format = useFormat()
  const list: [string, AnyArm][] = inOrderOfId<AnyArm>(arms)
  const whole = list.reduce((sum, [, arm]) => sum + (arm.weight ?? 1), 0)
  const record: Record<string, AnyArm> = Object.fromEntries(list)
  const setControl = (control: string | undefined) =>
    onWrite(
      Object.fromEntries(
        list.map(([id, { control: _, ...arm }]) => [id, id === control ? { ...arm, control: true } : arm]),
      ),
      'control',
    )
  const add = () =>
    onWrite(
      {
        ...record,
        [nextKey(arms, 'a')]: {
          name: t('arms.newName', { number: list.length + 1 }),
          ...(weight !== undefined && { weight }),
        },
      },
      'add',
    )
  return (
    <CardList
      label={t('arms.arms')}
      addLabel={t('arms.add')}
      onAdd={add}
      onRemove={(id) => onWrite(without(record, id), 'remove')}
      cards={list.map(([id, arm]) => ({
        id,
        name: arm.name,
        head: (
          <TextField
            aria-label={t('arms.name')}
            placeholder={t('arms.name')}
            value={arm.name}
            onWrite={(name) => onWrite(withChange(record, id, { name }), `${id} name`)}
          />
        ),
        body: (
          <div className={classes.pair}>
            {weight !== undefined && (
              <NumberField
                label={t('arms.weight')}
                description={whole > 0 ? format.percent((arm.weight ?? 1) / whole) : '–'}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                min={0}
                decimalScale={3}
                value={arm.weight}
                onChange={(next) =>
                  next !== undefined && onWrite(withChange(record, id, { weight: next }), `${id} weight`)
                }
              />
            )}
            <Radio
              mt={weight === undefined ? 0 : 28}
              label={t('arms.control')}
              checked={arm.control ?? false}
              onClick={() => setControl(arm.control ? undefined : id)}
              onChange={() => undefined}
            />
          </div>
        ),
      }))}
    />
  )
}

export const ExperimentForm: Form<'experiment'> = ({ id, config, write }) => {
  const { t } = useTranslation('designer')
  const goals = useGoalChoice()
  return (
    <div className={classes.form}>
      <ArmsField
        arms={config.arms}
        weight={1}
        onWrite={(arms, field) =>
          write(
            {
              ...config,
              arms: Object.fromEntries(
                Object.entries(arms).map(([id, arm]) => [id, { ...arm, weight: arm.weight ?? 1 }]),
              ),
            },
            field,
          )
        }
      />
      <CreatableSelect
        label={t('arms.goal')}
        description={t('arms.goalHint')}
        value={config.goal}
        options={goals.options}
        onCreate={goals.create}
        onChange={(goal) => write({ ...config, goal }, 'goal')}
      />
      <Suspense fallback={null}>
        <PowerBlock key={id} id={id} config={config} />
      </Suspense>
    </div>
  )
}

export const NextBestForm: Form<'nextBest'> = ({ config, write }) => {
  const { t } = useTranslation('designer')
  const goals = useGoalChoice()
  return (
    <div className={classes.form}>
      <ArmsField arms={config.arms} weight={undefined} onWrite={(arms, field) => write({ ...config, arms }, field)} />
      <CreatableSelect
        label={t('nextBest.goal')}
        value={config.goal}
        options={goals.options}
        onCreate={goals.create}
        onChange={(goal) => write({ ...config, goal }, 'goal')}
      />
      <SpanField
        label={t('nextBest.window')}
        description={t('nextBest.windowHint')}
        value={config.window ?? 'P7D'}
        onWrite={(window) => write({ ...config, window }, 'window')}
      />
      <Select
        label={t('nextBest.policy')}
        data={[
          { value: 'thompson', label: t('nextBest.thompson') },
          { value: 'epsilon', label: t('nextBest.epsilon') },
        ]}
        value={config.policy}
        onChange={(policy) => policy && write({ ...config, policy: policy as 'thompson' | 'epsilon' }, 'policy')}
      />
      {config.policy === 'epsilon' && (
        <PercentInput
          label={t('nextBest.share')}
          description={t('nextBest.shareHint')}
          value={config.epsilon ?? 0.1}
          onChange={(epsilon) => epsilon !== undefined && write({ ...config, epsilon }, 'epsilon')}
        />
      )}
    </div>
  )
}
