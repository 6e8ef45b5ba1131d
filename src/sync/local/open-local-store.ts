import { openIndexedDbStore } from './indexed-db-store.ts'
import type { LocalStore } from './local-store.ts'
import { createMemoryStore } from './memory-store.ts'

export interface LocalStoreOptions {
  /** The database's name: `jornada` unless told. */
  readonly name?: string
  /** How long another tab may hold an older version open; 3 seconds unless told. */
  readonly blockedMs?: number
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

/**
 * Opens what this browser keeps of journeys. Never fails: where the browser keeps nothing, the store lives in memory and
 * says so in `durability` and `problem`. One per page; several tabs share the database.
 */
export async function openLocalStore(options: LocalStoreOptions = {}): Promise<LocalStore> {
  const { name = 'jornada', blockedMs = 3_000, now = Date.now } = options
  const opened = await openIndexedDbStore({ name, blockedMs, now })
  return opened.ok ? opened.value : createMemoryStore(opened.error, now)
}
