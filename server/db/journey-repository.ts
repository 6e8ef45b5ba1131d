import { and, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import {
  etagOf,
  type IfMatch,
  type JourneyDigest,
  type JourneySummary,
  matches,
  type Paging,
} from '../../src/sync/contract/index.ts'
import type {
  CreateOutcome,
  JourneyRepository,
  PublicationFilter,
  RemoveOutcome,
  ReplaceOutcome,
  RevisionList,
  RevisionWrite,
  StoredPublication,
  StoredRevision,
} from '../../src/sync/contract/service/index.ts'
import type { Database, OpenDatabase } from './database.ts'
import { journeys, publications, revisions } from './schema.ts'

type JourneyRow = typeof journeys.$inferSelect
type RevisionRow = typeof revisions.$inferSelect
type PublicationRow = typeof publications.$inferSelect
type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Journeys in PostgreSQL. What decides between two writers is always one conditional statement on the journey's row. */
export function createSqlRepository({ db, storage }: Pick<OpenDatabase, 'db' | 'storage'>): JourneyRepository {
  return {
    storage,
    check: async () => void (await db.execute(sql`select 1`)),
    list: (paging) => list(db, paging),
    current: (id) => current(db, id),
    create: (write) => db.transaction((tx) => create(tx, write)),
    replace: (write, condition) => db.transaction((tx) => replace(tx, write, condition)),
    remove: (id, condition, at) => db.transaction((tx) => remove(tx, id, condition, new Date(at))),
    revisions: (id, paging) => listRevisions(db, id, paging),
    revision: (id, revision) => oneRevision(db, id, revision),
    savePublication: (publication) => savePublication(db, publication),
    publication: (id, filter) => lastPublication(db, id, filter),
  }
}

const nextTouch = sql<number>`nextval('journeys_touched')`
const isAlive = isNull(journeys.deletedAt)

async function list(db: Database, { limit, offset }: Paging) {
  const [total] = await db.select({ value: count() }).from(journeys).where(isAlive)
  const rows = await db
    .select()
    .from(journeys)
    .where(isAlive)
    .orderBy(desc(journeys.touched))
    .limit(limit)
    .offset(offset)
  const published = await publishedOf(
    db,
    rows.map((row) => row.id),
  )
  return { journeys: rows.map((row) => summaryOf(row, published.get(row.id))), total: total?.value ?? 0 }
}

/** The publication in force of each journey, in one query. */
async function publishedOf(
  db: Database | Transaction,
  ids: readonly string[],
): Promise<Map<string, JourneySummary['published']>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([publications.journeyId], {
      journeyId: publications.journeyId,
      revision: publications.revision,
      variant: publications.variant,
      publishedAt: publications.publishedAt,
    })
    .from(publications)
    .where(and(sql`${publications.journeyId} in ${ids}`, isNull(publications.withdrawnAt)))
    .orderBy(publications.journeyId, desc(publications.id))
  return new Map(
    rows.map(({ journeyId, publishedAt, ...row }) => [journeyId, { ...row, publishedAt: publishedAt.toISOString() }]),
  )
}

async function current(db: Database | Transaction, id: string): Promise<StoredRevision | undefined> {
  const rows = await db
    .select({ revision: revisions })
    .from(journeys)
    .innerJoin(revisions, and(eq(revisions.journeyId, journeys.id), eq(revisions.revision, journeys.revision)))
    .where(and(eq(journeys.id, id), isAlive))
  return rows[0] && storedOf(rows[0].revision)
}

async function create(tx: Transaction, write: RevisionWrite): Promise<CreateOutcome> {
  const at = new Date(write.at)
  const digest = JSON.stringify(write.digest)
  const [row] = await tx
    .insert(journeys)
    .values({ id: write.id, revision: 1, hash: write.hash, digest, createdAt: at, updatedAt: at, touched: nextTouch })
    .onConflictDoUpdate({
      target: journeys.id,
      // A journey that was deleted comes back with the next number, so that no tag ever means two things.
      set: {
        revision: sql`${journeys.revision} + 1`,
        hash: write.hash,
        digest,
        createdAt: at,
        updatedAt: at,
        touched: nextTouch,
        deletedAt: null,
      },
      setWhere: sql`${journeys.deletedAt} is not null`,
    })
    .returning()
  if (!row) return { kind: 'exists' }
  await addRevision(tx, row, write)
  return { kind: 'created', summary: summaryOf(row, undefined) }
}

async function replace(tx: Transaction, write: RevisionWrite, condition: IfMatch): Promise<ReplaceOutcome> {
  // The lock on the row makes the check and the write one step: a second writer waits here and then sees the new tag.
  const [before] = await tx
    .select()
    .from(journeys)
    .where(and(eq(journeys.id, write.id), isAlive))
    .for('update')
  if (!before) return { kind: 'missing' }
  if (!matches(condition, etagOf(before.revision, before.hash)))
    return { kind: 'stale', current: await required(tx, write.id) }
  const published = (await publishedOf(tx, [write.id])).get(write.id)
  if (before.hash === write.hash) return { kind: 'written', summary: summaryOf(before, published) }
  const [row] = await tx
    .update(journeys)
    .set({
      revision: before.revision + 1,
      hash: write.hash,
      digest: JSON.stringify(write.digest),
      updatedAt: new Date(write.at),
      touched: nextTouch,
    })
    .where(eq(journeys.id, write.id))
    .returning()
  if (!row) return { kind: 'missing' }
  await addRevision(tx, row, write)
  return { kind: 'written', summary: summaryOf(row, published) }
}

