/**
 * `npm test`: every check of the house in one run, each with its name and time. Stops at the first that fails, and
 * writes how many tests passed and failed to reports/summary.json.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { ensureBrowser } from './find-browser.ts'
import { countTests } from './test-counts.ts'

interface Step {
  readonly name: string
  readonly script: string
  /** What to do when it fails. */
  readonly hint: string
}

const STEPS: readonly Step[] = [
  { name: 'Types', script: 'check:types', hint: 'TypeScript names the places above.' },
  { name: 'Lint and format', script: 'lint', hint: '"npm run format" repairs what can be repaired without thought.' },
  {
    name: 'Boundaries between rooms',
    script: 'check:boundaries',
    hint: 'tools/rooms.ts says which room may import which.',
  },
  { name: 'Unused code', script: 'check:unused', hint: 'Delete it, or use it.' },
  { name: 'Unit and property tests', script: 'test:unit', hint: '"npx vitest" reruns them as you edit.' },
  { name: 'Build', script: 'build', hint: 'Vite says above what it could not build.' },
  { name: 'Bundle budget', script: 'check:bundle', hint: 'Load what the first screen does not need on demand.' },
  {
    name: 'End-to-end tests',
    script: 'test:e2e',
    hint: 'Traces are in test-results/: "npx playwright show-trace FILE".',
  },
]

const REPORTS = 'reports'

const run = (script: string, environment: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve) => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const child = spawn(npm, ['run', '--silent', script], { stdio: ['ignore', 'inherit', 'inherit'], env: environment })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

async function runSteps(): Promise<Step | undefined> {
  const environment = { ...process.env, JORNADA_CHROMIUM: ensureBrowser() }
  const times: string[] = []
  for (const step of STEPS) {
    const start = performance.now()
    console.log(`\n▶ ${step.name} (npm run ${step.script})`)
    const code = await run(step.script, environment)
    console.log(`${code === 0 ? '✓' : '✗'} ${step.name}: ${seconds(start)}`)
    if (code !== 0) return step
    times.push(`  ${step.name.padEnd(26)} ${seconds(start).padStart(8)}`)
  }
  console.log(`\nEvery check passed:\n${times.join('\n')}`)
  return undefined
}

async function main(): Promise<number> {
  const start = performance.now()
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  const failed = await runSteps().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return { name: 'Browser', script: 'browser', hint: 'The tests drive a real browser.' }
  })
  const counts = countTests(REPORTS)
  writeFileSync(`${REPORTS}/summary.json`, `${JSON.stringify(counts)}\n`)
  console.log(`\n${counts.passed} tests passed, ${counts.failed} failed, in ${seconds(start)}.`)
  if (!failed) return 0
  console.error(`Stopped at "${failed.name}". ${failed.hint} To run only this one: npm run ${failed.script}`)
  return 1
}

process.exitCode = await main()
