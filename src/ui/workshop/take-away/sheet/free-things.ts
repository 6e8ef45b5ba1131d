import type { Workshop } from '../../../../document/index.ts'
import { ink, type Mark, polyline } from '../page/marks.ts'
import { linesOf, textUnits } from '../page/units.ts'
import { liesFree } from './cells.ts'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How large things are that say nothing of it, in pixels of the board. */
const STICKY = { width: 176, height: 104 }
const STAMP = { width: 40, height: 40 }
const STROKE = 3

/** The colours of pens on paper: those of notes are too pale for lines. */
const PENS = {
  yellow: 'warn',
  blue: 'category-message',
  green: 'good',
  pink: 'category-outcome',
  violet: 'category-decision',
  grey: 'text',
} as const

/**
 * What lies free on the board, and what was drawn over it, as it lies there, in as much of the box as it needs. Nothing
 * where there is none.
 */
export function freeMarks(workshop: Workshop, box: Box): Mark[] {
  const { board } = workshop
  if (!board) return []
  const free = <Thing extends Parameters<typeof liesFree>[1]>(things: Readonly<Record<string, Thing>>): Thing[] =>
    Object.values(things).filter((thing) => liesFree(workshop, thing))
  const stickies = free(board.stickies).map(({ width = STICKY.width, height = STICKY.height, ...each }) => ({
    ...each,
    width,
    height,
  }))
  const [images, stamps, strokes] = [free(board.images), free(board.stamps), Object.values(board.strokes)]
  const lines = strokes.map((stroke) => ({ ...stroke, points: pointsOf(stroke.points) }))
  const corners = [
    ...[...stickies, ...images].flatMap((each) => cornersOf(each)),
    ...stamps.flatMap((stamp) => cornersOf({ ...stamp, ...STAMP })),
    ...lines.flatMap(({ points }) => points),
  ]
  if (corners.length === 0) return []
  const place = placing(corners, box)
  return [
    ...images.map(({ data, alt, ...image }): Mark => ({ kind: 'photo', ...place.box(image), data, alt })),
    ...stickies.flatMap((sticky) =>
      stickyMarks(sticky.text, place.box(sticky), sticky.colour ?? 'yellow', place.scale),
    ),
    ...stamps.flatMap((stamp) => {
      const { x, y, width } = place.box({ ...stamp, ...STAMP })
      return textUnits(stamp.emoji, width * 4, { size: 28 * place.scale }).flatMap((unit) => unit.draw(x, y))
    }),
    ...lines.map(
      ({ points, colour = 'grey', width = STROKE }): Mark => ({
        kind: 'path',
        d: polyline(points.map(place.point)),
        stroke: ink(PENS[colour]),
        width: Math.max(0.5, width * place.scale),
      }),
    ),
  ]
}

function pointsOf(numbers: readonly number[]): { x: number; y: number }[] {
  return numbers.flatMap((x, index) => {
    const y = numbers[index + 1]
    return index % 2 === 0 && y !== undefined ? [{ x, y }] : []
  })
}

const cornersOf = ({ x, y, width, height }: Box) => [
  { x, y },
  { x: x + width, y: y + height },
]

/** The board's coordinates on paper: everything inside, nothing enlarged. */
function placing(corners: readonly { x: number; y: number }[], box: Box) {
  const least = corners.reduce((a, b) => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }))
  const most = corners.reduce((a, b) => ({ x: Math.max(a.x, b.x), y: Math.max(a.y, b.y) }))
  const scale = Math.min(1, box.width / Math.max(1, most.x - least.x), box.height / Math.max(1, most.y - least.y))
  const point = ({ x, y }: { readonly x: number; readonly y: number }) => ({
    x: box.x + (x - least.x) * scale,
    y: box.y + (y - least.y) * scale,
  })
  return {
    scale,
    point,
    box: (thing: Box): Box => ({ ...point(thing), width: thing.width * scale, height: thing.height * scale }),
  }
}

const SIZES = [14, 12, 10, 8, 6] as const

function stickyMarks(text: string, box: Box, colour: string, scale: number): Mark[] {
  const edge = 6 * scale
  const room = { width: box.width - 2 * edge, height: box.height - 2 * edge }
  const style = (size: number) => ({ size: size * scale })
  const highest = (size: number) => Math.max(1, Math.floor(room.height / (size * scale * 1.36)))
  // The largest letters with which all of it has room; where none do, the smallest and what has room of it.
  const size = SIZES.find((each) => linesOf(text, room.width, style(each)).length <= highest(each)) ?? 6
  let y = box.y + edge
  return [
    { kind: 'rect', ...box, fill: ink(`note-${colour}`), radius: 2 * scale },
    ...textUnits(text, room.width, { ...style(size), lines: highest(size) }).flatMap((unit) => {
      const marks = unit.draw(box.x + edge, y)
      y += unit.height
      return marks
    }),
  ]
}
