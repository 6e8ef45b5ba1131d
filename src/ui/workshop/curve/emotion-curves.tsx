import { type ReactNode, useId } from 'react'
import type { WorkshopStep } from '../../../document/index.ts'
import type { Named } from '../../../workshop/index.ts'
import { AxisFaces, CurveLabels, Names, WorstMark } from './curve-marks.tsx'
import { type CurvePaints, SCREEN_PAINTS } from './paints.ts'
import {
  CURVE_SIDES,
  type CurveShapes,
  type CurveSide,
  curveShapes,
  evenly,
  FEELINGS,
  heightOf,
  type Plot,
} from './shapes.ts'

/** What the picture says. `useCurveWords` has them in the language in force. */
export interface CurveLabelWords {
  readonly expectation: string
  readonly reality: string
  readonly worst: string
  /** What both curves say at a step, shown where the pointer rests on it. */
  readonly figures: (step: WorkshopStep) => string
}

export interface EmotionCurvesProps {
  /** In the order of the course. */
  readonly steps: readonly Named<WorkshopStep>[]
  /** Pixels, or units of the page it is printed on. */
  readonly width: number
  readonly height: number
  /** The middle of each step's column; absent: evenly spaced. */
  readonly xs?: readonly number[] | undefined
  /** The worst moment's step, where there is one among the steps. */
  readonly worst?: string | undefined
  readonly words: CurveLabelWords
  /** Says in words what is drawn: the picture's name for those who do not see it. */
  readonly title: string
  readonly paints?: CurvePaints
  /** Faces at the left; without them the plot takes the whole width. */
  readonly axis?: boolean
  /** Names of the steps beneath, and of the worst moment in its mark. */
  readonly names?: boolean
  /** A step to be stressed: under the pointer or the keyboard. */
  readonly at?: string | undefined
  /** What lies over the curves, such as handles; drawn in the same places as the points. */
  readonly children?: (plot: Plot) => ReactNode
}

/** Room for the faces. */
const AXIS = 36
const NAMES = 34
const MARGIN = 26

/** Where things lie in a picture of this size. */
export function plotOf({
  steps,
  width,
  height,
  xs,
  axis = false,
  names = false,
}: Pick<EmotionCurvesProps, 'steps' | 'width' | 'height' | 'xs' | 'axis' | 'names'>): Plot {
  return {
    xs: xs ?? evenly(steps.length, axis ? AXIS : 0, width),
    top: MARGIN,
    bottom: height - (names ? NAMES + 12 : 16),
  }
}

/**
 * Two curves over the steps of a course: what she expects (dashed) and how it really feels (plain), with what lies between
 * them shaded: hatched where it is worse, dotted where it is better. Nothing but properties: it can be drawn on a screen, on
 * the board and on paper.
 */
export function EmotionCurves(props: EmotionCurvesProps) {
  const { steps, width, height, title, paints = SCREEN_PAINTS, words, axis = false, names = false, worst, at } = props
  const key = useId()
  const plot = plotOf(props)
  const shapes = curveShapes(steps, plot)
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      // With handles over it, it is a group of controls and no longer one picture.
      {...(props.children ? { role: 'group' } : { role: 'img' })}
      aria-label={title}
      fontSize={11}
      style={{ display: 'block', overflow: 'visible' }}
    >
      <Patterns id={key} paints={paints} />
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
      <g aria-hidden="true">
        <Lines plot={plot} from={axis ? AXIS : 0} to={width} paints={paints} />
        {axis && <AxisFaces plot={plot} paints={paints} />}
        <Figures {...{ steps, plot, height, words }} />
        {at !== undefined && <Column {...{ steps, plot, width, height }} step={at} paint={paints.soft} />}
        <Areas shapes={shapes} id={key} paints={paints} />
        <WorstMark {...{ steps, plot, width, paints, worst, names }} word={words.worst} />
        {CURVE_SIDES.map((side) => (
          <Curve key={side} side={side} shapes={shapes} plot={plot} paints={paints} />
        ))}
        <CurveLabels shapes={shapes} plot={plot} paints={paints} words={words} />
        {names && <Names steps={steps} plot={plot} height={height} paints={paints} />}
      </g>
      {props.children?.(plot)}
    </svg>
  )
}

