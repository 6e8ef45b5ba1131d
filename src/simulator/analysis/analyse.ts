import { type CompareRequest, comparison, pairedCompare } from './compare.ts'
import { PairedPlan, PairedRunner, type PairedSums, type PairedTask } from './paired.ts'
import type { Comparison, Sensitivity } from './results.ts'
import { pairedSensitivity, type SensitivityRequest, sensitivity } from './sensitivity.ts'

/** Questions whose answer takes many simulations of the same people. */
export type AnalysisRequest = CompareRequest | SensitivityRequest

export type AnalysisResult<Request extends AnalysisRequest> = Request extends CompareRequest ? Comparison : Sensitivity

/** An analysis in parts, for whoever divides the work. */
export interface PreparedAnalysis {
  /** Customers to be lived, each as often as she is asked about. */
  readonly people: number
  tasks(): Iterable<PairedTask>
  /** One per thread. */
  runner(): { run(task: PairedTask): void; state(): PairedSums }
  result(states: readonly PairedSums[], elapsedMs: number): Comparison | Sensitivity
}

/** Makes ready what an analysis takes. Throws `SimulationError` when a side cannot run. */
export function prepareAnalysis(request: AnalysisRequest): PreparedAnalysis {
  if (request.kind === 'compare') {
    const plan = new PairedPlan(pairedCompare(request))
    return prepared(plan, (states, elapsedMs) => comparison(plan, states, elapsedMs))
  }
  const spec = pairedSensitivity(request)
  const plan = new PairedPlan(spec)
  return prepared(plan, (states, elapsedMs) => sensitivity(spec, plan, states, elapsedMs))
}

const prepared = (plan: PairedPlan, result: PreparedAnalysis['result']): PreparedAnalysis => ({
  people: plan.people,
  tasks: () => plan.tasks(),
  runner: () => new PairedRunner(plan),
  result,
})

/** Does a whole analysis on this thread. `elapsed` tells milliseconds since its start. Throws `SimulationError`. */
export function analyse<Request extends AnalysisRequest>(
  request: Request,
  elapsed: () => number = () => 0,
): AnalysisResult<Request> {
  const analysis = prepareAnalysis(request)
  const runner = analysis.runner()
  for (const task of analysis.tasks()) runner.run(task)
  return analysis.result([runner.state()], elapsed()) as AnalysisResult<Request>
}
