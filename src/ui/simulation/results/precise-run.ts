import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Editor, scenarioInView } from '../../../editor/index.ts'
import type { Report } from '../../../simulator/index.ts'
import type { Analyse, PreciseReport } from '../../../workers/analyse.ts'
import { groupsOf } from '../playback/groups.ts'
import type { Simulation } from '../simulation.ts'

/** How precise the last such run became; its report tells which run that is. */
export interface Precision extends Omit<PreciseReport, 'report'> {
  readonly report: Report
  /** What was asked for. */
  readonly wished: number
}

const outcomes = new WeakMap<Editor, StoreApi<{ last: Precision | undefined }>>()

export function precisionOf(editor: Editor): StoreApi<{ last: Precision | undefined }> {
  const known = outcomes.get(editor)
  if (known) return known
  const made = createStore<{ last: Precision | undefined }>(() => ({ last: undefined }))
  outcomes.set(editor, made)
  return made
}

interface Asked {
  readonly editor: Editor
  readonly simulation: Simulation
  readonly analyse: Pick<Analyse, 'precision'>
  /** Half the width of the main goal's interval: 0.001 is ± 0.1 points. */
  readonly within: number
}

/** Runs with more and more people until the main goal's rate is known well enough; shown and stopped as any run. */
export async function runUntilPrecise({ editor, simulation, analyse, within }: Asked): Promise<void> {
  simulation.cancel()
  const { journey } = editor.document.getState()
  const { scenario: chosen, group } = simulation.choice.getState()
  const { variant } = editor.view.getState()
  const scenarioId = scenarioInView(journey, chosen)
  if (scenarioId === undefined) return
  const { run } = simulation
  const only = groupsOf(journey, scenarioId, variant).find(({ id }) => id === group)?.rule
  const mine = new AbortController()
  run.start(journey)
  // Whoever stops the run, or starts another, stops this one.
  const leave = run.subscribe(({ status }) => status !== 'running' && mine.abort())
  try {
    const outcome = await analyse.precision(
      { request: { journey, scenarioId, variant, ...(only && { only }) }, within },
      { signal: mine.signal, onProgress: (progress) => !mine.signal.aborted && run.progress(progress) },
    )
    if (mine.signal.aborted) return
    leave()
    precisionOf(editor).setState({ last: { ...outcome, wished: within } })
    run.finish(outcome.report)
  } catch (error) {
    if (mine.signal.aborted) return
    leave()
    run.fail({ code: 'unknown', message: error instanceof Error ? error.message : String(error) })
  } finally {
    leave()
  }
}
