import { createContext, useContext } from 'react'
import type { Journey } from '../document/index.ts'
import { createClient, type JourneyClient, type LocalStore, openLocalStore, startRecovery } from '../sync/index.ts'
import type { JourneyKeeper } from '../ui/library/index.ts'
import type { Analyse } from '../workers/analyse.ts'
import { createBrowserSimulation } from '../workers/browser.ts'
import type { Simulate } from '../workers/simulate.ts'
import type { FindStories } from '../workers/stories.ts'
import { createKeeper } from './keeper.ts'
import { createListsChanged, type ListsChanged } from './lists-changed.ts'
import { createOtherJourneys, type OtherJourneys } from './other-journeys.ts'

/** Everything the pages ask of the world, wired once. Tests give their own. */
export interface Services {
  readonly client: JourneyClient
  readonly store: LocalStore
  readonly keeper: JourneyKeeper
  /** Saved, made or deleted: lists of journeys are out of date. */
  readonly listsChanged: ListsChanged
  readonly otherJourneys: OtherJourneys
  readonly simulate: Simulate
  /** Gets ready for a simulation that may come. */
  readonly warmUp: () => void
  readonly findStories: FindStories
  readonly analyse: Analyse
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly randomSuffix: () => string
  readonly timeZone: () => string
  /** New documents on their way from the library to their page: not kept anywhere yet. */
  readonly handover: Map<string, Journey>
}

/** The services of a browser. */
export async function createServices(): Promise<Services> {
  const client = createClient()
  const store = await openLocalStore()
  const listsChanged = createListsChanged()
  const otherJourneys = createOtherJourneys(client, store, Date.now)
  const simulation = createBrowserSimulation()
  // Work that an earlier page could not send is sent now, and whenever the network comes back.
  startRecovery({ client, store, onSaved: listsChanged.tell })
  return {
    client,
    store,
    listsChanged,
    keeper: createKeeper(client, store),
    otherJourneys,
    warmUp: simulation.warm,
    ...amongOthers(otherJourneys, {
      simulate: simulation.simulate,
      findStories: async (...question) =>
        (await import('../workers/stories-browser.ts')).findStoriesInBrowser(...question),
      analyse: analyseOnDemand(),
    }),
    now: Date.now,
    randomSuffix,
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    handover: new Map(),
  }
}

type Simulating = Pick<Services, 'simulate' | 'findStories' | 'analyse'>

/** Whoever simulates people simulates them in all journeys that they may come to. */
const amongOthers = ({ join }: OtherJourneys, { simulate, findStories, analyse }: Simulating): Simulating => ({
  simulate: async (request, options) => simulate(await join(request), options),
  findStories: async (request, query, options) => findStories(await join(request), query, options),
  analyse: {
    compare: async (what, options) => analyse.compare({ ...what, request: await join(what.request) }, options),
    sensitivity: async (what, options) => analyse.sensitivity({ ...what, request: await join(what.request) }, options),
    precision: async (what, options) => analyse.precision({ ...what, request: await join(what.request) }, options),
  },
})

/** Questions that take many simulations: nobody asks one before the canvas can be used. */
function analyseOnDemand(): Analyse {
  const load = async () => (await import('../workers/browser-analyse.ts')).createBrowserAnalyse()
  return {
    compare: async (...question) => (await load()).compare(...question),
    sensitivity: async (...question) => (await load()).sensitivity(...question),
    precision: async (...question) => (await load()).precision(...question),
  }
}

/** Six letters and digits from the system's own randomness: a thousand million of them exist. */
function randomSuffix(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')
}

export const ServicesContext = createContext<Services | undefined>(undefined)

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('No services above this component')
  return services
}
