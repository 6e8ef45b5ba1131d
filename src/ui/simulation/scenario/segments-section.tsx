import { Button, Switch, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Scenario } from '../../../document/index.ts'
import { DurationInput, FieldRow, IconButton, NumberField, Section } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import { REACTIONS } from './defaults.ts'
import { ruleInWords } from './rule-in-words.ts'
import { SegmentRule } from './segment-rule.tsx'
import { type ScenarioEdit, without } from './use-scenario.ts'

type Segment = Scenario['behaviour']['segments'][number]

/** Who differs from the others, and how messages wear people out. */
export function SegmentsSection({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('simulation')
  const { behaviour } = edit.scenario
  const set = (segments: readonly Segment[]) => edit.change({ behaviour: { ...behaviour, segments: [...segments] } })
  const add = () =>
    set([
      ...behaviour.segments,
      { name: t('form.newSegment'), where: { combinator: 'and', rules: [] }, multiply: { open: 1.2 } },
    ])
  return (
    <div className={classes.wide}>
      <Fatigue edit={edit} />
      <Section
        title={t('form.segments')}
        actions={
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={add}>
            {t('form.addSegment')}
          </Button>
        }
      >
        <p className={classes.quiet}>{t('form.segmentsHint')}</p>
        <div className={classes.cards}>
          {behaviour.segments.map((segment, index) => (
            // Segments have no ids: their place in the list is what they are.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <div key={index} className={classes.card}>
              <SegmentFields
                edit={edit}
                segment={segment}
                onChange={(next) => set(behaviour.segments.map((other, at) => (at === index ? next : other)))}
                onRemove={() => set(behaviour.segments.filter((_, at) => at !== index))}
              />
            </div>
          ))}
        </div>
      </Section>
    </div>
  )
}

function Fatigue({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('simulation')
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
        <div className={classes.narrow}>
          <FieldRow label={t('form.strength')} htmlFor={id}>
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
      )}
    </Section>
  )
}

interface SegmentFieldsProps {
  edit: ScenarioEdit
  segment: Segment
  onChange: (segment: Segment) => void
  onRemove: () => void
}

function SegmentFields({ edit, segment, onChange, onRemove }: SegmentFieldsProps) {
  const { t } = useTranslation('simulation')
  const id = useId()
  const name = segment.name ?? ruleInWords(segment.where, edit.journey, t)
  return (
    <>
      <div className={classes.cardHead}>
        <TextInput
          flex={1}
          aria-label={t('form.segmentName')}
          value={segment.name ?? ''}
          maxLength={200}
          placeholder={name}
          onChange={(event) => onChange({ ...segment, name: event.currentTarget.value })}
        />
        <IconButton label={t('form.removeSegment', { name })} onClick={onRemove}>
          <IconTrash size={14} />
        </IconButton>
      </div>
      <SegmentRule edit={edit} rule={segment.where} onChange={(where) => onChange({ ...segment, where })} />
      {multipliers(segment).map((key) => (
        <FieldRow key={key} label={multiplierName(key, t)} htmlFor={`${id}${key}`}>
          <NumberField
            id={`${id}${key}`}
            prefix="× "
            value={segment.multiply[key]}
            min={0}
            clearable
            placeholder="× 1"
            onChange={(factor) =>
              onChange({
                ...segment,
                multiply:
                  factor === undefined ? without(segment.multiply, key) : { ...segment.multiply, [key]: factor },
              })
            }
          />
        </FieldRow>
      ))}
    </>
  )
}

/** The four reactions always, and whatever else the segment names. */
const multipliers = (segment: Segment): string[] => [
  ...REACTIONS,
  ...Object.keys(segment.multiply).filter((key) => !(REACTIONS as readonly string[]).includes(key)),
]

function multiplierName(key: string, t: ReturnType<typeof useTranslation<'simulation'>>['t']): string {
  const [first = '', second] = key.split('.')
  const channel = CHANNELS.find((each) => each === first)
  return second && channel ? `${t(`common:channel.${channel}`)}: ${t(`form.${second}`)}` : t(`form.${first}`)
}
