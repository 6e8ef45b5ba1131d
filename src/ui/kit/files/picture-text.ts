/** The letters of the program where the file brings them or the reader has them, else those of the system. */
export const PICTURE_FONT =
  "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, sans-serif"

/** Letters of the same width, in ems of Inter at weight 400 (rounded up: a text that is cut early still reads well). */
const WIDTHS: readonly (readonly [letters: RegExp, em: number])[] = [
  [/[ijlI.,:;'|!’‘·]/, 0.3],
  [/ /, 0.29],
  [/[tfr()[\]{}/\\"“”`°-]/, 0.4],
  [/[mwMW@%…—&]/, 0.96],
  [/[0-9A-ZÀ-ÖØ-Þ]/, 0.71],
  [/[a-zß-öø-ÿ]/, 0.59],
  [/[\p{Mark}\p{Bidi_Control}]/u, 0],
  [/[\u0250-\u10ff]/, 0.7],
]
const WIDEST = 1.05
const BOLD = 1.06

/** How wide a text is at most, in the units of its size. Pure: a picture is the same wherever it is drawn. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0
  for (const letter of text) ems += WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST
  return ems * size * (bold ? BOLD : 1)
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const lettersOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment)

/** Longer texts than this have no room anywhere in a picture: measuring them whole would only take time. */
const MOST = 2_000

/**
 * A text as it can stand in a file: on one line, without characters that XML forbids and without marks that would turn
 * the direction of what stands beside it. Marks that our own sentences set around names are kept: they come in pairs. What is longer than `most` is cut.
 */
export const plainText = (text: string, most: number = MOST): string =>
  text
    .slice(0, most)
    .toWellFormed()
    .replace(/[\u202a-\u202e\u200e\u200f\u061c]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in an XML file
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff\s]+/g, ' ')
    .trim()

/** As much of a text as has room on one line, with an ellipsis where something is missing. */
export function fitting(text: string, room: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text
  const letters = lettersOf(text)
  let kept = ''
  for (const letter of letters) {
    if (textWidth(`${kept}${letter}…`, size, bold) > room) break
    kept += letter
  }
  return `${closed(kept.trimEnd())}…`
}

/** A name that is cut may have lost the mark that ends its own direction. */
function closed(text: string): string {
  const open = [...text].reduce((depth, letter) => depth + (letter === '\u2068' ? 1 : letter === '\u2069' ? -1 : 0), 0)
  return open > 0 ? text + '\u2069'.repeat(open) : text
}

/** A text in lines of a width, the last one cut where it has no room. Words that are too long are broken. */
export function wrapped(text: string, room: number, size: number, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  const words = text.split(' ').flatMap((word) => pieces(word, room, size))
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, size) <= room) {
      line = longer
      continue
    }
    if (lines.length === most - 1) return [...lines, fitting([line, ...words.slice(index)].join(' '), room, size)]
    lines.push(line)
    line = word
  }
  return line === '' ? lines : [...lines, line]
}

function pieces(word: string, room: number, size: number): string[] {
  if (textWidth(word, size) <= room) return [word]
  const found: string[] = []
  let piece = ''
  for (const letter of lettersOf(word)) {
    if (piece !== '' && textWidth(piece + letter, size) > room) {
      found.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...found, piece]
}
