import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import type { TornadoRow } from '../figures/sensitivity.ts'
import { Downwards } from './downwards.tsx'
import { AXIS, Hint, Label, Legend, type Look, legendHeight, PatternDefs, patternFill } from './parts.tsx'
import { BARS_FEET, barsHeight } from './size.ts'
import { textWidth } from './text.ts'

export interface TornadoChartProps {
  rows: readonly TornadoRow[]
  base: number
  axis: (value: number) => string
  looks: readonly [low: Look, high: Look]
  width: number
}

interface Drawn extends TornadoRow {
  readonly span: [number, number]
}

/** Bars to both sides of the rate as assumed, the longest on top. */
export function TornadoChart({ rows, base, axis, looks, width }: TornadoChartProps) {
  const id = useId()
  const labels = Math.min(width * 0.4, 8 + Math.max(...rows.map(({ label }) => textWidth(label))))
  const ends = rows.flatMap(({ low, high }) => [low.rate, high.rate, ...low.interval, ...high.interval, base])
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const pad = (most - least || base || 0.01) * 0.08
  const top = legendHeight(looks, width)
  const drawn = rows.map(
    (row): Drawn => ({
      ...row,
      span: [Math.min(row.low.rate, row.high.rate, base), Math.max(row.low.rate, row.high.rate, base)],
    }),
  )
  return (
    <Downwards>
      <BarChart
        layout="vertical"
        data={drawn}
        width={width}
        height={barsHeight(rows.length) + top}
        margin={{ top, right: 12, bottom: 0, left: 0 }}
        barCategoryGap={4}
      >
        <PatternDefs id={id} looks={looks} />
        <Legend id={id} looks={looks} width={width} />
        <CartesianGrid horizontal={false} stroke="var(--j-line)" />
        <XAxis
          type="number"
          height={BARS_FEET}
          domain={[Math.max(0, least - pad), most + pad]}
          tickFormatter={axis}
          tickCount={5}
          {...AXIS}
        />
        <YAxis
          type="category"
          dataKey="key"
          width={labels}
          interval={0}
          tickLine={false}
          axisLine={false}
          tick={<Name rows={rows} room={labels - 8} />}
        />
        <Tooltip content={<Hint />} cursor={{ fill: 'var(--j-hover)' }} isAnimationActive={false} />
        <Bar dataKey="span" isAnimationActive={false} maxBarSize={18} shape={<Span base={base} id={id} />} />
        <ReferenceLine x={base} stroke="var(--j-text)" />
      </BarChart>
    </Downwards>
  )
}

function Name({
  rows,
  room,
  y = 0,
  index = 0,
}: {
  rows: readonly TornadoRow[]
  room: number
  y?: number
  index?: number
}) {
  return (
    <Label room={room} y={y}>
      {rows[index]?.label ?? ''}
    </Label>
  )
}

interface SpanProps {
  base: number
  id: string
  x?: number
  y?: number
  width?: number
  height?: number
  payload?: Drawn
}

/** From the base to each end, with the interval of each as a line. */
function Span({ base, id, x = 0, y = 0, width = 0, height = 0, payload }: SpanProps) {
  if (!payload || width === 0) return null
  const [least, most] = payload.span
  const at = (rate: number) => x + ((rate - least) / (most - least)) * width
  return (
    <g>
      {[payload.low, payload.high].map(({ rate, interval }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: there are always two, low and high
        <g key={index}>
          <rect
            x={Math.min(at(base), at(rate))}
            y={y}
            width={Math.abs(at(rate) - at(base))}
            height={height}
            fill={patternFill(id, index)}
            fillOpacity={0.75}
          />
          <line
            x1={at(interval[0])}
            x2={at(interval[1])}
            y1={y + height / 2}
            y2={y + height / 2}
            stroke="var(--j-text)"
            strokeWidth={1.5}
          />
        </g>
      ))}
    </g>
  )
}
