import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Journey, readJourneyValue } from '../document/index.ts'
import type { Customer } from './customer.ts'
import { Engine } from './engine.ts'
import type { Model } from './model.ts'
import { modelOf } from './testing/model-of.ts'
import { sharedStories } from './testing/recorded.ts'
import { StockRun } from './testing/stock.ts'
import { sharesAnything, Together } from './together.ts'

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

/** The first customers' whole lives as the engine leads them: events, effects and rests in order. */
function linesOf(model: Model): Record<string, string[]> {
  const engine = new Engine(model)
  const lines: Record<string, string[]> = {}
  const say = ({ number }: Customer, text: string) => {
    lines[number] ??= []
    lines[number].push(`${new Date(engine.now).toISOString()} ${text}`)
  }
  engine.trace = {
    transition: () => {},
    event: (customer, type, node) =>
      say(
        customer,
        `heard ${model.events.name(type).replace('\u0000', '')}${node < 0 ? '' : ` of ${model.nodes.name(node)}`}`,
      ),
    effect: ({ type, ...rest }, customer) => say(customer, `    did ${type} ${JSON.stringify(rest)}`),
    settled: (customer) => {
      const reached = model.goals.list.filter((_goal, index) => !Number.isNaN(customer.goalsReachedAt[index]))
      const goals = reached.length === 0 ? '' : `, reached ${reached.join(', ')}`
      say(customer, `    rests at ${customer.state.path.join('.')}${goals}`)
    },
  }
  if (sharesAnything(model)) new Together(engine, 0).run(0, CUSTOMERS)
  else for (let number = 0; number < CUSTOMERS; number++) engine.live(engine.newCustomer(), number)
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

  it('there are', () => expect(names.length).toBeGreaterThanOrEqual(15))

  it.each(names)('%s', (name) => {
    const file = new URL(name, FOLDER)
    const { content, journey } = read(file)
    const customers = linesOf(modelOf(journey))
    if (writes) writeFileSync(file, canonicalJson({ about: content.about, customers, journey }))
    else expect(customers).toEqual(content.customers)
    expect(journey.id).toBe(basename(name, '.json'))
    const model = modelOf(journey)
    const stock = new StockRun(model)
    sharedStories(new Engine(model), CUSTOMERS).forEach(({ story, fate }, number) => {
      expect(story).toEqual(stock.live(model.machine, number, fate))
    })
  })
})
