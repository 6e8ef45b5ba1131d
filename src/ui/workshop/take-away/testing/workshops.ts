import fc from 'fast-check'
import {
  BOARD_COLOURS,
  BOARD_LANES,
  EVIDENCE,
  type Journey,
  journeySchema,
  newJourney,
} from '../../../../document/index.ts'
import { HOSTILE } from '../../../../document/testing/hostile.ts'

const texts = fc.oneof(
  fc.constantFrom(...Object.values(HOSTILE)),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.lorem({ maxCount: 60 }),
  fc.constant('Straßenbahnhaltestellenüberdachungsverordnung'.repeat(6)),
)
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const experience = fc.record({
  text: texts,
  emotion: maybe(fc.integer({ min: -4, max: 4 }).map((halves) => halves / 2)),
  within: maybe(fc.constantFrom('PT0S', 'PT5M', 'P1D', 'P3M')),
  likelihood: maybe(fc.integer({ min: 0, max: 100 }).map((per) => per / 100)),
  evidence: maybe(fc.constantFrom(...EVIDENCE)),
})
const step = fc.record({
  action: maybe(fc.constantFrom('a1', 'a2', 'gone')),
  name: texts.map((text) => [...text].slice(0, 60).join('')),
  stage: maybe(fc.constantFrom('s1', 's2')),
  touchpoint: maybe(fc.constant('Online shop')),
  channel: maybe(fc.constant('email')),
  entryPoint: fc.boolean(),
  expectation: maybe(experience),
  reality: maybe(experience),
  pains: fc.array(texts, { maxLength: 3 }),
})
const score = maybe(fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10))
const opportunity = fc.record({
  step: maybe(fc.integer({ min: 0, max: 20 }).map((index) => `p${index}`)),
  dream: texts,
  effort: score,
  impact: score,
  votes: fc.constant(['Ana']),
  decision: maybe(texts),
  owner: maybe(fc.constant('Marco')),
  due: maybe(fc.constant('2026-03-31')),
  feasibility: fc.array(fc.record({ question: texts, answer: fc.constant('unknown') }), { maxLength: 2 }),
})
const place = {
  x: fc.integer({ min: -4_000, max: 4_000 }),
  y: fc.integer({ min: -4_000, max: 4_000 }),
  step: maybe(fc.integer({ min: 0, max: 20 }).map((index) => `p${index}`)),
  lane: maybe(fc.constantFrom(...BOARD_LANES)),
}
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

const named = (prefix: string, values: readonly object[]) =>
  Object.fromEntries(values.map((value, index) => [`${prefix}${index}`, JSON.parse(JSON.stringify(value))]))

/** Journeys with a workshop of any size, and what nobody would write on a card. */
export const toldJourneys: fc.Arbitrary<Journey> = fc
  .record({
    name: texts.map((text) => [...text].slice(0, 60).join('')),
    persona: maybe(fc.record({ name: fc.constant('Ana'), goal: texts, quote: texts })),
    steps: fc.array(step, { maxLength: 22 }),
    opportunities: fc.array(opportunity, { maxLength: 8 }),
    stickies: fc.array(fc.record({ ...place, text: texts, colour: fc.constantFrom(...BOARD_COLOURS) }), {
      maxLength: 4,
    }),
    stamps: fc.array(fc.record({ ...place, emoji: fc.constantFrom('😡', '👩‍👩‍👧') }), { maxLength: 3 }),
    images: fc.array(
      fc.record({
        ...place,
        width: fc.integer({ min: 1, max: 3_000 }),
        height: fc.integer({ min: 1, max: 3_000 }),
        data: fc.constant(PIXEL),
        alt: texts.map((text) => [...text].slice(0, 60).join('')),
      }),
      { maxLength: 2 },
    ),
    strokes: fc.array(
      fc.array(fc.integer({ min: -4_000, max: 4_000 }), { minLength: 2, maxLength: 20 }).map((points) => ({
        points: points.length % 2 === 0 ? points : [...points, 0],
      })),
      { maxLength: 2 },
    ),
  })
  .map(({ name, persona, steps, opportunities, stickies, stamps, images, strokes }) => {
    const value = {
      ...newJourney({ id: 'j', name, timeZone: 'UTC' }),
      stages: { s1: { name: 'Choose', order: 1 }, s2: { name: 'Decide', order: 2 } },
      workshop: {
        ...(persona && { persona }),
        actions: { a1: { name: 'Buy', order: 1 }, a2: { name: 'Return', order: 2 } },
        steps: named(
          'p',
          steps.map((each, order) => ({ ...each, order })),
        ),
        opportunities: named('o', opportunities),
        board: {
          stickies: named('k', stickies),
          stamps: named('m', stamps),
          images: named('i', images),
          strokes: named('s', strokes),
        },
      },
    }
    return journeySchema.parse(value)
  })
