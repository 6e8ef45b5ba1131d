import type { WorkshopStep } from '../../../document/index.ts'
import type { Named } from '../../../workshop/index.ts'
import type { CurveLabelWords } from './emotion-curves.tsx'
import { Face } from './face.tsx'
import type { CurvePaints } from './paints.ts'
import { CURVE_SIDES, type CurveShapes, type CurveSide, FEELINGS, heightOf, type Plot } from './shapes.ts'

/** Signs and words in the picture of the curves. */

/** A letter's mean width at 11 px: enough to keep words inside of the picture. */
const LETTER = 6

export function AxisFaces({ plot, paints, x = 14 }: { plot: Plot; paints: CurvePaints; x?: number }) {
  return FEELINGS.map((feeling) => (
    <Face key={feeling} feeling={feeling} size={18} x={x} y={heightOf(plot, feeling)} ink={paints.soft} />
  ))
}

interface LabelsProps {
  readonly shapes: CurveShapes
  readonly plot: Plot
  readonly paints: CurvePaints
  readonly words: CurveLabelWords
}

/** Each curve's name at its first point: above the higher one, beneath the other. */
export function CurveLabels({ shapes, plot, paints, words }: LabelsProps) {
  const first = (side: CurveSide) => shapes.points[side][0]
  return CURVE_SIDES.map((side) => {
    const point = first(side)
    const other = first(side === 'expectation' ? 'reality' : 'expectation')
    if (!point) return null
    const higher = point.y === (other?.y ?? -3) ? side === 'expectation' : point.y > (other?.y ?? -3)
    return (
      <text
        key={side}
        x={(plot.xs[point.x] ?? 0) - 4}
        y={heightOf(plot, point.y) + (higher ? -10 : 18)}
        fill={paints[side]}
        stroke={paints.paper}
        strokeWidth={3}
        paintOrder="stroke"
        fontWeight={600}
      >
        {words[side]}
      </text>
    )
  })
}

interface WorstMarkProps {
  readonly steps: readonly Named<WorkshopStep>[]
  readonly plot: Plot
  readonly width: number
  readonly paints: CurvePaints
  readonly worst: string | undefined
  readonly word: string
  /** Names it, too. */
  readonly names: boolean
}

/** A flag over the column of the worst moment, kept inside of the picture, and a ring about how it feels. */
export function WorstMark({ steps, plot, width, paints, worst, word, names }: WorstMarkProps) {
  const index = steps.findIndex(([id]) => id === worst)
  const [step, x] = [steps[index]?.[1], plot.xs[index]]
  if (!step || x === undefined) return null
  const label = names ? `${word}: ${shortened(step.name, 36)}` : word
  const half = (label.length * LETTER) / 2 + 8
  const middle = Math.max(half, Math.min(width - half, x))
  const real = step.reality?.emotion
  return (
    <g data-worst={worst}>
      <path d={`M${x} 18V${plot.bottom + 8}`} stroke={paints.worse} strokeOpacity={0.55} strokeWidth={1.5} />
      <rect x={middle - half} y={0} width={half * 2} height={18} rx={4} fill={paints.worse} />
      <text x={middle} y={13} textAnchor="middle" fill={paints.paper} fontWeight={600}>
        {label}
      </text>
      {real !== undefined && (
        <circle cx={x} cy={heightOf(plot, real)} r={9} fill="none" stroke={paints.worse} strokeWidth={2} />
      )}
    </g>
  )
}

interface NamesProps {
  readonly steps: readonly Named<WorkshopStep>[]
  readonly plot: Plot
  readonly height: number
  readonly paints: CurvePaints
}

/** Names of the steps in two lines at most, as wide as their columns. */
export function Names({ steps, plot: { xs }, height, paints }: NamesProps) {
  return steps.map(([id, { name }], index) => {
    const x = xs[index] ?? 0
    const gaps = [xs[index - 1], xs[index + 1]].flatMap((other) => (other === undefined ? [] : Math.abs(other - x)))
    const letters = Math.max(4, Math.floor((Math.min(...gaps, 160) - 6) / LETTER))
    return (
      <text key={id} x={x} y={height - 18} textAnchor="middle" fill={paints.text}>
        {inTwoLines(name, letters).map((line, row) => (
          <tspan key={row === 0 ? 'first' : 'second'} x={x} dy={row === 0 ? 0 : 13}>
            {line}
          </tspan>
        ))}
      </text>
    )
  })
}

/** Words in at most two lines of so many letters; what does not fit ends in an ellipsis. */
export function inTwoLines(text: string, letters: number): string[] {
  const words = text.split(/\s+/).filter(Boolean)
  let first = words.shift() ?? ''
  while (words[0] !== undefined && `${first} ${words[0]}`.length <= letters) first += ` ${words.shift()}`
  const rest = words.join(' ')
  return [shortened(first, letters), ...(rest ? [shortened(rest, letters)] : [])]
}

const shortened = (text: string, letters: number): string =>
  text.length <= letters
    ? text
    : `${[...text]
        .slice(0, Math.max(1, letters - 1))
        .join('')
        .trimEnd()}…`
