import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS, strokeSchema } from '../../../../document/index.ts'
import { boxOfStroke, movedBy, passes, pathOf, simplify, strokeOf } from './stroke.ts'

const coordinate = fc.double({ min: -2_000, max: 2_000, noNaN: true })
const lines = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 }).map((points) => points.flat())

const pointsOf = (line: readonly number[]) =>
  Array.from({ length: line.length / 2 }, (_, index) => ({ x: line[2 * index] ?? 0, y: line[2 * index + 1] ?? 0 }))

describe('a line with fewer points', () => {
  it('is nowhere further from what was drawn than it may be', () => {
    fc.assert(
      fc.property(lines, fc.double({ min: 0.1, max: 50, noNaN: true }), (line, tolerance) => {
        const simple = simplify(line, tolerance)
        for (const point of pointsOf(line)) expect(passes(simple, point, tolerance + 1e-6)).toBe(true)
      }),
    )
  })

  it('begins and ends where it did, and has no point of its own', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const simple = simplify(line, 3)
        expect(simple.slice(0, 2)).toEqual(line.slice(0, 2))
        expect(simple.slice(-2)).toEqual(line.slice(-2))
        const drawn = new Set(pointsOf(line).map(({ x, y }) => `${x} ${y}`))
        for (const { x, y } of pointsOf(simple)) expect(drawn.has(`${x} ${y}`)).toBe(true)
      }),
    )
  })

  it('is two points where it was straight', () => {
    const straight = Array.from({ length: 100 }, (_, index) => [index, index * 2]).flat()
    expect(simplify(straight, 0.5)).toEqual([0, 0, 99, 198])
  })
})

describe('a line as it is kept', () => {
  it('is one that a document takes, however long and wild it was drawn', () => {
    const wild = Array.from({ length: 40_000 }, (_, index) => [index % 997, (index * 7_919) % 1_009]).flat()
    const kept = strokeOf(wild, 0.5)
    expect(kept.length).toBeLessThanOrEqual(LIMITS.strokeNumbers)
    expect(strokeSchema.safeParse({ points: kept }).success).toBe(true)
  })

  it('holds a dot, too', () => {
    expect(strokeOf([3.1123, 2], 1)).toEqual([3.1, 2])
    expect(pathOf([3.1, 2])).toBe('M3.1 2h0')
  })
})

it('a line drawn is a path through its first and its last point', () => {
  expect(pathOf([0, 0, 10, 0, 10, 10])).toBe('M0 0Q10 0 10 5L10 10')
})

it('the box of a line holds it with its width', () => {
  expect(boxOfStroke([0, 0, 10, 20], 2)).toEqual({ x: -2, y: -2, width: 14, height: 24 })
})

it('a line carried away and back is the same', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: -500, max: 500 }), (line, by) => {
      const kept = strokeOf(line, 0.5)
      expect(movedBy(movedBy(kept, { x: by, y: -by }), { x: -by, y: by })).toEqual(kept)
    }),
  )
})
