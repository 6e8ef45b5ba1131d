import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  components,
  cycles,
  cyclesWithoutWait,
  type Edge,
  flowOrder,
  graphOf,
  type JourneyNode,
  newVariant,
  reachableFrom,
  shortestPath,
  trappedNodes,
  unreachableNodes,
  type Variant,
} from './index.ts'
import { journeys } from './testing/arbitraries.ts'

const position = { x: 0, y: 0 }
const entry: JourneyNode = { kind: 'entry', name: '', position, config: { trigger: { type: 'manual' } } }
const exit: JourneyNode = { kind: 'exit', name: '', position, config: { reason: '' } }
const delay: JourneyNode = { kind: 'delay', name: '', position, config: { mode: 'for', duration: 'P1D' } }
const update: JourneyNode = { kind: 'update', name: '', position, config: { set: [] } }
const message: JourneyNode = { kind: 'message', name: '', position, config: { channel: 'sms' } }
const throttle: JourneyNode = { kind: 'throttle', name: '', position, config: { max: 1, per: 'P1D' } }
const waitFor: JourneyNode = {
  kind: 'waitFor',
  name: '',
  position,
  config: { branches: { b1: { name: 'A', event: 'a' } }, timeout: 'P1D' },
}

/** A variant of nodes and wires, written `from port to`. */
function variantOf(nodes: Record<string, JourneyNode>, ...wires: string[]): Variant {
  const edges = wires.map((wire, index): [string, Edge] => {
    const [from = '', port = '', to = ''] = wire.split(' ')
    return [`e${index + 1}`, { from, port, to }]
  })
  return { ...newVariant({ name: 'V' }), nodes, edges: Object.fromEntries(edges) }
}
const graph = (nodes: Record<string, JourneyNode>, ...wires: string[]) => graphOf(variantOf(nodes, ...wires))

describe('the index of a variant', () => {
  it('gives the edges of a node by port, in the order of its ports', () => {
    const found = graph({ a: entry, w: waitFor, x: exit }, 'w timeout x', 'a next w', 'w b1 a')
    expect(found.outgoing('w').map((edge) => edge.id)).toEqual(['e3', 'e1'])
    expect(found.incoming('w').map((edge) => edge.from)).toEqual(['a'])
    expect(found.edgeAt('w', 'timeout')).toEqual({ id: 'e1', from: 'w', port: 'timeout', to: 'x' })
    expect([found.outgoing('nobody'), found.edgeAt('w', 'nowhere'), found.node('toString')]).toEqual([
      [],
      undefined,
      undefined,
    ])
  })

  it('says which edges are broken and why, and walks only those that can be walked', () => {
    const found = graph(
      { a: entry, b: delay, x: exit },
      'ghost next b',
      'a next ghost',
      'a other b',
      'a next b',
      'a next x',
      'b next a',
    )
    expect(found.broken.map(({ edge, reason }) => `${edge.id} ${reason}`)).toEqual([
      'e1 missingSource',
      'e2 missingTarget',
      'e3 unknownPort',
      'e5 portTaken',
      'e6 intoEntry',
    ])
    expect(found.edges.map((edge) => edge.id)).toEqual(['e4', 'e6'])
  })

  it('knows the open ports', () => {
    expect(graph({ a: entry, m: message }, 'a next m').openPorts.map(({ node, port }) => `${node} ${port.id}`)).toEqual(
      ['m next', 'm skipped'],
    )
  })

  it('is made once for each variant', () => {
    const variant = variantOf({ a: entry })
    expect(graphOf(variant)).toBe(graphOf(variant))
    expect(graphOf({ ...variant })).not.toBe(graphOf(variant))
  })
})

