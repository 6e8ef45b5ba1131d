import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Journey, Variant } from './journey.ts'
import { journeys } from './testing/arbitraries.ts'
import { edits } from './testing/edits.ts'
import { sketch } from './testing/sketch.ts'
import { diffVariants, type VariantChange } from './variant-diff.ts'

const main = (journey: Journey): Variant => {
  const variant = journey.variants[journey.mainVariant]
  if (!variant) throw new Error('no main variant')
  return variant
}

const REMINDER = sketch({
  nodes: {
    start: ['entry', { trigger: { type: 'manual' } }],
    wait: ['delay', { mode: 'for', duration: 'P1D' }],
    mail: ['message', { channel: 'email', subject: 'Hello' }],
    end: ['exit', { reason: 'Done' }],
  },
  paths: ['start > wait > mail > end'],
})

const told = (changes: readonly VariantChange[]) => changes.map(({ key, how }) => `${key}: ${how}`)

/** The reminder, and a copy of it that was worked on. */
function worked(work: (variant: Variant) => void): VariantChange[] {
  const copy = structuredClone(main(REMINDER))
  work(copy)
  return diffVariants(main(REMINDER), copy)
}

const step = (variant: Variant, id: string) => {
  const found = variant.nodes[id]
  if (!found) throw new Error(`no step ${id}`)
  return found
}

describe('what differs between two variants', () => {
  it('tells settings part by part, apart from the place', () => {
    const changes = worked((copy) => {
      step(copy, 'wait').config = { mode: 'for', duration: 'PT1H' }
      step(copy, 'wait').name = 'A while'
      step(copy, 'wait').position = { x: 5, y: 5 }
    })
    expect(told(changes)).toEqual(['settings wait: changed', 'place wait: moved'])
    const [changed] = changes
    expect(changed?.thing === 'step' && changed.parts.map(({ keys }) => keys.join('.'))).toEqual([
      'config.duration',
      'name',
    ])
  })

  it('tells a step that is on one side only once, with its ways', () => {
    const changes = worked((copy) => {
      delete copy.nodes.mail
      for (const [id, edge] of Object.entries(copy.edges)) {
        if (edge.from === 'mail') delete copy.edges[id]
        else if (edge.to === 'mail') edge.to = 'end'
      }
    })
    expect(told(changes)).toEqual(['step mail: removed'])
  })

  it('lines ways up by where they leave, whatever they are called', () => {
    const changes = worked((copy) => {
      copy.edges = { other: { from: 'start', port: 'next', to: 'mail' }, e3: { from: 'mail', port: 'next', to: 'end' } }
    })
    expect(told(changes)).toEqual(['way start next: redirected', 'way wait next: removed'])
  })

  it('says nothing of ways that only have other ids', () => {
    const changes = worked((copy) => {
      copy.edges = Object.fromEntries(Object.values(copy.edges).map((edge, index) => [`x${index}`, edge]))
    })
    expect(changes).toEqual([])
  })

  it('compares notes by words and place, groups by who is in them', () => {
    const before = structuredClone(main(REMINDER))
    before.notes.k1 = { text: 'Why?', position: { x: 0, y: 0 } }
    before.groups.g1 = { name: 'Both', nodes: ['wait', 'mail'] }
    const copy = structuredClone(before)
    copy.notes.k1 = { text: 'Because', position: { x: 8, y: 0 } }
    copy.groups.g1 = { name: 'Both', nodes: ['mail', 'wait'] }
    copy.groups.g2 = { name: 'One', nodes: ['end'] }
    expect(told(diffVariants(before, copy))).toEqual(['noteText k1: changed', 'notePlace k1: moved', 'group g2: added'])
  })
})

const MIRROR = {
  added: 'removed',
  removed: 'added',
  changed: 'changed',
  moved: 'moved',
  redirected: 'redirected',
} as const

describe('any two variants', () => {
  const pairs = fc.tuple(journeys(), edits).map(([journey, edit]) => [main(journey), main(edit(journey))] as const)

  it('differ nowhere from themselves', () => {
    fc.assert(
      fc.property(journeys(), (journey) => {
        expect(diffVariants(main(journey), structuredClone(main(journey)))).toEqual([])
      }),
    )
  })

  it('differ in the same things seen from the other side', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const there = diffVariants(one, other).map(({ key, how }) => `${key}: ${MIRROR[how]}`)
        expect(told(diffVariants(other, one))).toEqual(there)
      }),
    )
  })

  it('have a key of its own for each difference', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const keys = diffVariants(one, other).map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})
