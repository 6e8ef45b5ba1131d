import { journeySchema, LIMITS } from '../../../document/index.ts'
import { defineEndpoint, nothingSchema } from '../endpoint.ts'
import { journeyParamsSchema, journeySummarySchema } from '../shared.ts'

export const putJourney = defineEndpoint({
  name: 'putJourney',
  method: 'PUT',
  path: '/api/journeys/:id',
  summary: 'A new revision. `If-Match` names the one it was made from; 412 carries the one that came in between',
  params: journeyParamsSchema,
  query: nothingSchema,
  body: journeySchema,
  bodyLimit: LIMITS.fileBytes,
  ifMatch: 'required',
  status: 200,
  answers: 'json',
  response: journeySummarySchema,
  responseHeaders: ['etag', 'jornada-revision'],
  problems: [
    'invalid-request',
    'malformed-json',
    'unsupported-media-type',
    'body-too-large',
    'invalid-journey',
    'newer-format',
    'id-mismatch',
    'journey-not-found',
    'precondition-required',
    'precondition-failed',
  ],
})
