/** How wide letters are in our type, in ems: enough to tell how many lines a text fills without a page to measure on. */
function widthOf(letter: string): number {
  if (/[iljtfrI.,:;'’|!()[\]\s-]/.test(letter)) return 0.33
  if (/[mwMW@%—…]/.test(letter)) return 0.88
  if (/[A-ZÁÉÍÓÚÑÃÕÇ0-9]/.test(letter)) return 0.66
  // Whole squares: Chinese, Japanese, Korean, and signs such as emoji.
  return letter.codePointAt(0) !== undefined && (letter.codePointAt(0) as number) > 0x2e7f ? 1.05 : 0.57
}

const counted = new Map<string, number>()

/** The lines that a text fills at a width, words kept whole where they fit; both in pixels. At least one, if it has any. */
export function linesOf(text: string, width: number, size: number): number {
  if (text === '') return 0
  const key = `${width} ${size} ${text}`
  const known = counted.get(key)
  if (known !== undefined) return known
  const lines = text.split('\n').reduce((sum, line) => sum + linesOfOne(line, width / size), 0)
  // Every text of a board is asked for with each change of it.
  if (counted.size > 20_000) counted.clear()
  counted.set(key, lines)
  return lines
}

function linesOfOne(line: string, ems: number): number {
  let [lines, used] = [1, 0]
  for (const word of line.split(/(?<=\s)/)) {
    let width = 0
    for (const letter of word) width += widthOf(letter)
    if (used + width > ems && used > 0) {
      lines += 1
      used = 0
    }
    // A word longer than a line is broken.
    lines += Math.floor(width / ems)
    used += width % ems
  }
  return lines
}
