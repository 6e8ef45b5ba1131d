/** As people read it: `E-Mail` and `e_mail` are one word. */
export const plainly = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\s_-]/gu, '')
    .toLowerCase()

/**
 * How many letters must be added, dropped, changed or swapped with their neighbour (optimal string alignment distance);
 * `undefined` above the limit.
 */
export function lettersApart(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const line: number[] = []
    line[0] = row
    // Further from the diagonal than the limit, nothing can come back below it.
    for (let column = Math.max(1, row - limit); column <= Math.min(b.length, row + limit); column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      line[column] = Math.min(
        at(above, column) + 1,
        at(line, column - 1) + 1,
        at(above, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    if (line.every((distance) => distance > limit)) return undefined
    ;[before, above] = [above, line]
  }
  const distance = at(above, b.length)
  return distance > limit ? undefined : distance
}

const at = (line: readonly number[], column: number): number => line[column] ?? Number.POSITIVE_INFINITY
