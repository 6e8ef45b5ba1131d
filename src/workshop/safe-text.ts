/** Half characters, orders to a terminal and what turns the direction of writing have no place in a file for others. */
const plain = (text: string): string =>
  text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\p{Bidi_Control}]/gu, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')

/**
 * A cell of a CSV file (RFC 4180). Text that a spreadsheet would take for a formula stands behind an apostrophe (OWASP,
 * CSV injection); a number is a number.
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toFixed(6))) : ''
  const text = plain(value)
  const harmless = /^[\s\u200B\uFEFF\u00AD]*[=+\-@\t＝＋－＠|]/.test(text) ? `'${text}` : text
  return /[",;\t\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Lines end as RFC 4180 has it. */
export const csvFile = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

/** Text in one line of Markdown that says what it says: no markup, no HTML, no link, no mention, no new cell or line. */
export const markdownText = (text: string): string =>
  plain(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#|~$@!]/g, '\\$&')
    // What begins a list, and what some readers turn into links by themselves.
    .replace(/^([-+=]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`))
    .replace(/:\/\//g, '\\://')
    .replace(/\b(www)\./gi, '$1\\.')
