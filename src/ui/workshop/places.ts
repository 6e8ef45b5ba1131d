import { type ComponentType, lazy } from 'react'
import type { WorkshopPlace } from './workshop-view.ts'

/** What is seen at each place of the workshop; each comes when it is first gone to. */
export const PLACE_VIEWS: Readonly<Record<WorkshopPlace, ComponentType>> = {
  actions: lazy(async () => ({ default: (await import('./actions/actions-step.tsx')).ActionsStep })),
  course: lazy(async () => ({ default: (await import('./course/course-step.tsx')).CourseStep })),
  reality: lazy(async () => ({ default: (await import('./reality/reality-step.tsx')).RealityStep })),
  opportunities: lazy(async () => ({
    default: (await import('./opportunities/opportunities-step.tsx')).OpportunitiesStep,
  })),
  feasible: lazy(async () => ({ default: (await import('./feasible/feasible-step.tsx')).FeasibleStep })),
  order: lazy(async () => ({ default: (await import('./order/order-step.tsx')).OrderStep })),
  board: lazy(async () => ({ default: (await import('./board/board-view.tsx')).BoardView })),
}
