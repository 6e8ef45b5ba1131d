import { defineEndpoint, nothingSchema } from '../endpoint.ts'
import { journeyParamsSchema } from '../shared.ts'

export const deleteJourney = defineEndpoint({
  name: 'deleteJourney',
  method: 'DELETE',
  path: '/api/journeys/:id',
  summary: 'Takes the journey out. Creating it again under the same id continues its revisions',
  params: journeyParamsSchema,
  query: nothingSchema,
  ifMatch: 'optional',
  status: 204,
  answers: 'nothing',
  problems: ['invalid-request', 'journey-not-found', 'precondition-failed'],
})
