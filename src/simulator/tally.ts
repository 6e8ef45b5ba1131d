import { DAY_MS } from '../kernel/duration.ts'
import { addMicros, addSquare, SQUARES_WIDTH, sumOfMicros } from '../kernel/exact-sums.ts'
import { QuantileSketch, type SketchState } from '../kernel/quantile-sketch.ts'
import { EVENT, type Model } from './model.ts'
import { MOST_BINS } from './time-bins.ts'

/** Weekly message counts from here on share one bucket. */
const MAX_WEEKLY = 255

/** Busiest weeks with so many messages or more share the last count. */
const MAX_PEAK = 30

/** Columns of counts per message node. */
export const MESSAGE_COLUMNS = {
  sent: 0,
  delivered: 1,
  bounced: 2,
  opened: 3,
  clicked: 4,
  unsubscribed: 5,
  consent: 6,
  quietHours: 7,
  cap: 8,
} as const
const MESSAGE_WIDTH = 9

/** Counts as data that can cross threads. */
export interface TallyState {
  readonly counts: Readonly<Record<CountName, Float64Array>>
  readonly dwell: readonly (SketchState | null)[]
  readonly timeToGoal: readonly (SketchState | null)[]
  readonly exits: readonly (readonly [reason: string, count: number])[]
  readonly replications: readonly (readonly [replication: number, counts: Float64Array])[]
}

type CountName =
  | 'totals'
  | 'entered'
  | 'left'
  | 'edges'
  | 'converted'
  | 'valueWhole'
  | 'valueMicros'
  | 'messages'
  | 'arms'
  | 'pressure'
  | 'peaks'
  | 'stages'
  | 'dayEntered'
  | 'dayLeft'
  | 'dayMessages'
  | 'dayConverted'
  | 'goalTimes'
  | 'armSends'
  | 'squares'

/**
 * What is counted while customers pass. Everything is a sum of whole numbers, so that adding up the work of any number
 * of workers in any order gives the same totals to the last bit.
 */
export class Tally {
  readonly counts: Record<CountName, Float64Array>
  readonly dwell: (QuantileSketch | null)[]
  readonly timeToGoal: (QuantileSketch | null)[]
  /** By reason. */
  readonly exits = new Map<string, { count: number }>()
  /** Per replication: customers entered, conversions by goal, entered and converted by arm, then `MONEY`. */
  readonly replications = new Map<number, Float64Array>()
  private readonly armOffsets: readonly number[]
  private readonly goalCount: number
  private readonly start: number
  private readonly days: number
  private readonly stageOf: Int32Array
  private readonly goalBins: Model['goalBins']
  private readonly money: number
  private current!: Float64Array

  constructor(model: Model) {
    const { nodes, edges, goals, experiments, days } = model
    this.start = model.start
    this.days = days
    this.stageOf = model.stageOf
    this.goalBins = model.goalBins
    let arms = 0
    this.armOffsets = experiments.map((experiment) => {
      const offset = arms
      arms += experiment.arms.size
      return offset
    })
    this.goalCount = goals.size
    this.money = 1 + goals.size + 2 * arms
    const zeros = (size: number) => new Float64Array(size)
    this.counts = {
      totals: zeros(4),
      entered: zeros(nodes.size),
      left: zeros(nodes.size),
      edges: zeros(edges.size),
      converted: zeros(goals.size),
      valueWhole: zeros(goals.size),
      valueMicros: zeros(goals.size),
      messages: zeros(nodes.size * MESSAGE_WIDTH),
      arms: zeros(arms * 2),
      pressure: zeros(MAX_WEEKLY + 1),
      peaks: zeros(MAX_PEAK + 1),
      stages: zeros(model.stages.size),
      dayEntered: zeros(days),
      dayLeft: zeros(days),
      dayMessages: zeros(model.channels.size * days),
      dayConverted: zeros(goals.size * days),
      goalTimes: zeros(goals.size * MOST_BINS),
      armSends: zeros(arms * ARM_WIDTH),
      squares: zeros(2 * SQUARES_WIDTH),
    }
    this.dwell = nodes.list.map(() => null)
    this.timeToGoal = goals.list.map(() => null)
    this.startReplication(0)
  }

  startReplication(replication: number): void {
    let counts = this.replications.get(replication)
    if (!counts) {
      counts = new Float64Array(this.money + MONEY_WIDTH)
      this.replications.set(replication, counts)
    }
    this.current = counts
  }

  entry(at: number): void {
    this.entries(1)
    bump(this.counts.dayEntered, this.dayOf(at))
  }

  /** So many entries, whose days are told apart. */
  entries(count: number): void {
    add(this.counts.totals, TOTALS.entered, count)
  }

