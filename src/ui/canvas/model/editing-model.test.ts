import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Journey, journeySchema, type Variant } from '../../../document/index.ts'
import { EMPTY_SELECTION } from '../../../editor/index.ts'
import { pick, sceneOf, within } from '../far/scene.ts'
import { partOf, settle } from '../layout/settle.ts'
import { bandAt, bandsOf, nameAt } from './bands.ts'
import { createFlowModel } from './flow-model.ts'
import { foldedIn, standInOf } from './folded.ts'
import { type Box, boxOf, overlap } from './geometry.ts'
import { snapTo } from './guides.ts'

const at = (x: number, y: number): Box => ({ x, y, width: 240, height: 72 })

describe('what is dragged', () => {
  it('is pulled to the middles and edges of what is near, and to nothing farther off', () => {
    expect(snapTo(at(4, 200), [at(0, 0)], 6).by).toEqual({ x: -4, y: 0 })
    expect(snapTo(at(243, 200), [at(0, 0)], 6).by).toEqual({ x: -3, y: 0 })
    expect(snapTo(at(30, 200), [at(0, 0)], 6)).toEqual({ by: { x: 0, y: 0 }, guides: [] })
    expect(snapTo(at(30, 200), [], 6)).toEqual({ by: { x: 0, y: 0 }, guides: [] })
  })

  it('shows one line through the middles when the whole of both lines up', () => {
    const { guides } = snapTo(at(2, 200), [at(0, 0)], 6)
    expect(guides).toEqual([{ axis: 'x', at: 120, from: 0, to: 272, kind: 'line' }])
  })

  it('is pulled to where the gaps above it are equal, and shows both', () => {
    const { by, guides } = snapTo(at(50, 243), [at(0, 0), at(10, 120)], 6)
    expect(by.y).toBe(-3)
    expect(guides.filter(({ kind }) => kind === 'gap')).toEqual([
      { axis: 'x', at: 170, from: 72, to: 120, kind: 'gap' },
      { axis: 'x', at: 170, from: 192, to: 240, kind: 'gap' },
    ])
  })

  it('is pulled to the middle between two', () => {
    const { by } = snapTo(at(102, 197), [at(100, 0), at(100, 400)], 6)
    expect(by).toEqual({ x: -2, y: 3 })
  })

  it('never goes farther than the reach, and stays where it has been pulled to', () => {
    const boxes = fc.array(
      fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(boxes, fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }), (places, x, y) => {
        const others = places.map((place) => at(place.x, place.y))
        const { by } = snapTo(at(x, y), others, 6)
        expect(Math.abs(by.x)).toBeLessThanOrEqual(6)
        expect(Math.abs(by.y)).toBeLessThanOrEqual(6)
      }),
    )
  })
})

const NODES = {
  start: { kind: 'entry', name: 'Start', position: { x: 0, y: 0 }, config: { trigger: { type: 'manual' } } },
  mail: { kind: 'message', name: 'Mail', position: { x: 0, y: 120 }, config: { channel: 'email' } },
  pause: { kind: 'delay', name: 'Pause', position: { x: 0, y: 240 }, config: { mode: 'for', duration: 'P1D' } },
  end: { kind: 'exit', name: 'End', position: { x: 0, y: 360 }, config: { reason: '' } },
}

function variantWith(parts: {
  stages?: Readonly<Record<string, string>>
  pinned?: readonly string[]
  groups?: Record<string, unknown>
}): { journey: Journey; variant: Variant } {
  const nodes = Object.fromEntries(
    Object.entries(NODES).map(([id, node]) => [
      id,
      {
        ...node,
        ...(parts.stages?.[id] !== undefined && { stage: parts.stages[id] }),
        ...(parts.pinned?.includes(id) && { pinned: true }),
      },
    ]),
  )
  const journey = journeySchema.parse({
    format: 'jornada/journey',
    formatVersion: 1,
    id: 'test',
    name: 'Test',
    timeZone: 'UTC',
    stages: { a: { name: 'Meet', order: 1 }, b: { name: 'Win', order: 2 }, c: { name: 'Keep', order: 3 } },
    variants: {
      main: {
        name: 'Main',
        purpose: 'realistic',
        nodes,
        edges: {
          e1: { from: 'start', port: 'next', to: 'mail' },
          e2: { from: 'mail', port: 'next', to: 'pause' },
          e3: { from: 'pause', port: 'next', to: 'end' },
        },
        groups: parts.groups ?? {},
      },
    },
    mainVariant: 'main',
  })
  const variant = journey.variants.main
  if (!variant) throw new Error('No main variant')
  return { journey, variant }
}

describe('stages as bands', () => {
  it('meet half-way between the steps of one and those of the next; empty stages follow', () => {
    const { journey, variant } = variantWith({ stages: { start: 'a', mail: 'a', pause: 'b', end: 'b' } })
    const bands = bandsOf(variant, journey.stages, 'rows')
    expect(bands.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Meet', -32, 216],
      ['Win', 216, 464],
      ['Keep', 464, 600],
    ])
    expect(bandAt(bands, 'rows', at(0, 190))).toBe('b')
    expect(bandAt(bands, 'rows', at(0, 470))).toBe('c')
    expect(bandAt(bands, 'rows', at(0, 900))).toBeUndefined()
  })

  it('never overlap and always have room for a step, however steps stand', () => {
    const stage = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(fc.tuple(stage, stage, stage, stage), fc.constantFrom('rows', 'columns'), (names, way) => {
        const stages = Object.fromEntries(Object.keys(NODES).map((id, index) => [id, names[index] ?? 'a']))
        const { journey, variant } = variantWith({ stages })
        const bands = bandsOf(variant, journey.stages, way)
        expect(bands).toHaveLength(3)
        bands.forEach((band, index) => {
          expect(band.to - band.from).toBeGreaterThanOrEqual(way === 'rows' ? 72 : 240)
          expect(bands[index + 1]?.from ?? Infinity).toBeGreaterThanOrEqual(band.to)
        })
      }),
    )
  })
})

