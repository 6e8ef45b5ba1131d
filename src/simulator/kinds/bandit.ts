import type { ConfigOf } from '../../document/index.ts'
import { type Duration, duration } from '../../kernel/duration.ts'
import { MinHeap } from '../../kernel/min-heap.ts'
import { normalQuantile } from '../../kernel/statistics.ts'
import { addDuration } from '../../runtime/index.ts'
import type { Customer } from '../customer.ts'
import type { Purpose } from '../draws.ts'
import { secondOfPair } from '../draws.ts'

/** Share of customers who are sent at random under `epsilon` where the document names none. */
const DEFAULT_EPSILON = 0.1

interface Trial {
  readonly customer: Customer
  readonly arm: number
  readonly until: number
  won: boolean
}

/**
 * Learns which arm serves the goal. Thompson sampling: draws a rate for each arm from its Beta posterior (uniform prior)
 * and takes the highest. ε-greedy: mostly the arm with the best rate so far, at times a random one. A choice counts as a
 * success when the goal is reached within the window, as a failure once the window is over; until then not at all. Where
 * there is no window a choice counts as a failure until it succeeds: it would never fail otherwise, and whichever arm wins
 * first would be taken for ever.
 */
export class Bandit {
  private readonly arms: readonly string[]
  private readonly policy: 'thompson' | 'epsilon'
  private readonly epsilon: number
  private readonly window: Duration | undefined
  private readonly purpose: Purpose
  private readonly wins: number[]
  private readonly losses: number[]
  /** Trials whose window may still be open, the first to close at the top. */
  private readonly pending = new MinHeap<Trial>((a, b) => a.until < b.until)
  private readonly latest = new Map<Customer, Trial>()

  constructor(config: ConfigOf<'nextBest'>, arms: readonly string[], purpose: Purpose) {
    this.arms = arms
    this.policy = config.policy
    this.epsilon = config.epsilon ?? DEFAULT_EPSILON
    this.window = config.window === undefined ? undefined : duration(config.window)
    this.purpose = purpose
    this.wins = arms.map(() => 0)
    this.losses = arms.map(() => 0)
  }

  choose(customer: Customer, now: number): string {
    this.judge(now)
    const time = customer.chosenTimes++
    const arm = this.policy === 'thompson' ? this.sampled(customer, time) : this.greedy(customer, time)
    const until = this.window === undefined ? Number.POSITIVE_INFINITY : addDuration(now, this.window, customer.zone)
    const trial: Trial = { customer, arm, until, won: false }
    if (this.window === undefined) this.lose(arm, 1)
    else this.pending.push(trial)
    this.latest.set(customer, trial)
    return this.arms[arm] ?? ''
  }

  reward(customer: Customer, now: number): void {
    const trial = this.latest.get(customer)
    if (!trial || trial.won || now > trial.until) return
    trial.won = true
    this.wins[trial.arm] = (this.wins[trial.arm] ?? 0) + 1
    if (this.window === undefined) this.lose(trial.arm, -1)
  }

  /** Trials whose window is over have failed, unless they were won. */
  private judge(now: number): void {
    for (let trial = this.pending.peek(); trial && trial.until < now; trial = this.pending.peek()) {
      this.pending.pop()
      if (trial.won) continue
      this.lose(trial.arm, 1)
      if (this.latest.get(trial.customer) === trial) this.latest.delete(trial.customer)
    }
  }

  private lose(arm: number, times: number): void {
    this.losses[arm] = (this.losses[arm] ?? 0) + times
  }

  private sampled(customer: Customer, time: number): number {
    let best = 0
    let highest = -1
    this.arms.forEach((_arm, arm) => {
      const draws = new Draws(this.purpose, customer.number, time * this.arms.length + arm)
      const rate = betaVariate(1 + (this.wins[arm] ?? 0), 1 + (this.losses[arm] ?? 0), draws)
      if (rate > highest) {
        highest = rate
        best = arm
      }
    })
    return best
  }

  private greedy(customer: Customer, time: number): number {
    const explores = this.purpose.draw(customer.number, time) < this.epsilon
    if (explores) return Math.min(this.arms.length - 1, Math.floor(secondOfPair() * this.arms.length))
    const rate = (arm: number) => (1 + (this.wins[arm] ?? 0)) / (2 + (this.wins[arm] ?? 0) + (this.losses[arm] ?? 0))
    return this.arms.reduce((best, _arm, arm) => (rate(arm) > rate(best) ? arm : best), 0)
  }
}

/** As many uniform numbers as a rejection method may want, for one purpose and time. */
class Draws {
  private count = 0
  private readonly purpose: Purpose
  private readonly customer: number
  private readonly time: number

  constructor(purpose: Purpose, customer: number, time: number) {
    this.purpose = purpose
    this.customer = customer
    this.time = time
  }

  next(): number {
    // 64 draws belong to each time; the chance to need more is nil.
    return this.purpose.draw(this.customer, this.time * 64 + this.count++)
  }
}

function betaVariate(a: number, b: number, draws: Draws): number {
  const x = gammaVariate(a, draws)
  return x / (x + gammaVariate(b, draws))
}

/** Marsaglia & Tsang, "A simple method for generating gamma variables" (2000), for shapes of one and more. */
function gammaVariate(shape: number, draws: Draws): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalQuantile(draws.next())
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(draws.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
