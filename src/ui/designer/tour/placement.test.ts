import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeBeside } from './placement.ts'

const WINDOW = { width: 1_000, height: 700 }
const CARD = { width: 320, height: 180 }

it('stands on the side that was asked for', () => {
  const palette = { left: 0, top: 48, width: 200, height: 652 }
  expect(placeBeside(palette, CARD, 'right', WINDOW)).toEqual({ left: 212, top: 60 })
  const button = { left: 500, top: 8, width: 100, height: 32 }
  expect(placeBeside(button, CARD, 'below', WINDOW)).toEqual({ left: 390, top: 52 })
})

it('never leaves the window, wherever its target is', () => {
  const length = fc.integer({ min: -500, max: 2_000 })
  const size = fc.integer({ min: 0, max: 2_000 })
  fc.assert(
    fc.property(
      length,
      length,
      size,
      size,
      fc.constantFrom('right', 'below', 'above', 'over'),
      (left, top, width, height, side) => {
        const place = placeBeside({ left, top, width, height }, CARD, side, WINDOW)
        expect(place.left).toBeGreaterThanOrEqual(0)
        expect(place.top).toBeGreaterThanOrEqual(0)
        expect(place.left + CARD.width).toBeLessThanOrEqual(WINDOW.width)
        expect(place.top + CARD.height).toBeLessThanOrEqual(WINDOW.height)
      },
    ),
  )
})