describe('the name of a band', () => {
  it('stands in the middle of what is in sight of it, and nowhere when that is next to nothing', () => {
    expect(nameAt(0, 200, 0, 900)).toEqual({ middle: 100, room: 200 })
    expect(nameAt(-5_000, 300, 60, 840)).toEqual({ middle: 180, room: 240 })
    expect(nameAt(800, 2_000, 60, 840)).toEqual({ middle: 820, room: 40 })
    expect(nameAt(820, 2_000, 60, 840)).toBeUndefined()
    expect(nameAt(-300, -10, 0, 900)).toBeUndefined()
  })
})

describe('a collapsed group', () => {
  const folded = () =>
    variantWith({ groups: { g: { name: 'Middle', nodes: ['mail', 'pause'], collapsed: true } } }).variant

  it('stands for its steps: they and the ways among them are not drawn, the others lead to it', () => {
    const variant = folded()
    const model = createFlowModel('test')
    const nodes = model.nodes(variant, EMPTY_SELECTION, new Map())
    expect(nodes.map(({ id }) => id).sort()).toEqual(['end', 'group:g', 'start'])
    const ends = model.edges(variant, EMPTY_SELECTION).map(({ id, source, target }) => [id, source, target])
    expect(ends).toEqual([
      ['e1', 'start', 'group:g'],
      ['e3', 'group:g', 'end'],
    ])
    expect(standInOf(variant, 'mail')).toBe('group:g')
    expect(standInOf(variant, 'end')).toBe('end')
    expect(foldedIn(variant).size).toBe(2)
  })

  it('is selected when all its steps are, and keeps its object while nothing changes', () => {
    const variant = folded()
    const model = createFlowModel('test')
    const chosen = { ...EMPTY_SELECTION, nodes: new Set(['mail', 'pause']) }
    const before = model.nodes(variant, chosen, new Map())
    expect(before.find(({ id }) => id === 'group:g')?.selected).toBe(true)
    expect(model.nodes(variant, chosen, new Map())).toBe(before)
  })

  it('is picked from afar with all that is in it', () => {
    const scene = sceneOf(folded())
    expect(pick(scene, { x: 0, y: 150 })).toEqual({ nodes: ['mail', 'pause'], notes: [] })
    expect(within(scene, { x: -50, y: 100, width: 100, height: 60 }).nodes).toEqual(['mail', 'pause'])
    expect(scene.edges.map(({ id }) => id)).toEqual(['e1', 'e3'])
    expect(scene.byId.get('pause')?.box).toEqual({ x: -120, y: 120, width: 240, height: 72 })
  })
})

describe('a group that is open', () => {
  it('has a frame around its steps that grows with what is carried', () => {
    const { variant } = variantWith({ groups: { g: { name: '', nodes: ['mail', 'pause'] } } })
    const model = createFlowModel('test')
    const frame = (held: ReadonlyMap<string, { x: number; y: number }>) =>
      model.nodes(variant, EMPTY_SELECTION, held).find(({ id }) => id === 'group:g')
    expect(frame(new Map())).toMatchObject({ width: 288, position: { x: -144, y: 80 } })
    expect(frame(new Map([['pause', { x: 200, y: 240 }]]))).toMatchObject({ width: 488 })
    expect(sceneOf(variant).frames).toHaveLength(1)
  })
})

describe('tidying up', () => {
  const laid = { start: { x: 0, y: 0 }, mail: { x: 0, y: 120 }, pause: { x: 0, y: 240 }, end: { x: 0, y: 360 } }

  it('leaves pinned steps where they are and lays the others around them', () => {
    const { variant } = variantWith({ pinned: ['pause'] })
    const moved = settle(variant, { ...laid, pause: { x: 500, y: 240 } }, true)
    expect(moved).not.toHaveProperty('pause')
    expect(moved.start).toEqual({ x: -500, y: 0 })
  })

  it('puts nothing on top of a pinned step', () => {
    const { variant } = variantWith({ pinned: ['pause', 'end'] })
    const places = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 600 }) })
    fc.assert(
      fc.property(places, places, places, places, (start, mail, pause, end) => {
        const moved = settle(variant, { start, mail, pause, end }, true)
        const pinned = [variant.nodes.pause, variant.nodes.end].flatMap((node) => (node ? [boxOf(node)] : []))
        for (const [id, to] of Object.entries(moved)) {
          const node = variant.nodes[id]
          expect(pinned.some((box) => node && overlap(box, boxOf(node, to)))).toBe(false)
        }
      }),
    )
  })

  it('of a few steps leaves them where they were among the others', () => {
    const { variant } = variantWith({})
    const part = partOf(variant, new Set(['pause', 'end']))
    expect(Object.keys(part.edges)).toEqual(['e3'])
    expect(settle(variant, { pause: { x: 0, y: 0 }, end: { x: 0, y: 120 } }, false)).toEqual({
      pause: { x: 0, y: 240 },
      end: { x: 0, y: 360 },
    })
  })
})
