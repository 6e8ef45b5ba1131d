import { createStore, type StoreApi } from 'zustand/vanilla'
import { newScenario } from '../../document/index.ts'
import {
  createRunStore,
  type Editor,
  type RunFailure,
  type RunStore,
  scenarioInView,
  setPanel,
} from '../../editor/index.ts'
import type { Report } from '../../simulator/index.ts'
import type { Simulate } from '../../workers/simulate.ts'
import { groupsOf } from './playback/groups.ts'

/** What of the simulation a person has chosen to look at. */
export interface Choice {
  /** The scenario to run; the first one when it has gone. */
  readonly scenario: string | undefined
  /** The group of people whose figures are wanted (`groupsOf`); everybody when absent or gone. */
  readonly group: string | undefined
}

/** The simulation of one open journey: runs it, and keeps what came of it. */
export interface Simulation {
  readonly run: RunStore<Report>
  readonly choice: StoreApi<Choice>
  /** Runs the document as it is now with the scenario chosen. A run under way is given up. */
  readonly start: () => void
  readonly cancel: () => void
  /** Shows what the runs assume; absent where no screen for it is plugged in. */
  readonly openAssumptions: (() => void) | undefined
  readonly dispose: () => void
}

/** Customers whose way is written down, to be followed step by step. */
const STORIES = 300

interface SimulationOptions {
  readonly editor: Editor
  readonly simulate: Simulate
  /** The instant at which a scenario begins that is made because there is none yet. */
  readonly newStart: () => string
  /** The name of such a scenario. */
  readonly newName: () => string
  readonly openAssumptions?: () => void
}

export function createSimulation({
  editor,
  simulate,
  newStart,
  newName,
  openAssumptions,
}: SimulationOptions): Simulation {
  const run = createRunStore<Report>()
  const choice = createStore<Choice>(() => ({ scenario: undefined, group: undefined }))
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
    const scenarioId = scenarioInView(editor.document.getState().journey, choice.getState().scenario) ?? firstScenario()
    if (scenarioId !== undefined) void perform(mine, scenarioId)
  }
  const firstScenario = () => {
    const made = editor.execute('scenario.put', { value: newScenario({ name: newName(), start: newStart() }) })
    return made.ok ? made.value : undefined
  }
  const perform = async (mine: AbortController, scenarioId: string) => {
    const { journey } = editor.document.getState()
    const scenario = journey.scenarios[scenarioId]
    const show = () => {
      setPanel(editor.view, 'results', true)
      run.start(journey, scenario ? scenario.customers * scenario.replications : 0)
    }
    const known = editor.diagnostics.getState()
    const broken = known.status === 'ready' && known.list.some((finding) => finding.severity === 'error')
    if (broken) {
      show()
      return run.fail({ code: 'journeyHasErrors', message: '' })
    }
    const { variant } = editor.view.getState()
    const group = groupsOf(journey, scenarioId, variant).find(({ id }) => id === choice.getState().group)
    const asked = simulate(
      { journey, scenarioId, variant, stories: STORIES, ...(group && { only: group.rule }) },
      { onProgress: (progress) => mine === underWay && run.progress(progress), signal: mine.signal },
    )
    asked.catch(() => undefined)
    // The threads begin while the page draws the place for their figures: that takes as long as the first of them.
    await nextTask()
    if (mine !== underWay) return
    show()
    try {
      const report = await asked
      if (mine === underWay) run.finish(report)
    } catch (error) {
      if (mine === underWay) run.fail(failureOf(error))
    }
  }
  return { run, choice, start, cancel, openAssumptions, dispose: cancel }
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve))

function failureOf(error: unknown): RunFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  return { code, message: error instanceof Error ? error.message : String(error) }
}
