import classes from './charts.module.css'
import { fitting, LABEL_SIZE, textWidth } from './text.ts'

/** The size a chart is drawn in, in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

interface Payload {
  readonly payload?: unknown
}

/** What is under the pointer or has the keyboard, in the words that its row brought along. */
export function Hint({ active, payload }: { active?: boolean; payload?: readonly Payload[] }) {
  const row = payload?.[0]?.payload
  if (!active || typeof row !== 'object' || row === null || !('hint' in row)) return null
  return <div className={classes.hint}>{String(row.hint)}</div>
}

/** How a series is told from its neighbours: by colour and by pattern. */
export interface Look {
  readonly key: string
  readonly label: string
  readonly colour: string
}

const PATTERNS = [
  null,
  'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4',
  'M0,4 h8',
  'M4,0 v8',
  'M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4',
  'M0,4 h8 M4,0 v8',
] as const

/** The patterns of some series, to be named in `fill` by `patternFill`. */
export function PatternDefs({ id, looks }: { id: string; looks: readonly Look[] }) {
  return (
    <defs>
      {looks.map(({ key, colour }, index) => {
        const lines = PATTERNS[index % PATTERNS.length]
        return (
          <pattern key={key} id={`${id}-${index}`} width={8} height={8} patternUnits="userSpaceOnUse">
            <rect width={8} height={8} fill={colour} />
            {lines && <path d={lines} stroke="var(--j-surface)" strokeWidth={1.5} strokeOpacity={0.7} fill="none" />}
          </pattern>
        )
      })}
    </defs>
  )
}

export const patternFill = (id: string, index: number): string => `url(#${id}-${index})`

interface LabelProps {
  children: string
  room: number
  y: number
  quiet?: boolean
}

/** A row's name, as far as there is room; where it is cut, the whole of it under the pointer. */
export function Label({ children, room, y, quiet = false }: LabelProps) {
  const shown = fitting(children, room)
  return (
    <text x={0} y={y} dy="0.35em" className={quiet ? classes.soft : classes.label}>
      {shown !== children && <title>{children}</title>}
      {shown}
    </text>
  )
}

const SWATCH = 12
const GAP = 16

/** The series by name, in the picture itself so that a saved one has it too. */
export function Legend({ id, looks, width }: { id: string; looks: readonly Look[]; width: number }) {
  const places = placesOf(looks, width)
  return (
    <g>
      {looks.map(({ key, label }, index) => {
        const { x, y } = places[index] ?? { x: 0, y: 0 }
        return (
          <g key={key} transform={`translate(${x} ${y})`}>
            <rect y={2} width={SWATCH} height={SWATCH} rx={2} fill={patternFill(id, index)} />
            <text x={SWATCH + 6} y={12} className={classes.label}>
              {label}
            </text>
          </g>
        )
      })}
    </g>
  )
}

const LINE = 18

function placesOf(looks: readonly Look[], width: number): { x: number; y: number }[] {
  let [x, y] = [0, 0]
  return looks.map(({ label }) => {
    const wide = SWATCH + 6 + textWidth(label, LABEL_SIZE) + GAP
    if (x > 0 && x + wide > width) [x, y] = [0, y + LINE]
    const place = { x, y }
    x += wide
    return place
  })
}

/** How high the legend of some series is. */
export const legendHeight = (looks: readonly Look[], width: number): number =>
  (placesOf(looks, width).at(-1)?.y ?? 0) + LINE + 4

export const AXIS = {
  tickLine: false,
  axisLine: false,
  tick: { fontSize: LABEL_SIZE, fill: 'var(--j-text-soft)' },
} as const
