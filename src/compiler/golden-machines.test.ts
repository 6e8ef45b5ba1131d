import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Journey, readJourneyValue } from '../document/index.ts'
import { lower } from './machine.ts'
import { sourceMapOf } from './source-map.ts'

// `JORNADA_MACHINES=write npx vitest run src/compiler/golden` writes what is compiled now; read the difference before it is kept.
const JOURNEYS = new URL('../simulator/fixtures/traces/', import.meta.url)
const MACHINES = new URL('./fixtures/machines/', import.meta.url)
const writes = process.env.JORNADA_MACHINES === 'write'

function journeyIn(name: string): Journey {
  const { journey } = JSON.parse(readFileSync(new URL(name, JOURNEYS), 'utf8')) as { journey: unknown }
  const read = readJourneyValue(journey)
  if (!read.ok) throw new Error(`${name}: ${read.error[0]?.message}`)
  return read.value
}

/** Machine and source map as text, with the order of keys, which is an order of execution. */
function compiled(journey: Journey): string {
  const variant = journey.variants[journey.mainVariant]
  if (!variant) throw new Error('The main variant is there')
  const machine = lower(journey, journey.mainVariant, variant)
  return `${JSON.stringify({ machine, sourceMap: sourceMapOf(machine) }, null, 1)}\n`
}

describe('the machine of each kind of step', () => {
  const names = globSync('*.json', { cwd: JOURNEYS }).sort()

  it.each(names)('is what it was: %s', (name) => {
    const file = new URL(basename(name), MACHINES)
    const made = compiled(journeyIn(name))
    if (writes) {
      mkdirSync(MACHINES, { recursive: true })
      writeFileSync(file, made)
    }
    expect(JSON.parse(made)).toEqual(JSON.parse(readFileSync(file, 'utf8')))
    expect(made === readFileSync(file, 'utf8'), 'in the same order').toBe(true)
  })
})