describe('ways through a variant', () => {
  it('finds what no entry leads to', () => {
    expect(unreachableNodes(graph({ a: entry, b: delay, c: delay, d: exit }, 'a next b', 'c next d'))).toEqual([
      'c',
      'd',
    ])
  })

  it('finds where customers would be trapped: a ring without a way out, and what leads only there', () => {
    const found = graph(
      { a: entry, b: delay, c: throttle, d: delay, x: exit, w: waitFor },
      'a next w',
      'w b1 b',
      'w timeout x',
      'b next c',
      'c next d',
      'd next c',
    )
    expect(trappedNodes(found)).toEqual(['b', 'c', 'd'])
  })

  it('takes an open port, a goal and a hand-over for ways out, but not an open "skipped"', () => {
    const goal: JourneyNode = { kind: 'goal', name: '', position, config: { goal: 'g1' } }
    const handOff: JourneyNode = { kind: 'journey', name: '', position, config: { journey: 'j', mode: 'handOff' } }
    expect(trappedNodes(graph({ a: delay }))).toEqual([])
    expect(trappedNodes(graph({ g: goal }, 'g next g'))).toEqual([])
    expect(trappedNodes(graph({ h: handOff }, 'h next h'))).toEqual([])
    expect(trappedNodes(graph({ m: message, d: delay }, 'm next d', 'd next m'))).toEqual(['m', 'd'])
  })

  it('finds loops, and those in which no time passes', () => {
    const found = graph(
      { a: entry, u: update, m: message, d: delay, w: waitFor },
      'a next u',
      'u next m',
      'm next u',
      'm skipped d',
      'd next w',
      'w b1 d',
    )
    expect(cycles(found).map((ring) => ring.sort())).toEqual([
      ['m', 'u'],
      ['d', 'w'],
    ])
    expect(cyclesWithoutWait(found).map((ring) => ring.sort())).toEqual([['m', 'u']])
    expect(cyclesWithoutWait(graph({ u: update }, 'u next u'))).toEqual([['u']])
    expect(cyclesWithoutWait(graph({ d: delay }, 'd next d'))).toEqual([])
  })

  it('finds a loop without waiting inside a larger one that waits', () => {
    const found = graph({ u: update, m: message, d: delay }, 'u next m', 'm skipped u', 'm next d', 'd next u')
    expect(cycles(found)).toHaveLength(1)
    expect(cyclesWithoutWait(found).map((ring) => ring.sort())).toEqual([['m', 'u']])
  })

  it('finds a shortest path, from one node or several', () => {
    const found = graph(
      { a: entry, w: waitFor, b: delay, c: delay, x: exit },
      'a next w',
      'w b1 b',
      'w timeout x',
      'b next c',
      'c next x',
    )
    expect(shortestPath(found, 'a', 'x')?.map((edge) => edge.id)).toEqual(['e1', 'e3'])
    expect(shortestPath(found, ['a', 'c'], 'x')?.map((edge) => edge.id)).toEqual(['e5'])
    expect(shortestPath(found, 'x', 'x')).toEqual([])
    expect(shortestPath(found, 'x', 'a')).toBeUndefined()
    expect(shortestPath(found, 'ghost', 'a')).toBeUndefined()
  })

  it('manages a chain of five thousand nodes, and a ring of them, without recursion', () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => `n${index}`)
    const nodes = Object.fromEntries(ids.map((id) => [id, delay]))
    const wires = ids.slice(1).map((id, index) => `${ids[index]} next ${id}`)
    const chain = graph(nodes, ...wires)
    expect(flowOrder(chain)).toEqual(ids)
    expect(shortestPath(chain, 'n0', 'n4999')).toHaveLength(4_999)
    expect(components(graph(nodes, ...wires, 'n4999 next n0'))).toHaveLength(1)
  })

  it('holds together on generated journeys', () => {
    fc.assert(
      fc.property(journeys(), (journey) => {
        const variant = journey.variants.v1
        if (!variant) return
        const found = graphOf(variant)
        const order = flowOrder(found)
        const at = new Map(order.map((id, index) => [id, index]))
        const ring = new Map(
          components(found).flatMap((members, index) => members.map((id): [string, number] => [id, index])),
        )
        expect([...order].sort()).toEqual(Object.keys(variant.nodes).sort())
        for (const edge of found.edges) {
          const sameRing = ring.get(edge.from) === ring.get(edge.to)
          if (!sameRing) expect(at.get(edge.from)).toBeLessThan(at.get(edge.to) as number)
          // In one component exactly when there is a way back.
          expect(reachableFrom(found, [edge.to]).has(edge.from)).toBe(sameRing)
        }
        for (const id of found.nodes)
          expect(shortestPath(found, found.entries, id) !== undefined).toBe(reachableFrom(found, found.entries).has(id))
        expect(found.edges.length + found.openPorts.length).toBe(
          found.nodes.reduce((sum, id) => sum + found.ports(id).length, 0),
        )
      }),
    )
  })
})
