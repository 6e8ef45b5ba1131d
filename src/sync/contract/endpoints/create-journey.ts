import { journeySchema, LIMITS } from '../../../document/index.ts'
import { defineEndpoint, nothingSchema } from '../endpoint.ts'
import { journeySummarySchema } from '../shared.ts'

export const createJourney = defineEndpoint({
  name: 'createJourney',
  method: 'POST',
  path: '/api/journeys',
  summary: 'Keeps a new journey under the id of its document',
  params: nothingSchema,
  query: nothingSchema,
  body: journeySchema,
  bodyLimit: LIMITS.fileBytes,
  status: 201,
  answers: 'json',
  response: journeySummarySchema,
  responseHeaders: ['etag', 'location', 'jornada-revision'],
  problems: [
    'invalid-request',
    'malformed-json',
    'unsupported-media-type',
    'body-too-large',
    'invalid-journey',
    'newer-format',
    'journey-exists',
  ],
})
