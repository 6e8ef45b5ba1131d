import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type EventGenerator, freshId } from '../../../document/index.ts'
import { FieldRow, IconButton, NumberField, PercentInput, Section } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import { DelayButton } from './delay-button.tsx'
import { ValueDistFields } from './dist-fields.tsx'
import { NUMBER_DISTS } from './distributions.ts'
import { present, type ScenarioEdit, without } from './use-scenario.ts'

const MESSAGE_EVENTS = ['message.sent', 'message.delivered', 'message.opened', 'message.clicked'] as const

/** What people do of their own accord, and after something has happened. */
export function EventsSection({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('simulation')
  const { behaviour } = edit.scenario
  const set = (events: typeof behaviour.events) => edit.change({ behaviour: { ...behaviour, events } })
  const add = () => {
    const event = Object.keys(edit.journey.events)[0] ?? 'purchase'
    set({ ...behaviour.events, [freshId(behaviour.events, 'w')]: { event, type: 'rate', perDay: 0.01 } })
  }
  return (
    <div className={classes.wide}>
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
    </div>
  )
}

interface GeneratorProps {
  edit: ScenarioEdit
  generator: EventGenerator
  onChange: (generator: EventGenerator) => void
}

function GeneratorCard({ edit, generator, onChange, onRemove }: GeneratorProps & { onRemove: () => void }) {
  const { t } = useTranslation('simulation')
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
        <RateFields generator={generator} onChange={onChange} />
      ) : (
        <AfterFields edit={edit} generator={generator} onChange={onChange} />
      )}
      <Properties edit={edit} generator={generator} onChange={onChange} />
    </fieldset>
  )
}

type Rate = Extract<EventGenerator, { type: 'rate' }>
type After = Extract<EventGenerator, { type: 'after' }>

function RateFields({ generator, onChange }: { generator: Rate; onChange: (generator: Rate) => void }) {
  const { t } = useTranslation('simulation')
  const id = useId()
  return (
    <FieldRow label={t('form.perDay')} htmlFor={id} hint={t('form.perDayHint')}>
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
  const { t } = useTranslation('simulation')
  const id = useId()
  const messages = Object.entries(edit.variant?.nodes ?? {}).filter(([, node]) => node.kind === 'message')
  const aboutMessage = generator.after.startsWith('message.')
  return (
    <>
      <FieldRow label={t('form.trigger')}>
        <EventSelect
          label={t('form.trigger')}
          edit={edit}
          value={generator.after}
          onChange={(after) => onChange({ ...generator, after })}
        />
      </FieldRow>
      {aboutMessage && (
        <FieldRow label={t('form.ofMessage')}>
          <Select
            aria-label={t('form.ofMessage')}
            value={generator.node ?? ''}
            data={[
              { value: '', label: t('form.anyMessage') },
              ...messages.map(([node, { name }]) => ({ value: node, label: name || node })),
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
  value,
  onChange,
}: {
  edit: ScenarioEdit
  label: string
  value: string
  onChange: (event: string) => void
}) {
  const { t } = useTranslation('simulation')
  const own = Object.entries(edit.journey.events).map(([name, event]) => ({ value: name, label: event.label || name }))
  const standard = MESSAGE_EVENTS.map((name) => ({
    value: name,
    label: t(`form.standard.${name.slice('message.'.length)}`),
  }))
  const known = [...own, ...standard].some((option) => option.value === value)
  return (
    <Select
      aria-label={label}
      searchable
      value={value}
      data={[
        ...(known ? [] : [{ group: t('form.unknownEvent'), items: [{ value, label: value }] }]),
        { group: t('form.ownEvents'), items: own },
        { group: t('form.messageEvents'), items: standard },
      ]}
      onChange={(event) => event && onChange(event)}
    />
  )
}

function Properties({ edit, generator, onChange }: GeneratorProps) {
  const { t } = useTranslation('simulation')
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
          onClick={() => set({ ...given, [name]: { dist: 'lognormal', median: 50, sigma: 0.6 } })}
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
        <ValueDistFields
          label={label}
          value={dist}
          onChange={(next) => set({ ...given, [name]: next })}
          {...(declared[name]?.type === 'number' ? { kinds: NUMBER_DISTS } : {})}
        />
      </div>
    )
  })
}
