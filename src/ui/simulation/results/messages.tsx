import { Table } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { wilsonInterval } from '../../../kernel/statistics.ts'
import type { MessageFigures, Report } from '../../../simulator/index.ts'
import { CHANNEL_ICONS, EmptyState, ScrollRegion, useFormat } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import { inPlaceOrder, nodeName, type ReportNames } from './names.ts'

/** What became of every message. */
export function Messages({ report, names }: { report: Report; names: ReportNames }) {
  const { t } = useTranslation('simulation')
  const messages = inPlaceOrder(report.messages, names)
  if (messages.length === 0) {
    return (
      <EmptyState icon={<IconMail size={20} stroke={1.5} />} title={t('message.none')}>
        {t('message.noneText')}
      </EmptyState>
    )
  }
  const heads = [
    'sent',
    'consent',
    'quietHours',
    'cap',
    'delivered',
    'opened',
    'clicked',
    'unsubscribed',
    'cost',
  ] as const
  return (
    <ScrollRegion label={t('tableOf', { what: t('tab.messages') })}>
      <Table stickyHeader className={classes.edge ?? ''} aria-label={t('tab.messages')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('message.message')}</Table.Th>
            {heads.map((head) => (
              <Table.Th key={head} ta="end" title={t(`message.${head}Hint`)}>
                {t(`message.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {messages.map(([id, figures]) => (
            <MessageRow key={id} id={id} figures={figures} names={names} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

function MessageRow({ id, figures, names }: { id: string; figures: MessageFigures; names: ReportNames }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const node = names.nodes[id]
  const channel = node?.kind === 'message' ? node.config.channel : 'email'
  const Icon = CHANNEL_ICONS[channel]
  return (
    <Table.Tr>
      <Table.Td>
        <span className={classes.named}>
          <Icon
            size={16}
            stroke={1.75}
            color={`var(--j-channel-${channel === 'inApp' ? 'in-app' : channel})`}
            aria-hidden="true"
          />
          <bdi>{nodeName(names, id)}</bdi> <span className={classes.softFigure}>{t(`common:channel.${channel}`)}</span>
        </span>
      </Table.Td>
      <Table.Td ta="end">{format.number(figures.sent)}</Table.Td>
      <Table.Td ta="end">{format.number(figures.skipped.consent)}</Table.Td>
      <Table.Td ta="end">{format.number(figures.skipped.quietHours)}</Table.Td>
      <Table.Td ta="end">{format.number(figures.skipped.cap)}</Table.Td>
      <ShareCell count={figures.delivered} of={figures.sent} />
      <ShareCell count={figures.opened} of={figures.delivered} />
      <ShareCell count={figures.clicked} of={figures.opened} />
      <ShareCell count={figures.unsubscribed} of={figures.opened} />
      <Table.Td ta="end">{format.amount(figures.cost)}</Table.Td>
    </Table.Tr>
  )
}

function ShareCell({ count, of }: { count: number; of: number }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const [low, high] = of > 0 ? wilsonInterval({ count, total: of }) : [0, 0]
  const hint = t('message.shareOf', { n: format.number(of), range: format.percentRange(low, high, 2) })
  return (
    <Table.Td ta="end" title={of > 0 ? hint : undefined}>
      {format.number(count)} <span className={classes.softFigure}>{of > 0 ? format.percent(count / of) : '–'}</span>
    </Table.Td>
  )
}
