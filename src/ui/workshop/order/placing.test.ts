import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardSize, placeCards, pointOf, type Size, scoresAt } from './placing.ts'

const BOARD: Size = { width: 900, height: 600 }
const CARD: Size = { width: 168, height: 56 }

const tenths = fc.integer({ min: 10, max: 50 }).map((value) => value / 10)
const cards = (maxLength: number) =>
  fc
    .array(fc.record({ effort: tenths, impact: tenths }), { maxLength })
    .map((list) => list.map((scores, index) => ({ id: `o${index}`, ...scores })))
const sizes = fc.record({ width: fc.integer({ min: 300, max: 2_000 }), height: fc.integer({ min: 200, max: 1_200 }) })

describe('a card on the board of effort and impact', () => {
  it('means what it meant when it is put back to where it lies', () => {
    fc.assert(
      fc.property(tenths, tenths, sizes, (effort, impact, board) => {
        expect(scoresAt(pointOf({ effort, impact }, board, CARD), board, CARD)).toEqual({ effort, impact })
      }),
    )
  })

  it('lies top left when it is the best, and in the middle when it is in between', () => {
    expect(pointOf({ effort: 1, impact: 5 }, BOARD, CARD)).toEqual({ x: 84, y: 28 })
    expect(pointOf({ effort: 3, impact: 3 }, BOARD, CARD)).toEqual({ x: 450, y: 300 })
    expect(pointOf({ effort: 5, impact: 1 }, BOARD, CARD)).toEqual({ x: 816, y: 572 })
  })

  it('that is dropped beyond an edge keeps to the scale', () => {
    expect(scoresAt({ x: -500, y: 5_000 }, BOARD, CARD)).toEqual({ effort: 1, impact: 1 })
  })
})

it('cards are drawn the smaller the more there are, and can always be read', () => {
  const widths = [1, 6, 7, 12, 13, 100].map((count) => cardSize(BOARD, count).width)
  expect(widths).toEqual(widths.toSorted((a, b) => b - a))
  expect(cardSize({ width: 300, height: 200 }, 100).width).toBe(120)
  expect(cardSize({ width: 4_000, height: 200 }, 1).width).toBe(208)
})

describe('cards that lie close to each other', () => {
  const overlap = (a: { x: number; y: number }, b: { x: number; y: number }) =>
    Math.abs(a.x - b.x) < CARD.width && Math.abs(a.y - b.y) < CARD.height

  it('never hide each other while there is room, and stay on the board', () => {
    fc.assert(
      // Nine cards cannot take all the room there is, wherever they lie.
      fc.property(cards(9), (list) => {
        const placed = placeCards(list, BOARD, CARD)
        expect(placed.map(({ id }) => id)).toEqual(list.map(({ id }) => id))
        placed.forEach((card, index) => {
          expect(placed.slice(0, index).some((other) => overlap(card, other))).toBe(false)
          expect(card.x).toBeGreaterThanOrEqual(CARD.width / 2)
          expect(card.x).toBeLessThanOrEqual(BOARD.width - CARD.width / 2)
          expect(card.y).toBeGreaterThanOrEqual(CARD.height / 2)
          expect(card.y).toBeLessThanOrEqual(BOARD.height - CARD.height / 2)
        })
      }),
    )
  })

  it('leave a card alone that is in nobody’s way', () => {
    fc.assert(
      fc.property(cards(12), (list) => {
        for (const { moved, home, ...at } of placeCards(list, BOARD, CARD))
          if (!moved) expect([at.x, at.y]).toEqual([home.x, home.y])
        const [first] = placeCards(list, BOARD, CARD)
        expect(first?.moved ?? false).toBe(false)
      }),
    )
  })

  it('make room within their own quarter', () => {
    const twins = [1, 2, 3, 4].map((index) => ({ id: `o${index}`, effort: 2.9, impact: 3 }))
    for (const { x, y } of placeCards(twins, BOARD, CARD)) {
      expect(x).toBeLessThan(BOARD.width / 2)
      expect(y).toBeLessThanOrEqual(BOARD.height / 2)
    }
  })

  it('are fanned out where there is no room left, still on the board', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ id: `o${index}`, effort: 3, impact: 3 }))
    const placed = placeCards(many, { width: 400, height: 300 }, CARD)
    expect(placed).toHaveLength(200)
    for (const { x, y } of placed) {
      expect(x).toBeGreaterThanOrEqual(CARD.width / 2)
      expect(x).toBeLessThanOrEqual(400 - CARD.width / 2)
      expect(y).toBeGreaterThanOrEqual(CARD.height / 2)
      expect(y).toBeLessThanOrEqual(300 - CARD.height / 2)
    }
    const places = new Set(placed.slice(0, 6).map(({ x, y }) => `${x} ${y}`))
    expect(places.size).toBe(6)
  })
})
