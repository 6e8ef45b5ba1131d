import { Select, Switch, TextInput } from '@mantine/core'
import { type ReactNode, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Channel, inOrderOfId, type Journey, type RuleValue } from '../../../document/index.ts'
import { localDateTime, zone } from '../../../runtime/index.ts'
import type { HandSetup } from '../../../simulator/index.ts'
import { type Say, titleOf } from '../../canvas/index.ts'
import { ValueField } from '../../fields/index.ts'
import classes from './stories.module.css'

interface SetupProps {
  readonly journey: Journey
  readonly variant: string
  readonly say: Say
  readonly setup: HandSetup
  readonly onChange: (setup: HandSetup) => void
}

/** Who is tried: what is known about her, what she agreed to, when and how she comes in. */
export function HandSetupForm(props: SetupProps) {
  return (
    <div className={classes.setup}>
      <Person {...props} />
      <Attributes {...props} />
      <Consents {...props} />
      <EntryProperties {...props} />
      <Choices {...props} />
    </div>
  )
}

function Row({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={classes.row}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function Person({ journey, variant, say, setup, onChange }: SetupProps) {
  const { t } = useTranslation('stories')
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const { customer, start } = setup
  const put = (change: Partial<HandSetup['customer']>) => onChange({ ...setup, customer: { ...customer, ...change } })
  const entries = Object.entries(journey.variants[variant]?.nodes ?? {}).filter(([, { kind }]) => kind === 'entry')
  return (
    <>
      <Row label={t('setup.name')}>
        {(id) => (
          <TextInput
            id={id}
            value={customer.name}
            maxLength={60}
            onChange={(event) => put({ name: event.currentTarget.value })}
          />
        )}
      </Row>
      {entries.length > 1 && (
        <Row label={t('setup.entry')}>
          {(id) => (
            <Select
              id={id}
              allowDeselect={false}
              data={entries.map(([value, node]) => ({ value, label: titleOf(node, say) }))}
              value={setup.entry}
              onChange={(entry) => entry !== null && onChange({ ...setup, entry })}
            />
          )}
        </Row>
      )}
      <Row label={t('setup.start')}>
        {(id) => (
          <TextInput
            id={id}
            type="datetime-local"
            value={localText(Date.parse(start), customer.timeZone)}
            onChange={(event) => {
              const at = instantOf(event.currentTarget.value, customer.timeZone)
              if (at !== undefined) onChange({ ...setup, start: at })
            }}
          />
        )}
      </Row>
      <Row label={t('setup.zone')}>
        {(id) => (
          <Select
            id={id}
            searchable
            limit={50}
            allowDeselect={false}
            data={zones.includes(customer.timeZone) ? zones : [customer.timeZone, ...zones]}
            value={customer.timeZone}
            onChange={(timeZone) => timeZone !== null && put({ timeZone })}
          />
        )}
      </Row>
    </>
  )
}

/** An instant as the field for local dates and times wants it. */
const localText = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at).replace(' ', 'T')

function instantOf(local: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local)) return undefined
  return new Date(localDateTime(local, zone(timeZone))).toISOString().replace('.000Z', 'Z')
}

function Attributes({ journey, setup, onChange }: SetupProps) {
  const { customer } = setup
  const names = [...new Set([...Object.keys(journey.attributes), ...Object.keys(customer.attributes)])]
  const write = (name: string, value: RuleValue) =>
    onChange({ ...setup, customer: { ...customer, attributes: { ...customer.attributes, [name]: value } } })
  return names.map((name) => {
    const attribute = journey.attributes[name]
    const label = attribute?.label || name
    return (
      <div key={name} className={classes.row}>
        <span aria-hidden="true">{label}</span>
        <ValueField
          label={label}
          type={attribute?.type}
          values={attribute?.values}
          value={customer.attributes[name]}
          onWrite={(value) => write(name, value)}
        />
      </div>
    )
  })
}

function Consents({ journey, variant, say, setup, onChange }: SetupProps) {
  const { t } = useTranslation('stories')
  const channels = [
    ...new Set(
      Object.values(journey.variants[variant]?.nodes ?? {}).flatMap((node): Channel[] =>
        node.kind === 'message' && node.config.consent !== false ? [node.config.channel] : [],
      ),
    ),
  ].sort()
  const { customer } = setup
  if (channels.length === 0) return null
  return (
    <div className={classes.row}>
      <span id="by-hand-consent">{t('setup.consent')}</span>
      <fieldset className={classes.switches} aria-labelledby="by-hand-consent">
        {channels.map((channel) => (
          <Switch
            key={channel}
            size="xs"
            label={say.t(`common:channel.${channel}`)}
            checked={customer.consent[channel] !== false}
            onChange={(event) =>
              onChange({
                ...setup,
                customer: { ...customer, consent: { ...customer.consent, [channel]: event.currentTarget.checked } },
              })
            }
          />
        ))}
      </fieldset>
    </div>
  )
}

/** What the event that brings her in carries. */
function EntryProperties({ journey, variant, setup, onChange }: SetupProps) {
  const node = journey.variants[variant]?.nodes[setup.entry]
  const trigger = node?.kind === 'entry' ? node.config.trigger : undefined
  const event = trigger?.type === 'event' ? journey.events[trigger.event] : undefined
  return Object.entries(event?.properties ?? {}).map(([name, property]) => {
    const label = property.label || name
    return (
      <div key={name} className={classes.row}>
        <span aria-hidden="true">{label}</span>
        <ValueField
          label={label}
          type={property.type}
          values={property.values}
          value={setup.properties?.[name]}
          onWrite={(value) => onChange({ ...setup, properties: { ...setup.properties, [name]: value } })}
        />
      </div>
    )
  })
}

/** What is otherwise left to chance: the arms of best choices, and where she falls in experiments. */
function Choices({ journey, variant, say, setup, onChange }: SetupProps) {
  const nodes = Object.entries(journey.variants[variant]?.nodes ?? {})
  return nodes.flatMap(([id, node]) => {
    if (node.kind !== 'nextBest') return []
    const arms = inOrderOfId(node.config.arms)
    return [
      <Row key={id} label={titleOf(node, say)}>
        {(field) => (
          <Select
            id={field}
            allowDeselect={false}
            data={arms.map(([value, arm]) => ({ value, label: arm.name || value }))}
            value={setup.arms?.[id]?.[0] ?? arms[0]?.[0] ?? null}
            onChange={(arm) => arm !== null && onChange({ ...setup, arms: { ...setup.arms, [id]: [arm] } })}
          />
        )}
      </Row>,
    ]
  })
}
