import { Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KIND_ICONS, ScrollRegion, useFormat } from '../../../kit/index.ts'
import classes from '../../simulation.module.css'
import { Downloads } from '../chart-card.tsx'
import { steps as stepsFigure } from '../figures/steps.ts'
import { type Order, STEP_COLUMNS, type StepColumn, type StepRow, sorted, stepRows } from '../steps-table.ts'
import { useWords } from '../use-words.ts'
import type { ViewProps } from './view.ts'

/** Every step with its figures, in any order, and as a file. */
export function Steps({ report, names }: Pick<ViewProps, 'report' | 'names'>) {
  const { t } = useTranslation('simulation')
  const words = useWords()
  const { format } = words
  const [order, setOrder] = useState<Order>({ column: 'entered', ascending: false })
  const rows = useMemo(() => sorted(stepRows(report, names), order, format.locale), [report, names, order, format])
  const figure = useMemo(() => stepsFigure(rows, report, words), [rows, report, words])
  return (
    <>
      <div className={classes.tableBar}>
        <span className={classes.quiet}>{figure.sentence}</span>
        <Downloads figure={figure} report={report} />
      </div>
      <ScrollRegion label={t('tableOf', { what: t('results:tab.steps') })}>
        <Table stickyHeader className={classes.edge ?? ''} aria-label={t('results:tab.steps')}>
          <Table.Thead>
            <Table.Tr>
              {STEP_COLUMNS.map((column) => (
                <Head key={column} column={column} order={order} onOrder={setOrder} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <StepLine key={row.id} row={row} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </>
  )
}

function Head({ column, order, onOrder }: { column: StepColumn; order: Order; onOrder: (order: Order) => void }) {
  const { t } = useTranslation('simulation')
  const active = order.column === column
  const Arrow = order.ascending ? IconArrowUp : IconArrowDown
  // Names read from A, figures from the largest: the first click gives what is wanted most.
  const next = active ? !order.ascending : column === 'name'
  return (
    <Table.Th
      ta={column === 'name' ? 'start' : 'end'}
      aria-sort={active ? (order.ascending ? 'ascending' : 'descending') : 'none'}
    >
      <UnstyledButton className={classes.sort} onClick={() => onOrder({ column, ascending: next })}>
        {t(`step.${column}`)}
        <Arrow size={14} aria-hidden="true" style={{ visibility: active ? 'visible' : 'hidden' }} />
      </UnstyledButton>
    </Table.Th>
  )
}

function StepLine({ row }: { row: StepRow }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const Icon = row.kind ? KIND_ICONS[row.kind] : undefined
  // Most steps take no time: a column of noughts would hide the waits.
  const wait = (ms: number | undefined) => (ms ? format.elapsed(ms, 'short') : '–')
  return (
    <Table.Tr>
      <Table.Td>
        <span className={classes.named}>
          {Icon && <Icon size={16} stroke={1.75} aria-hidden="true" />}
          <bdi>{row.name}</bdi> {row.kind && <span className={classes.softFigure}>{t(`common:kind.${row.kind}`)}</span>}
        </span>
      </Table.Td>
      <Table.Td ta="end">{format.number(row.entered)}</Table.Td>
      <Table.Td ta="end">{format.percent(row.share)}</Table.Td>
      <Table.Td ta="end">{format.number(row.left)}</Table.Td>
      <Table.Td ta="end">{format.number(row.active)}</Table.Td>
      <Table.Td ta="end">{wait(row.p50)}</Table.Td>
      <Table.Td ta="end">{wait(row.p90)}</Table.Td>
    </Table.Tr>
  )
}
