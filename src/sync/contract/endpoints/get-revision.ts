import { journeySchema } from '../../../document/index.ts'
import { defineEndpoint, nothingSchema } from '../endpoint.ts'
import { journeyParamsSchema, revisionParamSchema } from '../shared.ts'

export const getRevision = defineEndpoint({
  name: 'getRevision',
  method: 'GET',
  path: '/api/journeys/:id/revisions/:revision',
  summary: 'The document as it was, in canonical JSON',
  params: journeyParamsSchema.extend({ revision: revisionParamSchema }),
  query: nothingSchema,
  status: 200,
  answers: 'document',
  response: journeySchema,
  responseHeaders: ['etag', 'last-modified', 'jornada-revision'],
  problems: ['invalid-request', 'journey-not-found', 'revision-not-found'],
})
