import { createStore, type StoreApi } from 'zustand/vanilla'

export const POPULATION_TABS = ['people', 'behaviour', 'events', 'systems', 'run', 'assumptions'] as const
export type PopulationTab = (typeof POPULATION_TABS)[number]

interface PopulationView {
  readonly open: boolean
  readonly tab: PopulationTab
}

/** Whether the screen of assumptions is open, and at what. */
export interface Population {
  readonly view: StoreApi<PopulationView>
  readonly open: (tab?: PopulationTab) => void
  readonly close: () => void
}

export function createPopulation(): Population {
  const view = createStore<PopulationView>(() => ({ open: false, tab: 'people' }))
  return {
    view,
    open: (tab) => view.setState({ open: true, ...(tab && { tab }) }),
    close: () => view.setState({ open: false }),
  }
}
