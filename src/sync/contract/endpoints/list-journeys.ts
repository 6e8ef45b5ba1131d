import { z } from 'zod'
import { defineEndpoint, nothingSchema } from '../endpoint.ts'
import { journeySummarySchema, pagingSchema } from '../shared.ts'

export const journeyPageSchema = z.object({
  journeys: z.array(journeySummarySchema),
  /** Of all pages. */
  total: z.int().min(0),
})
export type JourneyPage = z.infer<typeof journeyPageSchema>

export const listJourneys = defineEndpoint({
  name: 'listJourneys',
  method: 'GET',
  path: '/api/journeys',
  summary: 'The journeys, the one changed last first',
  params: nothingSchema,
  query: pagingSchema,
  status: 200,
  answers: 'json',
  response: journeyPageSchema,
  problems: ['invalid-request'],
})