  leaving(at: number): void {
    bump(this.counts.dayLeft, this.dayOf(at))
  }

  /** A message goes out. */
  sent(node: number, channel: number, at: number): void {
    this.message(node, MESSAGE_COLUMNS.sent)
    bump(this.counts.dayMessages, channel * this.days + this.dayOf(at))
  }

  /** Days of 24 hours since the start; the last one also holds the horizon's own instant. */
  private dayOf(at: number): number {
    const day = Math.floor((at - this.start) / DAY_MS)
    return day < this.days ? day : this.days - 1
  }

  /** So many people came to a stage, each for her first time. */
  cameTo(stage: number, count: number): void {
    add(this.counts.stages, stage, count)
  }

  /** A person is at a node: counted in its stage when it is her first time there. `seen` has a bit for each stage. */
  stage(node: number, seen: Int32Array): void {
    const stage = this.stageOf[node] as number
    if (stage < 0) return
    const bit = 1 << (stage & 31)
    const word = seen[stage >> 5] as number
    if ((word & bit) !== 0) return
    seen[stage >> 5] = word | bit
    bump(this.counts.stages, stage)
  }

  /** A person's books are closed: messages in her busiest week, what she cost (millionths), what she was worth. */
  finished(peak: number, costMicros: number, value: number): void {
    bump(this.counts.peaks, peak < MAX_PEAK ? peak : MAX_PEAK)
    if (costMicros !== 0) {
      addMicros(this.current, this.money + MONEY.cost, costMicros)
      addSquare(this.counts.squares, SQUARES.cost, costMicros / 1e6)
    }
    if (value !== 0) {
      addMicros(this.current, this.money + MONEY.value, Math.round(value * 1e6))
      addSquare(this.counts.squares, SQUARES.value, value)
    }
  }

  /** Of a replication's counts: what its people cost, or were worth. */
  moneyOf(counts: Float64Array, of: keyof typeof MONEY): number {
    return sumOfMicros(counts, this.money + MONEY[of])
  }

  /** A person's first entry: rates count people. */
  person(count = 1): void {
    add(this.counts.totals, TOTALS.people, count)
    add(this.current, 0, count)
  }

  rejection(count = 1): void {
    add(this.counts.totals, TOTALS.rejected, count)
  }

  events(count: number): void {
    this.counts.totals[TOTALS.events] = (this.counts.totals[TOTALS.events] ?? 0) + count
  }

  arrival(node: number, count = 1): void {
    add(this.counts.entered, node, count)
  }

  departure(node: number, dwellMs: number): void {
    this.departures(node, 1)
    // Most steps take no time: these are added to the sketch when it is read.
    if (dwellMs !== 0) this.stayed(node, dwellMs)
  }

  /** So many left a node; how long they stayed is told apart where it was more than nothing. */
  departures(node: number, count: number): void {
    add(this.counts.left, node, count)
  }

  /** So many stayed at a node for the same time, longer than nothing. */
  stayed(node: number, dwellMs: number, count = 1): void {
    let sketch = this.dwell[node]
    if (!sketch) {
      sketch = new QuantileSketch()
      this.dwell[node] = sketch
    }
    sketch.add(dwellMs, count)
  }

  /** How long those who left a node stayed there; null where nobody ever stayed. */
  dwellAt(node: number): QuantileSketch | null {
    const stayed = this.dwell[node]
    if (!stayed) return null
    const all = new QuantileSketch()
    all.merge(stayed.state())
    all.addZeros((this.counts.left[node] ?? 0) - stayed.size)
    return all
  }

  edge(edge: number, count = 1): void {
    add(this.counts.edges, edge, count)
  }

  /** The counter of a reason to leave, for who counts by it often. */
  exitsFor(reason: string): { count: number } {
    const known = this.exits.get(reason)
    if (known) return known
    const made = { count: 0 }
    this.exits.set(reason, made)
    return made
  }

  message(node: number, column: number, count = 1): void {
    add(this.counts.messages, node * MESSAGE_WIDTH + column, count)
  }

  /** Events that happen to messages are counted when they happen, whether or not anybody listens. */
  happened(type: number, node: number): void {
    if (node < 0) return
    if (type === EVENT.delivered) this.message(node, MESSAGE_COLUMNS.delivered)
    else if (type === EVENT.opened) this.message(node, MESSAGE_COLUMNS.opened)
    else if (type === EVENT.clicked) this.message(node, MESSAGE_COLUMNS.clicked)
    else if (type === EVENT.bounced) this.message(node, MESSAGE_COLUMNS.bounced)
    else if (type === EVENT.unsubscribed) this.message(node, MESSAGE_COLUMNS.unsubscribed)
  }

