import { edgesById } from './001-edges-by-id.ts'
import type { Migration, RawJourney } from './migration.ts'

/** Every step there ever was, in order. Steps are added, never changed: files of any age must stay readable. */
export const MIGRATIONS: readonly Migration[] = [edgesById]

/** Brings a document of a known, older version up to the current one; one of the current version is returned as it is. */
export function migrate(raw: RawJourney): RawJourney {
  let current = raw
  for (const migration of MIGRATIONS) {
    if (current.formatVersion !== migration.from) continue
    current = { ...migration.up(current), formatVersion: migration.from + 1 }
  }
  return current
}

export type { Migration, RawJourney }
