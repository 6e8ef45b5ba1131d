import {
  type AnalysisRequest,
  type Comparison,
  type PairedSums,
  type PairedTask,
  type PreparedAnalysis,
  prepareAnalysis,
  type Sensitivity,
} from '../simulator/index.ts'
import type { FromPairWorker, ToPairWorker } from './analyse-messages.ts'
import { errorOf } from './failed.ts'

/** One thread, as the team sees it. */
export interface PairWorker {
  post(message: ToPairWorker): void
  close(): void
}

export type SpawnPairWorker = (
  onMessage: (message: FromPairWorker) => void,
  onError: (error: Error) => void,
) => PairWorker

export interface AnalysisTeam {
  readonly workers: number
  readonly spawn: SpawnPairWorker
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  /** Milliseconds from some fixed moment. */
  readonly clock: () => number
}

const PROGRESS_MS = 100
/** A thread is given work for about so long at a time. */
const SHIFT_MS = 40

interface Hand {
  readonly worker: PairWorker
  shift: number
  startedAt: number
  sums: PairedSums | null
}

/**
 * Divides an analysis among workers and adds up. The result does not depend on their number. Rejects with
 * `SimulationError`; `cancel` closes the workers and leaves the promise pending for ever.
 */
export function divideAnalysis(request: AnalysisRequest, team: AnalysisTeam) {
  const started = team.clock()
  const division = new Division(prepareAnalysis(request), request, team, started)
  return { result: division.result, cancel: () => division.close() }
}

class Division {
  readonly result: Promise<Comparison | Sensitivity>
  private readonly analysis: PreparedAnalysis
  private readonly team: AnalysisTeam
  private readonly started: number
  private readonly tasks: PairedTask[]
  private readonly hands: Hand[] = []
  private resolve!: (result: Comparison | Sensitivity) => void
  private reject!: (error: Error) => void
  private next = 0
  private working = 0
  private done = 0
  private nextProgress: number

  constructor(analysis: PreparedAnalysis, request: AnalysisRequest, team: AnalysisTeam, started: number) {
    this.analysis = analysis
    this.team = team
    this.started = started
    this.nextProgress = started + PROGRESS_MS
    this.tasks = [...analysis.tasks()]
    this.result = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
    const count = Math.min(team.workers, this.tasks.length)
    if (count === 0) this.finish()
    for (let index = 0; index < count; index++) this.hire(request)
  }

  close(): void {
    for (const { worker } of this.hands) worker.close()
  }

  private hire(request: AnalysisRequest): void {
    const fail = (error: Error) => {
      this.close()
      this.reject(error)
    }
    const hand: Hand = {
      worker: this.team.spawn((message) => {
        if (message.kind === 'failed') fail(errorOf(message))
        else this.hear(hand, message)
      }, fail),
      shift: 1,
      startedAt: 0,
      sums: null,
    }
    this.hands.push(hand)
    hand.worker.post({ kind: 'prepare', request })
  }

  private hear(hand: Hand, message: Exclude<FromPairWorker, { kind: 'failed' }>): void {
    if (message.kind === 'prepared') this.assign(hand)
    else if (message.kind === 'ran') this.shiftDone(hand, message.people)
    else {
      hand.sums = message.sums
      if (this.hands.every(({ sums }) => sums !== null)) this.finish()
    }
  }

  private shiftDone(hand: Hand, people: number): void {
    this.done += people
    this.working--
    const now = this.team.clock()
    hand.shift = Math.min(64, Math.max(1, Math.round((hand.shift * SHIFT_MS) / Math.max(1, now - hand.startedAt))))
    if (now >= this.nextProgress) {
      this.nextProgress = now + PROGRESS_MS
      this.team.onProgress?.(this.done, this.analysis.people)
    }
    this.assign(hand)
  }

  private assign(hand: Hand): void {
    const tasks = this.tasks.slice(this.next, this.next + hand.shift)
    if (tasks.length > 0) {
      this.next += tasks.length
      this.working++
      hand.startedAt = this.team.clock()
      hand.worker.post({ kind: 'run', tasks })
    } else if (this.working === 0) for (const { worker } of this.hands) worker.post({ kind: 'sum' })
  }

  private finish(): void {
    const sums = this.hands.flatMap((hand) => (hand.sums ? [hand.sums] : []))
    this.close()
    try {
      this.resolve(this.analysis.result(sums, this.team.clock() - this.started))
    } catch (error) {
      this.reject(error instanceof Error ? error : new Error(String(error)))
    }
  }
}
