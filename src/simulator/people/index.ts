/** Test people: example customers that visit everything in a journey, kept with it as its regression tests. */
export { accepted, checking, checkTests, type TestResult, testsOf, type VariantResults } from './check-tests.ts'
export { type Comparison, compareHappenings, type Headline, type StepChange } from './compare.ts'
export {
  type Derivation,
  type DerivationProgress,
  type DeriveOptions,
  derivation,
  deriveTests,
  NotRunnable,
} from './derive.ts'
export { type Played, Player, type Script } from './player.ts'
export { type Impossible, type Target, targetsOf } from './targets.ts'
export { type Clause, type ClauseValues, clauseOf, headlineText, nowText, usedText } from './words.ts'
