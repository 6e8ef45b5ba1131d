import type { WorkshopStep } from '../../../document/index.ts'
import {
  type CurvePiece,
  type CurvePoint,
  curvePieces,
  emotionCurves,
  type GapArea,
  gapAreas,
  type Named,
} from '../../../workshop/index.ts'

/** Where the curves of a course lie in a picture. Pixels throughout; feelings from −2 to 2. */

export type CurveSide = 'expectation' | 'reality'
export const CURVE_SIDES: readonly CurveSide[] = ['expectation', 'reality']
/** The feelings that have a word and a face of their own, from the best to the worst. */
export const FEELINGS = [2, 1, 0, -1, -2] as const

export interface Plot {
  /** The middle of each step's column, from left to right. */
  readonly xs: readonly number[]
  /** Where feelings of 2 and of −2 lie. */
  readonly top: number
  readonly bottom: number
}

/** The middles of `count` columns of the same width between two edges. */
export const evenly = (count: number, left: number, right: number): number[] =>
  Array.from({ length: count }, (_, index) => left + ((index + 0.5) * (right - left)) / count)

export const heightOf = ({ top, bottom }: Pick<Plot, 'top' | 'bottom'>, feeling: number): number =>
  top + ((2 - feeling) / 4) * (bottom - top)

/** The feeling at a height, in halves, from −2 to 2. */
export const feelingAt = ({ top, bottom }: Pick<Plot, 'top' | 'bottom'>, y: number): number =>
  nearestFeeling(2 - ((y - top) / (bottom - top)) * 4)

/** The nearest half, from −2 to 2. */
export const nearestFeeling = (value: number): number => Math.max(-2, Math.min(2, Math.round(value * 2) / 2)) + 0

/** Where a place among the steps (0 the first, 0.5 half way to the second) lies, wherever columns stand. */
export function placeOf({ xs }: Plot, x: number): number {
  const [left, right] = [Math.floor(x), Math.ceil(x)]
  const [from, to] = [xs[left] ?? 0, xs[right] ?? xs[left] ?? 0]
  return from + (x - left) * (to - from)
}

export interface CurveLine {
  readonly d: string
  /** Drawn over steps of which nothing was told. */
  readonly guessed: boolean
}

export interface CurveShapes {
  readonly lines: Readonly<Record<CurveSide, readonly CurveLine[]>>
  readonly points: Readonly<Record<CurveSide, readonly CurvePoint[]>>
  readonly areas: readonly { readonly side: GapArea['side']; readonly d: string }[]
}

/** The lines, points and areas of a course. */
export function curveShapes(steps: readonly Named<WorkshopStep>[], plot: Plot): CurveShapes {
  const curves = emotionCurves(steps)
  const lines = (side: CurveSide) =>
    curvePieces(curves[side]).map((piece) => ({ d: pieceAsPath(piece, plot), guessed: piece.guessed }))
  return {
    lines: { expectation: lines('expectation'), reality: lines('reality') },
    points: curves,
    areas: gapAreas(curves).map(({ side, outline }) => ({
      side,
      d: `M${outline.map(({ x, y }) => pair(placeOf(plot, x), heightOf(plot, y))).join('L')}Z`,
    })),
  }
}

const pair = (x: number, y: number): string => `${Number(x.toFixed(2))} ${Number(y.toFixed(2))}`

/** Straight pieces a step where columns of unlike width lie under one piece. */
const SLICES = 16

function pieceAsPath({ from, to, handles, guessed }: CurvePiece, plot: Plot): string {
  const at = ({ x, y }: { readonly x: number; readonly y: number }) => pair(placeOf(plot, x), heightOf(plot, y))
  if (!guessed) return `M${at(from)}C${at(handles[0])} ${at(handles[1])} ${at(to)}`
  const count = (to.x - from.x) * SLICES
  const places = Array.from({ length: count + 1 }, (_, index) => {
    const [t, u] = [index / count, 1 - index / count]
    const y = u ** 3 * from.y + 3 * u * u * t * handles[0].y + 3 * u * t * t * handles[1].y + t ** 3 * to.y
    return at({ x: from.x + t * (to.x - from.x), y })
  })
  return `M${places.join('L')}`
}

/** What is worth saying of two curves in a sentence; ids of steps, the first of equal ones. */
export interface CurveSummary {
  /** Where most is expected. */
  readonly highest?: string
  /** Where reality feels worst. */
  readonly lowest?: string
  /** Where reality lies furthest below expectation; absent where it nowhere does. */
  readonly widest?: string
  /** Steps of which either feeling has not been told. */
  readonly untold: number
}

export function curveSummary(steps: readonly Named<WorkshopStep>[]): CurveSummary {
  const most = (of: (step: WorkshopStep) => number | undefined, above = Number.NEGATIVE_INFINITY) => {
    let [best, found]: [number, string | undefined] = [above, undefined]
    for (const [id, step] of steps) {
      const value = of(step)
      if (value !== undefined && value > best) [best, found] = [value, id]
    }
    return found
  }
  const highest = most(({ expectation }) => expectation?.emotion)
  const lowest = most(({ reality }) => (reality?.emotion === undefined ? undefined : -reality.emotion))
  const widest = most((step) => emotionGap(step), 0)
  return {
    ...(highest !== undefined && { highest }),
    ...(lowest !== undefined && { lowest }),
    ...(widest !== undefined && { widest }),
    untold: steps.filter(([, step]) => emotionGap(step) === undefined).length,
  }
}

/** Expected − real; above zero it feels worse than she expects. */
export function emotionGap({ expectation, reality }: Pick<WorkshopStep, CurveSide>): number | undefined {
  const [expected, real] = [expectation?.emotion, reality?.emotion]
  return expected === undefined || real === undefined ? undefined : Number((expected - real).toFixed(10)) + 0
}
