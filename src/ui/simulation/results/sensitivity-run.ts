import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Journey } from '../../../document/index.ts'
import { type Editor, scenarioInView } from '../../../editor/index.ts'
import type { Sensitivity } from '../../../simulator/analysis/index.ts'
import type { Report } from '../../../simulator/index.ts'
import type { Analyse } from '../../../workers/analyse.ts'
import type { Simulation } from '../simulation.ts'
import { differsForSimulation } from '../staleness.ts'

export interface SensitivityState {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed'
  /** Customers lived so far, of how many. */
  readonly done: number
  readonly total: number
  /** The last result, and the journey it is about. */
  readonly result: Sensitivity | undefined
  readonly journey: Journey | undefined
  readonly failure: string
}

/** Asking what a journey's main goal depends on, once at a time. */
export interface SensitivityRun {
  readonly store: StoreApi<SensitivityState>
  readonly start: () => Promise<void>
  readonly cancel: () => void
}

const IDLE: SensitivityState = {
  status: 'idle',
  done: 0,
  total: 0,
  result: undefined,
  journey: undefined,
  failure: '',
}

interface Asked {
  readonly editor: Editor
  readonly simulation: Simulation
  readonly analyse: Pick<Analyse, 'sensitivity'>
}

const runs = new WeakMap<Editor, SensitivityRun>()

/** The question of an open journey: it goes on, and keeps its answer, while other tabs are looked at. */
export function sensitivityOf(asked: Asked): SensitivityRun {
  const known = runs.get(asked.editor)
  if (known) return known
  const made = createSensitivityRun(asked)
  runs.set(asked.editor, made)
  return made
}

/** What was found about a journey as it was run, so far as it was asked: an answer to another question is none. */
export function sensitivityFor(
  editor: Editor,
  { variant, scenario }: Pick<Report, 'variant' | 'scenario'>,
  journey: Journey,
): { readonly result: Sensitivity; readonly journey: Journey } | undefined {
  const { result, journey: asked } = runs.get(editor)?.store.getState() ?? IDLE
  if (!result || !asked || result.variant !== variant || result.scenario !== scenario) return undefined
  return differsForSimulation(asked, journey, variant, scenario) ? undefined : { result, journey: asked }
}

function createSensitivityRun({ editor, simulation, analyse }: Asked): SensitivityRun {
  const store = createStore<SensitivityState>(() => IDLE)
  let underWay: AbortController | undefined
  const cancel = () => {
    if (!underWay) return
    underWay.abort()
    underWay = undefined
    store.setState({ status: 'cancelled' })
  }
  const start = async () => {
    cancel()
    const { journey } = editor.document.getState()
    const scenarioId = scenarioInView(journey, simulation.choice.getState().scenario)
    if (scenarioId === undefined) return
    const mine = new AbortController()
    underWay = mine
    store.setState({ status: 'running', done: 0, total: 0, failure: '' })
    const request = { journey, scenarioId, variant: editor.view.getState().variant }
    try {
      const result = await analyse.sensitivity(
        { request },
        { signal: mine.signal, onProgress: (progress) => mine === underWay && store.setState(progress) },
      )
      if (mine === underWay) store.setState({ status: 'done', result, journey })
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      if (mine === underWay) store.setState({ status: 'failed', failure })
    } finally {
      if (mine === underWay) underWay = undefined
    }
  }
  return { store, start, cancel }
}
