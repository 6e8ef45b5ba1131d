import type { Journey, WorkshopStep } from '../../../document/index.ts'
import type { RunReport, RunState } from '../../../editor/index.ts'
import { type LinkedStep, linkedStep, type VisitFigures } from '../../../workshop/index.ts'

/** Where figures come from that stand beside a guess. */
export type FiguresSource = 'simulation' | 'data'

/** Figures of real customers, read from a file for as long as the page is open. */
export interface DataFigures {
  /** The name of the file. */
  readonly file: string
  readonly figures: VisitFigures
}

/** What can be said of a step of the workshop, from one source. */
export type StepFigures =
  /** It points at nothing on the canvas. */
  | { readonly state: 'unlinked' }
  /** Nothing has been simulated yet; perhaps it is at it. */
  | { readonly state: 'none'; readonly running: boolean }
  /** What was simulated has none of its nodes. */
  | { readonly state: 'elsewhere'; readonly telling: string }
  | {
      readonly state: 'found'
      readonly source: FiguresSource
      readonly linked: LinkedStep
      /** The name of the telling that was simulated, or of the file. */
      readonly of: string
      /** The journey has changed since. */
      readonly old: boolean
    }

/** What the last simulation says of a step. */
export function simulatedStep(journey: Journey, step: WorkshopStep, run: RunState): StepFigures {
  if (step.nodes.length === 0) return { state: 'unlinked' }
  const { report } = run
  const variant = report && own(journey.variants, report.variant)
  if (!report || !variant) return { state: 'none', running: run.status === 'running' }
  const linked = linkedStep(step, report, variant.edges)
  if (!linked) return { state: 'elsewhere', telling: variant.name }
  return { state: 'found', source: 'simulation', linked, of: variant.name, old: !isOf(run.journey, journey, report) }
}

/** What real customers did at a step, if the table has any of its nodes. `edges`: of the telling in view. */
export function measuredStep(
  step: WorkshopStep,
  data: DataFigures | undefined,
  edges: Parameters<typeof linkedStep>[2],
): StepFigures | undefined {
  const linked = data && linkedStep(step, data.figures, edges)
  return linked && { state: 'found', source: 'data', linked, of: data.file, old: false }
}

/** Whether all that a simulation is made of is as it was: what is told in the workshop changes no figure. */
function isOf(then: Journey | undefined, now: Journey, report: RunReport): boolean {
  if (!then || then === now) return then === now
  const { variant, scenario } = report
  return (
    own(then.variants, variant) === own(now.variants, variant) &&
    (scenario === undefined || own(then.scenarios, scenario) === own(now.scenarios, scenario)) &&
    then.settings === now.settings &&
    then.attributes === now.attributes &&
    then.events === now.events
  )
}

const own = <Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined
