import { plainText, textWidth, wrapped } from '../../../kit/index.ts'
import { ink, type Mark } from './marks.ts'

/** What is never parted between two pages: a line, a figure, a picture. It keeps within its height. */
export interface Unit {
  readonly height: number
  /** Drawn with its left upper corner there. */
  readonly draw: (x: number, y: number) => readonly Mark[]
}

export interface TextStyle {
  readonly size: number
  readonly bold?: boolean
  /** A token of the palette; by default that of text. */
  readonly tone?: string
  /** At most so many lines, the last one cut. */
  readonly lines?: number
  readonly align?: 'start' | 'middle' | 'end'
}

/** From line to line, in sizes of the letters. */
const LEADING = 1.36
/** Where the letters stand in their line. */
const BASELINE = 1.02
/** As long as a text of a document may be. */
const LONGEST = 100_000

/** A text as lines of a width; every line break that people wrote stays one. */
export function textUnits(text: string, width: number, style: TextStyle): Unit[] {
  return linesOf(text, width, style).map((line) => lineUnit(line, width, style))
}

export function linesOf(
  text: string,
  width: number,
  { size, bold = false, lines = Number.POSITIVE_INFINITY }: TextStyle,
) {
  // Bold letters are wider: as wide as larger ones.
  const measured = bold ? size * (textWidth('n', 100, true) / textWidth('n', 100)) : size
  const found: string[] = []
  for (const paragraph of text.split(/\r\n|[\r\n\u2028\u2029]/)) {
    const left = lines - found.length
    if (left <= 0) break
    found.push(...wrapped(plainText(paragraph, LONGEST), width, measured, left))
  }
  return found
}

function lineUnit(
  line: string,
  width: number,
  { size, bold = false, tone = 'text', align = 'start' }: TextStyle,
): Unit {
  const offset = align === 'middle' ? width / 2 : align === 'end' ? width : 0
  return {
    height: size * LEADING,
    draw: (x, y) => [
      { kind: 'text', x: x + offset, y: y + size * BASELINE, size, text: line, fill: ink(tone), bold, anchor: align },
    ],
  }
}

export const space = (height: number): Unit => ({ height, draw: () => [] })

/** Lines on a paper of their own: a sticky note. */
export function noteUnits(text: string, width: number, { size, paper }: { size: number; paper: string }): Unit[] {
  const edge = size * 0.45
  const lines = textUnits(text, width - 2 * edge, { size })
  const ground = (height: number): Unit => ({
    height,
    draw: (x, y) => [{ kind: 'rect', x, y, width, height: height + 0.5, fill: ink(`note-${paper}`) }],
  })
  const onPaper = lines.map(
    (line): Unit => ({
      height: line.height,
      draw: (x, y) => [...ground(line.height).draw(x, y), ...line.draw(x + edge, y)],
    }),
  )
  return onPaper.length === 0 ? [] : [space(edge), ground(edge), ...onPaper, ground(edge)]
}
