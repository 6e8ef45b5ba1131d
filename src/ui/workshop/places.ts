import type { ComponentType } from 'react'
import { onDemand } from '../kit/index.ts'
import type { WorkshopPlace } from './workshop-view.ts'

/** What is seen at each place of the workshop; each comes when it is first gone to. */
export const PLACE_VIEWS: Readonly<Record<WorkshopPlace, ComponentType>> = {
  actions: onDemand(async () => (await import('./actions/actions-step.tsx')).ActionsStep),
  course: onDemand(async () => (await import('./course/course-step.tsx')).CourseStep),
  reality: onDemand(async () => (await import('./reality/reality-step.tsx')).RealityStep),
  opportunities: onDemand(async () => (await import('./opportunities/opportunities-step.tsx')).OpportunitiesStep),
  feasible: onDemand(async () => (await import('./feasible/feasible-step.tsx')).FeasibleStep),
  order: onDemand(async () => (await import('./order/order-step.tsx')).OrderStep),
  board: onDemand(async () => (await import('./board/board-view.tsx')).BoardView),
}
