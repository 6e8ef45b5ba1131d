import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cyclesWithoutWait, graphOf, journeySchema, NODE_KINDS, reachableFrom } from '../index.ts'
import { journeys } from './arbitraries.ts'
import { eventStreams } from './event-streams.ts'

describe('generated journeys', () => {
  it('are valid documents without a broken edge or a loop in which no time passes', () => {
    fc.assert(
      fc.property(journeys(), (journey) => {
        expect(journeySchema.safeParse(journey).error).toBeUndefined()
        const graph = graphOf(journey.variants.v1 as never)
        expect(graph.broken).toEqual([])
        expect(cyclesWithoutWait(graph)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('are lively: most have long paths, and every kind is met', () => {
    const sample = fc.sample(journeys(), { numRuns: 300, seed: 1 })
    const reached = sample.map((journey) => reachableFrom(graphOf(journey.variants.v1 as never), ['n1']).size)
    expect(reached.filter((count) => count >= 5).length).toBeGreaterThan(150)
    const kinds = new Set(
      sample.flatMap((journey) => Object.values(journey.variants.v1?.nodes ?? {}).map((node) => node.kind)),
    )
    expect([...kinds].sort()).toEqual([...NODE_KINDS].sort())
  })

  it('keep to the kinds asked for, and to no loops', () => {
    fc.assert(
      fc.property(journeys({ kinds: ['message', 'exit'], loops: false, maxNodes: 5 }), (journey) => {
        const nodes = Object.values(journey.variants.v1?.nodes ?? {})
        expect(nodes.length).toBeLessThanOrEqual(5)
        for (const node of nodes) expect(['entry', 'message', 'exit']).toContain(node.kind)
        for (const edge of Object.values(journey.variants.v1?.edges ?? {})) {
          expect(Number(edge.to.slice(1))).toBeGreaterThan(Number(edge.from.slice(1)))
        }
      }),
    )
  })

  it('come with streams of events about messages that they have', () => {
    const journey = fc.sample(journeys({ kinds: ['message'] }), 1)[0]
    if (!journey) throw new Error('No sample')
    fc.assert(
      fc.property(eventStreams(journey), (events) => {
        for (const event of events) if (event.node) expect(journey.variants.v1?.nodes[event.node]?.kind).toBe('message')
      }),
    )
  })
})
