import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sketch } from '../../../document/testing/sketch.ts'
import { sceneOf } from '../far/scene.ts'
import { placesOf, pointAlong } from './places.ts'

const LINE = [
  { x: 0, y: 0 },
  { x: 0, y: 30 },
  { x: 10, y: 30 },
]

function scene() {
  const { v1 } = sketch({
    nodes: { start: ['entry', { trigger: { type: 'manual' } }], done: ['exit', { reason: 'Done' }] },
    paths: ['start > done'],
  }).variants
  if (!v1) throw new Error('no variant')
  return sceneOf(v1)
}

describe('people on the canvas', () => {
  it('walk along their way at an even pace, round its corners', () => {
    expect(pointAlong(LINE, 0)).toEqual({ x: 0, y: 0 })
    expect(pointAlong(LINE, 0.5)).toEqual({ x: 0, y: 20 })
    expect(pointAlong(LINE, 0.875)).toEqual({ x: 5, y: 30 })
    expect(pointAlong(LINE, 1)).toEqual({ x: 10, y: 30 })
  })

  it('are hardly there where they pass behind the figures of their way', () => {
    const at = (along: number) => ({ node: 'start', edge: 'w', along, converted: false })
    const ways = new Map([['w', [LINE[0] ?? { x: 0, y: 0 }, { x: 0, y: 100 }]]])
    const people = [at(0.05), at(0.27), at(0.5)]
    const presence = (figures: boolean) => placesOf(scene(), ways, people, figures).dots.map((dot) => dot.presence)
    expect(presence(true)).toEqual([1, 0.15, 1])
    expect(presence(false)).toEqual([1, 1, 1])
  })

  it('never leave it', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 2, noNaN: true }), (along) => {
        const { x, y } = pointAlong(LINE, along)
        expect(x === 0 || y === 30).toBe(true)
        expect(y >= 0 && y <= 30 && x >= 0 && x <= 10).toBe(true)
      }),
    )
  })

  it('who wait stand beside their step, each in a place of her own, and the rest are counted', () => {
    const people = Array.from({ length: 33 }, () => ({ node: 'done', converted: false }))
    const { dots, overflows } = placesOf(scene(), new Map(), people)
    expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(30)
    const left = scene().byId.get('done')?.box.x ?? 0
    expect(dots.every(({ x }) => x < left)).toBe(true)
    expect(overflows.map(({ count }) => count)).toEqual([3])
  })

  it('at a step that is gone are not drawn', () => {
    expect(placesOf(scene(), new Map(), [{ node: 'gone', converted: false }]).dots).toEqual([])
  })
})
