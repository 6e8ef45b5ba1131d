import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Journey, readJourneyValue } from '../../document/index.ts'
import { prepare } from '../simulation.ts'
import { livedStory } from '../testing/lived-story.ts'
import { StockJourneys } from '../testing/stock-journeys.ts'
import { Conductor } from './conductor.ts'

// `JORNADA_TRACES=write npx vitest run src/simulator/journeys/traces` writes what happens now; read the difference.
const FOLDER = new URL('../fixtures/meetings/', import.meta.url)
const writes = process.env.JORNADA_TRACES === 'write'
const CUSTOMERS = 3

interface Meeting {
  readonly about: string
  /** The main one first. */
  readonly journeys: readonly unknown[]
  /** What happened, line by line, by customer number. */
  readonly customers: Readonly<Record<string, readonly string[]>>
}

function journeyOf(value: unknown): Journey {
  const result = readJourneyValue(value)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe('golden traces of journeys that meet', () => {
  const names = globSync('*.json', { cwd: FOLDER }).sort()

  it.each(names)('%s', (name) => {
    const file = new URL(name, FOLDER)
    const meeting = JSON.parse(readFileSync(file, 'utf8')) as Meeting
    const [journey, ...journeys] = meeting.journeys.map(journeyOf) as [Journey, ...Journey[]]
    const { model, others = [] } = prepare({ journey, journeys, scenarioId: 's1' })
    const conductor = new Conductor([model, ...others])
    const stock = new StockJourneys([model, ...others])
    const customers: Record<string, string[]> = {}
    for (let number = 0; number < CUSTOMERS; number++) {
      const story = livedStory(conductor, number)
      expect(story).toEqual(stock.live(number))
      customers[number] = story.map(({ at, journey: id, what }) => `${new Date(at).toISOString()} ${id}: ${what}`)
    }
    if (writes) writeFileSync(file, canonicalJson({ ...meeting, customers }))
    else expect(customers).toEqual(meeting.customers)
  })

  it('there are', () => expect(names).toEqual(['call.json', 'emit.json', 'hand-off.json']))
})
