import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { journeyParamsSchema, pagingSchema, revisionSummarySchema } from '../shared.ts'

export const revisionPageSchema = z.object({
  revisions: z.array(revisionSummarySchema),
  /** Of all pages. */
  total: z.int().min(0),
})
export type RevisionPage = z.infer<typeof revisionPageSchema>

export const listRevisions = defineEndpoint({
  name: 'listRevisions',
  method: 'GET',
  path: '/api/journeys/:id/revisions',
  summary: 'Every revision, the newest first',
  params: journeyParamsSchema,
  query: pagingSchema,
  status: 200,
  answers: 'json',
  response: revisionPageSchema,
  problems: ['invalid-request', 'journey-not-found'],
})
