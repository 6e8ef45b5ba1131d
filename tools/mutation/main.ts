/**
 * `npm run test:mutation -- [--sample N] [--seed N]`: breaks the compiler and the runtime in small ways, one at a time,
 * and counts how often a test notices. Without `--sample` everything is broken, which takes hours.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { changedFiles, drawn, numbersOf, piecesOf } from './sample.ts'
import { type MutationReport, scoreOf, survivorsOf } from './score.ts'

const require = createRequire(import.meta.url)
const REPORT = 'reports/mutation.json'

function main(): number {
  const { values } = parseArgs({ options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' } } })
  const [sample, seed] = [Number(values.sample ?? Number.POSITIVE_INFINITY), Number(values.seed)]
  if (!(sample >= 1) || !Number.isSafeInteger(seed)) {
    console.error('--sample is how many functions to break, --seed a whole number that decides which.')
    return 2
  }
  const next = numbersOf(seed)
  const all = changedFiles().flatMap(piecesOf)
  const pieces = drawn(all, sample, next)
  rmSync(REPORT, { force: true })
  const ranges = pieces.map(({ file, firstLine, lastLine }) => `${file}:${firstLine}-${lastLine}`).join(',')
  // Its words go to standard error, so that standard output is the result alone.
  const stryker = resolve(dirname(require.resolve('@stryker-mutator/core/package.json')), 'bin/stryker.js')
  const { status } = spawnSync(
    process.execPath,
    [stryker, 'run', 'tools/mutation/stryker.config.mjs', '--mutate', ranges],
    { stdio: ['ignore', 2, 2] },
  )
  if (status !== 0) return status ?? 1
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as MutationReport
  const score = scoreOf(report, pieces, next)
  console.log(
    JSON.stringify({ seed, pieces: pieces.length, of: all.length, ...score, survivors: survivorsOf(report) }, null, 2),
  )
  return 0
}

process.exitCode = main()
