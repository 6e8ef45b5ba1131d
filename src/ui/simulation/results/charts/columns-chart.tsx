import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { AXIS, Hint, Legend, type Look, legendHeight, PatternDefs, patternFill, type Size } from './parts.tsx'
import { textWidth } from './text.ts'

/** One column: its name below it, a value per series, and the whole of it in words. */
export interface ColumnRow {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly values: Readonly<Record<string, number>>
}

export interface ColumnsChartProps extends Size {
  rows: readonly ColumnRow[]
  series: readonly Look[]
  axis: (value: number) => string
  /** Lines across, such as a median, by the key of the column that they stand in. */
  marks?: readonly { readonly at: string; readonly label: string }[]
}

/** Columns side by side, of one or several series on top of each other. */
export function ColumnsChart({ rows, series, axis, marks = [], width, height }: ColumnsChartProps) {
  const id = useId()
  const labels = new Map(rows.map(({ key, label }) => [key, label]))
  const top = (series.length > 1 ? legendHeight(series, width) : 0) + (marks.length > 0 ? 16 : 8)
  const highest = Math.max(...rows.map(({ values }) => Object.values(values).reduce((sum, value) => sum + value, 0)))
  return (
    <BarChart
      data={rows as ColumnRow[]}
      width={width}
      height={height}
      margin={{ top, right: 8, bottom: 0, left: 0 }}
      barCategoryGap={rows.length > 40 ? 0 : '12%'}
    >
      <PatternDefs id={id} looks={series} />
      {series.length > 1 && <Legend id={id} looks={series} width={width} />}
      <CartesianGrid vertical={false} stroke="var(--j-line)" />
      <XAxis
        dataKey="key"
        height={24}
        tickFormatter={(key: string) => labels.get(key) ?? ''}
        minTickGap={12}
        {...AXIS}
        axisLine={{ stroke: 'var(--j-line-strong)' }}
      />
      <YAxis width={12 + textWidth(axis(highest))} tickFormatter={axis} tickCount={4} {...AXIS} />
      <Tooltip content={<Hint />} cursor={{ fill: 'var(--j-hover)' }} isAnimationActive={false} />
      {series.map(({ key }, index) => (
        <Bar
          key={key}
          name={key}
          dataKey={(row: ColumnRow) => row.values[key] ?? 0}
          stackId="all"
          fill={patternFill(id, index)}
          isAnimationActive={false}
        />
      ))}
      {marks.map(({ at, label }) => (
        <ReferenceLine
          key={label}
          x={at}
          stroke="var(--j-text)"
          strokeDasharray="4 3"
          label={{ value: label, position: 'top', fontSize: 11, fill: 'var(--j-text)' }}
        />
      ))}
    </BarChart>
  )
}
