import { Button, Select } from '@mantine/core'
import { IconChevronDown, IconClockPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey, RuleValue, Scenario } from '../../../document/index.ts'
import { type HandAct, type HandChance, type HandState, typicalProperties } from '../../../simulator/index.ts'
import { type Say, type StoryWords, titleOf } from '../../canvas/index.ts'
import { ValueField } from '../../fields/index.ts'
import { useFormat } from '../../kit/index.ts'
import classes from './stories.module.css'

interface ChancesProps {
  readonly journey: Journey
  readonly variant: string
  readonly scenario: Scenario | undefined
  readonly say: Say
  readonly words: StoryWords
  readonly state: HandState
  readonly onAct: (act: HandAct) => void
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What could happen to her now, the likeliest first. */
export function HandChances(props: ChancesProps) {
  const { t } = useTranslation('stories')
  const { state } = props
  const near = state.chances.filter(({ role }) => role !== 'other')
  const other = state.chances.filter(({ role }) => role === 'other')
  const [more, setMore] = useState(false)
  return (
    <section className={classes.chances} aria-label={t('chances.title')}>
      <h3 className={classes.subtitle}>{t('chances.title')}</h3>
      <TimePasses {...props} />
      <ul className={classes.chanceList}>
        {near.map((chance) => (
          <Chance key={`${chance.event} ${chance.node ?? ''}`} chance={chance} {...props} />
        ))}
        {more && other.map((chance) => <Chance key={chance.event} chance={chance} {...props} />)}
      </ul>
      {(other.length > 0 || Object.keys(props.journey.attributes).length > 0) && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-expanded={more}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          onClick={() => setMore(!more)}
        >
          {t(more ? 'chances.less' : 'chances.more')}
        </Button>
      )}
      {more && <AttributeChange {...props} />}
    </section>
  )
}

function TimePasses({ state, onAct }: ChancesProps) {
  const { t } = useTranslation('stories')
  const format = useFormat()
  const { next, now, setup } = state
  const when = new Intl.DateTimeFormat(format.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: setup.customer.timeZone,
  })
  return (
    <div className={classes.time}>
      {next === undefined ? (
        <p className={classes.quiet}>{t(state.node === undefined ? 'chances.outside' : 'chances.nothing')}</p>
      ) : (
        <Button
          size="xs"
          fullWidth
          justify="flex-start"
          leftSection={<IconClockPlay size={16} aria-hidden="true" />}
          onClick={() => onAct({ type: 'next' })}
        >
          {t('chances.next', { span: format.elapsed(next - now, 'short'), when: when.format(next) })}
        </Button>
      )}
      <div className={classes.waits}>
        {[HOUR_MS, DAY_MS].map((ms) => (
          <Button key={ms} size="compact-xs" variant="default" onClick={() => onAct({ type: 'wait', ms })}>
            {t('chances.wait', { span: format.elapsed(ms) })}
          </Button>
        ))}
      </div>
    </div>
  )
}

const OF_MESSAGES: ReadonlySet<string> = new Set([
  'message.delivered',
  'message.opened',
  'message.clicked',
  'message.bounced',
  'message.unsubscribed',
  'task.done',
])

function Chance({ chance, ...props }: ChancesProps & { readonly chance: HandChance }) {
  const { t } = useTranslation('stories')
  const { journey, variant, scenario, say, words, onAct } = props
  const { event, node: id, role } = chance
  const [asking, setAsking] = useState(false)
  const declared = Object.hasOwn(journey.events, event) ? (journey.events[event]?.properties ?? {}) : {}
  const [given, setGiven] = useState<Record<string, RuleValue>>()
  const properties = given ?? typicalProperties(journey, scenario, event)
  const node = id === undefined ? undefined : journey.variants[variant]?.nodes[id]
  const about = node ? titleOf(node, say) : ''
  const label =
    OF_MESSAGES.has(event) && node
      ? t(`chance.${event.replace('.', '_')}` as 'chance.message_opened', { node: about })
      : t('chance.event', { event: words.event(event) })
  const act = () => onAct({ type: 'event', event, ...(id === undefined ? {} : { node: id }), properties })
  const asks = Object.keys(declared).length > 0
  return (
    <li>
      <Button
        size="xs"
        variant="default"
        fullWidth
        justify="space-between"
        rightSection={
          role === 'awaited' || role === 'answer' ? <Tag text={t('role.awaited')} /> : <RoleTag role={role} />
        }
        aria-expanded={asks ? asking : undefined}
        onClick={asks ? () => setAsking(!asking) : act}
      >
        {label}
      </Button>
      {asking && (
        <div className={classes.asked}>
          {Object.entries(declared).map(([name, property]) => (
            <div key={name} className={classes.row}>
              <span aria-hidden="true">{property.label || name}</span>
              <ValueField
                label={property.label || name}
                type={property.type}
                values={property.values}
                value={properties[name]}
                onWrite={(value) => setGiven({ ...properties, [name]: value })}
              />
            </div>
          ))}
          <Button
            className={classes.go ?? ''}
            size="compact-sm"
            onClick={() => {
              setAsking(false)
              act()
            }}
          >
            {t('chances.now')}
          </Button>
        </div>
      )}
    </li>
  )
}

const Tag = ({ text }: { text: string }) => <span className={classes.tag}>{text}</span>

function RoleTag({ role }: Pick<HandChance, 'role'>) {
  const { t } = useTranslation('stories')
  return role === 'goal' || role === 'exit' ? <Tag text={t(`role.${role}`)} /> : null
}

/** Something about her becomes known, or different. */
function AttributeChange({ journey, onAct, state }: ChancesProps) {
  const { t } = useTranslation('stories')
  const [name, setName] = useState<string>()
  const [value, setValue] = useState<RuleValue>()
  const names = Object.entries(journey.attributes)
  const chosen = name ?? names[0]?.[0]
  const attribute = chosen === undefined ? undefined : journey.attributes[chosen]
  if (chosen === undefined || !attribute) return null
  const now = value ?? (state.attributes[chosen] as RuleValue | undefined)
  return (
    <div className={classes.asked}>
      <div className={classes.row}>
        <span aria-hidden="true">{t('chances.attribute')}</span>
        <Select
          aria-label={t('chances.attribute')}
          allowDeselect={false}
          data={names.map(([each, { label }]) => ({ value: each, label: label || each }))}
          value={chosen}
          onChange={(next) => {
            setName(next ?? undefined)
            setValue(undefined)
          }}
        />
      </div>
      <div className={classes.row}>
        <span aria-hidden="true">{t('chances.becomes')}</span>
        <ValueField
          label={t('chances.becomes')}
          type={attribute.type}
          values={attribute.values}
          value={now}
          onWrite={setValue}
        />
      </div>
      <Button
        className={classes.go ?? ''}
        size="compact-sm"
        disabled={now === undefined}
        onClick={() =>
          onAct({
            type: 'event',
            event: 'attribute.changed',
            properties: { attribute: chosen, value: now ?? null },
          })
        }
      >
        {t('chances.now')}
      </Button>
    </div>
  )
}
