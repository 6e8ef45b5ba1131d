import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CurvePoint, curveAt, curvePieces, emotionCurves, gapAreas } from './index.ts'
import { steps } from './testing/workshops.ts'

const courses = fc.array(steps, { maxLength: 8 }).map((list) => list.map((step, index) => [`p${index}`, step] as const))
const told = (reality: readonly (number | undefined)[], expectation: readonly (number | undefined)[]) =>
  emotionCurves(
    reality.map((real, index) => {
      const side = (emotion: number | undefined) => ({ text: '', ...(emotion !== undefined && { emotion }) })
      const step = { order: index, name: '', nodes: [], pains: [] }
      return [`p${index}`, { ...step, expectation: side(expectation[index]), reality: side(real) }] as const
    }),
  )
const along = (points: readonly CurvePoint[]) =>
  Array.from({ length: 161 }, (_, index) => curveAt(points, index / 20)).filter((y) => y !== undefined)

describe('an emotion curve', () => {
  it('goes through every feeling that was told and stays between neighbours', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const { reality } = emotionCurves(course)
        for (const { x, y } of reality) expect(curveAt(reality, x)).toBe(y)
        for (const y of along(reality)) expect(Math.abs(y)).toBeLessThanOrEqual(2 + 1e-9)
        for (const { from, to } of curvePieces(reality)) {
          for (const part of [0.1, 0.35, 0.5, 0.8]) {
            const y = curveAt(reality, from.x + part * (to.x - from.x)) ?? Number.NaN
            expect(y).toBeGreaterThanOrEqual(Math.min(from.y, to.y) - 1e-9)
            expect(y).toBeLessThanOrEqual(Math.max(from.y, to.y) + 1e-9)
          }
        }
      }),
    )
  })

  it('says nothing before its first and after its last feeling, and guesses in between as such', () => {
    const { reality } = told([undefined, 1, undefined, -1, undefined], [])
    expect(reality.map(({ x }) => x)).toEqual([1, 3])
    expect([curveAt(reality, 0.9), curveAt(reality, 3.1)]).toEqual([undefined, undefined])
    expect(curvePieces(reality).map(({ guessed }) => guessed)).toEqual([true])
    expect(curveAt([], 0)).toBeUndefined()
  })
})

describe('the area between expectation and reality', () => {
  it('is so many feelings over so many steps', () => {
    expect(gapAreas(told([-2, -2, -2], [2, 2, 2]))).toMatchObject([{ side: 'worse', area: 8 }])
    expect(gapAreas(told([2, 2], [-1, -1]))).toMatchObject([{ side: 'better', area: 3 }])
    expect(gapAreas(told([1, 1], [1, 1]))).toEqual([])
    expect(gapAreas(told([1], [2]))).toEqual([])
  })

  it('is parted where the curves cross', () => {
    const areas = gapAreas(told([1, -1], [-1, 1]))
    expect(areas.map(({ side }) => side)).toEqual(['better', 'worse'])
    expect(areas[0]?.area).toBeCloseTo(areas[1]?.area ?? 0, 8)
    expect(areas[0]?.outline.at(-1)?.x).toBe(0)
  })

  it('changes sides when the curves do, and is never greater than the two can lie apart', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const curves = emotionCurves(course)
        const [there, back] = [gapAreas(curves), gapAreas({ expectation: curves.reality, reality: curves.expectation })]
        expect(back.map(({ side }) => side)).toEqual(there.map(({ side }) => (side === 'worse' ? 'better' : 'worse')))
        const total = there.reduce((sum, { area }) => sum + area, 0)
        expect(total).toBeLessThanOrEqual(4 * Math.max(0, course.length - 1) + 1e-9)
        for (const { outline } of there) for (const { y } of outline) expect(Math.abs(y)).toBeLessThanOrEqual(2 + 1e-9)
      }),
    )
  })
})
