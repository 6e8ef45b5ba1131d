import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type DataType,
  type EventGenerator,
  freshId,
  STANDARD_EVENTS,
  type ValueDistribution,
} from '../../../document/index.ts'
import { DAY_MS, durationMs } from '../../../kernel/duration.ts'
import { FieldRow, IconButton, NumberField, PercentInput, Section, useFormat } from '../../kit/index.ts'
import { DelayButton } from '../fields/delay-button.tsx'
import { ValueDist } from '../fields/dist-fields.tsx'
import { kindsFor } from '../fields/distributions.ts'
import classes from '../population.module.css'
import { present, type ScenarioEdit, without } from '../use-scenario.ts'

/** What a generator may follow: everything that a journey tells by itself. */
const TRIGGERS = STANDARD_EVENTS.filter((name) => name !== 'attribute.changed')

/** What people do of their own accord, and after something has happened. */
export function EventsTab({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('population')
  const { behaviour } = edit.scenario
  const set = (events: typeof behaviour.events) => edit.change({ behaviour: { ...behaviour, events } })
  const add = () => {
    const event = Object.keys(edit.journey.events)[0] ?? 'purchase'
    set({ ...behaviour.events, [freshId(behaviour.events, 'w')]: { event, type: 'rate', perDay: 0.01 } })
  }
  return (
    <Section
      title={t('form.events')}
      actions={
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={add}>
          {t('form.addEvent')}
        </Button>
      }
    >
      {Object.keys(behaviour.events).length === 0 && <p className={classes.quiet}>{t('form.noEvents')}</p>}
      <div className={classes.cards}>
        {Object.entries(behaviour.events).map(([id, generator]) => (
          <GeneratorCard
            key={id}
            edit={edit}
            generator={generator}
            onChange={(next) => set({ ...behaviour.events, [id]: next })}
            onRemove={() => set(without(behaviour.events, id))}
          />
        ))}
      </div>
    </Section>
  )
}

interface GeneratorProps {
  edit: ScenarioEdit
  generator: EventGenerator
  onChange: (generator: EventGenerator) => void
}

function GeneratorCard({ edit, generator, onChange, onRemove }: GeneratorProps & { onRemove: () => void }) {
  const { t } = useTranslation('population')
  const label = edit.journey.events[generator.event]?.label || generator.event
  const retype = (type: string) => {
    const shared = present({ event: generator.event, properties: generator.properties })
    onChange(
      type === 'rate'
        ? { ...shared, type: 'rate', perDay: 0.01 }
        : {
            ...shared,
            type: 'after',
            after: 'message.clicked',
            probability: 0.1,
            delay: { dist: 'exponential', mean: 'PT1H' },
          },
    )
  }
  return (
    <fieldset className={classes.card} aria-label={label}>
      <div className={classes.cardHead}>
        <h4>{label}</h4>
        <IconButton label={t('form.removeEvent', { name: label })} onClick={onRemove}>
          <IconTrash size={14} />
        </IconButton>
      </div>
      <FieldRow label={t('form.event')}>
        <EventSelect
          label={t('form.event')}
          edit={edit}
          value={generator.event}
          onChange={(event) => onChange({ ...generator, event })}
        />
      </FieldRow>
      <FieldRow label={t('form.when')}>
        <SegmentedControl
          fullWidth
          aria-label={t('form.when')}
          value={generator.type}
          onChange={retype}
          data={[
            { value: 'rate', label: t('form.rate') },
            { value: 'after', label: t('form.after') },
          ]}
        />
      </FieldRow>
      {generator.type === 'rate' ? (
        <RateFields edit={edit} generator={generator} onChange={onChange} />
      ) : (
        <AfterFields edit={edit} generator={generator} onChange={onChange} />
      )}
      <Properties edit={edit} generator={generator} onChange={onChange} />
    </fieldset>
  )
}

type Rate = Extract<EventGenerator, { type: 'rate' }>
type After = Extract<EventGenerator, { type: 'after' }>

function RateFields({
  edit,
  generator,
  onChange,
}: {
  edit: ScenarioEdit
  generator: Rate
  onChange: (generator: Rate) => void
}) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const id = useId()
  const days = durationMs(edit.scenario.horizon) / DAY_MS
  return (
    <FieldRow
      label={t('form.perDay')}
      htmlFor={id}
      hint={t('events.atLeastOnce', {
        share: format.percent(1 - Math.exp(-generator.perDay * days)),
        period: format.duration(edit.scenario.horizon),
      })}
    >
      <NumberField
        id={id}
        value={generator.perDay}
        min={0}
        onChange={(perDay) => perDay !== undefined && onChange({ ...generator, perDay })}
      />
    </FieldRow>
  )
}

