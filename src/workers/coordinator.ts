import {
  type Block,
  blocksOf,
  type Counted,
  type PreparedRun,
  type Progress,
  prepare,
  type Report,
  reportOf,
  type SimulationRequest,
  withStories,
} from '../simulator/index.ts'
import { errorOf } from './failed.ts'
import type { FromBlockWorker, ToBlockWorker } from './messages.ts'

/** One thread, as the coordinator sees it. */
export interface BlockWorker {
  post(message: ToBlockWorker): void
  close(): void
}

export type SpawnBlockWorker = (
  onMessage: (message: FromBlockWorker) => void,
  onError: (error: Error) => void,
) => BlockWorker

export interface Coordination {
  readonly workers: number
  readonly spawn: SpawnBlockWorker
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Milliseconds from some fixed moment. */
  readonly clock: () => number
}

/** Between two partial results, unless adding them up takes long itself. */
const PROGRESS_MS = 100
/** A worker is given work for about so long at a time: short enough to share out evenly, long enough to forget messages. */
const SHIFT_MS = 40

interface Hand {
  readonly worker: BlockWorker
  state: Counted | null
  /** Customers whose counts `state` holds: others have been simulated since. */
  counted: number
  shift: number
  startedAt: number
  counting: boolean
}

/**
 * Divides a run among workers and adds up what they count. The result does not depend on their number. Rejects with
 * `SimulationError`; `cancel` closes the workers and leaves the promise pending for ever.
 */
export function coordinate(request: SimulationRequest, coordination: Coordination) {
  const team = new Team(request, coordination)
  try {
    // Meanwhile the threads start.
    team.begin(prepare(request))
  } catch (error) {
    team.close()
    throw error
  }
  return { report: team.report, cancel: () => team.close() }
}

/** How many customers there will be in all; what cannot be known before the request was looked at counts as few. */
function sizeOf({ journey, scenarioId, scenario: given, customers, replications }: SimulationRequest): number {
  const scenario = given ?? (Object.hasOwn(journey.scenarios, scenarioId) ? journey.scenarios[scenarioId] : undefined)
  return (customers ?? scenario?.customers ?? 1) * (replications ?? scenario?.replications ?? 1)
}

class Team {
  readonly report: Promise<Report>
  private readonly request: SimulationRequest
  private readonly coordination: Coordination
  private readonly started: number
  private readonly hands: Hand[] = []
  private readonly total: number
  private run!: PreparedRun
  private blocks!: Iterator<Block>
  private resolve!: (report: Report) => void
  private reject!: (error: Error) => void
  private done = 0
  private working = 0
  private exhausted = false
  private finishing = false
  // The first partial result comes with the first customers, however few: somebody is waiting for it.
  private nextProgress = Number.NEGATIVE_INFINITY

  constructor(request: SimulationRequest, coordination: Coordination) {
    this.request = request
    this.coordination = coordination
    this.started = coordination.clock()
    this.total = sizeOf(request)
    this.report = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
    const count = Math.max(1, Math.min(coordination.workers, Math.ceil(this.total / 2_000)))
    for (let index = 0; index < count; index++) this.hire()
  }

  /** Gives everybody the journey, compiled once for all. */
  begin(run: PreparedRun): void {
    this.run = run
    this.blocks = blocksOf(run)
    const { machine, variantId } = run.model
    for (const { worker } of this.hands)
      worker.post({ kind: 'prepare', request: this.request, machines: [[variantId, machine]] })
  }

  close(): void {
    for (const { worker } of this.hands) worker.close()
  }

  private hire(): void {
    const fail = (error: Error) => {
      this.close()
      this.reject(error)
    }
    const hand: Hand = {
      worker: this.coordination.spawn((message) => {
        if (message.kind === 'failed') fail(errorOf(message))
        else this.hear(hand, message)
      }, fail),
      state: null,
      counted: 0,
      shift: 1,
      startedAt: 0,
      counting: false,
    }
    this.hands.push(hand)
  }

  private hear(hand: Hand, message: Exclude<FromBlockWorker, { kind: 'failed' }>): void {
    if (message.kind === 'prepared') this.assign(hand)
    else if (message.kind === 'ran') this.shiftDone(hand, message.customers)
    else {
      hand.state = message.state
      hand.counted = message.customers
      hand.counting = false
      if (this.hands.every(({ counting }) => !counting)) this.addUp()
    }
  }

  private shiftDone(hand: Hand, customers: number): void {
    this.done += customers
    this.working--
    const took = Math.max(1, this.coordination.clock() - hand.startedAt)
    hand.shift = Math.min(64, Math.max(1, Math.round((hand.shift * SHIFT_MS) / took)))
    if (this.coordination.onProgress && this.coordination.clock() >= this.nextProgress && !this.exhausted) {
      this.nextProgress = Number.POSITIVE_INFINITY
      this.askAll()
    }
    this.assign(hand)
  }

  private assign(hand: Hand): void {
    const blocks: Block[] = []
    while (blocks.length < hand.shift) {
      const { value, done } = this.blocks.next()
      if (done) break
      blocks.push(value)
    }
    if (blocks.length > 0) {
      this.working++
      hand.startedAt = this.coordination.clock()
      hand.worker.post({ kind: 'run', blocks })
      return
    }
    this.exhausted = true
    if (this.working === 0 && !this.finishing) {
      this.finishing = true
      this.askAll()
    }
  }

  private askAll(): void {
    for (const hand of this.hands) {
      hand.counting = true
      hand.worker.post({ kind: 'count' })
    }
  }

  private addUp(): void {
    const began = this.coordination.clock()
    const states = this.hands.flatMap(({ state }) => (state ? [state] : []))
    const customers = this.hands.reduce((sum, { counted }) => sum + counted, 0)
    const report = reportOf(this.run, states, began - this.started, customers)
    if (this.finishing && this.working === 0) {
      this.close()
      this.resolve(withStories(report, this.run, this.request))
      return
    }
    const now = this.coordination.clock()
    this.coordination.onProgress?.({ done: this.done, total: this.total, report })
    this.nextProgress = now + Math.max(PROGRESS_MS, 5 * (now - began))
  }
}
