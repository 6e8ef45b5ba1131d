import { Button, Select, Skeleton, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Suspense, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Rule, type Scenario } from '../../../document/index.ts'
import { RuleEditor, useRuleFields, useRuleWords } from '../../fields/index.ts'
import { FieldRow, IconButton, NumberField, Section, useFormat } from '../../kit/index.ts'
import { shareOf } from '../people/sample.ts'
import { useSample } from '../people/use-sample.ts'
import classes from '../population.module.css'
import { channelsInPlay, type ScenarioEdit, without } from '../use-scenario.ts'
import { REACTIONS } from './defaults.ts'

type Segment = Scenario['behaviour']['segments'][number]

const ASKED = 2_000

/** People who behave differently from the others. */
export function SegmentsSection({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('population')
  const { behaviour } = edit.scenario
  const people = useSample(edit, ASKED)
  const set = (segments: readonly Segment[]) => edit.change({ behaviour: { ...behaviour, segments: [...segments] } })
  const add = () =>
    set([
      ...behaviour.segments,
      { name: t('form.newSegment'), where: { combinator: 'and', rules: [] }, multiply: { open: 1.2 } },
    ])
  return (
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
              share={shareOf(segment.where, people)}
              onChange={(next) => set(behaviour.segments.map((other, at) => (at === index ? next : other)))}
              onRemove={() => set(behaviour.segments.filter((_, at) => at !== index))}
            />
          </div>
        ))}
      </div>
    </Section>
  )
}

interface SegmentFieldsProps {
  edit: ScenarioEdit
  segment: Segment
  /** How many of the people it speaks of, where that can be told. */
  share: number | undefined
  onChange: (segment: Segment) => void
  onRemove: () => void
}

function SegmentFields({ edit, segment, share, onChange, onRemove }: SegmentFieldsProps) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const inWords = useRuleWords(edit.journey)
  const name = segment.name ?? inWords(segment.where)
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
      {share !== undefined && (
        <p className={classes.quiet}>
          {t('segment.share', { share: format.percent(share, 0), n: format.number(ASKED) })}
        </p>
      )}
      <Factors edit={edit} segment={segment} onChange={onChange} />
    </>
  )
}

/** Who belongs to it; nobody is left out while it holds no condition. */
function SegmentRule({ edit, rule, onChange }: { edit: ScenarioEdit; rule: Rule; onChange: (rule: Rule) => void }) {
  const { t } = useTranslation('population')
  const fields = useRuleFields(edit.editor)
  const first = fields[0]
  if (rule.rules.length === 0) {
    const start = () =>
      first && onChange({ ...rule, rules: [{ field: first.name, operator: '=', value: first.values[0] ?? '' }] })
    return (
      <div className={classes.tools}>
        <span className={classes.quiet}>{t('rule.everyone')}</span>
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={start}>
          {t('rule.add')}
        </Button>
      </div>
    )
  }
  return (
    <Suspense fallback={<Skeleton height={72} />}>
      <RuleEditor editor={edit.editor} value={rule} fields={fields} onWrite={onChange} />
    </Suspense>
  )
}

function Factors({ edit, segment, onChange }: Pick<SegmentFieldsProps, 'edit' | 'segment' | 'onChange'>) {
  const { t } = useTranslation('population')
  const id = useId()
  const set = (key: string, factor: number | undefined) =>
    onChange({
      ...segment,
      multiply: factor === undefined ? without(segment.multiply, key) : { ...segment.multiply, [key]: factor },
    })
  const own = Object.keys(segment.multiply).filter((key) => key.includes('.'))
  const free = channelsInPlay(edit)
    .flatMap((channel) => REACTIONS.map((reaction) => `${channel}.${reaction}`))
    .filter((key) => !own.includes(key))
  return (
    <div className={classes.factors}>
      {[...REACTIONS, ...own].map((key) => (
        <FieldRow key={key} label={multiplierName(key, t)} htmlFor={`${id}${key}`}>
          <NumberField
            id={`${id}${key}`}
            prefix="× "
            value={segment.multiply[key]}
            min={0}
            clearable
            placeholder="× 1"
            onChange={(factor) => set(key, factor)}
          />
        </FieldRow>
      ))}
      {free.length > 0 && (
        <Select
          mt="xs"
          aria-label={t('segment.addFactor')}
          placeholder={t('segment.addFactor')}
          value={null}
          data={free.map((key) => ({ value: key, label: multiplierName(key, t) }))}
          onChange={(key) => key && set(key, 1)}
        />
      )}
    </div>
  )
}

function multiplierName(key: string, t: ReturnType<typeof useTranslation<'population'>>['t']): string {
  const [first = '', second] = key.split('.')
  const channel = CHANNELS.find((each) => each === first)
  return second && channel ? `${t(`common:channel.${channel}`)}: ${t(`form.${second}`)}` : t(`form.${first}`)
}
