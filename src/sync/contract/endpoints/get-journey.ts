import { journeySchema } from '../../../document/index.ts'
import { defineEndpoint, nothingSchema } from '../endpoint.ts'
import { journeyParamsSchema } from '../shared.ts'

export const getJourney = defineEndpoint({
  name: 'getJourney',
  method: 'GET',
  path: '/api/journeys/:id',
  summary: 'The document as it is now, in canonical JSON',
  params: journeyParamsSchema,
  query: nothingSchema,
  status: 200,
  answers: 'document',
  response: journeySchema,
  responseHeaders: ['etag', 'last-modified', 'jornada-revision'],
  problems: ['invalid-request', 'journey-not-found'],
})
