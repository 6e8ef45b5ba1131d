import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsInPoints, PAPERS, pageFor } from './sizes.ts'

const side = fc.integer({ min: 1, max: 200_000 })

describe('the page of a picture', () => {
  it('holds the whole picture in its own proportions, and never enlarges it', () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom(...PAPERS), (width, height, paper) => {
        const { page, picture } = pageFor({ width, height }, paper)
        expect(picture.x).toBeGreaterThanOrEqual(0)
        expect(picture.y).toBeGreaterThanOrEqual(0)
        expect(picture.x + picture.width).toBeLessThanOrEqual(page.width + 0.001)
        expect(picture.y + picture.height).toBeLessThanOrEqual(page.height + 0.001)
        expect(picture.width / picture.height).toBeCloseTo(width / height, 4)
        expect(picture.width).toBeLessThanOrEqual(width * 0.75 + 0.001)
        expect(Math.max(page.width, page.height)).toBeLessThanOrEqual(14_400.001)
      }),
    )
  })

  it('is turned when the picture is wide', () => {
    const { page } = pageFor({ width: 3000, height: 1000 }, 'a4')
    expect(page.width).toBeGreaterThan(page.height)
  })
})

describe('a picture in points', () => {
  it('has a limit on each side and on the whole', () => {
    expect(fitsInPoints({ width: 1440, height: 1272 }, 4)).toBe(true)
    expect(fitsInPoints({ width: 17_000, height: 10 }, 1)).toBe(false)
    expect(fitsInPoints({ width: 12_000, height: 12_000 }, 1)).toBe(false)
    expect(fitsInPoints({ width: 5_000, height: 1_000 }, 4)).toBe(false)
  })
})
