/**
 * Sums of amounts and of their squares that are the same to the last bit in whatever order values come and parts are merged, since all that
 * is added are whole numbers. A value is rounded to a unit that leaves it six digits or more: millionths up to 67,
 * thousandths up to 67,000, ones up to 67 million, beyond which it counts as that. Half a unit of rounding is far below
 * what an interval shows.
 */

const UNITS = [1e-6, 1e-3, 1] as const
/** Squares of what is below are exact in a double. */
const MOST = 2 ** 26
/** Squares are kept as high · 2²⁴ + low: both parts stay whole for more than 10⁸ values. */
const PART = 2 ** 24

/** How many numbers one sum of squares takes: a high and a low part for each unit. */
export const SQUARES_WIDTH = 2 * UNITS.length

/** Adds value² to the sum that begins at `offset`. */
export function addSquare(sums: Float64Array, offset: number, value: number): void {
  const size = Math.abs(value)
  let place = 0
  while (place < UNITS.length - 1 && size >= MOST * (UNITS[place] ?? 1)) place++
  const whole = Math.min(MOST - 1, Math.round(size / (UNITS[place] ?? 1)))
  const square = whole * whole
  const high = Math.floor(square / PART)
  const at = offset + 2 * place
  sums[at] = (sums[at] ?? 0) + high
  sums[at + 1] = (sums[at + 1] ?? 0) + (square - high * PART)
}

/** The sum of squares that begins at `offset`, to the precision of a double. */
export function sumOfSquares(sums: Float64Array, offset: number): number {
  let sum = 0
  UNITS.forEach((unit, place) => {
    const at = offset + 2 * place
    sum += ((sums[at] ?? 0) * PART + (sums[at + 1] ?? 0)) * unit * unit
  })
  return sum
}

/** Adds millionths to a sum that begins at `index`: whole units and millionths apart, so that sums of integers stay exact. */
export function addMicros(sums: Float64Array, index: number, micros: number): void {
  const whole = Math.trunc(micros / 1e6)
  sums[index] = (sums[index] ?? 0) + whole
  sums[index + 1] = (sums[index + 1] ?? 0) + (micros - whole * 1e6)
}

/** The sum that begins at `index`, in units. */
export const sumOfMicros = (sums: Float64Array, index: number): number =>
  (sums[index] ?? 0) + (sums[index + 1] ?? 0) / 1e6
