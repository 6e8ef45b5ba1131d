import type { JourneyMachine } from '../../document/index.ts'
import type { Effect } from '../../runtime/index.ts'
import type { Customer } from '../customer.ts'
import { Engine } from '../engine.ts'
import type { Model } from '../model.ts'
import type { Trace } from '../trace.ts'
import { type Observed, type Rest, StockRun } from './stock.ts'

/** What the engine does with one customer, in the terms in which a stock run is recorded. */
export function engineStory(engine: Engine, number: number): Observed {
  const rests: Rest[] = []
  const effects: (Effect & { at: number })[] = []
  const trace: Trace = {
    event: () => {},
    transition: () => {},
    effect: (effect) => effects.push({ ...effect, at: engine.now }),
    settled: (customer: Customer) =>
      rests.push({
        at: engine.now,
        path: customer.state.path.join('.'),
        reached: engine.model.goals.list.filter((_goal, index) => !Number.isNaN(customer.goalsReachedAt[index])),
      }),
  }
  engine.trace = trace
  engine.live(engine.newCustomer(), number)
  engine.trace = null
  return { rests, effects }
}

/** Lives the same customers with the engine and with stock XState; gives both records for comparison. */
export function bothStories(model: Model, customers: number): { engine: Observed; stock: Observed }[] {
  const machine = JSON.parse(JSON.stringify(model.machine)) as JourneyMachine
  const engine = new Engine(model)
  const stock = new StockRun(model)
  return Array.from({ length: customers }, (_each, number) => ({
    engine: engineStory(engine, number),
    stock: stock.live(machine, number),
  }))
}
