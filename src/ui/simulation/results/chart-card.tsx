import { Menu } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react'
import { type ReactNode, Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton, pointsOf, useAnnounce, useFormat } from '../../kit/index.ts'
import { download, fileStem, type RunFacts, tableCsv } from './csv.ts'
import { FigureTable, TableRows } from './figure-table.tsx'
import type { Figure } from './figures/figure.ts'
import { PAPER_WIDTH, usePrinted } from './printed.ts'
import classes from './results.module.css'

interface ChartCardProps {
  figure: Figure
  report: RunFacts
  /** Draws the chart in the width there is. Absent: the figure is a table only. */
  children?: (width: number) => ReactNode
  /** Controls of this chart, beside its title. */
  controls?: ReactNode
  /** Instead of the chart, when there is nothing to draw. */
  empty?: ReactNode
  /** The table below the chart, not in its place. */
  both?: boolean
}

/** A result: its title, what it says, its chart or its table, and both as files. On paper: all of it, one below the other. */
export function ChartCard(props: ChartCardProps) {
  return usePrinted() ? <PaperCard {...props} /> : <ScreenCard {...props} />
}

function PaperCard({ figure, children, empty }: ChartCardProps) {
  const id = useId()
  return (
    <section className={classes.card} aria-labelledby={id}>
      <h3 id={id} className={classes.paperTitle}>
        {figure.title}
      </h3>
      <p className={classes.sentence}>{figure.sentence}</p>
      {children && !empty && (
        <figure className={classes.chart} aria-labelledby={id}>
          <Suspense fallback={null}>{children(PAPER_WIDTH)}</Suspense>
        </figure>
      )}
      {!empty && (
        <table className={classes.paperTable} aria-labelledby={id}>
          <TableRows table={figure.table} />
        </table>
      )}
      {figure.note && <p className={classes.note}>{figure.note}</p>}
    </section>
  )
}

function ScreenCard({ figure, report, children, controls, empty, both = false }: ChartCardProps) {
  const { t } = useTranslation('results')
  const [asTable, setAsTable] = useState(false)
  const { ref, width } = useElementSize<HTMLDivElement>()
  const id = useId()
  const table = asTable || !children
  const toggle = asTable ? t('showChart') : t('showTable')
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.cardHead}>
        <h3 id={id} className={classes.cardTitle}>
          {figure.title}
        </h3>
        {controls}
        {children && !empty && !both && (
          <IconButton
            size="sm"
            label={t('titled', { what: toggle, title: figure.title })}
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
          </IconButton>
        )}
        {!empty && <Downloads figure={figure} report={report} chartIn={table ? undefined : id} />}
      </div>
      <p className={classes.sentence} id={`${id}-said`}>
        {figure.sentence}
      </p>
      {empty}
      {!empty && table && <FigureTable figure={figure} />}
      {!empty && !table && (
        <figure
          className={classes.chart}
          ref={ref}
          data-chart={id}
          aria-labelledby={id}
          aria-describedby={`${id}-said`}
        >
          {width > 0 && <Suspense fallback={null}>{children(Math.floor(width))}</Suspense>}
        </figure>
      )}
      {both && <FigureTable figure={figure} />}
      {figure.note && <p className={classes.note}>{figure.note}</p>}
    </section>
  )
}

interface DownloadsProps {
  figure: Figure
  report: RunFacts
  /** Where the chart stands; absent while the table is shown instead. */
  chartIn?: string | undefined
}

/** A figure as files: its table, and its chart while there is one. */
export function Downloads({ figure, report, chartIn }: DownloadsProps) {
  const { t } = useTranslation('results')
  const format = useFormat()
  const announce = useAnnounce()
  const stem = fileStem(report, figure.id)
  const csv = async () => download(`${stem}.csv`, await tableCsv(figure.table, report), 'text/csv;charset=utf-8')
  const picture = async (kind: 'svg' | 'png') => {
    const chart = document.querySelector<SVGSVGElement>(`[data-chart="${chartIn}"] svg`)
    if (!chart) return
    const { pictureOf } = await import('./save-picture.ts')
    const n = format.number(report.entered)
    const svg = await pictureOf(chart, figure, t('footer', { n, seed: report.seed, scenario: report.scenario }))
    if (kind === 'svg') return download(`${stem}.svg`, svg, 'image/svg+xml')
    download(`${stem}.png`, await pointsOf(svg), 'image/png')
  }
  const save = (work: Promise<void>) => void work.catch(() => announce(t('notSaved')))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton size="sm" label={t('titled', { what: t('download'), title: figure.title })}>
          <IconDownload size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save(csv())}>{t('saveCsv')}</Menu.Item>
        {chartIn && <Menu.Item onClick={() => save(picture('svg'))}>{t('saveSvg')}</Menu.Item>}
        {chartIn && <Menu.Item onClick={() => save(picture('png'))}>{t('savePng')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
