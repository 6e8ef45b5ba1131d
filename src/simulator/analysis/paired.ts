import type { JourneyMachine } from '../../document/index.ts'
import { addMicros, addSquare, SQUARES_WIDTH, sumOfMicros, sumOfSquares } from '../../kernel/exact-sums.ts'
import { meanInterval, normalQuantile, pairedDifferenceInterval } from '../../kernel/statistics.ts'
import type { Customer } from '../customer.ts'
import { type Counted, isShared, type Lives, livesOf } from '../lives.ts'
import type { SimulationRequest } from '../protocol.ts'
import { type Block, type PreparedRun, prepare } from '../simulation.ts'
import type { PairedFigure } from './results.ts'

/**
 * Common random numbers: several sides live the same people with the same luck, and it is their differences, person by
 * person, that are averaged. What the sides have in common cancels out. (P. Glasserman and D. D. Yao, "Some guidelines
 * and guarantees for common random numbers", Management Science 38, 1992.)
 */
export interface PairedRequest {
  /** The first is what the others are compared with. All of one journey; numbers of people and seed are the first's. */
  readonly sides: readonly SimulationRequest[]
  /** Sides that are lived together: each is compared with the first, and the last of them with the first of them. */
  readonly groups: readonly (readonly number[])[]
}

/** A stretch of customers, lived through one group's sides. */
export interface PairedTask extends Block {
  readonly group: number
}

/** Which two sides, by number. */
type Pair = readonly [first: number, second: number]

/** What pairs added up to, as data that can cross threads. Keys name group, pair and replication. */
export interface PairedSums {
  readonly sums: ReadonlyMap<string, Float64Array>
  /** What each side counted, where there are few enough sides to ask. */
  readonly tallies: readonly (Counted | null)[]
}

/** Reports are made of at most so many sides: an analysis of many variations wants their differences only. */
const MOST_REPORTED = 2
/** People whose results are remembered for the groups that come later. */
const MOST_REMEMBERED = 400_000
const BLOCK_SIZE = 2_000
const WIDE_BLOCK_SIZE = 10_000

/** Where sums over one pair stand: people, then first, second and squared difference of every outcome. */
const OUTCOME_WIDTH = 4 + SQUARES_WIDTH

export class PairedPlan {
  readonly runs: readonly PreparedRun[]
  readonly groups: readonly (readonly number[])[]
  readonly customers: number
  readonly replications: number
  /** Customers who share a queue, say, depend on each other: they cannot be divided among threads. */
  readonly dependent: boolean

  constructor({ sides, groups }: PairedRequest) {
    const machines = new Map<string, JourneyMachine>()
    const [base] = sides
    if (base === undefined) throw new RangeError('There is nothing to compare with')
    const first = prepare(base, machines)
    const { customers, replications } = first
    const common = { customers, replications, seed: first.model.seed }
    this.runs = [first, ...sides.slice(1).map((side) => prepare({ ...side, ...common }, machines))]
    this.groups = groups
    this.customers = customers
    this.replications = replications
    this.dependent = this.runs.some(isShared)
  }

  get people(): number {
    return this.customers * this.replications * this.groups.length
  }

  /** Sides beside which a group is set, then its ends beside each other. */
  pairsOf(group: number): Pair[] {
    const members = this.groups[group] ?? []
    const pairs: Pair[] = members.filter((side) => side !== 0).map((side) => [0, side])
    const [low, high] = [members[0], members.at(-1)]
    if (low !== undefined && high !== undefined && low !== 0 && high !== 0 && low !== high) pairs.push([low, high])
    return pairs
  }

  *tasks(): Generator<PairedTask> {
    const usual = this.groups.length > 1 ? WIDE_BLOCK_SIZE : BLOCK_SIZE
    const size = this.dependent ? this.customers : usual
    for (let group = 0; group < this.groups.length; group++)
      for (let replication = 0; replication < this.replications; replication++)
        for (let from = 0; from < this.customers; from += size)
          yield { group, replication, from, to: Math.min(this.customers, from + size) }
  }
}

