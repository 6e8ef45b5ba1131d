import { compile } from '../../compiler/index.ts'
import type { Journey, JourneyTest } from '../../document/index.ts'
import { type Comparison, compareHappenings } from './compare.ts'
import { namesIn } from './crowd.ts'
import { NotRunnable } from './derive.ts'
import { type Played, Player } from './player.ts'
import { type Target, targetsOf } from './targets.ts'

/** What came of one stored test. */
export interface TestResult {
  readonly id: string
  readonly test: JourneyTest
  readonly played: Played
  /** Absent when all is as expected. */
  readonly comparison?: Comparison
}

export interface VariantResults {
  readonly variant: string
  readonly results: readonly TestResult[]
  readonly targets: readonly Target[]
  /** Keys of the targets that somebody meets. */
  readonly covered: ReadonlySet<string>
}

/** The tests about a variant, by id. */
const testsOf = (journey: Journey, variantId: string): [string, JourneyTest][] =>
  Object.entries(journey.tests ?? {})
    .filter(([, test]) => (test.variant ?? journey.mainVariant) === variantId)
    .sort(([a], [b]) => (a < b ? -1 : 1))

/** Runs the tests of one variant. Throws `NotRunnable` when it has errors. */
export function checkTests(journey: Journey, variantId: string): VariantResults {
  const steps = checking(journey, variantId)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** As `checkTests`, one person at a time. */
export function* checking(journey: Journey, variantId: string): Generator<TestResult, VariantResults> {
  const { machine, diagnostics } = compile(journey, variantId)
  if (!machine) throw new NotRunnable(diagnostics)
  const player = new Player(journey, variantId, machine)
  const results: TestResult[] = []
  const covered = new Set<string>()
  for (const [id, test] of testsOf(journey, variantId)) {
    const played = player.play(test)
    const comparison = compareHappenings(test.expected, played.happenings)
    const result: TestResult = { id, test, played, ...(comparison ? { comparison } : {}) }
    results.push(result)
    for (const key of played.covered) covered.add(key)
    yield result
  }
  return { variant: variantId, results, targets: targetsOf(journey, variantId, diagnostics), covered }
}

/** The test with what happens now as what is expected. */
export const accepted = (journey: Journey, { test, played }: TestResult): JourneyTest => {
  const expected = [...played.happenings]
  return { ...test, expected, names: namesIn(journey, test.variant ?? journey.mainVariant, { expected }) }
}
