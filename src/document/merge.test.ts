import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  diffJourneys,
  graphOf,
  type Journey,
  journeySchema,
  mergeJourneys,
  newJourney,
  resolveConflict,
} from './index.ts'
import { journeys } from './testing/arbitraries.ts'
import { edits } from './testing/edits.ts'

const documents = journeys({ maxNodes: 8 })
const delay = (name: string) => ({
  kind: 'delay' as const,
  name,
  position: { x: 0, y: 0 },
  config: { mode: 'for' as const, duration: 'PT1H' },
})

/** One entry, a delay and an exit in a row. */
function base(): Journey {
  const journey = newJourney({ id: 'j', name: 'J', timeZone: 'UTC' })
  const variant = journey.variants.v1
  if (!variant) throw new Error('No variant')
  variant.nodes.n2 = delay('Wait')
  variant.nodes.n3 = { kind: 'exit', name: 'End', position: { x: 0, y: 0 }, config: { reason: 'Done' } }
  variant.edges = { e1: { from: 'n1', port: 'next', to: 'n2' }, e2: { from: 'n2', port: 'next', to: 'n3' } }
  return journey
}

const edited = (change: (journey: Journey) => void): Journey => {
  const copy = structuredClone(base())
  change(copy)
  return copy
}
const main = (journey: Journey) => {
  const variant = journey.variants[journey.mainVariant]
  if (!variant) throw new Error('No main variant')
  return variant
}

