import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position } from '../../../document/index.ts'
import { edgeCorners } from './edge-path.ts'
import { type Obstacle, route, type Way } from './route.ts'

const step = (id: string, x: number, y: number): Obstacle => ({ id, box: { x: x - 120, y, width: 240, height: 72 } })
/** From the middle of one step's lower edge to the middle of another's upper one. */
const way = (from: Obstacle, to: Obstacle): Way => ({
  id: `${from.id} ${to.id}`,
  from: from.id,
  to: to.id,
  start: { x: from.box.x + 120, y: from.box.y + 72 },
  end: { x: to.box.x + 120, y: to.box.y },
})

/** Does a line run through a box, more than along its border? */
function crosses(corners: readonly Position[], { box }: Obstacle): boolean {
  return corners.some((a, index) => {
    const b = corners[index + 1]
    if (!b) return false
    const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)]
    const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)]
    return left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y
  })
}

const only = (ways: readonly Way[], steps: readonly Obstacle[]) => [...route(ways, steps).values()]
const sideways = (corners: readonly Position[] | undefined) => corners?.[1]?.y
const lane = (corners: readonly Position[] | undefined) => corners?.[2]?.x

describe('a way', () => {
  const [a, b, c] = [step('a', 0, 0), step('b', 0, 120), step('c', 0, 240)]

  it('goes as it always did where nothing stands', () => {
    expect(only([way(a, b)], [a, b, c])).toEqual([edgeCorners({ x: 0, y: 72 }, { x: 0, y: 120 })])
  })

  it('goes round a step that stands between its ends', () => {
    const [corners = []] = only([way(a, c)], [a, b, c])
    expect(crosses(corners, b)).toBe(false)
    expect(corners[0]).toEqual({ x: 0, y: 72 })
    expect(corners.at(-1)).toEqual({ x: 0, y: 240 })
  })

  it('turns early where a step stands right below, and its own place is free', () => {
    const aside = step('d', 400, 360)
    const [corners = []] = only([way(a, aside)], [a, b, c, aside])
    expect(corners).toEqual([
      { x: 0, y: 72 },
      { x: 0, y: 96 },
      { x: 400, y: 96 },
      { x: 400, y: 360 },
    ])
  })

  it('that leads back goes beside what it passes, each by a lane of its own', () => {
    const [first, second] = only([way(b, a), way(c, a)], [a, b, c])
    for (const corners of [first, second]) {
      for (const box of [a, b, c]) expect(crosses(corners ?? [], box)).toBe(false)
    }
    expect(Math.abs((lane(first) ?? 0) - (lane(second) ?? 0))).toBeGreaterThanOrEqual(12)
  })

  it('shares its lane with others that lead down to the same place, and not with those that lead elsewhere', () => {
    const [d, e] = [step('d', 0, 360), step('e', 0, 480)]
    const steps = [a, b, c, d, e]
    const together = only([way(a, d), way(b, d)], steps)
    expect(lane(together[0])).toBe(lane(together[1]))
    const apart = only([way(a, d), way(b, e)], steps)
    expect(lane(apart[0])).not.toBe(lane(apart[1]))
  })

  it('lies on no other sideways, unless they lead to the same place', () => {
    const [d, e] = [step('d', 600, 120), step('e', 900, 120)]
    const f = step('f', 300, 0)
    const together = only([way(a, e), way(f, e)], [a, b, d, e, f])
    expect(sideways(together[0])).toBe(sideways(together[1]))
    const [first, second] = only([way(a, d), way(f, e)], [a, b, d, e, f])
    expect(Math.abs((sideways(first) ?? 0) - (sideways(second) ?? 0))).toBe(8)
  })

  it('to the step itself goes round it', () => {
    const [corners = []] = only([way(b, b)], [a, b, c])
    for (const box of [a, b, c]) expect(crosses(corners, box)).toBe(false)
  })

  it('that goes as before is the same object as before', () => {
    const before = route([way(a, c), way(a, b)], [a, b, c])
    const after = route([way(a, c), way(a, b)], [a, b, c, step('far', 2_000, 2_000)], before)
    for (const [id, corners] of before) expect(after.get(id)).toBe(corners)
  })
})

it('in rows and columns no way runs through a step that is not at its ends', () => {
  const cell = fc.record({ column: fc.integer({ min: 0, max: 4 }), row: fc.integer({ min: 0, max: 6 }) })
  const cells = fc.uniqueArray(cell, { minLength: 2, maxLength: 18, selector: ({ column, row }) => `${column} ${row}` })
  const pair = fc.tuple(fc.nat(17), fc.nat(17))
  fc.assert(
    fc.property(cells, fc.array(pair, { minLength: 1, maxLength: 12 }), (places, pairs) => {
      const steps = places.map(({ column, row }, index) => step(`n${index}`, column * 320, row * 120))
      const ways = pairs.flatMap(([from, to], index) => {
        const [a, b] = [steps[from % steps.length], steps[to % steps.length]]
        return a && b ? [{ ...way(a, b), id: `e${index}` }] : []
      })
      for (const [id, corners] of route(ways, steps)) {
        const { start, end } = ways.find((each) => each.id === id) ?? {}
        expect(corners[0]).toEqual(start)
        expect(corners.at(-1)).toEqual(end)
        corners.slice(1).forEach(({ x, y }, index) => {
          expect(x === corners[index]?.x || y === corners[index]?.y).toBe(true)
        })
        for (const each of steps) expect(crosses(corners, each)).toBe(false)
      }
    }),
    { numRuns: 300 },
  )
})

it('two thousand steps are gone round at once, even when a third of the ways is long or leads back', () => {
  const steps = Array.from({ length: 2_000 }, (_, index) =>
    step(`n${index}`, (index % 40) * 300, Math.floor(index / 40) * 120),
  )
  const ways = steps.flatMap((from, index) =>
    [40, 41, 123, -80].flatMap((by) => {
      const to = steps[index + by]
      return to && index % 3 === 0 ? [{ ...way(from, to), id: `${index} ${by}` }] : []
    }),
  )
  const start = performance.now()
  route(ways, steps)
  // About 0.1 s where nothing else runs; looking at every box for every way would take a minute.
  expect(performance.now() - start).toBeLessThan(3_000)
})
