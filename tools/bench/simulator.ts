import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { type Journey, type JourneyMachine, readJourney } from '../../src/document/index.ts'
import { BlockRunner, blocksOf, type PreparedRun, prepare, reportOf } from '../../src/simulator/index.ts'
import { bothStories } from '../../src/simulator/testing/recorded.ts'
import { StockRun } from '../../src/simulator/testing/stock.ts'
import { round } from './measure.ts'
import { type MemoryFigures, memoryFigures } from './simulator-memory.ts'
import { type ThreadFigures, threadFigures } from './simulator-threads.ts'

export interface SimulatorFigures extends ThreadFigures, MemoryFigures {
  /** Customers simulated in a second on one core. */
  customersPerSecond: number
  /** Events and timers that reached their machines in a second. */
  eventsPerSecond: number
  /** The same customers, each a stock XState actor on a virtual clock, on one core in the same run. */
  xstateCustomersPerSecond: number
  xstateEventsPerSecond: number
  /** customersPerSecond ÷ xstateCustomersPerSecond. */
  ratio: number
  /** By the tables alone, as where functions may not be made from text. */
  tablesCustomersPerSecond: number
  customers: number
  xstateCustomers: number
}

const JOURNEY = 'src/document/fixtures/abandoned-cart.journey.json'
/** As many as people are promised in the time they wait without looking away. */
const CUSTOMERS = 1_000_000
const TABLES_CUSTOMERS = 200_000
const STOCK_CUSTOMERS = 1_500
const COMPARED_STORIES = 100
const COMPARED_COUNTS = 20_000
/** They take turns; of each the fastest counts, since a busy machine only ever makes slower. */
const ROUNDS = 5

function fixture(): Journey {
  const read = readJourney(readFileSync(JOURNEY, 'utf8'))
  if (!read.ok) throw new Error(`${JOURNEY} is not a journey: ${read.error[0]?.message}`)
  return read.value
}

const prepared = (customers: number): PreparedRun => {
  const journey = fixture()
  const [scenarioId = ''] = Object.keys(journey.scenarios)
  return prepare({ journey, scenarioId, customers, replications: 1 })
}

interface Speed {
  readonly customers: number
  readonly events: number
}

/**
 * Customers and events in a second, from the prepared model to the finished report: a program is written and made fast
 * anew in each round. `stretch` is how many are lived at a time; programs are not worth writing for stretches of few.
 */
function engineSpeed(run: PreparedRun, stretch?: number): Speed {
  const start = performance.now()
  const { events } = engineReport(run, stretch)
  const seconds = (performance.now() - start) / 1000
  return { customers: run.customers / seconds, events: events / seconds }
}

function engineReport(run: PreparedRun, stretch?: number) {
  const runner = new BlockRunner(run)
  for (const { replication, from, to } of blocksOf(run))
    for (let first = from; first < to; first += stretch ?? to)
      runner.run({ replication, from: first, to: Math.min(to, first + (stretch ?? to)) })
  return reportOf(run, [runner.counted()], 0, run.customers)
}

/** So few at a time are lived by the tables. */
const BY_TABLES = 100

function stockSpeed({ model }: PreparedRun): Speed {
  const machine = JSON.parse(JSON.stringify(model.machine)) as JourneyMachine
  const stock = new StockRun(model)
  const start = performance.now()
  for (let number = 0; number < STOCK_CUSTOMERS; number += 1) stock.live(machine, number)
  const seconds = (performance.now() - start) / 1000
  return { customers: STOCK_CUSTOMERS / seconds, events: stock.events / seconds }
}

/** Being faster counts only for doing the same: throws when tables and XState tell different stories, or programs count others. */
function proveSameTraces(): void {
  const stories = bothStories(prepared(COMPARED_STORIES).model, COMPARED_STORIES)
  const different = stories.findIndex(({ engine, stock }) => !isDeepStrictEqual(engine, stock))
  if (different >= 0) throw new Error(`Engine and stock XState differ for customer ${different}.`)
  const run = prepared(COMPARED_COUNTS)
  if (!isDeepStrictEqual(engineReport(run), engineReport(run, BY_TABLES)))
    throw new Error('The written program and the tables count differently.')
}

export async function benchSimulator(): Promise<SimulatorFigures> {
  proveSameTraces()
  const [many, fewer, few] = [CUSTOMERS, TABLES_CUSTOMERS, STOCK_CUSTOMERS].map(prepared) as [
    PreparedRun,
    PreparedRun,
    PreparedRun,
  ]
  const rounds = Array.from({ length: ROUNDS }, () => ({
    engine: engineSpeed(many),
    tables: engineSpeed(fewer, BY_TABLES),
    stock: stockSpeed(few),
  }))
  const best = (of: (round: (typeof rounds)[number]) => number) => Math.max(...rounds.map(of))
  const customersPerSecond = best(({ engine }) => engine.customers)
  const xstateCustomersPerSecond = best(({ stock }) => stock.customers)
  return {
    customersPerSecond: Math.round(customersPerSecond),
    eventsPerSecond: Math.round(best(({ engine }) => engine.events)),
    xstateCustomersPerSecond: Math.round(xstateCustomersPerSecond),
    xstateEventsPerSecond: Math.round(best(({ stock }) => stock.events)),
    ratio: round(customersPerSecond / xstateCustomersPerSecond, 1),
    tablesCustomersPerSecond: Math.round(best(({ tables }) => tables.customers)),
    customers: CUSTOMERS,
    xstateCustomers: STOCK_CUSTOMERS,
    ...(await threadFigures(fixture())),
    ...memoryFigures(),
  }
}