describe('merging two copies', () => {
  it('takes the other side where only the other side changed, and mine where only I did', () => {
    fc.assert(
      fc.property(documents, edits, (journey, edit) => {
        const changed = edit(journey)
        expect(mergeJourneys(journey, journey, changed)).toEqual({ merged: changed, conflicts: [], renamed: [] })
        expect(mergeJourneys(journey, changed, journey)).toEqual({ merged: changed, conflicts: [], renamed: [] })
        expect(mergeJourneys(journey, changed, changed)).toEqual({ merged: changed, conflicts: [], renamed: [] })
      }),
    )
  })

  it('always gives a valid document without dangling edges', () => {
    fc.assert(
      fc.property(documents, edits, edits, (journey, one, other) => {
        const { merged } = mergeJourneys(journey, one(journey), other(journey))
        expect(journeySchema.safeParse(merged).error).toBeUndefined()
        expect(Object.keys(merged.variants)).toContain(merged.mainVariant)
        for (const variant of Object.values(merged.variants)) expect(graphOf(variant).broken).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('gives both sides the same document, save where they are in conflict', () => {
    fc.assert(
      fc.property(documents, edits, edits, (journey, one, other) => {
        const [mine, theirs] = [one(journey), other(journey)]
        const [there, back] = [mergeJourneys(journey, mine, theirs), mergeJourneys(journey, theirs, mine)]
        fc.pre(there.renamed.length === 0 && back.renamed.length === 0)
        if (there.conflicts.length > 0) {
          expect(back.conflicts.length).toBeGreaterThan(0)
          return
        }
        expect(diffJourneys(there.merged, back.merged)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('joins edits of different parts without conflict', () => {
    const { merged, conflicts } = mergeJourneys(
      base(),
      edited((journey) => (main(journey).nodes.n2 = { ...delay('Wait'), name: 'Wait a bit' })),
      edited((journey) => {
        journey.name = 'New name'
        main(journey).nodes.n2 = { ...delay('Wait'), position: { x: 9, y: 9 } }
      }),
    )
    expect(conflicts).toEqual([])
    expect(merged.name).toBe('New name')
    expect(main(merged).nodes.n2).toMatchObject({ name: 'Wait a bit', position: { x: 9, y: 9 } })
  })

  it('keeps mine where both changed the same value, and can be told otherwise', () => {
    const { merged, conflicts } = mergeJourneys(
      base(),
      edited((j) => (j.name = 'Mine')),
      edited((j) => (j.name = 'Theirs')),
    )
    expect(merged.name).toBe('Mine')
    expect(conflicts).toEqual([{ path: 'name', keys: ['name'], mine: 'Mine', theirs: 'Theirs', kept: 'mine' }])
    expect(conflicts.map((conflict) => resolveConflict(merged, conflict, 'theirs').name)).toEqual(['Theirs'])
  })

  it('keeps a node, with its edges, that one side deleted and the other changed', () => {
    const { merged, conflicts } = mergeJourneys(
      base(),
      edited((journey) => {
        const variant = main(journey)
        delete variant.nodes.n2
        variant.edges = { e3: { from: 'n1', port: 'next', to: 'n3' } }
      }),
      edited((journey) => (main(journey).nodes.n2 = { ...delay('Wait'), name: 'Changed' })),
    )
    expect(conflicts).toMatchObject([{ path: 'variants.v1.nodes.n2', mine: undefined, kept: 'theirs' }])
    expect(main(merged).nodes.n2?.name).toBe('Changed')
    // The entry's port is taken by my new edge; the way on from the node is free.
    expect(main(merged).edges).toEqual({
      e3: { from: 'n1', port: 'next', to: 'n3' },
      e2: { from: 'n2', port: 'next', to: 'n3' },
    })
  })

  it('drops an edge to a node that the other side deleted, and says so', () => {
    const { merged, conflicts } = mergeJourneys(
      base(),
      edited((journey) => {
        const variant = main(journey)
        variant.nodes.n4 = delay('More')
        variant.edges.e3 = { from: 'n4', port: 'next', to: 'n3' }
      }),
      edited((journey) => {
        const variant = main(journey)
        delete variant.nodes.n3
        delete variant.edges.e2
      }),
    )
    expect(Object.keys(main(merged).edges)).toEqual(['e1'])
    expect(conflicts).toMatchObject([{ path: 'variants.v1.edges.e3', theirs: undefined, kept: 'theirs' }])
  })

  it('keeps my edge where both drew one from the same port; the other can be put in its place', () => {
    const withEdge = (id: string, to: string) =>
      edited((journey) => {
        main(journey).edges = { [id]: { from: 'n1', port: 'next', to }, e2: { from: 'n2', port: 'next', to: 'n3' } }
      })
    const { merged, conflicts } = mergeJourneys(base(), withEdge('e8', 'n3'), withEdge('e9', 'n2'))
    expect(Object.keys(main(merged).edges).sort()).toEqual(['e2', 'e8'])
    expect(conflicts.map((conflict) => conflict.path)).toEqual(['variants.v1.edges.e9'])
    const other = conflicts
      .map((conflict) => resolveConflict(merged, conflict, 'theirs'))
      .map((journey) => Object.keys(main(journey).edges).sort())
    expect(other).toEqual([['e2', 'e9']])
  })

  it('never mixes two things that were given the same id at the same time', () => {
    const withNode = (name: string, message: string) =>
      edited((journey) => {
        const variant = main(journey)
        variant.nodes.n4 = {
          kind: 'message',
          name,
          position: { x: 0, y: 0 },
          config: { channel: 'sms', body: message },
        }
        variant.nodes.n5 = {
          kind: 'waitFor',
          name,
          position: { x: 0, y: 0 },
          config: { branches: { b1: { name: 'Opened', event: 'message.opened', message: 'n4' } }, timeout: 'P1D' },
        }
        variant.edges.e3 = { from: 'n4', port: 'next', to: 'n5' }
      })
    const { merged, conflicts, renamed } = mergeJourneys(base(), withNode('Mine', 'a'), withNode('Theirs', 'b'))
    const { nodes, edges } = main(merged)
    expect(conflicts).toEqual([])
    expect(renamed.map(({ from, to }) => [from, to])).toEqual([
      ['n4', 'n6'],
      ['n5', 'n7'],
      ['e3', 'e4'],
    ])
    expect([nodes.n4?.name, nodes.n6?.name]).toEqual(['Theirs', 'Mine'])
    expect(nodes.n7).toMatchObject({ config: { branches: { b1: { message: 'n6' } } } })
    expect(edges.e4).toEqual({ from: 'n6', port: 'next', to: 'n7' })
  })

  it('lets what is said about a figure follow its node to a new id', () => {
    const withNote = (rate: number) =>
      edited((journey) => {
        main(journey).nodes.n4 = { kind: 'webhook', name: `${rate}`, position: { x: 0, y: 0 }, config: webhook }
        const [scenario] = Object.values(journey.scenarios)
        if (!scenario) throw new Error('A scenario is needed')
        scenario.webhooks.n4 = { error: rate }
        scenario.assumptions = { '/webhooks/n4/error': { source: `says ${rate}` } }
      })
    const webhook = { method: 'POST' as const, url: 'https://example.com' }
    const { merged } = mergeJourneys(base(), withNote(0.1), withNote(0.2))
    const [scenario] = Object.values(merged.scenarios)
    expect(scenario?.assumptions).toEqual({
      '/webhooks/n4/error': { source: 'says 0.2' },
      '/webhooks/n5/error': { source: 'says 0.1' },
    })
  })

  it('takes a value whole whose two halves do not fit together', () => {
    const { merged, conflicts } = mergeJourneys(
      base(),
      edited(
        (journey) => (main(journey).nodes.n2 = { ...delay('Wait'), config: { mode: 'untilTime', time: '09:00' } }),
      ),
      edited((journey) => (main(journey).nodes.n2 = { ...delay('Wait'), config: { mode: 'for', duration: 'P9D' } })),
    )
    expect(main(merged).nodes.n2).toMatchObject({ config: { mode: 'untilTime', time: '09:00' } })
    expect(conflicts.map((conflict) => conflict.path)).toEqual(['variants.v1.nodes.n2.config'])
  })

  it('keeps the chosen main variant when the other side deletes it', () => {
    const two = (change: (journey: Journey) => void) =>
      edited((journey) => {
        journey.variants.v2 = structuredClone(main(journey))
        change(journey)
      })
    const { merged } = mergeJourneys(
      two(() => {}),
      two((j) => (j.mainVariant = 'v2')),
      two((j) => delete j.variants.v2),
    )
    expect(merged.mainVariant).toBe('v1')
  })
})
