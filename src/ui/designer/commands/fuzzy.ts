/** How well words match what was typed: every part must be found, in any order. Higher is better; `undefined`: not at all. */

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

const AT_START = 100
const AT_WORD = 80
const INSIDE = 50
const SCATTERED = 20

function scoreOf(part: string, text: string): number | undefined {
  const at = text.indexOf(part)
  if (at === 0) return AT_START
  if (at > 0 && new RegExp(`[^\\p{L}\\p{N}]${literally(part)}`, 'u').test(text)) return AT_WORD
  return at > 0 ? INSIDE : scattered(part, text)
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Letters in their order, with others between them: the fewer others, the better. One letter alone means nothing. */
function scattered(part: string, text: string): number | undefined {
  if (part.length < 2) return undefined
  let [at, gaps] = [-1, 0]
  for (const letter of part) {
    const next = text.indexOf(letter, at + 1)
    if (next < 0) return undefined
    if (at >= 0) gaps += next - at - 1
    at = next
  }
  return gaps > part.length * 3 ? undefined : Math.max(1, SCATTERED - gaps)
}

export function matchOf(query: string, text: string): number | undefined {
  const hay = plain(text)
  let sum = 0
  for (const part of plain(query).split(/\s+/)) {
    if (part === '') continue
    const score = scoreOf(part, hay)
    if (score === undefined) return undefined
    sum += score
  }
  // Of equal matches the shorter text is the nearer one.
  return sum - Math.min(10, hay.length / 20)
}
