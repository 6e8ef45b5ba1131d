import { describe, expect, it } from 'vitest'
import type { Journey } from '../document/index.ts'
import { type Sketch, sketch } from '../document/testing/sketch.ts'
import { createOtherJourneys } from './other-journeys.ts'

const start: Sketch['nodes'][string] = ['entry', { trigger: { type: 'manual' } }]
const byGift: Sketch['nodes'][string] = ['entry', { trigger: { type: 'event', event: 'gift' } }]
const to = (journey: string): Sketch['nodes'][string] => ['journey', { journey, mode: 'call' }]
const gift: Sketch['nodes'][string] = ['emit', { event: 'gift' }]

/** A library of journeys, and the ids that were asked for. */
function library(...journeys: readonly Journey[]) {
  const asked: string[] = []
  const clock = { now: 0 }
  const missing = { ok: false, error: { kind: 'offline' } } as const
  const others = createOtherJourneys(
    {
      get: async (id) => {
        asked.push(id)
        const document = journeys.find((journey) => journey.id === id)
        return document ? { ok: true, value: { document, etag: '"1"', revision: 1 } as never } : (missing as never)
      },
      list: async () => ({ ok: true, value: { journeys: journeys.map(({ id }) => ({ id })) } as never }),
    },
    { known: async () => ({ ok: true, value: undefined }) },
    () => clock.now,
  )
  return { others, asked, clock }
}

const ids = (journeys: readonly Journey[] = []) => journeys.map(({ id }) => id)
const main = sketch({ id: 'main', nodes: { start, a: to('a'), gone: to('gone') }, paths: ['start > a > gone'] })
const a = sketch({ id: 'a', nodes: { start, b: to('b'), gift }, paths: ['start > gift > b'] })
const b = sketch({ id: 'b', nodes: { start, back: to('main') }, paths: ['start > back'] })
const gifts = sketch({ id: 'gifts', nodes: { byGift }, paths: [] })
const aside = sketch({ id: 'aside', nodes: { start }, paths: [] })

describe('the journeys that one leads to', () => {
  it('are those it names, and those that these name, for the checker', async () => {
    const { others } = library(main, a, b, gifts, aside)
    expect(ids(await others.named(main))).toEqual(['a', 'b'])
  })

  it('are loaded once while somebody types, and the list stays the same', async () => {
    const { others, asked } = library(main, a, b)
    const first = await others.named(main)
    expect(await others.named({ ...main, name: 'Main!' })).toBe(first)
    expect(asked.toSorted()).toEqual(['a', 'b', 'gone'])
  })

  it('are also those that begin with an event which one of them sends, for a simulation', async () => {
    const { others } = library(main, a, b, gifts, aside)
    const request = { journey: main, scenarioId: 's1' }
    expect(ids((await others.join(request)).journeys as Journey[])).toEqual(['a', 'b', 'gifts'])
  })

  it('are loaded again for a simulation once they may have changed', async () => {
    const { others, asked, clock } = library(main, a, b)
    await others.join({ journey: b, scenarioId: 's1' })
    const before = asked.length
    clock.now = 60_000
    await others.join({ journey: b, scenarioId: 's1' })
    expect(asked.length).toBe(2 * before)
  })

  it('are nothing to speak of where it leads nowhere', async () => {
    const { others, asked } = library(main, aside)
    const request = { journey: aside, scenarioId: 's1' }
    expect(await others.join(request)).toBe(request)
    expect(asked).toEqual([])
  })
})
