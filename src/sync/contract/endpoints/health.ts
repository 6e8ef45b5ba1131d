import { z } from 'zod'
import { defineEndpoint, nothingSchema } from '../endpoint.ts'

export const healthSchema = z.object({
  status: z.literal('ok'),
  /** Where the journeys are kept. */
  storage: z.enum(['pglite', 'postgres', 'memory']),
})
export type Health = z.infer<typeof healthSchema>

export const health = defineEndpoint({
  name: 'health',
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the server and its database answer',
  params: nothingSchema,
  query: nothingSchema,
  status: 200,
  answers: 'json',
  response: healthSchema,
  problems: ['unavailable'],
})
