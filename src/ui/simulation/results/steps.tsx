import { Button, Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../../simulator/index.ts'
import { KIND_ICONS, ScrollRegion, useFormat } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import { download, stepsCsv } from './csv.ts'
import type { ReportNames } from './names.ts'
import { type Order, STEP_COLUMNS, type StepColumn, type StepRow, sorted, stepRows } from './steps-table.ts'

/** Every step with its figures, in any order, and as a file. */
export function Steps({ report, names }: { report: Report; names: ReportNames }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const [order, setOrder] = useState<Order>({ column: 'entered', ascending: false })
  const rows = useMemo(() => sorted(stepRows(report, names), order, format.locale), [report, names, order, format])
  const save = async () =>
    download(`${report.scenario}-${report.variant}-steps.csv`, await stepsCsv(rows, report), 'text/csv')
  return (
    <>
      <div className={classes.tableBar}>
        <span className={classes.quiet}>{t('step.note', { n: format.number(report.entered) })}</span>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={14} />}
          onClick={() => void save()}
        >
          {t('step.csv')}
        </Button>
      </div>
      <ScrollRegion label={t('tableOf', { what: t('tab.steps') })}>
        <Table stickyHeader className={classes.edge ?? ''} aria-label={t('tab.steps')}>
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
