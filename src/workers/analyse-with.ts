import type { Analyse, RunAnalysis } from './analyse.ts'
import type { Simulate } from './simulate.ts'
import { untilPrecise } from './until-precise.ts'

/** All questions, answered by whatever runs an analysis and a simulation. */
export const analyseWith = (run: RunAnalysis, simulate: Simulate): Analyse => ({
  compare: (request, options) => run({ kind: 'compare', ...request }, options),
  sensitivity: (request, options) => run({ kind: 'sensitivity', ...request }, options),
  precision: (request, options) => untilPrecise(simulate, request, options),
})
