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
  /** Who gives dots and writes cards at this screen; empty: has not said. */
  readonly person: string
  /** Those who did at this device, the last one first. */
  readonly people: readonly string[]
  /** Whoever is here is asked for a name, because something is to be done in it. */
  readonly asking: boolean
}

/** What of a workshop is seen on this screen; what the group has done is in the document. */
export interface WorkshopView {
  readonly store: StoreApi<WorkshopViewState>
  /** Without a place, where one was; where the group is when one was nowhere yet. */
  readonly open: (place?: WorkshopPlace) => void
  readonly close: () => void
  readonly setFacilitator: (on: boolean) => void
  readonly setPerson: (name: string) => void
  /** Asks who is here. */
  readonly ask: (on: boolean) => void
}

export interface WorkshopViewPorts {
  /** Where the group is. */
  readonly group?: () => GuideStep | undefined
  /** Names of those who used this device, the last one first. */
  readonly people?: { readonly read: () => readonly string[]; readonly write: (people: readonly string[]) => void }
}

/** More names than sit at one table would only hide those that do. */
const MOST_PEOPLE = 20

export function createWorkshopView({ group, people: kept }: WorkshopViewPorts = {}): WorkshopView {
  const people = kept?.read() ?? []
  let been = false
  const store = createStore<WorkshopViewState>(() => ({
    open: false,
    place: 'actions',
    facilitator: false,
    person: people[0] ?? '',
    people,
    asking: false,
  }))
  return {
    store,
    open: (place) => {
      const to = place ?? (been ? undefined : group?.())
      been = true
      store.setState({ open: true, ...(to && { place: to }) })
    },
    close: () => store.setState({ open: false, asking: false }),
    setFacilitator: (facilitator) => store.setState({ facilitator }),
    setPerson: (name) => {
      const person = name.normalize('NFC').trim().slice(0, 200)
      const others = store.getState().people.filter((other) => other !== person)
      const next = (person === '' ? others : [person, ...others]).slice(0, MOST_PEOPLE)
      store.setState({ person, people: next, asking: false })
      kept?.write(next)
    },
    ask: (asking) => store.setState({ asking }),
  }
}
