import { type ReactNode, useMemo } from 'react'
import type { ExperimentFigures, Report } from '../../../../simulator/index.ts'
import { WhoLeft } from '../../stories/who-left.tsx'
import { ChartCard } from '../chart-card.tsx'
import { useChartHeight } from '../chart-height.ts'
import { BarsChart, ColumnsChart, FlowChart } from '../charts/lazy.ts'
import { barsHeight } from '../charts/size.ts'
import { arms } from '../figures/arms.ts'
import { exits } from '../figures/exits.ts'
import type { Bar, Figure } from '../figures/figure.ts'
import { flow } from '../figures/flow-figure.ts'
import { funnel } from '../figures/funnel.ts'
import { conversionsPerDay, type DayChart, messagesPerDay } from '../figures/per-day.ts'
import { pressure } from '../figures/pressure.ts'
import { timeToGoal } from '../figures/time-to-goal.ts'
import type { ReportNames } from '../names.ts'
import { useWords } from '../use-words.ts'
import { channelColour, flowColour, SERIES } from './colours.ts'

/** What a card of the results is given, in the panel and in the report to print. */
interface CardProps {
  report: Report
  names: ReportNames
  controls?: ReactNode
}

interface BarsCardProps {
  figure: Figure
  bars: readonly Bar[]
  report: Report
  controls?: ReactNode
  /** As far as the longest interval reaches, instead of to everybody. */
  close?: boolean
  /** The table below the chart, not in its place. */
  both?: boolean
}

function BarsCard({ figure, bars, report, controls, close = false, both = false }: BarsCardProps) {
  const { format } = useWords()
  const highest = Math.max(...bars.map(({ high }) => high))
  return (
    <ChartCard figure={figure} report={report} controls={controls} both={both}>
      {(width) => (
        <BarsChart
          bars={bars}
          width={width}
          height={barsHeight(bars.length)}
          {...(close ? {} : { most: 1 })}
          axis={(share) => format.percent(share, close && highest < 0.1 ? 1 : 0)}
        />
      )}
    </ChartCard>
  )
}

/** How many people come how far. */
export function FunnelCard({ report, names, controls }: CardProps) {
  const words = useWords()
  const { figure, bars } = useMemo(() => funnel(report, names, words), [report, names, words])
  return <BarsCard figure={figure} bars={bars} report={report} controls={controls} />
}

/** Why people left. */
export function ExitsCard({ report }: { report: Report }) {
  const words = useWords()
  const { figure, bars } = useMemo(() => exits(report, words), [report, words])
  return <BarsCard figure={figure} bars={bars} report={report} close controls={<WhoLeft report={report} />} />
}

/** The arms of one experiment. */
export function ArmsCard({ id, figures, report, names }: CardProps & { id: string; figures: ExperimentFigures }) {
  const words = useWords()
  const { figure, bars } = useMemo(() => arms({ id, figures }, names, words), [id, figures, names, words])
  return <BarsCard figure={figure} bars={bars} report={report} close both />
}

/** Every step and who goes where from it. */
export function FlowCard({ report, names, controls }: CardProps) {
  const words = useWords()
  const height = useChartHeight()
  const told = useMemo(() => flow(report, names, words), [report, names, words])
  const places = told.places.map((place) => ({ ...place, colour: flowColour(place, names) }))
  return (
    <ChartCard figure={told.figure} report={report} controls={controls}>
      {(width) => (
        <FlowChart
          places={places}
          streams={told.streams}
          width={Math.max(width, 640)}
          // Many places one below the other need room for their names.
          height={Math.max(height, places.length * 14)}
        />
      )}
    </ChartCard>
  )
}

/** How long it takes people to reach a goal. */
export function TimeCard({ goal, report, names, controls }: CardProps & { goal: string }) {
  const words = useWords()
  const height = useChartHeight()
  const told = useMemo(() => timeToGoal(report, { goal, names }, words), [report, goal, names, words])
  const series = [{ key: 'people', label: words.t('results:column.people'), colour: SERIES[0] }]
  return (
    <ChartCard
      figure={told.figure}
      report={report}
      controls={controls}
      {...((report.goals[goal]?.converted ?? 0) > 0 ? {} : { empty: <span /> })}
    >
      {(width) => (
        <ColumnsChart
          rows={told.columns}
          series={series}
          marks={told.marks}
          axis={(count) => words.format.compact(count)}
          width={width}
          height={height}
        />
      )}
    </ChartCard>
  )
}

function DaysCard({
  days,
  report,
  colour,
}: {
  days: DayChart
  report: Report
  colour: (key: string, at: number) => string
}) {
  const { format } = useWords()
  const height = useChartHeight()
  const series = days.series.map(({ key, label }, at) => ({ key, label, colour: colour(key, at) }))
  return (
    <ChartCard figure={days.figure} report={report} {...(days.total > 0 ? {} : { empty: <span /> })}>
      {(width) => (
        <ColumnsChart
          rows={days.columns}
          series={series}
          axis={(count) => format.compact(count)}
          width={width}
          height={height}
        />
      )}
    </ChartCard>
  )
}

/** What goes out on which day. */
export function MessageDaysCard({ report }: { report: Report }) {
  const words = useWords()
  const days = useMemo(() => messagesPerDay(report, words), [report, words])
  return <DaysCard days={days} report={report} colour={channelColour} />
}

/** What comes of it on which day. */
export function ConversionDaysCard({ report, names }: CardProps) {
  const words = useWords()
  const days = useMemo(() => conversionsPerDay(report, names, words), [report, names, words])
  return <DaysCard days={days} report={report} colour={(_, at) => SERIES[at % SERIES.length] ?? SERIES[0]} />
}

/** How many messages people get in a week, against a limit. */
export function PressureCard({ report, limit, controls }: { report: Report; limit: number; controls?: ReactNode }) {
  const words = useWords()
  const height = useChartHeight()
  const { figure, columns } = useMemo(() => pressure(report, limit, words), [report, limit, words])
  const series = [
    { key: 'within', label: words.t('results:pressure.within'), colour: 'var(--j-accent)' },
    { key: 'over', label: words.t('results:pressure.over'), colour: 'var(--j-bad)' },
  ]
  return (
    <ChartCard figure={figure} report={report} controls={controls}>
      {(width) => (
        <ColumnsChart
          rows={columns}
          series={series}
          axis={(count) => words.format.compact(count)}
          width={width}
          height={height}
        />
      )}
    </ChartCard>
  )
}
