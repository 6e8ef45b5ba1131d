import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

const FOLDER = new URL('../migrations/', import.meta.url)
const FILE = /^(\d{4})_[a-z0-9_]+\.sql$/
/** Any number, the same for every server on one database: two that start together migrate one after the other. */
const LOCK = 7_213_370_001

export interface Migration {
  readonly version: number
  readonly name: string
  readonly statements: readonly string[]
}

/** The migrations of the folder in order. Throws when versions are missing or repeat: then the folder was tampered with. */
export async function readMigrations(folder: URL = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => FILE.test(name)).sort()
  return Promise.all(
    names.map(async (name, index) => {
      const version = Number(FILE.exec(name)?.[1])
      if (version !== index + 1) throw new Error(`Migration ${index + 1} is missing or repeated: found ${name}`)
      const text = await readFile(new URL(name, folder), 'utf8')
      // One statement each: the extended protocol takes no more.
      const statements = text
        .split(/^--> statement-breakpoint$/m)
        .map((part) => part.trim())
        .filter((part) => part !== '')
      return { version, name, statements }
    }),
  )
}

/** Brings the database to the newest version, all or nothing. Refuses one made by a newer server. */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(LOCK))})`)
    await tx.execute(sql`create table if not exists jornada_migrations (
      version integer primary key, name text not null, applied_at timestamptz not null default now()
    )`)
    const rows = await tx.execute(sql`select coalesce(max(version), 0) as version from jornada_migrations`)
    const current = Number(firstRow(rows).version)
    if (current > migrations.length) {
      throw new NewerDatabaseError(
        `The database is at version ${current}; this server knows ${migrations.length}. Update Jornada.`,
      )
    }
    for (const migration of migrations.slice(current)) {
      for (const statement of migration.statements) await tx.execute(sql.raw(statement))
      await tx.execute(
        sql`insert into jornada_migrations (version, name) values (${migration.version}, ${migration.name})`,
      )
    }
  })
}

export class NewerDatabaseError extends Error {}

/** PGlite answers with an object that holds the rows, postgres.js with the rows themselves. */
function firstRow(result: unknown): Record<string, unknown> {
  const rows = Array.isArray(result) ? result : (result as { rows: unknown[] }).rows
  return (rows[0] ?? {}) as Record<string, unknown>
}
