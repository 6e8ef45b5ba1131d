import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DueHeap } from './due-heap.ts'

describe('what is due', () => {
  it('comes by time, then by order, however it was put in and taken out', () => {
    const thing = fc.record({ at: fc.integer({ min: 0, max: 9 }), order: fc.integer({ min: -3, max: 3 }) })
    fc.assert(
      fc.property(fc.array(fc.option(thing)), (doings) => {
        const heap = new DueHeap<{ at: number; order: number }>()
        const model: { at: number; order: number }[] = []
        for (const doing of doings) {
          if (doing) {
            heap.push(doing.at, doing.order, doing)
            model.push(doing)
          } else if (model.length > 0) {
            model.sort((a, b) => a.at - b.at || a.order - b.order)
            const { at, order } = heap.pop()
            expect({ at, order }).toEqual({ at: model[0]?.at, order: model[0]?.order })
            model.shift()
          }
          expect(heap.nextAt).toBe(Math.min(Number.POSITIVE_INFINITY, ...model.map(({ at }) => at)))
        }
      }),
    )
  })

  it('is nothing at first', () => {
    const heap = new DueHeap<string>()
    expect(heap.nextAt).toBe(Number.POSITIVE_INFINITY)
    expect(() => heap.pop()).toThrow('Nothing is due')
  })
})