async function remove(tx: Transaction, id: string, condition: IfMatch, at: Date): Promise<RemoveOutcome> {
  const [before] = await tx
    .select()
    .from(journeys)
    .where(and(eq(journeys.id, id), isAlive))
    .for('update')
  if (!before) return { kind: 'missing' }
  if (!matches(condition, etagOf(before.revision, before.hash)))
    return { kind: 'stale', current: await required(tx, id) }
  await tx.update(journeys).set({ deletedAt: at }).where(eq(journeys.id, id))
  await tx
    .update(publications)
    .set({ withdrawnAt: at })
    .where(and(eq(publications.journeyId, id), isNull(publications.withdrawnAt)))
  return { kind: 'removed' }
}

const addRevision = (tx: Transaction, { revision, digest }: JourneyRow, { id, hash, document, at }: RevisionWrite) =>
  tx.insert(revisions).values({ journeyId: id, revision, hash, digest, document, createdAt: new Date(at) })

async function required(tx: Transaction, id: string): Promise<StoredRevision> {
  const stored = await current(tx, id)
  if (!stored) throw new Error(`The journey ${id} has lost its current revision`)
  return stored
}

async function listRevisions(db: Database, id: string, { limit, offset }: Paging): Promise<RevisionList | undefined> {
  if (!(await exists(db, id))) return undefined
  const [total] = await db.select({ value: count() }).from(revisions).where(eq(revisions.journeyId, id))
  const rows = await db
    .select({
      revision: revisions.revision,
      hash: revisions.hash,
      digest: revisions.digest,
      createdAt: revisions.createdAt,
    })
    .from(revisions)
    .where(eq(revisions.journeyId, id))
    .orderBy(desc(revisions.revision))
    .limit(limit)
    .offset(offset)
  return {
    revisions: rows.map(({ revision, hash, digest, createdAt }) => ({
      revision,
      etag: etagOf(revision, hash),
      createdAt: createdAt.toISOString(),
      ...digestOf(digest),
    })),
    total: total?.value ?? 0,
  }
}

async function oneRevision(db: Database, id: string, revision: number): Promise<StoredRevision | undefined> {
  const rows = await db
    .select({ revision: revisions })
    .from(journeys)
    .innerJoin(revisions, eq(revisions.journeyId, journeys.id))
    .where(and(eq(journeys.id, id), isAlive, eq(revisions.revision, revision)))
  return rows[0] && storedOf(rows[0].revision)
}

async function exists(db: Database, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: journeys.id })
    .from(journeys)
    .where(and(eq(journeys.id, id), isAlive))
  return rows.length > 0
}

async function savePublication(db: Database, publication: StoredPublication): Promise<void> {
  await db.insert(publications).values({
    journeyId: publication.id,
    revision: publication.revision,
    variant: publication.variant,
    machine: JSON.stringify(publication.machine),
    sourceMap: JSON.stringify(publication.sourceMap),
    diagnostics: JSON.stringify(publication.diagnostics),
    publishedAt: new Date(publication.publishedAt),
  })
}

async function lastPublication(
  db: Database,
  id: string,
  { revision, variant }: PublicationFilter,
): Promise<StoredPublication | undefined> {
  const wanted: (SQL | undefined)[] = [
    eq(publications.journeyId, id),
    isNull(publications.withdrawnAt),
    revision === undefined ? undefined : eq(publications.revision, revision),
    variant === undefined ? undefined : eq(publications.variant, variant),
  ]
  const [row] = await db
    .select()
    .from(publications)
    .where(and(...wanted))
    .orderBy(desc(publications.id))
    .limit(1)
  return row && publicationOf(row)
}

const storedOf = (row: RevisionRow): StoredRevision => ({
  id: row.journeyId,
  revision: row.revision,
  etag: etagOf(row.revision, row.hash),
  document: row.document,
  createdAt: row.createdAt.toISOString(),
})

const summaryOf = (row: JourneyRow, published: JourneySummary['published']): JourneySummary => ({
  id: row.id,
  revision: row.revision,
  etag: etagOf(row.revision, row.hash),
  ...digestOf(row.digest),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  ...(published ? { published } : {}),
})

const publicationOf = (row: PublicationRow): StoredPublication => ({
  id: row.journeyId,
  revision: row.revision,
  variant: row.variant,
  publishedAt: row.publishedAt.toISOString(),
  machine: JSON.parse(row.machine) as StoredPublication['machine'],
  sourceMap: JSON.parse(row.sourceMap) as StoredPublication['sourceMap'],
  diagnostics: JSON.parse(row.diagnostics) as StoredPublication['diagnostics'],
})

/** Written by this program and checked again on its way out, by the contract. */
const digestOf = (text: string) => JSON.parse(text) as JourneyDigest
