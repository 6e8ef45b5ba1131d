import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Journey, readJourneyValue } from '../document/index.ts'
import { Engine } from './engine.ts'
import { modelOf } from './testing/model-of.ts'
import { engineStory } from './testing/recorded.ts'
import { StockRun } from './testing/stock.ts'

// `JORNADA_TRACES=write npx vitest run src/simulator/traces` writes what happens now; read the difference before it is kept.
const FOLDER = new URL('./fixtures/traces/', import.meta.url)
const writes = process.env.JORNADA_TRACES === 'write'
const CUSTOMERS = 4

interface TraceFile {
  readonly about: string
  readonly journey: unknown
  /** What happened, line by line, by customer number. */
  readonly customers: Readonly<Record<string, readonly string[]>>
}

/** One customer's whole life as the engine leads it: events, effects and rests in order. */
function linesOf(engine: Engine, number: number): string[] {
  const { model } = engine
  const lines: string[] = []
  const say = (text: string) => lines.push(`${new Date(engine.now).toISOString()} ${text}`)
  engine.trace = {
    transition: () => {},
    event: (_customer, type, node) =>
      say(`heard ${model.events.name(type).replace('\u0000', '')}${node < 0 ? '' : ` of ${model.nodes.name(node)}`}`),
    effect: ({ type, ...rest }) => say(`    did ${type} ${JSON.stringify(rest)}`),
    settled: ({ state, goalsReachedAt }) => {
      const reached = model.goals.list.filter((_goal, index) => !Number.isNaN(goalsReachedAt[index]))
      say(`    rests at ${state.path.join('.')}${reached.length === 0 ? '' : `, reached ${reached.join(', ')}`}`)
    },
  }
  engine.live(engine.newCustomer(), number)
  engine.trace = null
  return lines
}

function read(file: URL): { content: TraceFile; journey: Journey } {
  const content = JSON.parse(readFileSync(file, 'utf8')) as TraceFile
  const result = readJourneyValue(content.journey)
  if (!result.ok) throw new Error(`${file}: ${JSON.stringify(result.error)}`)
  return { content, journey: result.value }
}

describe('golden traces', () => {
  const names = globSync('*.json', { cwd: FOLDER }).sort()

  it('there are', () => expect(names.length).toBeGreaterThanOrEqual(12))

  it.each(names)('%s', (name) => {
    const file = new URL(name, FOLDER)
    const { content, journey } = read(file)
    const engine = new Engine(modelOf(journey))
    const customers = Object.fromEntries(
      Array.from({ length: CUSTOMERS }, (_each, number) => [String(number), linesOf(engine, number)]),
    )
    if (writes) writeFileSync(file, canonicalJson({ about: content.about, customers, journey }))
    else expect(customers).toEqual(content.customers)
    expect(journey.id).toBe(basename(name, '.json'))
    const stock = new StockRun(engine.model)
    for (let number = 0; number < CUSTOMERS; number++)
      expect(engineStory(engine, number)).toEqual(stock.live(engine.model.machine, number))
  })
})
