import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Journey } from '../../../document/index.ts'
import { type Editor, scenarioInView, setPanel, tell, variantInView } from '../../../editor/index.ts'
import type { FoundStories, SimulationRequest, StoryPlace } from '../../../simulator/index.ts'
import type { FindStories } from '../../../workers/stories.ts'
import { groupsOf } from '../playback/groups.ts'
import type { Simulation } from '../simulation.ts'

export interface StoriesState {
  /** People of the simulation, or one led by hand. */
  readonly mode: 'found' | 'byHand'
  /** Where people are looked for. */
  readonly place: StoryPlace
  /** `unset`: there is no scenario to take people from. */
  readonly status: 'idle' | 'unset' | 'searching' | 'found' | 'cancelled' | 'failed'
  readonly found: FoundStories | undefined
  /** What the stories are of. */
  readonly journey: Journey | undefined
  readonly variant: string
  /** Only people of the group whose figures are shown. */
  readonly isGroup: boolean
  /** The journey has errors, or something else went wrong. */
  readonly failure: 'errors' | 'other' | undefined
}

/** Example customers of the open journey: who was where, and why. */
export interface Stories {
  readonly store: StoreApi<StoriesState>
  /** Opens the panel and looks for people who were there. */
  readonly show: (place: StoryPlace) => void
  /** Opens the panel as it was left. */
  readonly open: () => void
  readonly close: () => void
  readonly setMode: (mode: StoriesState['mode']) => void
  readonly cancel: () => void
  /** Looks again, and whenever a run has ended, until the returned function is called. */
  readonly watch: () => () => void
  readonly dispose: () => void
}

/** People shown at a time: more are not read. */
export const PEOPLE_SHOWN = 20

export interface StoriesOptions {
  readonly editor: Editor
  readonly simulation: Simulation
  readonly findStories: FindStories
}

export function createStories({ editor, simulation, findStories }: StoriesOptions): Stories {
  const store = createStore<StoriesState>(() => ({
    mode: 'found',
    place: { at: 'anywhere' },
    status: 'idle',
    found: undefined,
    journey: undefined,
    variant: editor.view.getState().variant,
    isGroup: false,
    failure: undefined,
  }))
  let underWay: AbortController | undefined
  const stop = () => {
    underWay?.abort()
    underWay = undefined
  }
  const search = async () => {
    stop()
    const { place } = store.getState()
    const request = requestFor(editor, simulation, place)
    const variant = request?.variant ?? editor.view.getState().variant
    const before = {
      found: undefined,
      failure: undefined,
      journey: request?.journey,
      variant,
      isGroup: request?.only !== undefined,
    }
    if (!request) return store.setState({ ...before, status: 'unset' })
    const mine = new AbortController()
    underWay = mine
    store.setState({ ...before, status: 'searching' })
    try {
      const found = await findStories(request, { place, count: PEOPLE_SHOWN }, { signal: mine.signal })
      if (mine === underWay) store.setState({ status: 'found', found })
    } catch (error) {
      if (mine !== underWay) return
      const errors = error instanceof Error && error.name === 'SimulationError'
      store.setState({ status: 'failed', failure: errors ? 'errors' : 'other' })
    }
  }
  const open = () => {
    setPanel(editor.view, 'stories', true)
    if (store.getState().status === 'idle') void search()
  }
  return {
    store,
    open,
    show: (place) => {
      store.setState({ place, mode: 'found' })
      setPanel(editor.view, 'stories', true)
      void search()
    },
    close: () => {
      setPanel(editor.view, 'stories', false)
      tell(editor.view, undefined)
    },
    setMode: (mode) => {
      tell(editor.view, undefined)
      store.setState({ mode })
    },
    cancel: () => {
      stop()
      if (store.getState().status === 'searching') store.setState({ status: 'cancelled' })
    },
    watch: () => {
      if (store.getState().status === 'idle') void search()
      return simulation.run.subscribe((now, before) => {
        if (now.status === 'done' && before.status !== 'done') void search()
      })
    },
    dispose: stop,
  }
}

/** The run on the screen where it knows the place; else the journey as it is now, with the scenario chosen. */
function requestFor(
  editor: Editor,
  simulation: Simulation,
  place: StoryPlace,
): (SimulationRequest & { readonly variant: string }) | undefined {
  const { report, journey, status } = simulation.run.getState()
  const { journey: open } = editor.document.getState()
  const inView = variantInView(open, editor.view.getState())?.id ?? open.mainVariant
  const scenario = report && journey?.scenarios[report.scenario]
  if (report && journey && scenario && report.variant === inView && knows(journey, inView, place)) {
    const { customers, replications } = status === 'done' ? report : scenario
    const { group: chosen } = simulation.choice.getState()
    const group = groupsOf(journey, report.scenario, inView).find(({ id }) => id === chosen)
    return {
      journey,
      scenarioId: report.scenario,
      variant: inView,
      seed: report.seed,
      customers,
      replications,
      // The people behind the figures are those whom the figures count.
      ...(group && { only: group.rule }),
    }
  }
  const scenarioId = scenarioInView(open, simulation.choice.getState().scenario)
  return scenarioId === undefined ? undefined : { journey: open, scenarioId, variant: inView }
}

function knows(journey: Journey, variantId: string, place: StoryPlace): boolean {
  const variant = journey.variants[variantId]
  if (place.at === 'edge') return variant?.edges[place.edge] !== undefined
  if ('node' in place && place.node !== undefined) return variant?.nodes[place.node] !== undefined
  return true
}
