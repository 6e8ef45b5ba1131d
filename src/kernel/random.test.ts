import { describe, expect, it } from 'vitest'
import { hash32, threefry2x32, unit } from './random.ts'

const words = new Int32Array(2)
const hex = (word: number | undefined): string => ((word ?? 0) >>> 0).toString(16).padStart(8, '0')

function encrypted(key: readonly [number, number], counter: readonly [number, number]): string {
  threefry2x32(key[0], key[1], counter[0], counter[1], words)
  return `${hex(words[0])} ${hex(words[1])}`
}

const ONES = [0xffffffff, 0xffffffff] as const
const PI_KEY = [0x13198a2e, 0x03707344] as const
const PI_COUNTER = [0x243f6a88, 0x85a308d3] as const

/** Chi-square of counts that should be equal; its mean is the number of counts less one. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

/** No further from its mean than one stream in 300,000 would be; chi-square of so many cells is nearly normal. */
const expectUniform = (counts: readonly number[]): void => {
  const freedom = counts.length - 1
  expect(Math.abs(chiSquare(counts) - freedom)).toBeLessThan(4.5 * Math.sqrt(2 * freedom))
}

const CELLS = 256
const countsOf = (draws: number, draw: (index: number) => number): number[] => {
  const counts = new Array<number>(CELLS).fill(0)
  for (let index = 0; index < draws; index++) {
    const cell = Math.floor(draw(index) * CELLS)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}

const drawn = (key0: number, key1: number, counter0: number, counter1: number, lane = 0): number => {
  threefry2x32(key0, key1, counter0, counter1, words)
  return unit(words[lane] ?? 0)
}

describe('threefry', () => {
  it('gives the known answers of its authors', () => {
    expect(encrypted([0, 0], [0, 0])).toBe('9d1c5ec6 8bd50731')
    expect(encrypted(ONES, ONES)).toBe('fd36d048 2d17272c')
    expect(encrypted(PI_KEY, PI_COUNTER)).toBe('ba3e4725 f27d669e')
  })

  it('is uniform over neighbouring customers, over repeated draws and in both words', () => {
    const draws = 200_000
    for (const lane of [0, 1]) {
      expectUniform(countsOf(draws, (customer) => drawn(1, 2, customer, 0, lane)))
      expectUniform(countsOf(draws, (time) => drawn(1, 2, 7, time, lane)))
      expectUniform(countsOf(draws, (key) => drawn(key, 2, 7, 0, lane)))
      expectUniform(countsOf(draws, (key) => drawn(1, key, 7, 0, lane)))
    }
  })

  it('has no tie between the words of a pair, nor between neighbours', () => {
    const pairs = (first: (index: number) => number, second: (index: number) => number) =>
      countsOf(200_000, (index) => (Math.floor(first(index) * 16) * 16 + Math.floor(second(index) * 16)) / CELLS)
    expectUniform(
      pairs(
        (index) => drawn(3, 4, index, 0, 0),
        (index) => drawn(3, 4, index, 0, 1),
      ),
    )
    expectUniform(
      pairs(
        (index) => drawn(3, 4, index, 0),
        (index) => drawn(3, 4, index + 1, 0),
      ),
    )
    expectUniform(
      pairs(
        (index) => drawn(3, 4, index, 0),
        (index) => drawn(3, 4, index, 1),
      ),
    )
    expectUniform(
      pairs(
        (index) => drawn(3, 4, index, 0),
        (index) => drawn(3, 5, index, 0),
      ),
    )
    expectUniform(
      pairs(
        (index) => drawn(3, 4, index, 0),
        (index) => drawn(4, 4, index, 0),
      ),
    )
  })
})

describe('unit', () => {
  it('is strictly between 0 and 1, so that logarithms of it are finite', () => {
    expect(unit(0)).toBeGreaterThan(0)
    expect(unit(-1)).toBeLessThan(1)
    expect(unit(-1)).toBeGreaterThan(unit(0x7fffffff))
  })
})

describe('hash32', () => {
  it('tells names apart that differ in one letter', () => {
    const names = Array.from({ length: 20_000 }, (_each, index) => `open n${index}`)
    expect(new Set(names.map((name) => hash32(name))).size).toBeGreaterThan(names.length - 4)
    expectUniform(countsOf(names.length, (index) => unit(hash32(names[index] ?? ''))))
  })
})