function AfterFields({
  edit,
  generator,
  onChange,
}: {
  edit: ScenarioEdit
  generator: After
  onChange: (generator: After) => void
}) {
  const { t } = useTranslation('population')
  const id = useId()
  const kind = generator.after.startsWith('message.') ? 'message' : generator.after === 'task.done' ? 'task' : undefined
  const nodes = Object.entries(edit.variant.nodes).filter(([, node]) => node.kind === kind)
  return (
    <>
      <FieldRow label={t('form.trigger')}>
        <EventSelect
          label={t('form.trigger')}
          edit={edit}
          triggers
          value={generator.after}
          onChange={(after) => onChange({ ...generator, after })}
        />
      </FieldRow>
      {kind && (
        <FieldRow label={t(`form.of.${kind}`)}>
          <Select
            aria-label={t(`form.of.${kind}`)}
            value={generator.node ?? ''}
            data={[
              { value: '', label: t(`form.any.${kind}`) },
              ...nodes.map(([node, { name }]) => ({ value: node, label: name || node })),
            ]}
            onChange={(node) => {
              const { node: _before, ...rest } = generator
              onChange(node ? { ...rest, node } : rest)
            }}
          />
        </FieldRow>
      )}
      <FieldRow label={t('form.probability')} htmlFor={id}>
        <PercentInput
          id={id}
          value={generator.probability}
          onChange={(probability) => probability !== undefined && onChange({ ...generator, probability })}
        />
      </FieldRow>
      <FieldRow label={t('form.delay')}>
        <DelayButton
          label={t('form.delay')}
          value={generator.delay}
          onChange={(delay) => onChange(present({ ...generator, delay }) as After)}
        />
      </FieldRow>
    </>
  )
}

function EventSelect({
  edit,
  label,
  triggers = false,
  value,
  onChange,
}: {
  edit: ScenarioEdit
  label: string
  /** Also what the journey tells by itself. */
  triggers?: boolean
  value: string
  onChange: (event: string) => void
}) {
  const { t } = useTranslation(['population', 'kinds'])
  const own = Object.entries(edit.journey.events).map(([name, event]) => ({ value: name, label: event.label || name }))
  const standard = triggers ? TRIGGERS.map((name) => ({ value: name, label: t(`kinds:event.${name}`) })) : []
  const known = [...own, ...standard].some((option) => option.value === value)
  return (
    <Select
      aria-label={label}
      searchable
      value={value}
      data={[
        ...(known ? [] : [{ group: t('form.unknownEvent'), items: [{ value, label: value }] }]),
        { group: t('form.ownEvents'), items: own },
        ...(triggers ? [{ group: t('form.messageEvents'), items: standard }] : []),
      ]}
      onChange={(event) => event && onChange(event)}
    />
  )
}

function Properties({ edit, generator, onChange }: GeneratorProps) {
  const { t } = useTranslation('population')
  const declared = edit.journey.events[generator.event]?.properties ?? {}
  const given = generator.properties ?? {}
  const names = [...new Set([...Object.keys(declared), ...Object.keys(given)])]
  const set = (properties: typeof given) =>
    onChange(
      present({
        ...generator,
        properties: Object.keys(properties).length > 0 ? properties : undefined,
      }) as EventGenerator,
    )
  return names.map((name) => {
    const dist = given[name]
    const label = declared[name]?.label || name
    if (!dist) {
      return (
        <Button
          key={name}
          variant="subtle"
          size="compact-sm"
          mt="xs"
          leftSection={<IconPlus size={14} />}
          onClick={() => set({ ...given, [name]: startingFrom(declared[name]?.type) })}
        >
          {t('form.giveProperty', { name: label })}
        </Button>
      )
    }
    return (
      <div key={name} className={classes.property}>
        <div className={classes.cardHead}>
          <h5>{label}</h5>
          <IconButton label={t('form.removeProperty', { name: label })} onClick={() => set(without(given, name))}>
            <IconTrash size={14} />
          </IconButton>
        </div>
        <ValueDist
          label={label}
          value={dist}
          onChange={(next) => set({ ...given, [name]: next })}
          kinds={kindsFor(declared[name]?.type)}
          suggestions={declared[name]?.values?.map(String)}
        />
      </div>
    )
  })
}

/** A first guess for a property of this type. */
const startingFrom = (type: DataType | undefined): ValueDistribution =>
  type === 'boolean'
    ? { dist: 'boolean', p: 0.5 }
    : type === 'number' || type === undefined
      ? { dist: 'lognormal', median: 50, sigma: 0.6 }
      : { dist: 'constant', value: '' }
