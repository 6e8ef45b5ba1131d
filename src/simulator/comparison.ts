import { normalQuantile } from '../kernel/statistics.ts'
import type { Customer } from './customer.ts'
import { isShared, type Lives, livesOf } from './lives.ts'
import type { SimulationRequest } from './protocol.ts'
import type { Interval, Report } from './report.ts'
import { type PreparedRun, prepare, reportOf } from './simulation.ts'

/** A figure under both variants, and the difference second − first with its 95 % interval, per customer. */
export interface PairedFigure {
  readonly first: number
  readonly second: number
  readonly difference: number
  readonly ci95: Interval
}

export interface VariantComparison {
  readonly variants: readonly [string, string]
  readonly customers: number
  readonly replications: number
  readonly reports: readonly [Report, Report]
  /** Share of customers who reach each goal. */
  readonly goals: Readonly<Record<string, PairedFigure>>
  readonly messagesPerCustomer: PairedFigure
  readonly costPerCustomer: PairedFigure
  readonly valuePerCustomer: PairedFigure
}

/**
 * Lives the same customers with the same luck through two variants. What both have in common happens alike, so that the
 * differences are far more certain than those of two separate simulations. Runs on this thread. Throws
 * `SimulationError` when either variant cannot run.
 */
export function compareVariants(
  request: Omit<SimulationRequest, 'variant'>,
  variants: readonly [string, string],
  elapsed: () => number = () => 0,
): VariantComparison {
  const sides = variants.map((variant) => new Side(prepare({ ...request, variant }))) as [Side, Side]
  const { customers, replications } = sides[0].run
  const goals = sides[0].run.model.goals.list
  const pairs = [...goals.map(() => new Pairs()), new Pairs(), new Pairs(), new Pairs()]
  for (let replication = 0; replication < replications; replication++) {
    const [first, second] = sides.map((side) => side.outcomes(replication)) as [Outcomes, Outcomes]
    for (let number = 0; number < customers; number++) {
      const [a, b] = [first.of(number), second.of(number)]
      for (const [index, pair] of pairs.entries()) pair.add(a[index] ?? 0, b[index] ?? 0)
    }
  }
  const figures = pairs.map((pair) => pair.figure())
  const figure = (index: number) => figures[goals.length + index] as PairedFigure
  return {
    variants,
    customers,
    replications,
    reports: sides.map((side) => side.report(elapsed())) as [Report, Report],
    goals: Object.fromEntries(goals.map((goal, index) => [goal, figures[index] as PairedFigure])),
    messagesPerCustomer: figure(0),
    costPerCustomer: figure(1),
    valuePerCustomer: figure(2),
  }
}

/** By customer: whether each goal was reached, then messages sent, their cost, and the value of all goals. */
interface Outcomes {
  of(number: number): readonly number[]
}

class Side {
  readonly run: PreparedRun
  private readonly lives: Lives

  constructor(run: PreparedRun) {
    this.run = run
    this.lives = livesOf(run)
  }

  /** Customers who share nothing are lived when they are asked for; the others all at once. */
  outcomes(replication: number): Outcomes {
    const { lives, run } = this
    lives.startReplication(replication)
    if (!isShared(run)) return { of: (number) => this.outcomeOf(lives.one(number)) }
    const all = new Map<number, readonly number[]>()
    lives.engine.onFinish = (customer) => all.set(customer.number, this.outcomeOf(customer))
    lives.many(0, run.customers)
    lives.engine.onFinish = null
    const nothing = this.run.model.goals.list.map(() => 0)
    return { of: (number) => all.get(number) ?? nothing }
  }

  report(elapsedMs: number): Report {
    const { customers, replications } = this.run
    return reportOf(this.run, [this.lives.counted()], elapsedMs, customers * replications)
  }

  private outcomeOf(customer: Customer): number[] {
    const { messages } = this.run.model
    let [sent, cost] = [0, 0]
    for (const message of messages) {
      if (!message) continue
      const count = customer.sends[message.node] ?? 0
      sent += count
      cost += count * message.cost
    }
    const reached = Array.from(customer.goalsReachedAt, (at) => (Number.isNaN(at) ? 0 : 1))
    return [...reached, sent, cost, customer.value]
  }
}

/** Sums over pairs, from which the mean difference and its error follow. */
class Pairs {
  private count = 0
  private first = 0
  private second = 0
  private squares = 0

  add(a: number, b: number): void {
    this.count++
    this.first += a
    this.second += b
    this.squares += (b - a) ** 2
  }

  /** Normal interval of the mean of paired differences; at simulated sizes Student's t is the same. */
  figure(): PairedFigure {
    const { count, first, second, squares } = this
    if (count === 0) return { first: 0, second: 0, difference: 0, ci95: [0, 0] }
    const difference = (second - first) / count
    const variance = count > 1 ? Math.max(0, (squares - count * difference ** 2) / (count - 1)) : 0
    const spread = normalQuantile(0.975) * Math.sqrt(variance / count)
    return {
      first: first / count,
      second: second / count,
      difference,
      ci95: [difference - spread, difference + spread],
    }
  }
}
