import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FORMAT_VERSION, journeySchema, readJourney, readJourneyValue } from '../index.ts'
import { MIGRATIONS, type Migration, migrate, type RawJourney } from './index.ts'

interface Fixture {
  readonly before: RawJourney
  readonly after: RawJourney
}

const folder = new URL('./fixtures/', import.meta.url)
const fileOf = (migration: Migration) => `${String(migration.from + 1).padStart(3, '0')}-${migration.name}.json`
const fixtureOf = (migration: Migration) =>
  JSON.parse(readFileSync(new URL(fileOf(migration), folder), 'utf8')) as Fixture

describe('migrations', () => {
  it('form a chain without gaps from the first draft to the current version', () => {
    expect(MIGRATIONS.map((migration) => migration.from)).toEqual(
      Array.from({ length: FORMAT_VERSION }, (_, version) => version),
    )
    expect(new Set(MIGRATIONS.map((migration) => migration.name)).size).toBe(MIGRATIONS.length)
  })

  it('are each exercised by a fixture, and no fixture is left over', () => {
    expect(readdirSync(folder).sort()).toEqual(MIGRATIONS.map(fileOf))
  })

  it.each(MIGRATIONS.map((migration) => [migration.name, migration] as const))(
    '%s turns its fixture into the next version',
    (_, migration) => {
      const { before, after } = fixtureOf(migration)
      const copy = structuredClone(before)
      expect(before.formatVersion).toBe(migration.from)
      expect({ ...migration.up(before), formatVersion: migration.from + 1 }).toEqual(after)
      expect(before).toEqual(copy)
      // Not a fixture that would pass without its migration.
      expect(journeySchema.safeParse({ ...before, formatVersion: FORMAT_VERSION }).success).toBe(false)
      expect(readJourneyValue(before).ok).toBe(true)
    },
  )

  it.each(MIGRATIONS.map((migration) => [migration.name, migration] as const))(
    '%s leaves alone what it does not understand',
    (_, migration) => {
      const strange = [
        {},
        { variants: null },
        { variants: [] },
        { variants: { v1: 7 } },
        { variants: { v1: { edges: [null, 3, {}] } } },
        { settings: 'x' },
        { variants: { v1: { edges: [{ id: 'e1' }, { id: 'e1' }] } } },
      ]
      for (const raw of strange) expect(migration.up(raw)).toEqual(raw)
    },
  )

  it('do nothing to a current document', () => {
    const raw = { formatVersion: FORMAT_VERSION, variants: { v1: { edges: [] } } }
    expect(migrate(raw)).toBe(raw)
  })

  it('report what is wrong with an old document by its new paths', () => {
    const [first] = MIGRATIONS
    if (!first) throw new Error('No migrations')
    const { before } = fixtureOf(first)
    const result = readJourney(JSON.stringify({ ...before, settings: { reentry: 'sometimes' } }))
    expect(result).toMatchObject({ ok: false, error: [{ code: 'value.choice', path: 'settings.reentry.mode' }] })
  })
})
