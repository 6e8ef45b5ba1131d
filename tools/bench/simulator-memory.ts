import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readJourney } from '../../src/document/index.ts'
import { simulate } from '../../src/simulator/index.ts'

export interface MemoryFigures {
  /** The most memory a process that does nothing but simulate so many customers ever held, in megabytes. */
  peakMegabytes: Readonly<Record<string, number>>
}

const SIZES = [10_000, 1_000_000, 10_000_000]
const JOURNEY = 'src/document/fixtures/abandoned-cart.journey.json'

export const memoryFigures = (): MemoryFigures => ({
  peakMegabytes: Object.fromEntries(SIZES.map((customers) => [customers, peakOf(customers)])),
})

/** Each size in a process of its own: what one has held must not hide what the next one holds. */
const peakOf = (customers: number): number =>
  Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), String(customers)], { encoding: 'utf8' }))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = readJourney(readFileSync(JOURNEY, 'utf8'))
  if (!read.ok) throw new Error(`${JOURNEY} is not a journey`)
  simulate({ journey: read.value, scenarioId: 's1', customers: Number(process.argv[2]), replications: 1 })
  process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)))
}