function Patterns({ id, paints }: { id: string; paints: CurvePaints }) {
  return (
    <defs>
      <pattern id={`${id}worse`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} fill={paints.worse} fillOpacity={0.1} />
        <path d="M0 0V6" stroke={paints.worse} strokeOpacity={0.38} strokeWidth={1.5} />
      </pattern>
      <pattern id={`${id}better`} width={7} height={7} patternUnits="userSpaceOnUse">
        <rect width={7} height={7} fill={paints.better} fillOpacity={0.1} />
        <circle cx={3.5} cy={3.5} r={1.1} fill={paints.better} fillOpacity={0.5} />
      </pattern>
    </defs>
  )
}

function Lines({ plot, from, to, paints }: { plot: Plot; from: number; to: number; paints: CurvePaints }) {
  return FEELINGS.map((feeling) => (
    <path
      key={feeling}
      d={`M${from} ${heightOf(plot, feeling)}H${to}`}
      stroke={feeling === 0 ? paints.soft : paints.line}
      strokeOpacity={feeling === 0 ? 0.5 : 1}
    />
  ))
}

type FiguresProps = Pick<EmotionCurvesProps, 'steps' | 'height' | 'words'> & { readonly plot: Plot }

/** Each step's figures, over its whole column. */
function Figures({ steps, plot: { xs }, height, words }: FiguresProps) {
  return steps.map(([id, step], index) => {
    const x = xs[index] ?? 0
    const half = Math.min(...[xs[index - 1], xs[index + 1]].map((other) => Math.abs((other ?? x + 160) - x) / 2))
    return (
      <rect key={id} x={x - half} y={0} width={half * 2} height={height} fill="transparent">
        <title>{words.figures(step)}</title>
      </rect>
    )
  })
}

interface ColumnProps extends Pick<EmotionCurvesProps, 'steps' | 'width' | 'height'> {
  readonly plot: Plot
  readonly step: string
  readonly paint: string
}

function Column({ steps, plot, step, paint }: ColumnProps) {
  const x = plot.xs[steps.findIndex(([id]) => id === step)]
  if (x === undefined) return null
  return <path d={`M${x} ${plot.top - 8}V${plot.bottom + 8}`} stroke={paint} strokeDasharray="2 3" />
}

function Areas({ shapes, id, paints }: { shapes: CurveShapes; id: string; paints: CurvePaints }) {
  return shapes.areas.map(({ side, d }) => (
    <path key={d} d={d} fill={`url(#${id}${side})`} stroke={paints[side]} strokeOpacity={0.25} data-gap={side} />
  ))
}

interface CurveProps {
  readonly side: CurveSide
  readonly shapes: CurveShapes
  readonly plot: Plot
  readonly paints: CurvePaints
}

/** A guessed piece is dotted; what is expected is dashed and its points are open, so that no colour is needed. */
function Curve({ side, shapes, plot, paints }: CurveProps) {
  const expected = side === 'expectation'
  return (
    <g fill="none" stroke={paints[side]} strokeWidth={expected ? 2 : 2.5} strokeLinecap="round" data-curve={side}>
      {shapes.lines[side].map(({ d, guessed }) => (
        <path
          key={d}
          d={d}
          data-guessed={guessed || undefined}
          {...(guessed ? { strokeDasharray: '0.5 6' } : expected && { strokeDasharray: '7 5' })}
        />
      ))}
      {shapes.points[side].map(({ step, x, y }) => (
        <circle
          key={step}
          cx={plot.xs[x]}
          cy={heightOf(plot, y)}
          r={expected ? 4 : 4.5}
          fill={expected ? paints.paper : paints[side]}
          stroke={expected ? paints[side] : paints.paper}
          strokeWidth={expected ? 2 : 1.5}
        />
      ))}
    </g>
  )
}
