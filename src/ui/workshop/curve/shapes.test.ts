import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkshopStep } from '../../../document/index.ts'
import { emotionCurves, type Named } from '../../../workshop/index.ts'
import { inTwoLines } from './curve-marks.tsx'
import { curveShapes, curveSummary, evenly, feelingAt, heightOf, nearestFeeling, type Plot, placeOf } from './shapes.ts'

const told = (feelings: readonly (readonly [number | undefined, number | undefined])[]): Named<WorkshopStep>[] =>
  feelings.map(([expected, real], index) => {
    const side = (emotion: number | undefined) => ({ text: '', ...(emotion !== undefined && { emotion }) })
    const step = { order: index, name: `Step ${index}`, nodes: [], pains: [] }
    return [`p${index}`, { ...step, expectation: side(expected), reality: side(real) }]
  })
const PLOT: Plot = { xs: [50, 150, 400, 450], top: 20, bottom: 180 }
const halves = fc.integer({ min: -4, max: 4 }).map((half) => half / 2)
const courses = fc
  .array(fc.tuple(fc.option(halves, { nil: undefined }), fc.option(halves, { nil: undefined })), {
    minLength: 4,
    maxLength: 4,
  })
  .map(told)

const numbersIn = (d: string): number[] => (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)

describe('the picture of the curves', () => {
  it('has every feeling at its height, and reads it back from there', () => {
    fc.assert(
      fc.property(halves, (feeling) => {
        expect(feelingAt(PLOT, heightOf(PLOT, feeling))).toBe(feeling)
      }),
    )
    expect([heightOf(PLOT, 2), heightOf(PLOT, 0), heightOf(PLOT, -2)]).toEqual([20, 100, 180])
    expect([feelingAt(PLOT, -500), feelingAt(PLOT, 9_000), nearestFeeling(-0.2)]).toEqual([2, -2, 0])
  })

  it('stands over the columns, wherever they are', () => {
    expect([0, 0.5, 2, 2.5].map((x) => placeOf(PLOT, x))).toEqual([50, 100, 400, 425])
    expect(evenly(4, 36, 436)).toEqual([86, 186, 286, 386])
  })

  it('draws nothing outside of the plot, whatever was told', () => {
    fc.assert(
      fc.property(courses, (steps) => {
        const { lines, areas } = curveShapes(steps, PLOT)
        for (const { d } of [...lines.expectation, ...lines.reality, ...areas]) {
          const numbers = numbersIn(d)
          numbers.forEach((value, index) => {
            const [least, most] = index % 2 === 0 ? [50, 450] : [20, 180]
            expect(value).toBeGreaterThanOrEqual(least - 0.01)
            expect(value).toBeLessThanOrEqual(most + 0.01)
          })
        }
      }),
    )
  })

  it('joins all feelings of a side in one line, and says where it guesses', () => {
    const steps = told([
      [1, 0],
      [undefined, undefined],
      [2, -2],
      [1, -1],
    ])
    const { lines, points } = curveShapes(steps, PLOT)
    expect(lines.reality.map(({ guessed }) => guessed)).toEqual([true, false])
    expect(points.reality).toEqual(emotionCurves(steps).reality)
    // A guessed piece bends where the untold column stands, and begins and ends at what was told.
    const guessed = numbersIn(lines.reality[0]?.d ?? '')
    expect([guessed.slice(0, 2), guessed.slice(-2)]).toEqual([
      [50, 100],
      [400, 180],
    ])
  })
})

describe('what is said of the curves', () => {
  it('is where most is expected, where it feels worst and where the gap is widest', () => {
    const steps = told([
      [1, 1],
      [2, -1],
      [-1, -2],
      [undefined, 0],
    ])
    expect(curveSummary(steps)).toEqual({ highest: 'p1', lowest: 'p2', widest: 'p1', untold: 1 })
  })

  it('is nothing where nothing was told, and no gap where reality is never worse', () => {
    expect(curveSummary([])).toEqual({ untold: 0 })
    expect(curveSummary(told([[0, 1]]))).not.toHaveProperty('widest')
  })
})

describe('a name beneath its column', () => {
  it('takes two lines at most, each as long as fits', () => {
    expect(inTwoLines('Gets the coupon', 9)).toEqual(['Gets the', 'coupon'])
    expect(inTwoLines('Pays', 9)).toEqual(['Pays'])
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 4, max: 30 }), (name, letters) => {
        const lines = inTwoLines(name, letters)
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(letters)
      }),
    )
  })
})
