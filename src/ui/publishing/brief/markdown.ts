/**
 * Somebody's words as Markdown that shows just these words: nothing in them makes a heading, a link, an address that can
 * be clicked, a table, HTML or a line of its own. By CommonMark 0.31 §2.4 a backslash makes any of these signs plain.
 */
export const md = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Bidi_Control}/gu, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a file of text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&|~#$@]|:(?=\S)/g, '\\$&')
    // What begins a list, a rule or an underlined heading does so only at the beginning.
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)

/** Somebody's paragraphs, each as a paragraph. */
export const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n+/)
    .map(md)
    .filter((line) => line !== '')
    .flatMap((line) => [line, ''])

export const bold = (text: string): string => `**${md(text) || '–'}**`

/** A line of a list, `level` from 0. */
export const item = (level: number, text: string): string => `${'  '.repeat(level)}- ${text}`

export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head.map(md)), line(head.map(() => '---')), ...rows.map((row) => line(row.map(md))), '']
}
