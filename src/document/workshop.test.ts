import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BOARD_COLOURS,
  BOARD_LANES,
  boardImageSchema,
  boardSchema,
  type Journey,
  journeySchema,
  mergeJourneys,
  newJourney,
  newWorkshop,
  resolveConflict,
} from './index.ts'
import { HOSTILE } from './testing/hostile.ts'
import type { Workshop } from './workshop.ts'

const action = (name: string, votes: string[] = []) => ({ name, order: 1, votes })
const opportunity = (feasibility: Workshop['opportunities'][string]['feasibility']) => ({
  dream: '',
  realistic: '',
  votes: [],
  feasibility,
  status: 'idea' as const,
})

const withWorkshop = (change: (workshop: Workshop) => void, from?: Journey): Journey => {
  const journey = structuredClone(from ?? newJourney({ id: 'j', name: 'J', timeZone: 'UTC' }))
  journey.workshop ??= newWorkshop()
  change(journey.workshop)
  return journey
}

const people = ['Ana', 'Bo', 'Cid', 'Dina', 'Eva']
const some = fc.subarray(people)

describe('two people in one workshop', () => {
  it('give dots at once, and every dot counts on both sides alike', () => {
    fc.assert(
      fc.property(some, some, some, (before, one, other) => {
        const base = withWorkshop((w) => (w.actions.a1 = action('Buy', before)))
        const voted = (votes: string[]) => withWorkshop((w) => (w.actions.a1 = action('Buy', votes)), base)
        const there = mergeJourneys(base, voted(one), voted(other))
        const back = mergeJourneys(base, voted(other), voted(one))
        expect(there.conflicts).toEqual([])
        expect(there.merged).toEqual(back.merged)
        const expected = people.filter((who) =>
          before.includes(who) ? one.includes(who) && other.includes(who) : one.includes(who) || other.includes(who),
        )
        expect([...(there.merged.workshop?.actions.a1?.votes ?? [])].sort()).toEqual(expected)
      }),
    )
  })

  it('write cards under one id, and both cards stay with all that belongs to them', () => {
    const base = withWorkshop(() => {})
    const card = (name: string) =>
      withWorkshop((workshop) => {
        workshop.actions.a1 = action(name)
        workshop.steps.p1 = { action: 'a1', order: 1, name, nodes: [], pains: [] }
        workshop.opportunities.o1 = { ...opportunity([]), step: 'p1', dream: name }
        workshop.session = { action: 'a1' }
        workshop.board = {
          stickies: { k1: { x: 0, y: 0, text: name, step: 'p1' } },
          images: {},
          stamps: {},
          strokes: { k1: { points: name === 'Buy' ? [0, 0] : [1, 1] } },
        }
      }, base)
    const { merged, renamed } = mergeJourneys(base, card('Buy'), card('Return'))
    const { workshop } = merged
    expect(renamed.map(({ collection, from, to }) => [...collection, from, to].join(' ')).sort()).toEqual([
      'workshop actions a1 a2',
      'workshop board stickies k1 k2',
      'workshop board strokes k1 k2',
      'workshop opportunities o1 o2',
      'workshop steps p1 p2',
    ])
    for (const [id, step] of Object.entries(workshop?.steps ?? {})) {
      expect(workshop?.actions[step.action ?? '']?.name).toBe(step.name)
      const hers = Object.values(workshop?.opportunities ?? {}).filter((each) => each.step === id)
      expect(hers.map(({ dream }) => dream)).toEqual([step.name])
      const notes = Object.values(workshop?.board?.stickies ?? {}).filter((each) => each.step === id)
      expect(notes.map(({ text }) => text)).toEqual([step.name])
    }
    expect(Object.keys(workshop?.steps ?? {})).toHaveLength(2)
    expect(journeySchema.safeParse(merged).success).toBe(true)
  })

  it('answer a question and find its owner at once', () => {
    const asked = { id: 'q1', question: 'Can an API do it?', answer: 'unknown' as const }
    const base = withWorkshop((w) => (w.opportunities.o1 = opportunity([asked])))
    const mine = withWorkshop((w) => (w.opportunities.o1 = opportunity([{ ...asked, answer: 'yes' }])), base)
    const theirs = withWorkshop((w) => (w.opportunities.o1 = opportunity([{ ...asked, owner: 'IT' }])), base)
    const { merged, conflicts } = mergeJourneys(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(merged.workshop?.opportunities.o1?.feasibility).toEqual([{ ...asked, answer: 'yes', owner: 'IT' }])
  })

  it('answer a question differently, and are asked which it is', () => {
    const asked = (answer: 'yes' | 'no' | 'unknown') => ({ id: 'q1', question: 'Can it?', answer })
    const base = withWorkshop((w) => (w.opportunities.o1 = opportunity([asked('unknown')])))
    const answered = (answer: 'yes' | 'no', more: string) => {
      const questions = [asked(answer), { question: more, answer: 'no' as const }]
      return withWorkshop((w) => (w.opportunities.o1 = opportunity(questions)), base)
    }
    const { merged, conflicts } = mergeJourneys(base, answered('yes', 'Mine?'), answered('no', 'Theirs?'))
    const said = (journey: Journey) =>
      journey.workshop?.opportunities.o1?.feasibility.map(({ question, answer }) => `${question} ${answer}`)
    expect(said(merged)).toEqual(['Can it? yes', 'Mine? no', 'Theirs? no'])
    const [conflict] = conflicts
    if (!conflict) throw new Error('Nobody was asked')
    const resolved = resolveConflict(merged, conflict, 'theirs')
    expect(said(resolved)).toEqual(['Can it? no', 'Mine? no', 'Theirs? no'])
    expect(journeySchema.safeParse(resolved).success).toBe(true)
  })

  it('ask two questions under one id, and both are asked', () => {
    const base = withWorkshop((w) => (w.opportunities.o1 = opportunity([])))
    const ask = (question: string) =>
      withWorkshop(
        (w) => (w.opportunities.o1 = opportunity([{ id: 'q1', question, answer: 'unknown' as const }])),
        base,
      )
    const [there, back] = [mergeJourneys(base, ask('A?'), ask('B?')), mergeJourneys(base, ask('B?'), ask('A?'))]
    expect(there.merged).toEqual(back.merged)
    expect(there.merged.workshop?.opportunities.o1?.feasibility.map(({ question }) => question)).toEqual(['A?', 'B?'])
  })

  it('begin a workshop at once', () => {
    const base = newJourney({ id: 'j', name: 'J', timeZone: 'UTC' })
    const { merged } = mergeJourneys(
      base,
      withWorkshop((w) => (w.actions.a1 = action('Buy'))),
      withWorkshop((w) => (w.actions.a1 = action('Browse'))),
    )
    expect(Object.values(merged.workshop?.actions ?? {}).map(({ name }) => name)).toEqual(['Browse', 'Buy'])
  })

  it('keep a pain that one of them reworded and the other moved', () => {
    const step = (pains: string[]) => ({ order: 1, name: 'S', nodes: [], pains })
    const base = withWorkshop((w) => (w.steps.p1 = step(['a', 'b'])))
    const mine = withWorkshop((w) => (w.steps.p1 = step(['b', 'a'])), base)
    const theirs = withWorkshop((w) => (w.steps.p1 = step(['a', 'b', 'c'])), base)
    expect(mergeJourneys(base, mine, theirs).merged.workshop?.steps.p1?.pains).toEqual(['b', 'a', 'c'])
  })
})

it('a sticky may lie in every lane and have every colour', () => {
  const board = (lane: string, colour: string) => ({ stickies: { k1: { x: 0, y: 0, text: '', lane, colour } } })
  for (const lane of BOARD_LANES)
    for (const colour of BOARD_COLOURS) expect(boardSchema.safeParse(board(lane, colour)).success).toBe(true)
  expect(boardSchema.safeParse(board('elsewhere', 'blue')).success).toBe(false)
})

describe('pictures on the board', () => {
  const image = (data: string) => boardImageSchema.safeParse({ x: 0, y: 0, width: 1, height: 1, data }).success

  it('are pictures of pixels', () => {
    for (const type of ['png', 'jpeg', 'webp', 'gif']) expect(image(`data:image/${type};base64,AAAA`)).toBe(true)
  })

  it.each([
    'data:image/svg+xml;base64,AAAA',
    'data:text/html;base64,AAAA',
    'data:image/png;base64,AA"onerror=alert(1)',
    'data:image/png,AAAA',
    'https://example.com/a.png',
    'data:image/png;base64,',
    ...Object.values(HOSTILE),
  ])('are not %s', (data) => {
    expect(image(data)).toBe(false)
  })

  it('that are nearly one are refused at once', () => {
    expect(image(`data:image/png;base64,${'A'.repeat(699_000)}!`)).toBe(false)
  })
})