  messageCount(node: number, column: number): number {
    return this.counts.messages[node * MESSAGE_WIDTH + column] ?? 0
  }

  conversion(goal: number, afterMs: number, value: number, at: number): void {
    bump(this.counts.converted, goal)
    bump(this.counts.dayConverted, goal * this.days + this.dayOf(at))
    const bins = this.goalBins[goal] ?? []
    let bin = 0
    while (afterMs > (bins[bin] ?? Number.POSITIVE_INFINITY)) bin++
    bump(this.counts.goalTimes, goal * MOST_BINS + bin)
    bump(this.current, 1 + goal)
    let sketch = this.timeToGoal[goal]
    if (!sketch) {
      sketch = new QuantileSketch()
      this.timeToGoal[goal] = sketch
    }
    sketch.add(afterMs)
    // Whole units and millionths apart: sums of integers stay exact.
    const micros = Math.round(value * 1e6)
    const whole = Math.trunc(micros / 1e6)
    add(this.counts.valueWhole, goal, whole)
    add(this.counts.valueMicros, goal, micros - whole * 1e6)
  }

  goalValue(goal: number): number {
    return (this.counts.valueWhole[goal] ?? 0) + (this.counts.valueMicros[goal] ?? 0) / 1e6
  }

  armIndex(experiment: number, arm: number): number {
    return (this.armOffsets[experiment] ?? 0) + arm
  }

  arm(experiment: number, arm: number, converted: boolean, count = 1): void {
    const index = this.armIndex(experiment, arm) * 2
    add(this.counts.arms, index, count)
    add(this.current, 1 + this.goalCount + index, count)
    if (!converted) return
    add(this.counts.arms, index + 1, count)
    add(this.current, 1 + this.goalCount + index + 1, count)
  }

  /** Messages sent to a person while she was in an arm, and their cost in millionths. */
  armSends(experiment: number, arm: number, messages: number, costMicros: number): void {
    const at = this.armIndex(experiment, arm) * ARM_WIDTH
    add(this.counts.armSends, at, messages)
    addMicros(this.counts.armSends, at + 1, costMicros)
  }

  armMessages(experiment: number, arm: number): number {
    return this.counts.armSends[this.armIndex(experiment, arm) * ARM_WIDTH] ?? 0
  }

  armCost(experiment: number, arm: number): number {
    return sumOfMicros(this.counts.armSends, this.armIndex(experiment, arm) * ARM_WIDTH + 1)
  }

  /** So many person-weeks with so many messages each. */
  weeks(messages: number, weeks: number): void {
    add(this.counts.pressure, Math.min(messages, MAX_WEEKLY), weeks)
  }

  merge(state: TallyState): void {
    for (const name of Object.keys(this.counts) as CountName[]) addAll(this.counts[name], state.counts[name])
    mergeSketches(this.dwell, state.dwell)
    mergeSketches(this.timeToGoal, state.timeToGoal)
    for (const [reason, count] of state.exits) this.exitsFor(reason).count += count
    for (const [replication, counts] of state.replications) {
      this.startReplication(replication)
      addAll(this.current, counts)
    }
  }

  state(): TallyState {
    const states = (sketches: readonly (QuantileSketch | null)[]) => sketches.map((sketch) => sketch?.state() ?? null)
    return {
      counts: this.counts,
      dwell: states(this.dwell),
      timeToGoal: states(this.timeToGoal),
      exits: [...this.exits].map(([reason, { count }]) => [reason, count] as const),
      replications: [...this.replications],
    }
  }
}

/** Where a replication's money stands, behind its counts: whole units and millionths of each. */
const MONEY = { cost: 0, value: 2 } as const
const MONEY_WIDTH = 4
/** An arm's messages, then the whole units and millionths of their cost. */
const ARM_WIDTH = 3
/** Where the sums of squares over people begin. */
export const SQUARES = { cost: 0, value: SQUARES_WIDTH } as const

export const TOTALS = { entered: 0, rejected: 1, events: 2, people: 3 } as const

const bump = (counts: Float64Array, index: number): void => {
  counts[index] = (counts[index] ?? 0) + 1
}

const add = (counts: Float64Array, index: number, amount: number): void => {
  counts[index] = (counts[index] ?? 0) + amount
}

function addAll(into: Float64Array, from: Float64Array): void {
  for (let index = 0; index < into.length; index++) into[index] = (into[index] ?? 0) + (from[index] ?? 0)
}

function mergeSketches(into: (QuantileSketch | null)[], from: readonly (SketchState | null)[]): void {
  from.forEach((state, index) => {
    if (state === null) return
    const sketch = into[index] ?? new QuantileSketch()
    sketch.merge(state)
    into[index] = sketch
  })
}
