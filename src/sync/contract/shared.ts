import { z } from 'zod'
import { CHANNELS, journeySchema } from '../../document/index.ts'

/** An id as documents have it; everything else in an address is refused before it is looked up. */
export const idSchema = journeySchema.shape.id
export const revisionNumberSchema = z.int().min(1).max(2_147_483_647)
/** A number in an address or a query. */
export const revisionParamSchema = z.coerce.number().pipe(revisionNumberSchema)
export const etagSchema = z.string().min(3).max(200)
const instantSchema = z.iso.datetime({ offset: true })

const PAGE_LIMIT = 200
const DEFAULT_PAGE = 50
export const pagingSchema = z.object({
  /** How many entries at most, 1 to 200. */
  limit: z.coerce.number().pipe(z.int().min(1).max(PAGE_LIMIT)).default(DEFAULT_PAGE),
  /** How many to skip. */
  offset: z.coerce.number().pipe(z.int().min(0).max(1_000_000_000)).default(0),
})
export type Paging = z.infer<typeof pagingSchema>

export const journeyParamsSchema = z.object({ id: idSchema })

/** What a library screen shows of a journey without loading it. */
export const journeyDigestSchema = z.object({
  name: z.string(),
  /** The first 500 characters. */
  description: z.string(),
  /** Nodes of the main variant. */
  nodes: z.int().min(0),
  variants: z.int().min(0),
  /** Channels of the main variant's messages, each once. */
  channels: z.array(z.enum(CHANNELS)),
})
export type JourneyDigest = z.infer<typeof journeyDigestSchema>

export const publicationSummarySchema = z.object({
  revision: revisionNumberSchema,
  variant: idSchema,
  publishedAt: instantSchema,
})
export type PublicationSummary = z.infer<typeof publicationSummarySchema>

export const journeySummarySchema = journeyDigestSchema.extend({
  id: idSchema,
  revision: revisionNumberSchema,
  etag: etagSchema,
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** The publication in force, when there is one. */
  published: publicationSummarySchema.optional(),
})
export type JourneySummary = z.infer<typeof journeySummarySchema>

export const revisionSummarySchema = journeyDigestSchema.extend({
  revision: revisionNumberSchema,
  etag: etagSchema,
  createdAt: instantSchema,
})
export type RevisionSummary = z.infer<typeof revisionSummarySchema>

/** The header that carries the revision number beside the opaque `ETag`. */
export const REVISION_HEADER = 'jornada-revision'
