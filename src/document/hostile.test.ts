import { describe, expect, it } from 'vitest'
import { parseDuration } from '../kernel/duration.ts'
import { parseRecurrenceRule } from '../kernel/recurrence-rule.ts'
import { compileComparison } from './comparison.ts'
import {
  diffJourneys,
  idFromName,
  type Journey,
  mergeJourneys,
  newJourney,
  parseField,
  RULE_OPERATORS,
  readJourney,
  readJourneyValue,
  resolveConflict,
  writeJourney,
} from './index.ts'
import { dateSchema, idSchema, instantSchema, localDateTimeSchema, signedDurationSchema } from './primitives.ts'
import { HOSTILE, hostileJourney, RESERVED_KEYS } from './testing/hostile.ts'

function read(text: string): Journey {
  const result = readJourneyValue(hostileJourney(text))
  if (!result.ok) throw new Error(result.error.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return result.value
}

const nothingPolluted = () => expect(Object.keys(Object.getOwnPropertyDescriptors({}))).toEqual([])

describe.each(Object.entries(HOSTILE))('%s, wherever text can stand', (_, text) => {
  it('is written and read again without a change', () => {
    const journey = read(text)
    const written = writeJourney(journey)
    const again = readJourney(written)
    expect(again).toEqual({ ok: true, value: journey })
    expect(again.ok && writeJourney(again.value)).toBe(written)
  })

  it('is compared and merged like any other text', () => {
    const base = read('plain')
    const renamed = { ...base, name: text, description: text }
    expect(diffJourneys(base, renamed).map(({ path }) => path)).toEqual(['description', 'name'])
    const theirs = { ...base, name: 'theirs' }
    const { merged, conflicts } = mergeJourneys(base, renamed, theirs)
    expect(merged).toMatchObject({ name: text, description: text })
    const conflict = conflicts[0]
    expect(conflicts).toHaveLength(1)
    expect(conflict && resolveConflict(merged, conflict, 'theirs').name).toBe('theirs')
  })

  it('is merged as a key, from both sides', () => {
    const base = read('plain')
    const { merged } = mergeJourneys(base, { ...read(text), id: base.id }, { ...base, description: 'theirs' })
    expect(merged.description).toBe(text)
    expect(Object.keys(merged.attributes)).toEqual(Object.keys(read(text).attributes))
    nothingPolluted()
  })

  it('is told as it is, in quotes and in short, when it stands in the wrong place', () => {
    const wrong = readJourneyValue({ ...hostileJourney('plain'), timeZone: text, [`${text}!`]: 1, mainVariant: text })
    expect(wrong.ok).toBe(false)
    for (const { message, path } of wrong.ok ? [] : wrong.error) {
      expect(message.length + path.length).toBeLessThan(500)
      expect(`${message}${path}`).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
    }
  })

  it('becomes an id that is one', () => {
    expect(idSchema.safeParse(idFromName(text)).success).toBe(true)
  })
})

describe('keys that every object inherits', () => {
  it.each([...RESERVED_KEYS, 'toString', 'valueOf', 'prototype'])('%s is refused as id and as name of data', (key) => {
    const holders = [
      ['stages', { name: 'S', order: 1 }],
      ['attributes', { label: 'A', type: 'text' }],
      ['events', { label: 'E', properties: {} }],
      ['scenarios', {}],
      ['variants', {}],
    ] as const
    for (const [collection, value] of holders) {
      const raw = JSON.stringify({ ...hostileJourney('plain'), [collection]: { PLACE: value } })
      const result = readJourney(raw.replace('"PLACE"', JSON.stringify(key)))
      const codes = result.ok ? [] : result.error.map(({ code }) => code)
      expect(codes.some((code) => code === 'key.invalid' || code === 'json.reservedKey')).toBe(true)
    }
    nothingPolluted()
  })

  it('are no fields that a rule could read', () => {
    for (const key of RESERVED_KEYS) expect(parseField(key)).toBeUndefined()
    expect(parseField('message.n1.constructor')).toBeUndefined()
    expect(parseField('consent.__proto__')).toBeUndefined()
  })
})

/**
 * Texts on which a pattern that tries all ways to split them would be busy for minutes: they are long, look right to
 * nearly the end, and are wrong there. Within the time of a test only work that grows with their length gets done.
 */
const LONG = 50_000
const NEARLY = ['a', '0', ' ', '-', '1,', '9.', 'P1D', 'T1H', '{{', '((', '.*', '%20', 'a-', '1e', '\t \n', '"\\']
  .map((piece) => piece.repeat(LONG / piece.length))
  .flatMap((text) => [text, `${text}!`, `P${text}!`, `2026-01-05T${text}!`, `a${text}a!`])

describe('texts that make patterns slow', () => {
  it('are no durations, dates, instants or ids, and that is found at once', () => {
    for (const text of NEARLY) {
      expect(parseDuration(text)).toBeUndefined()
      for (const schema of [signedDurationSchema, dateSchema, localDateTimeSchema, instantSchema, idSchema])
        expect(schema.safeParse(text).success).toBe(false)
    }
  })

  it('are no recurrence rules', () => {
    for (const text of NEARLY) expect(parseRecurrenceRule(text).ok).toBe(false)
    for (const part of ['BYDAY=MO', 'BYHOUR=1', 'FREQ=DAILY'])
      expect(parseRecurrenceRule(`${`${part},`.repeat(150)}!`).ok).toBe(false)
  })

  it('are compared in time that grows with their length', () => {
    for (const text of NEARLY)
      for (const operator of RULE_OPERATORS)
        for (const fact of [text, 1, true, [text]]) compileComparison(operator, text)(fact)
  })

  it('become ids in time that grows with their length', () => {
    for (const text of NEARLY) expect(idSchema.safeParse(idFromName(text)).success).toBe(true)
  })

  it('are read as files, and as values in files', () => {
    for (const text of NEARLY) {
      expect(readJourney(text).ok).toBe(false)
      expect(readJourney(`{"format":"jornada/journey",${text}`).ok).toBe(false)
      expect(readJourneyValue({ ...newJourney({ id: 'j', name: 'J', timeZone: 'UTC' }), description: text }).ok).toBe(
        true,
      )
      expect(readJourneyValue({ ...newJourney({ id: 'j', name: text, timeZone: text }) }).ok).toBe(false)
    }
  })
})
