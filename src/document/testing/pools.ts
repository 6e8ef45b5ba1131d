import fc from 'fast-check'
import type { Attribute, EventType } from '../journey.ts'

/**
 * Few names, used everywhere, so that what one part of a generated journey sends another part really waits for.
 */
export const EVENTS: Readonly<Record<string, EventType>> = {
  start: {
    label: 'Start',
    properties: { value: { type: 'number' }, plan: { type: 'category', values: ['basic', 'gold'] } },
  },
  visit: {
    label: 'Visit',
    properties: { value: { type: 'number' }, plan: { type: 'category', values: ['basic', 'gold'] } },
  },
  purchase: {
    label: 'Purchase',
    properties: { value: { type: 'number' }, plan: { type: 'category', values: ['basic', 'gold'] } },
  },
  complaint: {
    label: 'Complaint',
    properties: { value: { type: 'number' }, plan: { type: 'category', values: ['basic', 'gold'] } },
  },
}

/** Events that happen to customers while they are inside. */
export const LIVE_EVENTS = ['visit', 'purchase', 'complaint'] as const

export const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  country: { label: 'Country', type: 'category', values: ['MX', 'AR', 'ES'] },
  spend: { label: 'Spend', type: 'number' },
  vip: { label: 'VIP', type: 'boolean' },
  birthday: { label: 'Birthday', type: 'date', personal: true },
  tags: { label: 'Tags', type: 'list' },
  nickname: { label: 'Nickname', type: 'text', personal: true },
}

export const TIME_ZONES = ['America/Mexico_City', 'Europe/Madrid', 'America/Sao_Paulo', 'Asia/Kolkata', 'UTC'] as const
export const COUNTRIES = ['MX', 'AR', 'ES'] as const
export const TAGS = ['new', 'loyal', 'lapsed'] as const

/** Spans that a customer can sit through several times within a simulated month. */
export const spans: fc.Arbitrary<string> = fc.constantFrom(
  'PT5M',
  'PT30M',
  'PT1H',
  'PT4H',
  'PT12H',
  'PT24H',
  'P1D',
  'P2D',
  'P3D',
)

/** Spans long enough for a loop: a month of going round stays a hundred steps. */
export const longSpans: fc.Arbitrary<string> = fc.constantFrom('PT8H', 'PT18H', 'P1D', 'P2D')

export const timesOfDay: fc.Arbitrary<string> = fc
  .tuple(fc.nat({ max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)

export const clocks = fc.constantFrom('customer' as const, 'company' as const)

export const weekdays = fc.uniqueArray(
  fc.constantFrom(
    'mon' as const,
    'tue' as const,
    'wed' as const,
    'thu' as const,
    'fri' as const,
    'sat' as const,
    'sun' as const,
  ),
  { minLength: 1, maxLength: 7 },
)

/** Days around the scenarios' start, so that some lie behind it and some before it. */
export const dates: fc.Arbitrary<string> = fc
  .integer({ min: -40, max: 60 })
  .map((days) => new Date(Date.UTC(2026, 0, 5) + days * 86_400_000).toISOString().slice(0, 10))

/** `undefined` stands for an absent property: see `compact`. */
export const maybe = <Value>(arbitrary: fc.Arbitrary<Value>, freq = 2): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq })

/** Absent three times out of four. */
export const seldom = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

/** An object type whose properties that may be `undefined` are optional instead. */
export type Compact<Shape> = { [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key] } & {
  [Key in keyof Shape as undefined extends Shape[Key] ? Key : never]?: Exclude<Shape[Key], undefined>
}

/** Leaves out properties that are `undefined`: a document has none. */
export const compact = <Shape extends object>(value: Shape): Compact<Shape> =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Compact<Shape>

/** A choice that is made now and resolved when it is known what there is to choose from. */
export const choices = fc.nat({ max: 1_000 })
export const choose = <Value>(from: readonly Value[], choice: number): Value | undefined => from[choice % from.length]

/** Entries under `b1`, `b2` …: record keys as the program makes them. */
export const keyed = <Value>(prefix: string, values: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(values.map((value, index) => [`${prefix}${index + 1}`, value]))
