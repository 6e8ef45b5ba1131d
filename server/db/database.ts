import { mkdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { lockFolder } from './folder-lock.ts'
import { migrate, readMigrations } from './migrations.ts'

/** What both drivers have in common: every query is written against this. */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>

export interface OpenDatabase {
  readonly db: Database
  readonly storage: 'pglite' | 'postgres'
  /** Writes out what is still in memory and gives the folder or the connections back. */
  close(): Promise<void>
}

export type DatabaseOptions =
  /** The embedded PostgreSQL on a folder, made when it is not there. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** The embedded PostgreSQL without a disk, for tests. */
  | { readonly kind: 'memory' }
  /** A PostgreSQL elsewhere. */
  | { readonly kind: 'url'; readonly url: string }

/** Opens the database and brings it to the newest version. Throws `FolderInUseError` when another server has the folder. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const opened = await connect(options)
  try {
    await migrate(opened.db, await readMigrations())
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}

async function connect(options: DatabaseOptions): Promise<OpenDatabase> {
  switch (options.kind) {
    case 'url':
      return connectPostgres(options.url)
    case 'memory':
      return connectPglite(undefined, async () => undefined)
    case 'folder': {
      await mkdir(options.folder, { recursive: true })
      const unlock = await lockFolder(options.folder)
      try {
        return await connectPglite(`${options.folder}/pg`, unlock)
      } catch (error) {
        await unlock()
        throw error
      }
    }
  }
}

async function connectPglite(folder: string | undefined, unlock: () => Promise<void>): Promise<OpenDatabase> {
  const client = await (folder === undefined ? PGlite.create() : PGlite.create(folder))
  const close = async () => {
    await client.close()
    await unlock()
  }
  return { db: drizzlePglite({ client }) as unknown as Database, storage: 'pglite', close }
}

function connectPostgres(url: string): OpenDatabase {
  const client = postgres(url, { max: 10, connect_timeout: 10, onnotice: () => undefined })
  return {
    db: drizzlePostgres({ client }) as unknown as Database,
    storage: 'postgres',
    close: () => client.end({ timeout: 5 }),
  }
}
