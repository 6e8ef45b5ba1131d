import { compile, hasErrors } from '../compiler/index.ts'
import { fieldsOf, parseField, type Rule, type Scenario } from '../document/index.ts'
import type { Customer } from './customer.ts'
import { Engine } from './engine.ts'
import { buildModel, type Model } from './model.ts'
import type { SimulationRequest } from './protocol.ts'
import type { Report, Story } from './report.ts'
import { buildReport } from './report-builder.ts'
import { SimulationError } from './simulation-error.ts'
import { StoryTeller } from './stories.ts'
import { Tally, type TallyState } from './tally.ts'
import { sharesAnything, Together } from './together.ts'

/** A simulation that is ready to run, in one piece or many. */
export interface PreparedRun {
  readonly model: Model
  readonly customers: number
  readonly replications: number
}

/** Compiles the journey and gathers the scenario. Throws `SimulationError`. */
export function prepare(request: SimulationRequest): PreparedRun {
  const { journey } = request
  const scenario: Scenario | undefined =
    request.scenario ??
    (Object.hasOwn(journey.scenarios, request.scenarioId) ? journey.scenarios[request.scenarioId] : undefined)
  if (!scenario) throw new SimulationError(`The journey has no scenario "${request.scenarioId}"`)
  const variantId = request.variant ?? scenario.variant ?? journey.mainVariant
  if (!Object.hasOwn(journey.variants, variantId))
    throw new SimulationError(`The journey has no variant "${variantId}"`)
  const { machine, diagnostics } = compile(journey, variantId)
  if (!machine || hasErrors(diagnostics))
    throw new SimulationError('The journey has errors and cannot be simulated', diagnostics)
  checkFilter(request.only)
  const model = buildModel({
    journey,
    machine,
    scenario,
    scenarioId: request.scenarioId,
    variantId,
    seed: request.seed ?? scenario.seed,
    only: request.only,
  })
  return {
    model,
    customers: request.customers ?? scenario.customers,
    replications: request.replications ?? scenario.replications,
  }
}

/** People are judged as they come: nothing has happened yet that other fields could tell of. */
function checkFilter(only: Rule | undefined): void {
  for (const field of only === undefined ? [] : fieldsOf(only)) {
    const scope = parseField(field)?.scope
    if (scope !== 'customer' && scope !== 'consent')
      throw new SimulationError(`People can be chosen by customer.* and consent.* only, not by "${field}"`)
  }
}

/** Stories are examples, not a log: more than these are not kept. */
const MOST_STORIES = 1_000

/** A finished report, with the stories that were asked for. */
export const withStories = (report: Report, run: PreparedRun, { stories = 0 }: SimulationRequest): Report =>
  stories > 0 ? { ...report, stories: storiesOf(run, stories) } : report

/** A stretch of customers of one replication: the unit of work. */
export interface Block {
  readonly replication: number
  readonly from: number
  /** Not included. */
  readonly to: number
}

/** Work is cut so that one block takes a few milliseconds: fine enough for progress and a prompt stop. */
const BLOCK_SIZE = 2_000

/** All blocks of a run, in order. Customers who share something cannot be divided. */
export function* blocksOf({ model, customers, replications }: PreparedRun): Generator<Block> {
  const size = sharesAnything(model) ? customers : BLOCK_SIZE
  for (let replication = 0; replication < replications; replication++)
    for (let from = 0; from < customers; from += size) yield { replication, from, to: Math.min(customers, from + size) }
}

/** Simulates blocks and keeps their counts. One per thread. */
export class BlockRunner {
  readonly tally: Tally
  private readonly engine: Engine
  private readonly customer: Customer
  private readonly together: boolean

  constructor(model: Model) {
    this.together = sharesAnything(model)
    this.tally = new Tally(model)
    this.engine = new Engine(model, this.tally)
    this.customer = this.engine.newCustomer()
  }

  run({ replication, from, to }: Block): void {
    if (replication !== this.engine.currentReplication) this.engine.startReplication(replication)
    if (this.together) new Together(this.engine, replication).run(from, to)
    else for (let number = from; number < to; number++) this.engine.live(this.customer, number)
  }
}

/** Adds up what threads have counted. The order does not matter. */
export function reportOf(run: PreparedRun, counted: readonly TallyState[], elapsedMs: number, done: number): Report {
  const tally = new Tally(run.model)
  for (const state of counted) tally.merge(state)
  return buildReport(run.model, tally, {
    customers: Math.min(run.customers, done),
    replications: run.replications,
    elapsedMs,
  })
}

/**
 * The stories of so many customers, evenly spread over all of them; the first replication. They are lived a second time
 * for it, with the same luck, so that nothing is written down while the many are simulated.
 */
function storiesOf({ model, customers }: PreparedRun, count: number): Story[] {
  const engine = new Engine(model)
  const chosen = new Set(spreadOver(engine, customers, Math.min(count, customers, MOST_STORIES)))
  const teller = new StoryTeller(engine, chosen)
  engine.trace = teller
  if (sharesAnything(model)) new Together(engine, 0).run(0, customers)
  else {
    const customer = engine.newCustomer()
    for (const number of chosen) engine.live(customer, number)
  }
  return teller.stories()
}

/** So many customers, evenly spread over all of those whom the filter lets through. */
function spreadOver(engine: Engine, customers: number, wanted: number): number[] {
  const evenly = (total: number) => (index: number) => Math.floor((index * total) / wanted)
  if (engine.model.only === undefined) return Array.from({ length: wanted }, (_each, index) => evenly(customers)(index))
  const customer = engine.newCustomer()
  const found: number[] = []
  // Enough of them to spread the wanted ones over, without looking at every one of millions.
  for (let number = 0; number < customers && found.length < MOST_STORIES * 10; number++)
    if (engine.counts(customer, number)) found.push(number)
  return found.length <= wanted
    ? found
    : Array.from({ length: wanted }, (_each, index) => found[evenly(found.length)(index)] ?? 0)
}

/** Runs a whole simulation on this thread. `elapsed` tells milliseconds since its start. Throws `SimulationError`. */
export function simulate(request: SimulationRequest, elapsed: () => number = () => 0): Report {
  const run = prepare(request)
  const runner = new BlockRunner(run.model)
  for (const block of blocksOf(run)) runner.run(block)
  return withStories(reportOf(run, [runner.tally.state()], elapsed(), run.customers), run, request)
}
