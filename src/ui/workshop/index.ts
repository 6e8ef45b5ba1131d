/** The workshop room's public entry: where a group maps a journey and leaves with an ordered list of opportunities. */
export { loadExample } from './example/example.ts'
export { WorkshopButton, WorkshopScreen, type WorkshopScreenProps } from './on-demand.tsx'
export type { WorkshopServices } from './workshop-context.ts'
export { createWorkshopView, WORKSHOP_PLACES, type WorkshopPlace, type WorkshopView } from './workshop-view.ts'
