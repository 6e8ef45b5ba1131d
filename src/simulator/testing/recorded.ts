import type { JourneyMachine } from '../../document/index.ts'
import type { Effect } from '../../runtime/index.ts'
import type { Customer } from '../customer.ts'
import { Engine } from '../engine.ts'
import { EVENT, type Model } from '../model.ts'
import { type Due, Together } from '../together.ts'
import type { Trace } from '../trace.ts'
import { type Observed, type Rest, type SharedAnswer, type SharedFate, StockRun } from './stock.ts'

class Recorder implements Trace {
  readonly stories = new Map<number, { rests: Rest[]; effects: (Effect & { at: number })[] }>()
  private readonly engine: Engine

  constructor(engine: Engine) {
    this.engine = engine
  }

  event = () => {}
  transition = () => {}

  effect = (effect: Effect, customer: Customer) => {
    this.of(customer).effects.push({ ...effect, at: this.engine.now })
  }

  settled = (customer: Customer) => {
    this.of(customer).rests.push({
      at: this.engine.now,
      path: customer.state.path.join('.'),
      reached: this.engine.model.goals.list.filter((_goal, index) => !Number.isNaN(customer.goalsReachedAt[index])),
    })
  }

  private of({ number }: Customer) {
    const known = this.stories.get(number)
    if (known) return known
    const story = { rests: [], effects: [] }
    this.stories.set(number, story)
    return story
  }
}

const NOTHING: Observed = { rests: [], effects: [] }

/** What the engine does with one customer, in the terms in which a stock run is recorded. */
export function engineStory(engine: Engine, number: number): Observed {
  const recorder = new Recorder(engine)
  engine.trace = recorder
  engine.live(engine.newCustomer(), number)
  engine.trace = null
  return recorder.stories.get(number) ?? NOTHING
}

/** Lives the same customers, who share nothing, with the engine and with stock XState. */
export function bothStories(model: Model, customers: number): { engine: Observed; stock: Observed }[] {
  const machine = JSON.parse(JSON.stringify(model.machine)) as JourneyMachine
  const [engine, stock] = [new Engine(model), new StockRun(model)]
  return Array.from({ length: customers }, (_each, number) => ({
    engine: engineStory(engine, number),
    stock: stock.live(machine, number),
  }))
}

/** Notes what customers are told by those with whom they share, so that a stock machine can be told the same. */
class Witness extends Together {
  readonly fates = new Map<number, { answers: SharedAnswer[]; choices: string[] }>()
  private acting: Customer | null = null

  of(number: number): { answers: SharedAnswer[]; choices: string[] } {
    const fate = this.fates.get(number) ?? { answers: [], choices: [] }
    this.fates.set(number, fate)
    return fate
  }

  override tell(customer: Customer, at: number, type: number, node: number): void {
    this.note(customer, { at, type, node })
    super.tell(customer, at, type, node)
  }

  override choose(customer: Customer, node: number, arms: readonly string[]): string {
    const arm = super.choose(customer, node, arms)
    this.of(customer.number).choices.push(arm)
    return arm
  }

  protected override tellGoal(customer: Customer, node: number, goal: number): void {
    this.note(customer, { at: this.now, type: EVENT.goalReached, node, goal })
    super.tellGoal(customer, node, goal)
  }

  protected override advance(at: number, due: Due): void {
    this.acting = typeof due === 'function' ? null : due
    super.advance(at, due)
    this.acting = null
  }

  private note(customer: Customer, answer: Omit<SharedAnswer, 'atOnce' | 'steps'>): void {
    const atOnce = this.acting === customer
    this.of(customer.number).answers.push({ ...answer, atOnce, steps: customer.steps })
  }
}

/** What the engine does with customers who share teams, throttles and next-best choices, and what those told them. */
export function sharedStories(engine: Engine, customers: number): { story: Observed; fate: SharedFate }[] {
  const recorder = new Recorder(engine)
  engine.trace = recorder
  const witness = new Witness(engine, engine.currentReplication)
  witness.run(0, customers)
  engine.trace = null
  return Array.from({ length: customers }, (_each, number) => ({
    story: recorder.stories.get(number) ?? NOTHING,
    fate: witness.of(number),
  }))
}
