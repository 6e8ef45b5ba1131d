/** The simulator room's public entry. */

export {
  type AnalysisRequest,
  type AnalysisResult,
  analyse,
  type PreparedAnalysis,
  prepareAnalysis,
} from './analysis/analyse.ts'
export type { CompareRequest, SideChoice } from './analysis/compare.ts'
export type { PairedSums, PairedTask } from './analysis/paired.ts'
export type * from './analysis/results.ts'
export type { SensitivityRequest } from './analysis/sensitivity.ts'
export { type FoundStories, findStories, type StoryPlace, type StoryQuery } from './find-stories.ts'
export type { Counted } from './lives.ts'
export type { Model } from './model.ts'
export type { Progress, SimulationRequest } from './protocol.ts'
export type * from './report.ts'
export { RunawayError } from './runaway.ts'
export { type SampledPerson, samplePeople } from './sample-people.ts'
export {
  type Block,
  BlockRunner,
  blocksOf,
  type PreparedRun,
  prepare,
  reportOf,
  simulate,
  withStories,
} from './simulation.ts'
export { SimulationError } from './simulation-error.ts'
export {
  fatigueCurve,
  type NumberSpread,
  type ShareSpread,
  type Spread,
  spreadOfDuration,
  spreadOfValue,
} from './spread.ts'
export { ByHand, type HandAct, type HandChance, type HandSetup, type HandState } from './stories-by-hand.ts'
export { typicalPerson, typicalProperties } from './stories-typical.ts'
export { CHANNEL_DEFAULTS } from './world.ts'
