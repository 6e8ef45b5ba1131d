import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JourneyNode, Variant } from '../../../document/index.ts'
import { outlineOf } from './outline.ts'

const at = { x: 0, y: 0 }
const entry = (): JourneyNode => ({ kind: 'entry', name: '', position: at, config: { trigger: { type: 'manual' } } })
const delay = (): JourneyNode => ({ kind: 'delay', name: '', position: at, config: { mode: 'for', duration: 'P1D' } })
const exit = (): JourneyNode => ({ kind: 'exit', name: '', position: at, config: { reason: 'Done' } })
const split = (branches = 1): JourneyNode => ({
  kind: 'split',
  name: '',
  position: at,
  config: {
    branches: Object.fromEntries(
      Array.from({ length: branches }, (_, index) => [
        `b${index + 1}`,
        { name: `B${index + 1}`, order: index, where: { combinator: 'and' as const, rules: [] } },
      ]),
    ),
  },
})

/** Edges as `from.port>to`; the port is `next` when left out. */
function variant(nodes: Variant['nodes'], ...edges: string[]): Variant {
  return {
    name: '',
    purpose: 'realistic',
    nodes,
    notes: {},
    groups: {},
    edges: Object.fromEntries(
      edges.map((text, index) => {
        const [source = '', to = ''] = text.split('>')
        const [from = '', port = 'next'] = source.split('.')
        return [`e${index}`, { from, port, to }]
      }),
    ),
  }
}

/** The outline as text: two spaces a level. */
const told = (journey: Variant): string[] =>
  outlineOf(journey).map((line) => {
    const end = 'end' in line && line.end
    const ending = !end ? '' : end.type === 'leaves' ? 'leaves' : `${end.back ? 'back to' : 'on to'} ${end.node}`
    const words =
      line.type === 'step' ? line.node : line.type === 'way' ? `${line.port.id}: ${ending}` : ending || 'apart'
    return '  '.repeat(line.level - 1) + words.trim()
  })

describe('the outline', () => {
  it('tells a chain on one level', () => {
    expect(told(variant({ start: entry(), wait: delay(), end: exit() }, 'start>wait', 'wait>end'))).toEqual([
      'start',
      'wait',
      'end',
    ])
  })

  it('goes on beside the step at which ways parted, where they meet again', () => {
    const journey = variant(
      { start: entry(), where: split(), a: delay(), b: delay(), end: exit() },
      'start>where',
      'where.b1>a',
      'where.else>b',
      'a>end',
      'b>end',
    )
    expect(told(journey)).toEqual([
      'start',
      'where',
      '  b1:',
      '    a',
      '    on to end',
      '  else:',
      '    b',
      '    on to end',
      'end',
    ])
  })

  it('says which ways lead back, and where people leave', () => {
    const journey = variant(
      { start: entry(), wait: delay(), where: split() },
      'start>wait',
      'wait>where',
      'where.b1>wait',
    )
    expect(told(journey)).toEqual(['start', 'wait', 'where', '  b1: back to wait', '  else: leaves'])
  })

  it('tells apart what no entry leads to, circles as well', () => {
    const journey = variant({ start: entry(), a: delay(), b: delay(), lone: exit() }, 'a>b', 'b>a')
    expect(told(journey)).toEqual(['start', 'leaves', 'apart', '  lone', '  a', '  b', '  back to a'])
  })

  it('is not changed by steps apart that lead in', () => {
    const journey = variant(
      { start: entry(), wait: delay(), end: exit(), lone: delay() },
      'start>wait',
      'wait>end',
      'lone>wait',
    )
    expect(told(journey)).toEqual(['start', 'wait', 'end', 'apart', '  lone', '  on to wait'])
  })

  it('tells what several entries share once, after them', () => {
    const journey = variant({ one: entry(), two: entry(), end: exit() }, 'one>end', 'two>end')
    expect(told(journey)).toEqual(['one', 'on to end', 'two', 'end'])
  })

  it('counts the lines of each parent', () => {
    const lines = outlineOf(variant({ start: entry(), where: split(2) }, 'start>where'))
    expect(lines.map(({ position, siblings, parental }) => [position, siblings, parental])).toEqual([
      [1, 2, false],
      [2, 2, true],
      [1, 3, false],
      [2, 3, false],
      [3, 3, false],
    ])
  })

  it('tells every step of any journey exactly once, below what it belongs to', () => {
    const graph = fc.integer({ min: 1, max: 9 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        entries: fc.integer({ min: 0, max: 2 }),
        edges: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(2), fc.nat(size - 1)), { maxLength: 24 }),
      }),
    )
    fc.assert(
      fc.property(graph, ({ size, entries, edges }) => {
        const nodes = Object.fromEntries(
          Array.from({ length: size }, (_, index) => [`n${index}`, index < entries ? entry() : split(2)]),
        )
        const ports = ['b1', 'b2', 'else']
        const journey = variant(
          nodes,
          ...edges.map(([from, port, to]) => `n${from}.${from < entries ? 'next' : ports[port]}>n${to}`),
        )
        const lines = outlineOf(journey)
        const steps = lines.flatMap((line) => (line.type === 'step' ? [line.node] : []))
        expect(steps.sort()).toEqual(Object.keys(nodes).sort())
        lines.forEach((line, index) => {
          const above = lines.slice(0, index).findLast(({ level }) => level < line.level)
          expect(above?.id).toBe(line.parent)
        })
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
      }),
      { numRuns: 300 },
    )
  })

  it('tells a chain of 5,000 steps, and 1,000 splits within each other', () => {
    const chain = Array.from({ length: 5_000 }, (_, index) => `n${index}`)
    const long = variant(
      Object.fromEntries(chain.map((id, index) => [id, index === 0 ? entry() : delay()])),
      ...chain.slice(1).map((id, index) => `n${index}>${id}`),
    )
    expect(outlineOf(long)).toHaveLength(5_001)
    const deep = variant(
      Object.fromEntries(chain.slice(0, 1_000).map((id, index) => [id, index === 0 ? entry() : split()])),
      ...chain.slice(1, 1_000).map((id, index) => `n${index}.${index === 0 ? 'next' : 'else'}>${id}`),
    )
    expect(outlineOf(deep).at(-1)?.level).toBe(1_998)
  })
})
