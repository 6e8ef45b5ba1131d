import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Journey, newScenario } from '../../document/index.ts'
import { createRunStore, type Editor, type RunFailure, type RunStore, setPanel } from '../../editor/index.ts'
import type { Report } from '../../simulator/index.ts'
import type { Simulate } from '../../workers/simulate.ts'

/** What of the simulation a person has chosen to look at. */
export interface Choice {
  /** The scenario to run; the first one when it has gone. */
  readonly scenario: string | undefined
  readonly tab: ResultsTab
}
export const RESULTS_TABS = ['overview', 'experiments', 'messages', 'steps', 'people', 'assumptions'] as const
export type ResultsTab = (typeof RESULTS_TABS)[number]

/** The simulation of one open journey: runs it, and keeps what came of it. */
export interface Simulation {
  readonly run: RunStore<Report>
  readonly choice: StoreApi<Choice>
  /** Runs the document as it is now with the scenario chosen. A run under way is given up. */
  readonly start: () => void
  readonly cancel: () => void
  readonly dispose: () => void
}

/** Customers whose way is written down, to be followed step by step. */
const STORIES = 20

interface SimulationOptions {
  readonly editor: Editor
  readonly simulate: Simulate
  /** The instant at which a scenario begins that is made because there is none yet. */
  readonly newStart: () => string
  /** The name of such a scenario. */
  readonly newName: () => string
}

export function createSimulation({ editor, simulate, newStart, newName }: SimulationOptions): Simulation {
  const run = createRunStore<Report>()
  const choice = createStore<Choice>(() => ({ scenario: undefined, tab: 'overview' }))
  let underWay: AbortController | undefined
  const cancel = () => {
    underWay?.abort()
    underWay = undefined
    run.cancel()
  }
  const start = () => {
    cancel()
    const mine = new AbortController()
    underWay = mine
    setPanel(editor.view, 'results', true)
    const scenarioId = chosenScenario(editor.document.getState().journey, choice.getState().scenario) ?? firstScenario()
    if (scenarioId !== undefined) void perform(mine, scenarioId)
  }
  const firstScenario = () => {
    const made = editor.execute('scenario.put', { value: newScenario({ name: newName(), start: newStart() }) })
    return made.ok ? made.value : undefined
  }
  const perform = async (mine: AbortController, scenarioId: string) => {
    const { journey } = editor.document.getState()
    const scenario = journey.scenarios[scenarioId]
    run.start(journey, scenario ? scenario.customers * scenario.replications : 0)
    const known = editor.diagnostics.getState()
    const broken = known.status === 'ready' && known.list.some((finding) => finding.severity === 'error')
    if (broken) return run.fail({ code: 'journeyHasErrors', message: '' })
    try {
      const report = await simulate(
        { journey, scenarioId, variant: editor.view.getState().variant, stories: STORIES },
        { onProgress: (progress) => mine === underWay && run.progress(progress), signal: mine.signal },
      )
      if (mine === underWay) run.finish(report)
    } catch (error) {
      if (mine === underWay) run.fail(failureOf(error))
    }
  }
  return { run, choice, start, cancel, dispose: cancel }
}

/** The scenario chosen, or the first of the journey; undefined when it has none. */
export const chosenScenario = (journey: Journey, chosen: string | undefined): string | undefined =>
  chosen !== undefined && journey.scenarios[chosen] ? chosen : Object.keys(journey.scenarios).sort()[0]

function failureOf(error: unknown): RunFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  return { code, message: error instanceof Error ? error.message : String(error) }
}
