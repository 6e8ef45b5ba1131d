import type { Journey } from '../../document/index.ts'
import { createEditor, type Editor } from '../../editor/index.ts'
import {
  type Autosave,
  createAutosave,
  type OpenedJourney,
  openJourney,
  openNew,
  type SyncFailure,
  saveOnHide,
} from '../../sync/index.ts'
import { createPopulation, type Population } from '../../ui/population/index.ts'
import { createPublishing, type Publishing } from '../../ui/publishing/index.ts'
import {
  type Comparing,
  createComparing,
  createSimulation,
  createStories,
  type Simulation,
  type Stories,
} from '../../ui/simulation/index.ts'
import { createWorkshopView, type WorkshopView } from '../../ui/workshop/index.ts'
import type { Services } from '../services.ts'
import { checker } from './checker.ts'
import { workshopPeople } from './workshop-people.ts'

/** One open journey and all that works on it. */
export interface Workspace {
  readonly editor: Editor
  readonly autosave: Autosave
  readonly simulation: Simulation
  readonly stories: Stories
  readonly comparing: Comparing
  readonly population: Population
  readonly publishing: Publishing
  readonly workshop: WorkshopView
  /** Where the document came from; `known`: the server could not be asked. */
  readonly source: OpenedJourney['source']
  /** Puts a document in the place of the open one, and saves it as a change made here. */
  readonly restore: (document: Journey) => void
  readonly dispose: () => void
}

export type OpeningFailure = 'missing' | 'offline' | 'broken'

interface Opening {
  readonly id: string
  readonly services: Services
  readonly signal: AbortSignal
  /** The name of a scenario that is made because the journey has none. */
  readonly scenarioName: () => string
}

/** Opens a journey for editing: one handed over by the library, else what this device or the server has. */
export async function openWorkspace({
  id,
  services,
  signal,
  scenarioName,
}: Opening): Promise<Workspace | OpeningFailure> {
  const fresh = services.handover.get(id)
  if (fresh) {
    // Waits a turn: React's strict mode opens twice and gives the first one up at once.
    await Promise.resolve()
    if (signal.aborted) return 'missing'
    services.handover.delete(id)
    return build(openNew(fresh), services, scenarioName)
  }
  const opened = await openJourney(id, { client: services.client, store: services.store, signal })
  return opened.ok ? build(opened.value, services, scenarioName) : whyNot(opened.error)
}

function whyNot(failure: SyncFailure): OpeningFailure {
  if (failure.kind === 'problem')
    return failure.problem.status === 404 || failure.problem.status === 400 ? 'missing' : 'broken'
  return failure.kind === 'badResponse' ? 'broken' : 'offline'
}

function build(opened: OpenedJourney, services: Services, scenarioName: () => string): Workspace {
  const { client, store, listsChanged, otherJourneys, simulate, findStories, analyse, now } = services
  const editor = createEditor({
    journey: opened.document,
    check: async (journey) => checker.check(journey, await otherJourneys.named(journey)),
    now,
  })
  const autosave = createAutosave({
    opened,
    client,
    store,
    onReplace: (document: Journey) => editor.execute('document.receive', { journey: document }),
    onSaved: listsChanged.tell,
  })
  const stopSaving = editor.document.subscribe(({ journey, origin }) => {
    if (origin === 'local') autosave.change(journey)
  })
  const stopHiding = saveOnHide(autosave)
  const population = createPopulation()
  const simulation = createSimulation({
    openAssumptions: () => population.open(),
    editor,
    simulate,
    newName: scenarioName,
    newStart: () => `${new Date(now()).toISOString().slice(0, 10)}T00:00:00Z`,
  })
  const comparing = createComparing({ editor, simulation, compare: analyse.compare })
  const stories = createStories({ editor, simulation, findStories })
  return {
    editor,
    autosave,
    simulation,
    stories,
    comparing,
    population,
    publishing: createPublishing(),
    workshop: createWorkshopView({
      group: () => editor.document.getState().journey.workshop?.session?.current,
      people: workshopPeople,
    }),
    source: opened.source,
    restore: (document) => {
      editor.execute('document.receive', { journey: document })
      autosave.change(editor.document.getState().journey)
    },
    dispose: () => {
      stopSaving()
      stopHiding()
      stories.dispose()
      comparing.cancel()
      simulation.dispose()
      void autosave.dispose().then(listsChanged.tell)
      editor.dispose()
    },
  }
}
