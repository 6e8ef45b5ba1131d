import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JourneyNode, Position, Variant } from '../../../document/index.ts'
import { groupBox } from '../../../editor/index.ts'
import { stayingIn } from './folded.ts'
import { boxOf, contains } from './geometry.ts'
import { regrouped, touched } from './regroup.ts'

const delay = (x: number, y: number): JourneyNode => ({
  kind: 'delay',
  name: '',
  position: { x, y },
  config: { mode: 'for', duration: 'P1D' },
})

/** A column of four, of which the two in the middle are a group, and one that stands far to the right. */
const variant = (groups: Variant['groups'] = { g: { name: 'Group', nodes: ['b', 'c'] } }): Variant => ({
  name: '',
  purpose: 'realistic',
  nodes: { a: delay(0, 0), b: delay(0, 200), c: delay(0, 320), d: delay(0, 600), far: delay(900, 260) },
  edges: {},
  notes: {},
  groups,
})
const held = (places: Record<string, Position>) => new Map(Object.entries(places))
const told = (places: Record<string, Position>, groups?: Variant['groups']) =>
  Object.fromEntries(regrouped(variant(groups), held(places)))

describe('a step that is carried', () => {
  it('comes to a group when its middle is carried into the frame', () => {
    expect(told({ far: { x: 40, y: 260 } })).toEqual({ far: 'g' })
    expect(told({ far: { x: 300, y: 260 } })).toEqual({})
  })

  it('stays in its group as long as its middle is in the frame as it was, and leaves beyond it', () => {
    expect(told({ b: { x: 100, y: 260 } })).toEqual({})
    expect(told({ b: { x: 400, y: 200 } })).toEqual({ b: undefined })
  })

  it('goes from one group straight to another', () => {
    const groups = { g: { name: '', nodes: ['b', 'c'] }, h: { name: '', nodes: ['far'] } }
    expect(told({ b: { x: 880, y: 250 } }, groups)).toEqual({ b: 'h' })
  })

  it('keeps its group when that is carried whole, wherever it goes', () => {
    const groups = { g: { name: '', nodes: ['b', 'c'] }, h: { name: '', nodes: ['far'] } }
    expect(told({ b: { x: 880, y: 250 }, c: { x: 900, y: 370 } }, groups)).toEqual({})
  })

  it('comes to a collapsed group when set down on its box, and what lies in that one stays', () => {
    const groups = { g: { name: '', nodes: ['b', 'c'], collapsed: true } }
    expect(told({ far: { x: 20, y: 210 } }, groups)).toEqual({ far: 'g' })
    expect(told({ far: { x: 20, y: 320 } }, groups)).toEqual({})
    expect(told({ b: { x: 2_000, y: 0 } }, groups)).toEqual({})
  })

  it('comes to the smallest of the frames that lie over one another', () => {
    const groups = { wide: { name: '', nodes: ['a', 'd'] }, g: { name: '', nodes: ['b', 'c'] } }
    expect(told({ far: { x: 0, y: 260 } }, groups)).toEqual({ far: 'g' })
    expect(told({ far: { x: 0, y: 480 } }, groups)).toEqual({ far: 'wide' })
  })

  it('is shown on the frames that would gain or lose it', () => {
    const groups = { g: { name: '', nodes: ['b', 'c'] }, h: { name: '', nodes: ['far'] } }
    const here = variant(groups)
    expect([...touched(here, regrouped(here, held({ b: { x: 880, y: 250 } })))]).toEqual([
      ['g', 'out'],
      ['h', 'in'],
    ])
    expect([...touched(here, new Map())]).toEqual([])
  })
})

it('groups never share a step, nobody comes whose middle is outside, and nothing moves that is not in the hand', () => {
  const place = fc.record({ x: fc.integer({ min: -400, max: 1200 }), y: fc.integer({ min: -200, max: 800 }) })
  const ids = ['a', 'b', 'c', 'd', 'far']
  const split = fc.array(fc.constantFrom('g', 'h', undefined), { minLength: 5, maxLength: 5 })
  const hand = fc.dictionary(fc.constantFrom(...ids), place)
  fc.assert(
    fc.property(split, hand, fc.boolean(), (parts, places, collapsed) => {
      const membersOf = (group: string) => ids.filter((_, index) => parts[index] === group)
      const groups = {
        g: { name: '', nodes: membersOf('g'), ...(collapsed && { collapsed }) },
        h: { name: '', nodes: membersOf('h') },
      }
      const here = variant(groups)
      const changes = regrouped(here, held(places))
      for (const [id, to] of changes) {
        expect(places).toHaveProperty(id)
        const node = here.nodes[id]
        const frame = to === undefined ? undefined : groupBox(here.nodes, groups[to as 'g' | 'h'])
        if (!node || !frame) continue
        const { x, y, width, height } = boxOf(node, places[id])
        expect(contains(frame, { x: x + width / 2, y: y + height / 2 })).toBe(true)
        expect(stayingIn(to ?? '', groups[to as 'g' | 'h'], changes)).not.toContain(id)
      }
      // Set down where they were, things change nothing.
      const still = Object.fromEntries(
        Object.keys(places).map((id) => [id, here.nodes[id]?.position ?? { x: 0, y: 0 }]),
      )
      for (const id of regrouped(here, held(still)).keys()) expect(parts[ids.indexOf(id)]).toBeUndefined()
    }),
  )
})
