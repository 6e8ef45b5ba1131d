import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

export interface TestCounts {
  passed: number
  failed: number
}

const vitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numFailedTestSuites: z.int() })
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
})

const read = (path: string): unknown => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined)

/** Tests of Vitest and of Playwright together, as their reports in the folder tell; nothing where there is no report. */
export function countTests(folder: string): TestCounts {
  const unit = vitestReport.safeParse(read(`${folder}/unit.json`)).data
  const e2e = playwrightReport.safeParse(read(`${folder}/e2e.json`)).data
  // A test file that could not even be loaded holds no test: it counts as one that failed.
  const unitFailed = unit ? Math.max(unit.numFailedTests, unit.numFailedTestSuites > 0 ? 1 : 0) : 0
  return {
    passed: (unit?.numPassedTests ?? 0) + (e2e ? e2e.stats.expected + e2e.stats.flaky : 0),
    failed: unitFailed + (e2e?.stats.unexpected ?? 0),
  }
}