/** Lives tasks and adds up their pairs. One per thread. */
export class PairedRunner {
  private readonly plan: PairedPlan
  private readonly sides = new Map<number, Side>()
  private readonly sums = new Map<string, Float64Array>()
  private readonly remembered = new Map<string, Outcomes>()
  private group = -1

  constructor(plan: PairedPlan) {
    this.plan = plan
  }

  run(task: PairedTask): void {
    const members = this.plan.groups[task.group] ?? []
    if (task.group !== this.group && this.plan.runs.length > MOST_REPORTED) this.forget(members)
    this.group = task.group
    const lived = new Map<number, Outcomes>([[0, this.base(task)]])
    for (const side of members) if (side !== 0) lived.set(side, this.side(side).live(task))
    this.plan.pairsOf(task.group).forEach(([first, second], index) => {
      const [a, b] = [lived.get(first), lived.get(second)]
      if (a && b) addPairs(this.sumsOf(task, index, a.width), a, b)
    })
  }

  state(): PairedSums {
    const few = this.plan.runs.length <= MOST_REPORTED
    return {
      sums: this.sums,
      tallies: few ? this.plan.runs.map((_run, side) => this.sides.get(side)?.counted() ?? null) : [],
    }
  }

  /** Engines of variations are needed once: keeping all of them would take memory for nothing. */
  private forget(members: readonly number[]): void {
    for (const side of this.sides.keys()) if (side !== 0 && !members.includes(side)) this.sides.delete(side)
  }

  private base(task: PairedTask): Outcomes {
    const remember = this.plan.groups.length > 1 && this.plan.customers * this.plan.replications <= MOST_REMEMBERED
    const key = `${task.replication}/${task.from}`
    const known = remember ? this.remembered.get(key) : undefined
    if (known) return known
    const lived = this.side(0).live(task)
    if (remember) this.remembered.set(key, lived)
    return lived
  }

  private side(number: number): Side {
    const known = this.sides.get(number)
    if (known) return known
    const side = new Side(this.plan.runs[number] as PreparedRun)
    this.sides.set(number, side)
    return side
  }

  private sumsOf({ group, replication }: PairedTask, pair: number, width: number): Float64Array {
    // Only where people depend on each other are the replications' own means asked for.
    const key = keyOf(group, pair, this.plan.dependent ? replication : 0)
    const known = this.sums.get(key)
    if (known) return known
    const made = new Float64Array(1 + width * OUTCOME_WIDTH)
    this.sums.set(key, made)
    return made
  }
}

const keyOf = (group: number, pair: number, replication: number): string => `${group}/${pair}/${replication}`

/** By customer of a block: each goal reached (millionths of 1), messages, cost and value in millionths. */
interface Outcomes {
  readonly width: number
  readonly entered: Uint8Array
  readonly micros: Float64Array
}

class Side {
  private readonly lives: Lives
  private readonly together: boolean
  private readonly width: number

  constructor(run: PreparedRun) {
    this.lives = livesOf(run)
    this.together = isShared(run)
    this.width = run.model.goals.size + 3
  }

  live({ replication, from, to }: Block): Outcomes {
    const { lives, width } = this
    if (replication !== lives.engine.currentReplication) lives.startReplication(replication)
    const outcomes = { width, entered: new Uint8Array(to - from), micros: new Float64Array(width * (to - from)) }
    if (this.together) {
      lives.engine.onFinish = (customer) => write(outcomes, customer.number - from, customer)
      lives.many(from, to)
      lives.engine.onFinish = null
    } else for (let number = from; number < to; number++) write(outcomes, number - from, lives.one(number))
    return outcomes
  }

  counted(): Counted {
    return this.lives.counted()
  }
}

function write({ width, entered, micros }: Outcomes, row: number, customer: Customer): void {
  if (!customer.counted || customer.entries === 0) return
  entered[row] = 1
  const at = row * width
  const goals = width - 3
  for (let goal = 0; goal < goals; goal++)
    if (!Number.isNaN(customer.goalsReachedAt[goal] as number)) micros[at + goal] = 1e6
  micros[at + goals] = customer.sent * 1e6
  micros[at + goals + 1] = customer.costMicros
  micros[at + goals + 2] = Math.round(customer.value * 1e6)
}

