import Elk from 'elkjs/lib/elk.bundled.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JourneyNode, Variant } from '../../../document/index.ts'
import { groupBox } from '../../../editor/index.ts'
import { type Box, boxOf, overlap } from '../model/geometry.ts'
import { graphOf, positionsFrom } from './elk-graph.ts'
import { settle } from './settle.ts'

const elk = new Elk()

const delay = (x: number, y: number, pinned = false): JourneyNode => ({
  kind: 'delay',
  name: '',
  position: { x, y },
  ...(pinned && { pinned }),
  config: { mode: 'for', duration: 'P1D' },
})

/** A tree of steps in which each third one parts: `n0` → `n1`, `n2`; `n1` → `n3` … */
function tree(size: number, groups: Variant['groups'], pinned: ReadonlySet<number> = new Set()): Variant {
  const ids = Array.from({ length: size }, (_, index) => `n${index}`)
  return {
    name: '',
    purpose: 'realistic',
    notes: {},
    groups,
    nodes: Object.fromEntries(
      ids.map((id, index) => [
        id,
        index % 3 === 0
          ? {
              kind: 'split',
              name: '',
              position: { x: 0, y: index * 40 },
              ...(pinned.has(index) && { pinned: true }),
              config: { branches: { b: { name: 'B', order: 0, where: { combinator: 'and', rules: [] } } } },
            }
          : delay((index % 5) * 100, index * 40, pinned.has(index)),
      ]),
    ),
    edges: Object.fromEntries(
      ids.slice(1).map((id, index) => {
        const from = Math.floor(index / 2)
        const port = from % 3 === 0 ? (index % 2 === 0 ? 'b' : 'else') : 'next'
        return [`e${index}`, { from: `n${from}`, port, to: id }]
      }),
    ),
  }
}

const tidied = async (variant: Variant): Promise<Variant> => {
  const laid = positionsFrom(variant, await elk.layout(graphOf(variant)))
  const moved = settle(variant, laid, true)
  return {
    ...variant,
    nodes: Object.fromEntries(
      Object.entries(variant.nodes).map(([id, node]) => [id, { ...node, position: moved[id] ?? node.position }]),
    ),
  }
}

const strangersIn = (variant: Variant, group: string): string[] => {
  const members = variant.groups[group]?.nodes ?? []
  const frame = variant.groups[group] && groupBox(variant.nodes, variant.groups[group])
  return Object.entries(variant.nodes).flatMap(([id, node]) =>
    frame && !members.includes(id) && overlap(frame, boxOf(node)) ? [id] : [],
  )
}

const pairs = <Item>(items: readonly Item[]): [Item, Item][] =>
  items.flatMap((a, index) => items.slice(index + 1).map((b): [Item, Item] => [a, b]))

describe('a tidied journey', () => {
  it('begins above with where people come in, also when much leads back', async () => {
    const before = tree(10, {})
    const back = (from: string, to: string) => ({ from, port: 'next', to })
    const nodes = {
      start: {
        kind: 'entry' as const,
        name: '',
        position: { x: 500, y: 900 },
        config: { trigger: { type: 'manual' as const } },
      },
      ...before.nodes,
    }
    const edges = {
      ...before.edges,
      in: back('start', 'n0'),
      b1: back('n7', 'n0'),
      b2: back('n8', 'n1'),
      b3: back('n5', 'n0'),
    }
    const laid = await tidied({ ...before, nodes, edges })
    const heights = Object.fromEntries(Object.entries(laid.nodes).map(([id, node]) => [id, node.position.y]))
    expect(Math.min(...Object.values(heights))).toBe(heights.start)
    for (const [id, { from, to }] of Object.entries(edges)) {
      if (!id.startsWith('b')) expect(heights[to]).toBeGreaterThan(heights[from] ?? 0)
    }
  })

  it('keeps the steps of a group together, and its frame holds nobody else', async () => {
    const groups = { g: { name: '', nodes: ['n3', 'n4', 'n8', 'n9'] }, h: { name: '', nodes: ['n2', 'n5'] } }
    const laid = await tidied(tree(14, groups))
    expect(strangersIn(laid, 'g')).toEqual([])
    expect(strangersIn(laid, 'h')).toEqual([])
    const [g, h] = [groupBox(laid.nodes, groups.g), groupBox(laid.nodes, groups.h)]
    expect(g && h && overlap(g, h)).toBe(false)
  })

  it('moves a collapsed group as one, as large as its box', async () => {
    const groups = { g: { name: '', nodes: ['n3', 'n4', 'n8'], collapsed: true } }
    const before = tree(14, groups)
    const laid = await tidied(before)
    const apart = (variant: Variant) => ({
      x: (variant.nodes.n4?.position.x ?? 0) - (variant.nodes.n3?.position.x ?? 0),
      y: (variant.nodes.n8?.position.y ?? 0) - (variant.nodes.n3?.position.y ?? 0),
    })
    expect(apart(laid)).toEqual(apart(before))
    expect(strangersIn(laid, 'g')).toEqual([])
  })

  it('has no step on another and no stranger in a frame, whatever is grouped', async () => {
    const split = fc.array(fc.constantFrom('g', 'h', undefined), { minLength: 12, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(split, fc.boolean(), async (parts, collapsed) => {
        const members = (name: string) => parts.flatMap((part, index) => (part === name ? [`n${index}`] : []))
        const groups: Variant['groups'] = {
          g: { name: '', nodes: members('g') },
          h: { name: '', nodes: members('h'), ...(collapsed && { collapsed }) },
        }
        const laid = await tidied(tree(12, groups))
        const hidden = new Set(collapsed ? groups.h?.nodes : [])
        const boxes = Object.entries(laid.nodes).flatMap(([id, node]): Box[] => (hidden.has(id) ? [] : [boxOf(node)]))
        for (const [a, b] of pairs(boxes)) expect(overlap(a, b)).toBe(false)
        expect(strangersIn(laid, 'g').filter((id) => !hidden.has(id))).toEqual([])
        expect(strangersIn(laid, 'h').filter((id) => !hidden.has(id))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('leaves pinned steps of a group where they are; strangers keep clear of its frame', async () => {
    const groups = { g: { name: '', nodes: ['n3', 'n7'] } }
    const before = tree(12, groups, new Set([3]))
    const laid = await tidied(before)
    expect(laid.nodes.n3?.position).toEqual(before.nodes.n3?.position)
    expect(strangersIn(laid, 'g')).toEqual([])
  })
})
