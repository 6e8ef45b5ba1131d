import { z } from 'zod'
import { defineEndpoint } from '../endpoint.ts'
import { idSchema, journeyParamsSchema, publicationSummarySchema, revisionParamSchema } from '../shared.ts'

const jsonObjectSchema = z.record(z.string(), z.unknown())

export const machineSchema = publicationSummarySchema.extend({
  id: idSchema,
  /** The XState machine configuration, as `.machine.json` holds it. */
  machine: jsonObjectSchema,
  /** Which state belongs to which node. */
  sourceMap: jsonObjectSchema,
})
export type PublishedMachine = z.infer<typeof machineSchema>

export const getMachine = defineEndpoint({
  name: 'getMachine',
  method: 'GET',
  path: '/api/journeys/:id/machine',
  summary: 'The machine published last, or last for a revision or a variant',
  params: journeyParamsSchema,
  query: z.object({ revision: revisionParamSchema.optional(), variant: idSchema.optional() }),
  status: 200,
  answers: 'json',
  response: machineSchema,
  problems: ['invalid-request', 'journey-not-found', 'machine-not-found'],
})
