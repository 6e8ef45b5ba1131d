import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { fail, ok } from '../../kernel/result.ts'
import type { LocalFailure, LocalResult, LocalStore } from './local-store.ts'
import {
  type DraftRecord,
  draftOfRecord,
  draftRecordOf,
  type KnownRecord,
  knownRecordOf,
  refsOf,
  storedOfRecord,
  summariesOf,
} from './records.ts'

const VERSION = 1

interface Schema extends DBSchema {
  known: { key: string; value: KnownRecord }
  drafts: { key: [string, string]; value: DraftRecord; indexes: { byJourney: string } }
}
type Connection = IDBPDatabase<Schema>

export interface IndexedDbOptions {
  readonly name: string
  /** How long another tab may hold an older version open before this one gives up, in milliseconds. */
  readonly blockedMs: number
  readonly now: () => number
}

/** Opens the browser's database. Fails where there is none, where it is refused, or where another tab blocks it. */
export async function openIndexedDbStore(options: IndexedDbOptions): Promise<LocalResult<LocalStore>> {
  if (typeof indexedDB === 'undefined') return fail({ kind: 'unavailable', message: 'This browser has no IndexedDB' })
  try {
    const opening = connect(options.name)
    const connection = await Promise.race([opening, giveUpAfter(options.blockedMs)])
    if (connection) return ok(storeOver(connection, options))
    // Should it open after all, nobody wants it any more.
    void opening.then(
      (late) => late.close(),
      () => undefined,
    )
    return fail({
      kind: 'blocked',
      message: 'Another tab holds the database; close the other tabs of Jornada and reload',
    })
  } catch (error) {
    return fail({ kind: 'unavailable', message: messageOf(error) })
  }
}

function connect(name: string): Promise<Connection> {
  return openDB<Schema>(name, VERSION, {
    upgrade: (db) => {
      db.createObjectStore('known', { keyPath: 'id' })
      db.createObjectStore('drafts', { keyPath: ['id', 'session'] }).createIndex('byJourney', 'id')
    },
    // A tab with a newer version of the program wants the database: let it have it, and fail writes from here on.
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
  })
}

const giveUpAfter = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms))

function storeOver(db: Connection, { now }: IndexedDbOptions): LocalStore {
  return {
    durability: 'disk',
    list: () => attempt(async () => ok(summariesOf(await db.getAll('known'), await db.getAll('drafts')))),
    known: (id) =>
      attempt(async () => {
        const record = await db.get('known', id)
        return record ? storedOfRecord(record) : ok(undefined)
      }),
    putKnown: (journey) => attempt(() => putKnown(db, knownRecordOf(journey, now()))),
    drafts: (id) =>
      attempt(async () =>
        ok(refsOf(id === undefined ? await db.getAll('drafts') : await db.getAllFromIndex('drafts', 'byJourney', id))),
      ),
    putDraft: (draft) =>
      withRoom(db, () =>
        attempt(async () => {
          await db.put('drafts', draftRecordOf(draft))
          return ok(undefined)
        }),
      ),
    claim: (ref, session) =>
      attempt(async () => {
        const tx = db.transaction('drafts', 'readwrite')
        const record = await tx.store.get([ref.id, ref.session])
        const claimed = record && { ...record, session }
        const draft = claimed ? draftOfRecord(claimed) : ok(undefined)
        if (claimed && draft.ok) {
          await tx.store.delete([ref.id, ref.session])
          await tx.store.put(claimed)
        }
        await tx.done
        return draft
      }),
    settle: (session, journey) =>
      attempt(async () => {
        await db.delete('drafts', [journey.document.id, session])
        const kept = await attempt(() => putKnown(db, knownRecordOf(journey, now())))
        // No room for a copy is no failure: the backend has the original.
        return !kept.ok && kept.error.kind === 'quota' ? ok(undefined) : kept
      }),
    forget: (id) =>
      attempt(async () => {
        const tx = db.transaction(['known', 'drafts'], 'readwrite')
        await tx.objectStore('known').delete(id)
        for (const key of await tx.objectStore('drafts').index('byJourney').getAllKeys(id))
          await tx.objectStore('drafts').delete(key)
        await tx.done
        return ok(undefined)
      }),
    close: () => db.close(),
  }
}

async function putKnown(db: Connection, record: KnownRecord): Promise<LocalResult<undefined>> {
  const tx = db.transaction('known', 'readwrite')
  const before = await tx.store.get(record.id)
  if ((before?.revision ?? 0) <= record.revision) await tx.store.put(record)
  await tx.done
  return ok(undefined)
}

/** When there is no room for a person's work, the copies of what the backend has make way for it. */
async function withRoom(db: Connection, write: () => Promise<LocalResult<undefined>>): Promise<LocalResult<undefined>> {
  const first = await write()
  if (first.ok || first.error.kind !== 'quota') return first
  const cleared = await attempt(async () => {
    await db.clear('known')
    return ok(undefined)
  })
  return cleared.ok ? write() : first
}

async function attempt<Value>(run: () => Promise<LocalResult<Value>>): Promise<LocalResult<Value>> {
  try {
    return await run()
  } catch (error) {
    return fail(failureOf(error))
  }
}

function failureOf(error: unknown): LocalFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return { kind: 'quota', message: messageOf(error) }
  if (name === 'InvalidStateError')
    return { kind: 'blocked', message: 'Another tab runs a newer version of Jornada; reload this one' }
  return { kind: 'failed', message: messageOf(error) }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
