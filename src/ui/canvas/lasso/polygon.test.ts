import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Position } from '../../../document/index.ts'
import type { Scene } from '../far/scene.ts'
import { enclosed, windingOf } from './polygon.ts'

const at = (x: number, y: number): Position => ({ x, y })
const square = [at(0, 0), at(100, 0), at(100, 100), at(0, 100)]

const places = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) })
const lines = fc.array(places, { minLength: 3, maxLength: 40 })
/** Off the grid of the corners: never on a line. */
const points = fc.record({
  x: fc.integer({ min: -600, max: 600 }).map((x) => x + 0.37),
  y: fc.integer({ min: -600, max: 600 }).map((y) => y + 0.41),
})

describe('a closed line', () => {
  it('goes once round what is in it and not at all round what is outside', () => {
    expect(Math.abs(windingOf(square, at(50, 50)))).toBe(1)
    for (const outside of [at(150, 50), at(-1, 50), at(50, 101), at(50, -1)]) expect(windingOf(square, outside)).toBe(0)
  })

  it('that bends in leaves out what lies in the bend', () => {
    const horseshoe = [at(0, 0), at(100, 0), at(100, 100), at(70, 100), at(70, 30), at(30, 30), at(30, 100), at(0, 100)]
    expect(windingOf(horseshoe, at(50, 80))).toBe(0)
    expect(windingOf(horseshoe, at(15, 80))).not.toBe(0)
    expect(windingOf(horseshoe, at(50, 15))).not.toBe(0)
  })

  it('that goes round twice has it inside still', () => {
    expect(Math.abs(windingOf([...square, ...square], at(50, 50)))).toBe(2)
  })

  it('drawn the other way round encloses the same', () => {
    fc.assert(
      fc.property(lines, points, (line, point) => {
        // Another sign, never another answer; `+ 0` since −0 is 0.
        expect(windingOf([...line].reverse(), point) + 0).toBe(-windingOf(line, point) + 0)
      }),
    )
  })

  it('encloses the same wherever it is begun and wherever it is moved', () => {
    fc.assert(
      fc.property(lines, points, places, fc.nat(39), (line, point, by, start) => {
        const turned = [...line.slice(start % line.length), ...line.slice(0, start % line.length)]
        expect(windingOf(turned, point)).toBe(windingOf(line, point))
        const moved = line.map(({ x, y }) => at(x + by.x, y + by.y))
        expect(windingOf(moved, at(point.x + by.x, point.y + by.y))).toBe(windingOf(line, point))
      }),
    )
  })

  it('encloses nothing beyond its outermost corners', () => {
    fc.assert(
      fc.property(lines, points, (line, { x, y }) => {
        const outside = line.every((corner) => corner.x < x) || line.every((corner) => corner.y > y)
        if (outside) expect(windingOf(line, at(x, y))).toBe(0)
      }),
    )
  })

  it('of three corners encloses what lies on the same side of all three lines', () => {
    fc.assert(
      fc.property(places, places, places, points, (a, b, c, point) => {
        const side = (p: Position, q: Position) =>
          Math.sign((q.x - p.x) * (point.y - p.y) - (point.x - p.x) * (q.y - p.y))
        const sides = [side(a, b), side(b, c), side(c, a)]
        if (sides.includes(0)) return
        expect(windingOf([a, b, c], point) !== 0).toBe(new Set(sides).size === 1)
      }),
    )
  })

  it('counts as the turning of the angle at which the point sees it', () => {
    fc.assert(
      fc.property(lines, points, (line, point) => {
        const angle = ({ x, y }: Position) => Math.atan2(y - point.y, x - point.x)
        const turned = line.reduce((sum, corner, index) => {
          const by = angle(line[(index + 1) % line.length] ?? corner) - angle(corner)
          return sum + (by > Math.PI ? by - 2 * Math.PI : by < -Math.PI ? by + 2 * Math.PI : by)
        }, 0)
        expect(windingOf(line, point) + 0).toBe(Math.round(turned / (2 * Math.PI)) + 0)
      }),
    )
  })
})

describe('the lasso', () => {
  const box = (x: number, y: number) => ({ x, y, width: 40, height: 20 })
  const scene = {
    nodes: [
      { id: 'a', members: ['a'], box: box(10, 10), category: 'time' },
      { id: 'b', members: ['b'], box: box(90, 10), category: 'time' },
      { id: 'group:g', members: ['c', 'd'], box: box(10, 60), category: undefined },
    ],
    notes: [{ id: 'k', note: { text: '', position: at(0, 0) }, box: box(40, 60) }],
  } satisfies Pick<Scene, 'nodes' | 'notes'>

  it('takes steps, collapsed groups and notes by their middles, however far they reach beyond it', () => {
    expect(enclosed(scene, square)).toEqual({ nodes: ['a', 'c', 'd'], notes: ['k'] })
    expect(enclosed(scene, [at(0, 0), at(31, 0), at(31, 30), at(0, 30)])).toEqual({ nodes: ['a'], notes: [] })
    expect(enclosed(scene, [at(0, 0), at(29, 0), at(29, 30), at(0, 30)])).toEqual({ nodes: [], notes: [] })
  })

  it('takes nothing before it encloses something', () => {
    expect(enclosed(scene, [])).toEqual({ nodes: [], notes: [] })
    expect(enclosed(scene, [at(0, 0), at(100, 100)])).toEqual({ nodes: [], notes: [] })
  })
})
