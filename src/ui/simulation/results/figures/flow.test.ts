import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../../../simulator/index.ts'
import type { ReportNames } from '../names.ts'
import { columnsOf, type Flow, flowOf } from './flow.ts'

interface Way {
  from: number
  to: number
  count: number
}

const reportOf = (size: number, ways: readonly Way[], active: readonly number[] = []) => {
  const id = (index: number) => `n${index}`
  const indices = Array.from({ length: size }, (_, index) => index)
  const into = (index: number) => ways.filter(({ to }) => to === index).reduce((sum, { count }) => sum + count, 0)
  const report = {
    nodes: Object.fromEntries(
      indices.map((index) => [
        id(index),
        { entered: into(index) + (index === 0 ? 100 : 0), active: active[index] ?? 0, left: 0 },
      ]),
    ),
    edges: Object.fromEntries(ways.map(({ count }, index) => [`e${index}`, { count }])),
  } as unknown as Report
  const names = {
    nodes: Object.fromEntries(
      indices.map((index) => [
        id(index),
        { kind: index === 0 ? 'entry' : 'delay', name: '', position: { x: 0, y: index * 10 } },
      ]),
    ),
    edges: Object.fromEntries(ways.map(({ from, to }, index) => [`e${index}`, { from: id(from), to: id(to) }])),
  } as unknown as ReportNames
  return { report, names }
}

const flow = (size: number, ways: readonly Way[], active?: readonly number[]): Flow => {
  const { report, names } = reportOf(size, ways, active)
  return flowOf(report, names)
}

/** Takes places away that nothing leads to until none is left; what is left then is a circle. */
function hasCircle({ nodes, links }: Flow): boolean {
  let left = new Set(nodes.keys())
  for (;;) {
    const next = new Set(
      [...left].filter((node) => links.some(({ source, target }) => target === node && left.has(source))),
    )
    if (next.size === left.size) return next.size > 0
    left = next
  }
}

const told = ({ nodes, links }: Flow) =>
  links.map(({ source, target, value }) => {
    const to = nodes[target]
    return `${nodes[source]?.id} → ${to?.kind === 'step' ? '' : `${to?.kind} `}${to?.id}: ${value}`
  })

describe('the flow of a journey', () => {
  it('is its steps and the ways that people took', () => {
    const ways = [
      { from: 0, to: 1, count: 60 },
      { from: 0, to: 2, count: 40 },
    ]
    expect(told(flow(3, ways))).toEqual(['n0 → n1: 60', 'n0 → n2: 40'])
    expect(columnsOf(flow(3, ways))).toBe(2)
  })

  it('ends a way back to an earlier step in a place of its own', () => {
    const ways = [
      { from: 0, to: 1, count: 100 },
      { from: 1, to: 2, count: 120 },
      { from: 2, to: 1, count: 20 },
    ]
    const result = flow(3, ways)
    expect(told(result)).toEqual(['n0 → n1: 100', 'n1 → n2: 120', 'n2 → back n1: 20', 'n2 → left left: 100'])
    expect(result.backs).toBe(1)
    expect(columnsOf(result)).toBe(4)
  })

  it('ends a way from a step to itself', () => {
    const result = flow(2, [
      { from: 0, to: 1, count: 100 },
      { from: 1, to: 1, count: 5 },
    ])
    expect(told(result)).toContain('n1 → back n1: 5')
  })

  it('shows who was taken out on the way and who is still there', () => {
    const result = flow(2, [{ from: 0, to: 1, count: 70 }], [10, 30])
    expect(told(result)).toEqual([
      'n0 → n1: 70',
      'n0 → left left: 20',
      'n0 → inside inside: 10',
      'n1 → inside inside: 30',
    ])
  })

  it('leaves out what nobody came by', () => {
    const result = flow(3, [
      { from: 0, to: 1, count: 100 },
      { from: 1, to: 2, count: 0 },
    ])
    expect(result.nodes.map(({ id }) => id)).toEqual(['n0', 'n1'])
  })

  it('never has a circle, loses no way, and is the same every time', () => {
    const size = fc.integer({ min: 1, max: 8 })
    const journeys = size.chain((nodes) =>
      fc.record({
        nodes: fc.constant(nodes),
        ways: fc.array(
          fc.record({
            from: fc.nat({ max: nodes - 1 }),
            to: fc.nat({ max: nodes - 1 }),
            count: fc.integer({ min: 1, max: 50 }),
          }),
          { maxLength: 20 },
        ),
      }),
    )
    fc.assert(
      fc.property(journeys, ({ nodes, ways }) => {
        const result = flow(nodes, ways)
        expect(hasCircle(result)).toBe(false)
        const kept = result.links.filter(({ target }) => ['step', 'back'].includes(result.nodes[target]?.kind ?? ''))
        // Ways from steps that nobody came by cannot have been taken.
        const taken = ways.filter(({ from }) => from === 0 || ways.some(({ to }) => to === from))
        expect(kept.reduce((sum, { value }) => sum + value, 0)).toBe(taken.reduce((sum, { count }) => sum + count, 0))
        expect(flow(nodes, ways)).toEqual(result)
      }),
    )
  })

  it('walks a journey of thousands of steps in a row', () => {
    const ways = Array.from({ length: 5_000 }, (_, index) => ({ from: index, to: index + 1, count: 100 }))
    const { report, names } = reportOf(1, [])
    for (const { to } of ways) Object.assign(report.nodes, { [`n${to}`]: { entered: 100, active: 0, left: 100 } })
    Object.assign(report.edges, Object.fromEntries(ways.map(({ count }, index) => [`e${index}`, { count }])))
    Object.assign(
      names.edges,
      Object.fromEntries(ways.map(({ from, to }, index) => [`e${index}`, { from: `n${from}`, to: `n${to}` }])),
    )
    expect(flowOf(report, names).links).toHaveLength(5_000)
  })
})
