export interface Column {
  readonly title: string
  /** Numbers stand at the right; words at the left, the default. */
  readonly align?: 'left' | 'right'
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u

/** How many columns of a terminal a text takes. */
const widthOf = (text: string): number =>
  /^[\x20-\x7e]*$/.test(text)
    ? text.length
    : [...segmenter.segment(text)].reduce((width, { segment }) => width + (WIDE.test(segment) ? 2 : 1), 0)

/** What a name holds must not steer the terminal: no control characters, none that turn the direction of writing. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')

const pad = (text: string, width: number, align: Column['align']) => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'right' ? space + text : text + space
}

/** Rows under their titles, in aligned columns, indented by two spaces. Every line ends with a line feed. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) => row.map(plain))
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => widthOf(row[index] ?? ''))))
  const lines = cells.map((row) =>
    columns.map(({ align }, index) => pad(row[index] ?? '', widths[index] ?? 0, align)).join('  '),
  )
  return lines.map((line) => `  ${line.trimEnd()}\n`).join('')
}
