import { bigint, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

// The tables as the queries see them. What makes them is in ../migrations; a test holds the two together.

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const journeys = pgTable('journeys', {
  id: text('id').primaryKey(),
  revision: integer('revision').notNull(),
  hash: text('hash').notNull(),
  digest: text('digest').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  touched: bigint('touched', { mode: 'number' }).notNull(),
  deletedAt: instant('deleted_at'),
})

export const revisions = pgTable(
  'revisions',
  {
    journeyId: text('journey_id').notNull(),
    revision: integer('revision').notNull(),
    hash: text('hash').notNull(),
    digest: text('digest').notNull(),
    document: text('document').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.journeyId, table.revision] })],
)

export const publications = pgTable('publications', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  journeyId: text('journey_id').notNull(),
  revision: integer('revision').notNull(),
  variant: text('variant').notNull(),
  machine: text('machine').notNull(),
  sourceMap: text('source_map').notNull(),
  diagnostics: text('diagnostics').notNull(),
  publishedAt: instant('published_at').notNull(),
  withdrawnAt: instant('withdrawn_at'),
})
