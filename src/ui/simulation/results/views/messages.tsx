import { Table } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { wilsonInterval } from '../../../../kernel/statistics.ts'
import type { MessageFigures } from '../../../../simulator/index.ts'
import { CHANNEL_ICONS, EmptyState, NumberField, ScrollRegion, useFormat } from '../../../kit/index.ts'
import classes from '../../simulation.module.css'
import { useReadable } from '../../use-readable.ts'
import { Downloads } from '../chart-card.tsx'
import { messages as messagesFigure } from '../figures/messages.ts'
import { inPlaceOrder, nodeName, type ReportNames } from '../names.ts'
import results from '../results.module.css'
import { useWords } from '../use-words.ts'
import { MessageDaysCard, PressureCard } from './charts.tsx'
import type { ViewProps } from './view.ts'

/** What goes out when, how much of it a person gets, and what became of every message. */
export function Messages({ report, names, view }: ViewProps) {
  const { t } = useTranslation('simulation')
  const limit = useReadable(view, (state) => state.limit)
  if (Object.keys(report.messages).length === 0) {
    return (
      <EmptyState icon={<IconMail size={20} stroke={1.5} />} title={t('message.none')}>
        {t('message.noneText')}
      </EmptyState>
    )
  }
  return (
    <>
      <div className={results.cards}>
        <MessageDaysCard report={report} />
        <PressureCard report={report} limit={limit} controls={<Limit view={view} limit={limit} />} />
      </div>
      <MessageTable report={report} names={names} />
    </>
  )
}

/** How many messages a week are enough for one person. */
function Limit({ view, limit }: Pick<ViewProps, 'view'> & { limit: number }) {
  const { t } = useTranslation('results')
  const id = useId()
  return (
    <label className={results.limit} htmlFor={id}>
      {t('pressure.limit')}
      <NumberField
        id={id}
        value={limit}
        min={0}
        max={29}
        allowDecimal={false}
        onChange={(next) => next !== undefined && view.setState({ limit: next })}
      />
    </label>
  )
}

const HEADS = [
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

function MessageTable({ report, names }: Pick<ViewProps, 'report' | 'names'>) {
  const { t } = useTranslation('simulation')
  const words = useWords()
  const figure = useMemo(() => messagesFigure(report, names, words), [report, names, words])
  return (
    <>
      <div className={classes.tableBar}>
        <span className={classes.quiet}>{figure.sentence}</span>
        <Downloads figure={figure} report={report} />
      </div>
      <ScrollRegion label={t('tableOf', { what: figure.title })}>
        <Table stickyHeader className={classes.edge ?? ''} aria-label={figure.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('message.message')}</Table.Th>
              {HEADS.map((head) => (
                <Table.Th key={head} ta="end" title={t(`message.${head}Hint`)}>
                  {t(`message.${head}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {inPlaceOrder(report.messages, names).map(([id, figures]) => (
              <MessageRow key={id} id={id} figures={figures} names={names} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </>
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
