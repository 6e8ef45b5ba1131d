import type { WorkshopStep } from '../../../../document/index.ts'
import {
  type CurvePiece,
  type CurvePoint,
  curvePieces,
  emotionCurves,
  gapAreas,
  type Named,
} from '../../../../workshop/index.ts'
import { circle, ink, type Mark, polyline } from './marks.ts'

interface Point {
  readonly x: number
  readonly y: number
}

export interface CurveFigure {
  readonly steps: readonly Named<WorkshopStep>[]
  /** The steps that are drawn: from this place, up to but without that one. */
  readonly from: number
  readonly to: number
  /** The worst moment, and what it is called in the picture. */
  readonly worst?: { readonly step: string; readonly label: string } | undefined
  readonly words: { readonly expectation: string; readonly reality: string; readonly gap: string }
  readonly size: number
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

const LEVELS = [-2, -1, 0, 1, 2] as const
const SAMPLES = 24
/** The legend's line above the curves, in sizes of its letters. */
const LEGEND = 2

/** The two curves of feelings with what lies between them shaded, and the worst moment ringed. */
export function curveMarks(figure: CurveFigure): Mark[] {
  const { steps, from, to, box, size } = figure
  const curves = emotionCurves(steps)
  const top = box.y + size * LEGEND
  const height = box.height - size * (LEGEND + 1)
  const column = box.width / Math.max(1, to - from)
  const place = ({ x, y }: Point): Point => ({
    x: box.x + (x - from + 0.5) * column,
    y: top + size * 0.5 + ((2 - y) / 4) * (height - size * 0.5),
  })
  const [low, high] = [from - 0.5, to - 0.5]
  const seen = (point: CurvePoint) => point.x >= from && point.x < to
  const line = (points: readonly CurvePoint[], stroke: string, width: number, dash = ''): Mark[] =>
    curvePieces(points).flatMap((piece): Mark[] => {
      const part = sampled(piece, low, high).map(place)
      if (part.length < 2) return []
      return [
        {
          kind: 'path',
          d: polyline(part),
          stroke,
          width,
          ...((piece.guessed || dash) && { dash: piece.guessed ? '1 5' : dash }),
        },
      ]
    })
  const dots = (points: readonly CurvePoint[], fill: string, stroke: string): Mark[] =>
    points.filter(seen).map((point) => {
      const { x, y } = place(point)
      return { kind: 'path', d: circle(x, y, size * 0.36), fill, stroke, width: 1.5 }
    })
  return [
    ...levels(figure, place),
    ...gapAreas(curves).flatMap(({ side, outline }): Mark[] => {
      const part = clipped(outline, low, high).map(place)
      if (part.length < 3) return []
      return [{ kind: 'path', d: `${polyline(part)}Z`, fill: ink(side === 'worse' ? 'bad' : 'good'), opacity: 0.16 }]
    }),
    ...line(curves.expectation, ink('text-soft'), 2, '6 4'),
    ...line(curves.reality, ink('accent'), 2.5),
    ...dots(curves.expectation, '#ffffff', ink('text-soft')),
    ...dots(curves.reality, ink('accent'), ink('accent')),
    ...worstMark(
      figure,
      curves.reality.find((point) => point.step === figure.worst?.step && seen(point)),
      place,
    ),
    ...legend(figure),
  ]
}

function levels({ from, box, size }: CurveFigure, place: (point: Point) => Point): Mark[] {
  return LEVELS.flatMap((level): Mark[] => {
    const { y } = place({ x: from, y: level })
    return [
      {
        kind: 'path',
        d: `M${box.x} ${y}L${box.x + box.width} ${y}`,
        stroke: ink('line'),
        width: level === 0 ? 1.25 : 0.5,
      },
      {
        kind: 'text',
        x: box.x + 2,
        y: y - 2,
        size: size * 0.8,
        text: level > 0 ? `+${level}` : level < 0 ? `−${-level}` : '0',
        fill: ink('text-soft'),
      },
    ]
  })
}

/** As wide as letters are at most, on average. */
const LETTER = 0.62

function legend({ box, size, words }: CurveFigure): Mark[] {
  const y = box.y + size * 1.05
  let x = box.x + 2
  const entry = (text: string, sign: (x: number) => Mark): Mark[] => {
    const marks: Mark[] = [sign(x), { kind: 'text', x: x + size * 2, y, size, text, fill: ink('text-soft') }]
    x += size * 3.2 + text.length * size * LETTER
    return marks
  }
  const stroke =
    (token: string, width: number, dash = '') =>
    (at: number): Mark => ({
      kind: 'path',
      d: `M${at} ${y - size * 0.35}L${at + size * 1.6} ${y - size * 0.35}`,
      stroke: ink(token),
      width,
      ...(dash && { dash }),
    })
  return [
    ...entry(words.expectation, stroke('text-soft', 2, '6 4')),
    ...entry(words.reality, stroke('accent', 2.5)),
    ...entry(words.gap, (at) => ({
      kind: 'rect',
      x: at,
      y: y - size * 0.8,
      width: size * 1.6,
      height: size * 0.9,
      fill: ink('bad'),
      opacity: 0.16,
    })),
  ]
}

function worstMark(
  { worst, box, size }: CurveFigure,
  point: CurvePoint | undefined,
  place: (point: Point) => Point,
): Mark[] {
  if (!worst || !point) return []
  const { x, y } = place(point)
  const wide = (worst.label.length * size * LETTER) / 2
  const middle = Math.min(box.x + box.width - wide, Math.max(box.x + wide, x))
  // Above the ring, unless the upper edge is near.
  const above = y - size * 1.1 > box.y + size * 3.4
  return [
    { kind: 'path', d: circle(x, y, size * 0.85), stroke: ink('bad'), width: 1.5 },
    {
      kind: 'text',
      x: middle,
      y: above ? y - size * 1.2 : y + size * 1.9,
      size,
      text: worst.label,
      fill: ink('bad'),
      bold: true,
      anchor: 'middle',
    },
  ]
}

/** Points along a piece between two places; the handles stand at thirds, so that the parameter runs evenly along x. */
function sampled({ from, to, handles: [first, second] }: CurvePiece, low: number, high: number): Point[] {
  const [start, end] = [Math.max(from.x, low), Math.min(to.x, high)]
  if (start >= end) return []
  return Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const x = start + ((end - start) * index) / SAMPLES
    const t = (x - from.x) / (to.x - from.x)
    const u = 1 - t
    return { x, y: u ** 3 * from.y + 3 * u * u * t * first.y + 3 * u * t * t * second.y + t ** 3 * to.y }
  })
}

/** What of an outline lies between two upright lines (I. E. Sutherland and G. W. Hodgman 1974, CACM 17, 32–42). */
function clipped(outline: readonly Point[], low: number, high: number): Point[] {
  const cut = (points: readonly Point[], keep: (point: Point) => boolean, edge: number): Point[] =>
    points.flatMap((point, index) => {
      const before = points.at(index - 1) ?? point
      const crossing =
        keep(point) === keep(before)
          ? []
          : [{ x: edge, y: before.y + ((point.y - before.y) * (edge - before.x)) / (point.x - before.x) }]
      return keep(point) ? [...crossing, point] : crossing
    })
  const right = cut(outline, ({ x }) => x >= low, low)
  return cut(right, ({ x }) => x <= high, high)
}
