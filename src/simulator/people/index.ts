/** Test people: example customers that visit everything in a journey, kept with it as its regression tests. */
export { accepted, checking, checkTests, type TestResult, type VariantResults } from './check-tests.ts'
export type { Headline } from './compare.ts'
export { type Derivation, type DeriveOptions, derivation, deriveTests, NotRunnable } from './derive.ts'
export type { Target } from './targets.ts'
export { type Clause, clauseOf, type Deed, deedOf, deedText, headlineText } from './words.ts'
