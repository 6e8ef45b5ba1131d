import type { Report } from '../../../../simulator/index.ts'
import { inPlaceOrder, nodeName, type ReportNames } from '../names.ts'
import { type Cell, type Figure, partOf, type Words } from './figure.ts'

/** What became of every message. */
export function messages(report: Report, names: ReportNames, { t, format }: Words): Figure {
  const all = inPlaceOrder(report.messages, names)
  const sum = (figure: 'sent' | 'delivered' | 'opened' | 'clicked') =>
    format.number(all.reduce((total, [, figures]) => total + figures[figure], 0))
  const count = (
    key: 'sent' | 'consent' | 'quietHours' | 'cap' | 'delivered' | 'opened' | 'clicked' | 'unsubscribed',
  ) => ({ key, label: t(`simulation:message.${key}`), kind: 'count' }) as const
  const rate = (key: string, label: string) =>
    [
      { key, label, kind: 'share' },
      { key: `${key}95Low`, label: t('results:column.low'), kind: 'share' },
      { key: `${key}95High`, label: t('results:column.high'), kind: 'share' },
    ] as const
  return {
    id: 'messages',
    title: t('results:messages.title'),
    sentence: t('results:messages.sentence', {
      n: format.number(report.people),
      sent: sum('sent'),
      delivered: sum('delivered'),
      opened: sum('opened'),
      clicked: sum('clicked'),
    }),
    table: {
      columns: [
        { key: 'message', label: t('results:messages.message'), kind: 'text' },
        { key: 'channel', label: t('results:messages.channel'), kind: 'text' },
        ...(['sent', 'consent', 'quietHours', 'cap', 'delivered', 'opened'] as const).map(count),
        ...rate('openRate', t('results:messages.openRate')),
        count('clicked'),
        ...rate('clickRate', t('results:messages.clickRate')),
        count('unsubscribed'),
        { key: 'cost', label: t('simulation:message.cost'), kind: 'amount' },
      ],
      rows: all.map(([id, figures]): Cell[] => {
        const node = names.nodes[id]
        const share = (part: number, of: number): Cell[] => {
          if (of === 0) return [null, null, null]
          const { share: value, low, high } = partOf(part, of)
          return [value, low, high]
        }
        return [
          nodeName(names, id),
          node?.kind === 'message' ? t(`common:channel.${node.config.channel}`) : '',
          figures.sent,
          figures.skipped.consent,
          figures.skipped.quietHours,
          figures.skipped.cap,
          figures.delivered,
          figures.opened,
          ...share(figures.opened, figures.delivered),
          figures.clicked,
          ...share(figures.clicked, figures.opened),
          figures.unsubscribed,
          figures.cost,
        ]
      }),
    },
  }
}
