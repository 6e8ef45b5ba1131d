/** The document room's public entry: what a journey is, and how one is read, queried, compared and written. */
export { canonicalJson, writeJourney } from './canonical.ts'
export { CHANNELS, type Channel } from './channels.ts'
export { type Comparison, compileComparison, numberOf, timeOf } from './comparison.ts'
export { type Change, diffJourneys, diffValues, equalJson } from './diff.ts'
export * from './distribution.ts'
export { withTrueNotes } from './figure-notes.ts'
export * from './graph.ts'
export * from './journey.ts'
export type { Assignment } from './kinds/actions.ts'
export type { DelayConfig } from './kinds/delay.ts'
export type { Trigger } from './kinds/entry.ts'
export type { Arm } from './kinds/experiment.ts'
export * from './kinds/index.ts'
export { inOrderOfId, type KindSpec, type NodeCategory, type Port } from './kinds/kind.ts'
export { orderedBranches, type SplitBranch } from './kinds/split.ts'
export type { WaitForBranch } from './kinds/wait-for.ts'
export { LIMITS } from './limits.ts'
export * from './machine-vocabulary.ts'
export { type Conflict, type Merge, mergeJourneys, resolveConflict } from './merge.ts'
export type { Renamed } from './merge-additions.ts'
export { freshId, idFromName, newJourney, newScenario, newVariant } from './names.ts'
export { doorOf, journeysNamed } from './other-journeys.ts'
export { primaryGoal } from './primary-goal.ts'
export type { Clock, PastPolicy, Weekday } from './primitives.ts'
export type { DocumentProblem, ProblemCode } from './problem.ts'
export { PROBLEM_PHRASES } from './problem-texts.ts'
export { fileTooLarge, type ReadResult, readJourney, readJourneyValue } from './read.ts'
export * from './rule.ts'
export * from './rules.ts'
export * from './scenario.ts'
export * from './tests.ts'
export {
  diffVariants,
  type GroupChange,
  type NoteChange,
  type StepChange,
  type VariantChange,
  type VariantChangeKey,
  type WayChange,
} from './variant-diff.ts'
export * from './workshop.ts'
export * from './workshop-board.ts'
