import type { WorkshopStep } from '../document/index.ts'
import type { Named } from './order.ts'

/** A step on a curve: `x` is its place among all steps, from 0; `y` an emotion from −2 to 2. */
export interface CurvePoint {
  readonly step: string
  readonly x: number
  readonly y: number
}

export interface EmotionCurves {
  readonly expectation: readonly CurvePoint[]
  readonly reality: readonly CurvePoint[]
}

/** The two curves of a course. A step of which a feeling has not been told has no point on that curve. */
export function emotionCurves(steps: readonly Named<WorkshopStep>[]): EmotionCurves {
  const points = (side: 'expectation' | 'reality') =>
    steps.flatMap(([step, value], x) => {
      const y = value[side]?.emotion
      return y === undefined ? [] : [{ step, x, y }]
    })
  return { expectation: points('expectation'), reality: points('reality') }
}

/** A piece of a curve as a cubic Bézier: from, two handles, to. */
export interface CurvePiece {
  readonly from: CurvePoint
  readonly to: CurvePoint
  readonly handles: readonly [{ readonly x: number; readonly y: number }, { readonly x: number; readonly y: number }]
  /** Steps lie between its ends of which nothing has been told: to be drawn as such. */
  readonly guessed: boolean
}

/**
 * The pieces between neighbouring points, of one smooth line that goes through all and never beyond them: no feeling is
 * drawn that is stronger than those told. Monotone cubic interpolation: F. N. Fritsch and R. E. Carlson (1980), SIAM
 * Journal on Numerical Analysis 17, 238–246, with slopes limited as in their §4 (radius 3).
 */
export function curvePieces(points: readonly CurvePoint[]): CurvePiece[] {
  const slopes = monotoneSlopes(points)
  return points.slice(1).map((to, index) => {
    const from = points[index] as CurvePoint
    const third = (to.x - from.x) / 3
    const [start, end] = [slopes[index] ?? 0, slopes[index + 1] ?? 0]
    const handles = [
      { x: from.x + third, y: from.y + start * third },
      { x: to.x - third, y: to.y - end * third },
    ] as const
    return { from, to, handles, guessed: to.x - from.x > 1 }
  })
}

function monotoneSlopes(points: readonly CurvePoint[]): number[] {
  const secants = points.slice(1).map((to, index) => {
    const from = points[index] as CurvePoint
    return (to.y - from.y) / (to.x - from.x)
  })
  const slopes = points.map((_, index) => {
    const [before, after] = [secants[index - 1], secants[index]]
    if (before === undefined || after === undefined) return before ?? after ?? 0
    return before * after <= 0 ? 0 : (before + after) / 2
  })
  secants.forEach((secant, index) => {
    const [a, b] = [slopes[index] as number, slopes[index + 1] as number]
    const size = secant === 0 ? 0 : Math.hypot(a / secant, b / secant)
    const scale = secant === 0 ? 0 : size > 3 ? 3 / size : 1
    slopes[index] = a * scale
    slopes[index + 1] = b * scale
  })
  return slopes
}

/** The height of a curve at `x`; nothing before its first point, after its last, and where there is none. */
export function curveAt(points: readonly CurvePoint[], x: number): number | undefined {
  return heightAt(points, curvePieces(points), x)
}

function heightAt(points: readonly CurvePoint[], pieces: readonly CurvePiece[], x: number): number | undefined {
  const exact = points.find((point) => point.x === x)
  if (exact) return exact.y
  const piece = pieces.find(({ from, to }) => from.x < x && x < to.x)
  if (!piece) return undefined
  // The handles stand at thirds, so that the parameter runs evenly along x.
  const t = (x - piece.from.x) / (piece.to.x - piece.from.x)
  const u = 1 - t
  const [first, second] = piece.handles
  return u ** 3 * piece.from.y + 3 * u * u * t * first.y + 3 * u * t * t * second.y + t ** 3 * piece.to.y
}

/** A place where one curve stays on one side of the other. */
export interface GapArea {
  /** `worse`: reality lies below expectation. */
  readonly side: 'worse' | 'better'
  /** Feeling × steps, above zero. */
  readonly area: number
  /** Along expectation from left to right, then back along reality. */
  readonly outline: readonly { readonly x: number; readonly y: number }[]
}

interface Slice {
  readonly x: number
  readonly expected: number
  readonly real: number
}

/** Straight pieces between two steps: enough for the eye, and for areas to a thousandth. */
const SLICES = 32

/** What lies between the two curves, where both are: to be shaded. From left to right. */
export function gapAreas({ expectation, reality }: EmotionCurves): GapArea[] {
  const areas: GapArea[] = []
  let run: Slice[] = []
  const close = () => {
    const area = areaOf(run)
    if (area) areas.push(area)
    run = []
  }
  let last: Slice | undefined
  for (const slice of slicesOf({ expectation, reality })) {
    const crossing = last && crossingOf(last, slice)
    if (crossing) {
      run.push(crossing)
      close()
      run.push(crossing)
    }
    run.push(slice)
    if (slice.expected === slice.real) {
      close()
      run.push(slice)
    }
    last = slice
  }
  close()
  return areas
}

function slicesOf({ expectation, reality }: EmotionCurves): Slice[] {
  const [one, other] = [curvePieces(expectation), curvePieces(reality)]
  const first = Math.max(expectation[0]?.x ?? Number.POSITIVE_INFINITY, reality[0]?.x ?? Number.POSITIVE_INFINITY)
  const last = Math.min(expectation.at(-1)?.x ?? -1, reality.at(-1)?.x ?? -1)
  const slices: Slice[] = []
  for (let count = 0; first + count / SLICES <= last; count += 1) {
    const x = first + count / SLICES
    const [expected, real] = [heightAt(expectation, one, x), heightAt(reality, other, x)]
    if (expected !== undefined && real !== undefined) slices.push({ x, expected, real })
  }
  return slices
}

/** Where the curves cross between two slices that lie on different sides. */
function crossingOf(a: Slice, b: Slice): Slice | undefined {
  const [before, after] = [a.expected - a.real, b.expected - b.real]
  if (before * after >= 0) return undefined
  const t = before / (before - after)
  const y = a.expected + t * (b.expected - a.expected)
  return { x: a.x + t * (b.x - a.x), expected: y, real: y }
}

function areaOf(slices: readonly Slice[]): GapArea | undefined {
  let signed = 0
  slices.slice(1).forEach((b, index) => {
    const a = slices[index] as Slice
    signed += ((a.expected - a.real + b.expected - b.real) / 2) * (b.x - a.x)
  })
  if (signed === 0) return undefined
  const outline = [
    ...slices.map(({ x, expected }) => ({ x, y: expected })),
    ...slices.toReversed().map(({ x, real }) => ({ x, y: real })),
  ]
  return { side: signed > 0 ? 'worse' : 'better', area: Math.abs(signed), outline }
}
