import fc from 'fast-check'
import type { Journey } from '../journey.ts'
import { choose, compact, LIVE_EVENTS } from './pools.ts'

/** Something that happens to a customer, so long after the one before. */
export interface GeneratedEvent {
  readonly afterMs: number
  readonly event: string
  /** The message it is about, where it is about one. */
  readonly node?: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** Streams of events such as this journey's nodes wait for, some of them at the same instant. */
export function eventStreams(journey: Journey, maxLength = 30): fc.Arbitrary<readonly GeneratedEvent[]> {
  const nodes = Object.entries(journey.variants[journey.mainVariant]?.nodes ?? {})
  const messages = nodes.flatMap(([id, node]) => (node.kind === 'message' ? [id] : []))
  const properties = fc.record({ value: fc.integer({ min: 0, max: 200 }), plan: fc.constantFrom('basic', 'gold') })
  const afterMs = fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 3_600_000 }),
    fc.integer({ min: 1, max: 2 * 86_400_000 }),
  )
  const live: fc.Arbitrary<GeneratedEvent> = fc.record({ afterMs, event: fc.constantFrom(...LIVE_EVENTS), properties })
  const reaction: fc.Arbitrary<GeneratedEvent> = fc
    .record({
      afterMs,
      event: fc.constantFrom('message.delivered', 'message.opened', 'message.clicked', 'message.bounced'),
      choice: fc.nat({ max: 1_000 }),
    })
    .map(({ choice, ...rest }) => ({ ...rest, ...compact({ node: choose(messages, choice) }), properties: {} }))
  return fc.array(messages.length > 0 ? fc.oneof(live, reaction) : live, { maxLength, size: 'max' })
}
