import { describe, expect, it } from 'vitest'
import { type Journey, type JourneyNode, journeySchema, kindSpec, NODE_KINDS } from '../../../document/index.ts'
import { createEditor, EMPTY_SELECTION, sequentialIds } from '../../../editor/index.ts'
import { pick, sceneOf, within } from '../far/scene.ts'
import { distanceTo, edgeCorners, middleOf, roundedPath } from './edge-path.ts'
import { createFlowModel } from './flow-model.ts'
import { boxOf, layoutOf, NODE_HEIGHT, NODE_WIDTH, portPoint } from './geometry.ts'
import { isFar } from './level.ts'
import { PALETTE, sampleOf, searchPalette } from './palette.ts'

const journey = (): Journey =>
  journeySchema.parse({
    format: 'jornada/journey',
    formatVersion: 1,
    id: 'test',
    name: 'Test',
    timeZone: 'UTC',
    variants: {
      main: {
        name: 'Main',
        purpose: 'realistic',
        nodes: {
          a: { kind: 'entry', name: 'A', position: { x: 0, y: 0 }, config: { trigger: { type: 'manual' } } },
          b: { kind: 'message', name: 'B', position: { x: 0, y: 120 }, config: { channel: 'email' } },
          c: { kind: 'exit', name: 'C', position: { x: 300, y: 240 }, config: { reason: '' } },
        },
        edges: { e1: { from: 'a', port: 'next', to: 'b' }, e2: { from: 'b', port: 'next', to: 'c' } },
        notes: { k1: { text: 'Think', position: { x: -400, y: 0 } } },
      },
    },
    mainVariant: 'main',
  })
const main = (of: Journey) => {
  const variant = of.variants.main
  if (!variant) throw new Error('No main variant')
  return variant
}

describe('where things stand', () => {
  it('keeps every port of every kind within the face, apart from its neighbour', () => {
    for (const kind of NODE_KINDS) {
      const { ports, width } = layoutOf({ kind, config: kindSpec(kind).initial() as JourneyNode['config'] })
      const places = ports.map(({ x }) => x)
      expect(places.every((x) => x >= 12 && x <= width - 12)).toBe(true)
      expect(places.every((x, index) => index === 0 || x - (places[index - 1] ?? 0) >= 60)).toBe(true)
    }
  })

  it('grows for many ways out, to both sides of its place', () => {
    const arms = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`a${at}`, { name: `Arm ${at}`, weight: 1 }]))
    const box = boxOf({ kind: 'experiment', config: { arms }, position: { x: 100, y: 0 } })
    expect(box.width).toBeGreaterThan(NODE_WIDTH)
    expect(box.x + box.width / 2).toBe(100)
  })

  it('leads the main way of a message straight down', () => {
    const node = main(journey()).nodes.b
    expect(node && portPoint(node, 'next')).toEqual({ x: 0, y: 120 + NODE_HEIGHT })
  })
})

describe('the way of an edge', () => {
  it('is straight between steps below one another', () => {
    expect(edgeCorners({ x: 0, y: 72 }, { x: 1, y: 120 })).toHaveLength(2)
  })

  it('turns twice towards a step aside', () => {
    const corners = edgeCorners({ x: 0, y: 72 }, { x: 280, y: 120 })
    expect(corners).toEqual([
      { x: 0, y: 72 },
      { x: 0, y: 96 },
      { x: 280, y: 96 },
      { x: 280, y: 120 },
    ])
    expect(middleOf(corners)).toEqual({ x: 140, y: 96 })
    expect(distanceTo(corners, { x: 140, y: 100 })).toBe(4)
    expect(roundedPath(corners)).toMatch(/^M0,72L0,88Q0,96 8,96L272,96Q280,96 280,104L280,120$/)
  })

  it('goes round the side of a step above, and never through it', () => {
    const corners = edgeCorners({ x: 0, y: 312 }, { x: 0, y: 120 })
    expect(Math.max(...corners.map(({ x }) => x))).toBeGreaterThan(NODE_WIDTH / 2)
    expect(corners.at(-1)).toEqual({ x: 0, y: 120 })
  })
})

describe('what React Flow is given', () => {
  it('is the same object for whatever did not change', () => {
    const editor = createEditor({ journey: journey(), ids: sequentialIds(), schedule: () => () => {} })
    const model = createFlowModel('test')
    const current = () => main(editor.document.getState().journey)
    const held = new Map()
    const before = model.nodes(current(), EMPTY_SELECTION, held)
    const ways = model.edges(current(), EMPTY_SELECTION)
    expect(model.nodes(current(), EMPTY_SELECTION, held)).toBe(before)
    editor.execute('node.move', { nodes: { b: { x: 8, y: 120 } } })
    const after = model.nodes(current(), EMPTY_SELECTION, held)
    const changed = after.filter((node, index) => node !== before[index]).map(({ id }) => id)
    expect(changed).toEqual(['b'])
    expect(model.edges(current(), EMPTY_SELECTION)).toBe(ways)
  })

  it('moves what is in the hand without giving its face anything new', () => {
    const variant = main(journey())
    const model = createFlowModel('test')
    const before = model.nodes(variant, EMPTY_SELECTION, new Map())
    const after = model.nodes(variant, EMPTY_SELECTION, new Map([['c', { x: 1, y: 2 }]]))
    const [old, now] = [before, after].map((list) => list.find(({ id }) => id === 'c'))
    expect(now?.position).toEqual({ x: 1, y: 2 })
    expect(now?.data).toBe(old?.data)
  })
})

describe('picking from afar', () => {
  it('finds the step or note under a point, and what lies in a box', () => {
    const scene = sceneOf(main(journey()))
    expect(pick(scene, { x: 110, y: 150 })).toEqual({ nodes: ['b'], notes: [] })
    expect(pick(scene, { x: -390, y: 10 })).toEqual({ nodes: [], notes: ['k1'] })
    expect(pick(scene, { x: 1_000, y: 0 })).toBeUndefined()
    expect(within(scene, { x: -500, y: -50, width: 700, height: 220 })).toEqual({ nodes: ['a', 'b'], notes: ['k1'] })
  })

  it('gives up words sooner for large journeys, and does not flicker at the border', () => {
    expect(isFar(0.5, 20, false)).toBe(false)
    expect(isFar(0.5, 2_000, false)).toBe(true)
    expect([isFar(0.55, 2_000, false), isFar(0.55, 2_000, true)]).toEqual([false, true])
  })
})

describe('the palette', () => {
  it('has every kind, and a message for each channel', () => {
    expect(new Set(PALETTE.map(({ kind }) => kind))).toEqual(new Set(NODE_KINDS))
    for (const item of PALETTE) expect(kindSpec(item.kind).config.safeParse(sampleOf(item).config).success).toBe(true)
  })

  it('is searched without regard to accents and case', () => {
    const words = (item: { id: string }) => (item.id === 'webhook' ? 'Llamada automática' : item.id)
    expect(searchPalette('AUTOMATICA', words).map(({ id }) => id)).toEqual(['webhook'])
    expect(searchPalette('  ', words)).toBe(PALETTE)
  })
})
