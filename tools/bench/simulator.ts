import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { type Journey, type JourneyMachine, readJourney } from '../../src/document/index.ts'
import { BlockRunner, blocksOf, type PreparedRun, prepare, reportOf } from '../../src/simulator/index.ts'
import { bothStories } from '../../src/simulator/testing/recorded.ts'
import { StockRun } from '../../src/simulator/testing/stock.ts'
import { round } from './measure.ts'

export interface SimulatorFigures {
  /** Customers simulated in a second on one core. */
  customersPerSecond: number
  /** Events and timers that reached their machines in a second. */
  eventsPerSecond: number
  /** The same customers, each a stock XState actor on a virtual clock, on one core in the same run. */
  xstateCustomersPerSecond: number
  xstateEventsPerSecond: number
  /** customersPerSecond ÷ xstateCustomersPerSecond. */
  ratio: number
  customers: number
  xstateCustomers: number
}

const JOURNEY = 'src/document/fixtures/abandoned-cart.journey.json'
const CUSTOMERS = 200_000
const STOCK_CUSTOMERS = 1_500
const COMPARED = 100
/** The two take turns; of each the fastest counts, since a busy machine only ever makes slower. */
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

/** Customers and events in a second of the engine, from the prepared model to the finished report. */
function engineSpeed(): { customers: number; events: number } {
  const run = prepared(CUSTOMERS)
  const start = performance.now()
  const runner = new BlockRunner(run)
  for (const block of blocksOf(run)) runner.run(block)
  const { events } = reportOf(run, [runner.counted()], 0, run.customers)
  const seconds = (performance.now() - start) / 1000
  return { customers: CUSTOMERS / seconds, events: events / seconds }
}

function stockSpeed(): { customers: number; events: number } {
  const { model } = prepared(STOCK_CUSTOMERS)
  const machine = JSON.parse(JSON.stringify(model.machine)) as JourneyMachine
  const stock = new StockRun(model)
  const start = performance.now()
  for (let number = 0; number < STOCK_CUSTOMERS; number += 1) stock.live(machine, number)
  const seconds = (performance.now() - start) / 1000
  return { customers: STOCK_CUSTOMERS / seconds, events: stock.events / seconds }
}

/** Being faster counts only for doing the same: throws when the two tell different stories. */
function proveSameTraces(): void {
  const stories = bothStories(prepared(COMPARED).model, COMPARED)
  const different = stories.findIndex(({ engine, stock }) => !isDeepStrictEqual(engine, stock))
  if (different >= 0) throw new Error(`Engine and stock XState differ for customer ${different}.`)
}

export function benchSimulator(): SimulatorFigures {
  proveSameTraces()
  const rounds = Array.from({ length: ROUNDS }, () => ({ engine: engineSpeed(), stock: stockSpeed() }))
  const best = (of: (round: (typeof rounds)[number]) => number) => Math.max(...rounds.map(of))
  const customersPerSecond = best(({ engine }) => engine.customers)
  const xstateCustomersPerSecond = best(({ stock }) => stock.customers)
  return {
    customersPerSecond: Math.round(customersPerSecond),
    eventsPerSecond: Math.round(best(({ engine }) => engine.events)),
    xstateCustomersPerSecond: Math.round(xstateCustomersPerSecond),
    xstateEventsPerSecond: Math.round(best(({ stock }) => stock.events)),
    ratio: round(customersPerSecond / xstateCustomersPerSecond, 1),
    customers: CUSTOMERS,
    xstateCustomers: STOCK_CUSTOMERS,
  }
}
