import { createJourney } from './create-journey.ts'
import { deleteJourney } from './delete-journey.ts'
import { getJourney } from './get-journey.ts'
import { getMachine } from './get-machine.ts'
import { getRevision } from './get-revision.ts'
import { health } from './health.ts'
import { listJourneys } from './list-journeys.ts'
import { listRevisions } from './list-revisions.ts'
import { publishJourney } from './publish-journey.ts'
import { putJourney } from './put-journey.ts'

/** Every address under `/api`. Handlers are typed over its keys, so a new endpoint is owed one everywhere. */
export const ENDPOINTS = {
  listJourneys,
  createJourney,
  getJourney,
  putJourney,
  deleteJourney,
  listRevisions,
  getRevision,
  publishJourney,
  getMachine,
  health,
} as const

export type Endpoints = typeof ENDPOINTS
export type EndpointName = keyof Endpoints
