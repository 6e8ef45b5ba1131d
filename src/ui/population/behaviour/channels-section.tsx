import { Select, Table } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Channel, type ChannelBehaviour } from '../../../document/index.ts'
import { IconButton, PercentInput, ScrollRegion, Section, useFormat } from '../../kit/index.ts'
import { DelayButton } from '../fields/delay-button.tsx'
import { ChannelName } from '../people/channel-name.tsx'
import classes from '../population.module.css'
import { channelsInPlay, present, type ScenarioEdit, without } from '../use-scenario.ts'
import { CHANNEL_ABSENT, REACTIONS } from './defaults.ts'

/** How people take messages: channel by channel, and for single messages where they differ. */
export function ChannelsSection({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('population')
  const { scenario, change } = edit
  const { behaviour } = scenario
  const channels = channelsInPlay(edit)
  const setChannel = (channel: Channel, value: ChannelBehaviour) =>
    change({ behaviour: { ...behaviour, channels: { ...behaviour.channels, [channel]: present(value) } } })
  const setNode = (id: string, value: ChannelBehaviour | undefined) =>
    change({
      behaviour: {
        ...behaviour,
        nodes: value ? { ...behaviour.nodes, [id]: present(value) } : without(behaviour.nodes, id),
      },
    })
  const others = CHANNELS.filter((channel) => !channels.includes(channel))
  return (
    <Section
      title={t('form.channels')}
      actions={
        others.length > 0 && (
          <Select
            aria-label={t('form.addChannel')}
            placeholder={t('form.addChannel')}
            value={null}
            w={180}
            data={others.map((channel) => ({ value: channel, label: t(`common:channel.${channel}`) }))}
            onChange={(channel) => channel && setChannel(channel as Channel, {})}
          />
        )
      }
    >
      <p className={classes.quiet}>{t('form.channelsHint')}</p>
      <ScrollRegion label={t('tableOf', { what: t('form.channels') })}>
        <Table className={classes.channelTable ?? ''} aria-label={t('form.channels')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('form.channel')}</Table.Th>
              {REACTIONS.map((each) => (
                <Table.Th key={each} title={t(`form.${each}Hint`)}>
                  {t(`form.${each}`)}
                </Table.Th>
              ))}
              <Table.Th>{t('form.openDelay')}</Table.Th>
              <Table.Th>{t('form.clickDelay')}</Table.Th>
              <Table.Th>
                <span className="j-visually-hidden">{t('form.actions')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {channels.map((channel) => (
              <FiguresRow
                key={channel}
                name={<ChannelName channel={channel} />}
                label={t(`common:channel.${channel}`)}
                value={behaviour.channels[channel] ?? {}}
                inherited={CHANNEL_ABSENT}
                onChange={(value) => setChannel(channel, value)}
              />
            ))}
            {Object.entries(behaviour.nodes).map(([id, value]) => {
              const node = edit.variant.nodes[id]
              const channel = node?.kind === 'message' ? node.config.channel : undefined
              return (
                <FiguresRow
                  key={id}
                  name={<span className={classes.indented}>{node?.name || id}</span>}
                  label={node?.name || id}
                  value={value}
                  inherited={{ ...CHANNEL_ABSENT, ...(channel && behaviour.channels[channel]) }}
                  onChange={(next) => setNode(id, next)}
                  onRemove={() => setNode(id, undefined)}
                />
              )
            })}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <AddMessage edit={edit} onAdd={(id) => setNode(id, {})} />
    </Section>
  )
}

interface FiguresRowProps {
  name: ReactNode
  label: string
  value: ChannelBehaviour
  /** What holds where the row says nothing. */
  inherited: ChannelBehaviour
  onChange: (value: ChannelBehaviour) => void
  onRemove?: () => void
}

function FiguresRow({ name, label, value, inherited, onChange, onRemove }: FiguresRowProps) {
  const { t } = useTranslation('population')
  const format = useFormat()
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      {REACTIONS.map((each) => (
        <Table.Td key={each}>
          <PercentInput
            clearable
            w={84}
            aria-label={`${label}: ${t(`form.${each}`)}`}
            value={value[each]}
            placeholder={format.percent(inherited[each], 0)}
            onChange={(share) => onChange({ ...value, [each]: share })}
          />
        </Table.Td>
      ))}
      {(['openDelay', 'clickDelay'] as const).map((each) => (
        <Table.Td key={each}>
          <DelayButton
            label={`${label}: ${t(`form.${each}`)}`}
            value={value[each]}
            inherited={inherited[each]}
            onChange={(dist) => onChange({ ...value, [each]: dist })}
          />
        </Table.Td>
      ))}
      <Table.Td>
        {onRemove && (
          <IconButton label={t('form.removeFigures', { name: label })} onClick={onRemove}>
            <IconX size={14} />
          </IconButton>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** Gives one message figures of its own. */
function AddMessage({ edit, onAdd }: { edit: ScenarioEdit; onAdd: (id: string) => void }) {
  const { t } = useTranslation('population')
  const free = Object.entries(edit.variant.nodes).filter(
    ([id, node]) => node.kind === 'message' && !(id in edit.scenario.behaviour.nodes),
  )
  if (free.length === 0) return null
  return (
    <Select
      mt="sm"
      maw={260}
      searchable
      aria-label={t('form.addMessage')}
      placeholder={t('form.addMessage')}
      value={null}
      data={free.map(([id, node]) => ({ value: id, label: node.name || id }))}
      onChange={(id) => id && onAdd(id)}
    />
  )
}
