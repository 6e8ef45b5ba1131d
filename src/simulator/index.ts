/** The simulator room's public entry. */

export { compareVariants, type PairedFigure, type VariantComparison } from './comparison.ts'
export { type FoundStories, findStories, type StoryPlace, type StoryQuery } from './find-stories.ts'
export type { Model } from './model.ts'
export type { Progress, SimulationRequest } from './protocol.ts'
export type * from './report.ts'
export { RunawayError } from './runaway.ts'
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
export type { TallyState } from './tally.ts'
export { CHANNEL_DEFAULTS } from './world.ts'
