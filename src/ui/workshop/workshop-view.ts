import { createStore, type StoreApi } from 'zustand/vanilla'
import { GUIDE_STEPS, type GuideStep } from '../../document/index.ts'

/** Where one can be in a workshop: at one of the six steps, or at the board that shows all of them. */
export const WORKSHOP_PLACES = [...GUIDE_STEPS, 'board'] as const
export type WorkshopPlace = GuideStep | 'board'

export interface WorkshopViewState {
  readonly open: boolean
  readonly place: WorkshopPlace
  /** Shows the facilitator's notes and tools. */
  readonly facilitator: boolean
}

/** What of a workshop is seen on this screen; what the group has done is in the document. */
export interface WorkshopView {
  readonly store: StoreApi<WorkshopViewState>
  /** Without a place, where the group is. */
  readonly open: (place?: WorkshopPlace) => void
  readonly close: () => void
  readonly setFacilitator: (on: boolean) => void
}

export function createWorkshopView(): WorkshopView {
  const store = createStore<WorkshopViewState>(() => ({ open: false, place: 'actions', facilitator: false }))
  return {
    store,
    open: (place) => store.setState({ open: true, ...(place && { place }) }),
    close: () => store.setState({ open: false }),
    setFacilitator: (facilitator) => store.setState({ facilitator }),
  }
}
