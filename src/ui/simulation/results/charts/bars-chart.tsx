import { BarChart, Bar as BarShape, CartesianGrid, ErrorBar, Tooltip, XAxis, YAxis } from 'recharts'
import type { Bar } from '../figures/figure.ts'
import classes from './charts.module.css'
import { Downwards } from './downwards.tsx'
import { AXIS, Hint, Label, type Size } from './parts.tsx'
import { barsHeight, BARS_FEET as FEET } from './size.ts'
import { textWidth } from './text.ts'

export interface BarsChartProps extends Partial<Size> {
  width: number
  bars: readonly Bar[]
  /** What the length means, on the axis. */
  axis: (value: number) => string
  /** The longest a bar can be; as long as the longest otherwise. */
  most?: number
}

/** Bars that lie one below the other, each with its name, its interval and its figure. */
export function BarsChart({ bars, axis, most, width, height = barsHeight(bars.length) }: BarsChartProps) {
  const labels = Math.min(width * 0.36, 8 + Math.max(...bars.map(({ label }) => textWidth(label))))
  const narrow = width < 340
  const figureOf = ({ text, short }: Bar) => (narrow ? (short ?? text) : text)
  const figures = 12 + Math.max(...bars.map((bar) => textWidth(figureOf(bar), undefined, 600)))
  const rows = bars.map((bar) => ({ ...bar, spread: [bar.value - bar.low, bar.high - bar.value] }))
  return (
    <Downwards>
      <BarChart
        layout="vertical"
        data={rows}
        width={width}
        height={height}
        margin={{ top: 0, right: figures, bottom: 0, left: 0 }}
        barCategoryGap={4}
      >
        <CartesianGrid horizontal={false} stroke="var(--j-line)" />
        <XAxis type="number" height={FEET} domain={[0, most ?? 'auto']} tickFormatter={axis} tickCount={5} {...AXIS} />
        <YAxis
          type="category"
          dataKey="key"
          width={labels}
          interval={0}
          tickLine={false}
          axisLine={false}
          tick={<RowTick bars={bars} figureOf={figureOf} room={labels - 8} end={width} />}
        />
        <Tooltip content={<Hint />} cursor={{ fill: 'var(--j-hover)' }} isAnimationActive={false} />
        <BarShape dataKey="value" isAnimationActive={false} maxBarSize={20} radius={2} shape={<Lying />}>
          <ErrorBar
            dataKey="spread"
            direction="x"
            width={4}
            strokeWidth={1.5}
            stroke="var(--j-text)"
            isAnimationActive={false}
          />
        </BarShape>
      </BarChart>
    </Downwards>
  )
}

interface RowTickProps {
  bars: readonly Bar[]
  figureOf: (bar: Bar) => string
  room: number
  /** Where the figures end. */
  end: number
  y?: number
  index?: number
}

/** The row's name on the left and its figure on the right edge. */
function RowTick({ bars, figureOf, room, end, y = 0, index = 0 }: RowTickProps) {
  const bar = bars[index]
  if (!bar) return null
  return (
    <g>
      <Label room={room} y={y} quiet={bar.quiet === true}>
        {bar.label}
      </Label>
      <text x={end} y={y} dy="0.35em" textAnchor="end" className={classes.figure}>
        {figureOf(bar)}
      </text>
    </g>
  )
}

interface LyingProps extends Partial<Size> {
  x?: number
  y?: number
  payload?: Bar
}

function Lying({ x = 0, y = 0, width = 0, height = 0, payload }: LyingProps) {
  const fill = payload?.quiet ? 'var(--j-text-soft)' : 'var(--j-accent)'
  return <rect x={x} y={y} width={Math.max(0, width)} height={height} rx={2} fill={fill} fillOpacity={0.55} />
}
