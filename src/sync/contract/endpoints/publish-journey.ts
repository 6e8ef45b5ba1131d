import { z } from 'zod'
import { diagnosticSchema } from '../diagnostics.ts'
import { defineEndpoint, nothingSchema } from '../endpoint.ts'
import { idSchema, journeyParamsSchema, publicationSummarySchema, revisionNumberSchema } from '../shared.ts'

export const publishRequestSchema = z.strictObject({ revision: revisionNumberSchema, variant: idSchema })
export type PublishRequest = z.infer<typeof publishRequestSchema>

export const publicationSchema = publicationSummarySchema.extend({
  id: idSchema,
  /** What the compiler found and does not mind. */
  diagnostics: z.array(diagnosticSchema),
})
export type Publication = z.infer<typeof publicationSchema>

export const publishJourney = defineEndpoint({
  name: 'publishJourney',
  method: 'POST',
  path: '/api/journeys/:id/publish',
  summary: 'Compiles a revision on the server and keeps its machine; refuses what has errors',
  params: journeyParamsSchema,
  query: nothingSchema,
  body: publishRequestSchema,
  bodyLimit: 16 * 1024,
  status: 201,
  answers: 'json',
  response: publicationSchema,
  responseHeaders: ['location'],
  problems: [
    'invalid-request',
    'malformed-json',
    'unsupported-media-type',
    'body-too-large',
    'journey-not-found',
    'revision-not-found',
    'variant-not-found',
    'not-publishable',
  ],
})
