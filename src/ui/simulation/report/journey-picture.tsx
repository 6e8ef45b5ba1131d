import type { Report } from '../../../simulator/index.ts'
import { useFormat } from '../../kit/index.ts'
import { fitting } from '../results/charts/text.ts'
import { nodeName, type ReportNames } from '../results/names.ts'
import { PAPER_WIDTH } from '../results/printed.ts'
import classes from './report.module.css'

const STEP = { width: 240, height: 72 }
const EDGE = 24
/** More steps than this are not read on a sheet of paper. */
const MOST_STEPS = 120
/** A picture as high as a page at most. */
const PAGE = 900

/** The journey as it stands on the canvas, small, with how many came to each step. */
export function JourneyPicture({ report, names, label }: { report: Report; names: ReportNames; label: string }) {
  const format = useFormat()
  const steps = Object.entries(names.nodes)
  if (steps.length === 0 || steps.length > MOST_STEPS) return null
  const xs = steps.map(([, { position }]) => position.x)
  const ys = steps.map(([, { position }]) => position.y)
  const left = Math.min(...xs) - EDGE
  const top = Math.min(...ys) - EDGE
  const width = Math.max(...xs) + STEP.width + EDGE - left
  const height = Math.max(...ys) + STEP.height + EDGE - top
  const scale = Math.min(1, PAPER_WIDTH / width, PAGE / height)
  return (
    <svg
      className={classes.picture}
      role="img"
      aria-label={label}
      viewBox={`${left} ${top} ${width} ${height}`}
      width={width * scale}
      height={height * scale}
    >
      {Object.entries(names.edges).map(([id, { from, to }]) => (
        <path key={id} className={classes.way} d={wayBetween(names, from, to)} />
      ))}
      {steps.map(([id, { position }]) => (
        <g key={id} transform={`translate(${position.x} ${position.y})`}>
          <rect className={classes.step} {...STEP} rx={8} />
          <text className={classes.stepName} x={STEP.width / 2} y={30} textAnchor="middle">
            {fitting(nodeName(names, id), 150)}
          </text>
          <text className={classes.stepFigure} x={STEP.width / 2} y={54} textAnchor="middle">
            {format.number(report.nodes[id]?.entered ?? 0)}
          </text>
        </g>
      ))}
    </svg>
  )
}

function wayBetween(names: ReportNames, from: string, to: string): string {
  const [a, b] = [names.nodes[from]?.position, names.nodes[to]?.position]
  if (!a || !b) return ''
  const start = { x: a.x + STEP.width / 2, y: a.y + STEP.height }
  const end = { x: b.x + STEP.width / 2, y: b.y }
  const bend = Math.max(24, Math.abs(end.y - start.y) / 2)
  return `M${start.x},${start.y} C${start.x},${start.y + bend} ${end.x},${end.y - bend} ${end.x},${end.y}`
}
