import { compile, hasErrors } from '../compiler/index.ts'
import { fieldsOf, type Journey, type JourneyMachine, parseField, type Rule, type Scenario } from '../document/index.ts'
import type { Engine } from './engine.ts'
import { type Cast, castOf } from './journeys/cast.ts'
import { otherJourneys } from './journeys/figures.ts'
import { type Counted, isShared, type LivedJourneys, type Lives, livesOf } from './lives.ts'
import { buildModel, type Model, type ModelRequest } from './model.ts'
import type { SimulationRequest } from './protocol.ts'
import type { Report, Story } from './report.ts'
import { buildReport } from './report-builder.ts'
import { SimulationError } from './simulation-error.ts'
import { StoryTeller } from './stories.ts'
import { Tally } from './tally.ts'

/** A simulation that is ready to run, in one piece or many. */
export interface PreparedRun extends LivedJourneys {
  readonly model: Model
  /** Journeys that were given but have errors. */
  readonly broken?: readonly Journey[]
  readonly customers: number
  readonly replications: number
}

/**
 * Compiles the journey and gathers the scenario. `machines` remembers variants' machines for who prepares one journey
 * several times. Throws `SimulationError`.
 */
export function prepare(request: SimulationRequest, machines?: Map<string, JourneyMachine>): PreparedRun {
  const { journey } = request
  const scenario: Scenario | undefined =
    request.scenario ??
    (Object.hasOwn(journey.scenarios, request.scenarioId) ? journey.scenarios[request.scenarioId] : undefined)
  if (!scenario) throw new SimulationError(`The journey has no scenario "${request.scenarioId}"`)
  const variantId = request.variant ?? scenario.variant ?? journey.mainVariant
  if (!Object.hasOwn(journey.variants, variantId))
    throw new SimulationError(`The journey has no variant "${variantId}"`)
  const machine = machines?.get(variantId) ?? machineOf(journey, variantId)
  machines?.set(variantId, machine)
  checkFilter(request.only)
  const given: ModelRequest = {
    journey,
    machine,
    scenario,
    scenarioId: request.scenarioId,
    variantId,
    seed: request.seed ?? scenario.seed,
    only: request.only,
  }
  const { journeys = [] } = request
  return {
    ...(journeys.length === 0 ? { model: buildModel(given) } : withOthers(castOf(given, journeys))),
    customers: request.customers ?? scenario.customers,
    replications: request.replications ?? scenario.replications,
  }
}

const withOthers = ({ models: [model, ...others], broken }: Cast) => ({ model: model as Model, others, broken })

function machineOf(journey: Journey, variant: string): JourneyMachine {
  const { machine, diagnostics } = compile(journey, variant)
  if (!machine || hasErrors(diagnostics))
    throw new SimulationError('The journey has errors and cannot be simulated', diagnostics)
  return machine
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
export function* blocksOf(run: PreparedRun): Generator<Block> {
  const { customers, replications } = run
  const size = isShared(run) ? customers : BLOCK_SIZE
  for (let replication = 0; replication < replications; replication++)
    for (let from = 0; from < customers; from += size) yield { replication, from, to: Math.min(customers, from + size) }
}

/** Simulates blocks and keeps their counts. One per thread. */
export class BlockRunner {
  private readonly lives: Lives
  private readonly together: boolean

  constructor(journeys: LivedJourneys) {
    this.together = isShared(journeys)
    this.lives = livesOf(journeys)
  }

  run({ replication, from, to }: Block): void {
    const { lives } = this
    if (replication !== lives.engine.currentReplication) lives.startReplication(replication)
    if (this.together) lives.many(from, to)
    else lives.each(from, to)
  }

  /** Everything counted so far. */
  counted(): Counted {
    return this.lives.counted()
  }
}

/** Adds up what threads have counted. The order does not matter. */
export function reportOf(run: PreparedRun, counted: readonly Counted[], elapsedMs: number, done: number): Report {
  const tally = new Tally(run.model)
  for (const state of counted) tally.merge(state)
  const facts = { customers: Math.min(run.customers, done), replications: run.replications, elapsedMs }
  const report = buildReport(run.model, tally, facts)
  const { others = [], broken = [] } = run
  if (others.length + broken.length === 0) return report
  return { ...report, journeys: otherJourneys(others, broken, counted, facts) }
}

/**
 * The stories of so many customers, evenly spread over all of them; the first replication. They are lived a second time
 * for it, with the same luck, so that nothing is written down while the many are simulated.
 */
function storiesOf(run: PreparedRun, count: number): Story[] {
  const { customers } = run
  const lives = livesOf(run)
  const chosen = new Set(spreadOver(lives.engine, customers, Math.min(count, customers, MOST_STORIES)))
  const teller = new StoryTeller(lives.engine, chosen)
  lives.engine.trace = teller
  if (isShared(run)) lives.many(0, customers)
  else for (const number of chosen) lives.one(number)
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
  const runner = new BlockRunner(run)
  for (const block of blocksOf(run)) runner.run(block)
  return withStories(reportOf(run, [runner.counted()], elapsed(), run.customers), run, request)
}