/** People who come in on neither side are no pair. */
function addPairs(sums: Float64Array, first: Outcomes, second: Outcomes): void {
  const { width } = first
  for (let row = 0; row < first.entered.length; row++) {
    if (first.entered[row] === 0 && second.entered[row] === 0) continue
    sums[0] = (sums[0] as number) + 1
    for (let outcome = 0; outcome < width; outcome++) {
      const a = first.micros[row * width + outcome] as number
      const b = second.micros[row * width + outcome] as number
      const at = 1 + outcome * OUTCOME_WIDTH
      if (a !== 0) addMicros(sums, at, a)
      if (b !== 0) addMicros(sums, at + 2, b)
      if (a !== b) addSquare(sums, at + 4, (b - a) / 1e6)
    }
  }
}

/** Adds up what threads have summed; the order does not matter. */
export class PairedResult {
  readonly tallies: (Counted | null)[][]
  private readonly plan: PairedPlan
  private readonly sums = new Map<string, Float64Array>()

  constructor(plan: PairedPlan, states: readonly PairedSums[]) {
    this.plan = plan
    this.tallies = states.map(({ tallies }) => [...tallies])
    for (const { sums } of states)
      for (const [key, from] of sums) {
        const into = this.sums.get(key)
        if (into)
          for (let index = 0; index < into.length; index++) into[index] = (into[index] ?? 0) + (from[index] ?? 0)
        else this.sums.set(key, from.slice())
      }
  }

  /** People of one pair: those who come in on either side. */
  people(group: number, pair: number): number {
    return this.each(group, pair).reduce((sum, sums) => sum + (sums[0] ?? 0), 0)
  }

  /** An outcome of a pair; `share` says that it is reached or not, so that finer bounds are known. */
  figure(group: number, pair: number, outcome: number, share: boolean): PairedFigure {
    const each = this.each(group, pair).filter((sums) => (sums[0] ?? 0) > 0)
    const at = 1 + outcome * OUTCOME_WIDTH
    const sum = (read: (sums: Float64Array) => number) => each.reduce((total, sums) => total + read(sums), 0)
    const people = sum((sums) => sums[0] ?? 0)
    if (people === 0) return { first: 0, second: 0, difference: 0, ci95: [0, 0], same: true }
    const first = sum((sums) => sumOfMicros(sums, at))
    const second = sum((sums) => sumOfMicros(sums, at + 2))
    const squares = sum((sums) => sumOfSquares(sums, at + 4))
    const figure = { first: first / people, second: second / people, difference: (second - first) / people }
    const ci95 =
      this.plan.dependent && each.length > 1
        ? meanInterval(each.map((sums) => (sumOfMicros(sums, at + 2) - sumOfMicros(sums, at)) / (sums[0] ?? 1)))
            .interval
        : share
          ? shareInterval(second - first, squares, people)
          : meanDifferenceInterval(figure.difference, squares, people)
    return { ...figure, ci95, same: squares === 0 }
  }

  private each(group: number, pair: number): Float64Array[] {
    const replications = this.plan.dependent ? this.plan.replications : 1
    return Array.from(
      { length: replications },
      (_each, replication) => this.sums.get(keyOf(group, pair, replication)) ?? new Float64Array(1),
    )
  }
}

/** Of people who reach a goal on one side only, squares count all and the difference counts their surplus. */
const shareInterval = (difference: number, squares: number, people: number): [number, number] =>
  pairedDifferenceInterval((squares + difference) / 2, (squares - difference) / 2, people).interval

/** Normal interval of the mean of paired differences; at simulated sizes Student's t is the same. */
function meanDifferenceInterval(mean: number, squares: number, people: number): [number, number] {
  const variance = people > 1 ? Math.max(0, (squares - people * mean ** 2) / (people - 1)) : 0
  const spread = normalQuantile(0.975) * Math.sqrt(variance / people)
  return [mean - spread, mean + spread]
}
