import type { Zone } from '../runtime/index.ts'
import { Agenda } from './agenda.ts'
import type { StateRecord } from './program.ts'

/** Marks an attribute that was not looked at yet, and so not drawn. */
export const UNDRAWN = Symbol('undrawn')

export const UNKNOWN = 0
export const REFUSED = 1
export const GIVEN = 2

export const SENT = 1
export const DELIVERED = 2
export const OPENED = 4
export const CLICKED = 8

/** How much of everything a customer needs room for. */
export interface CustomerShape {
  readonly attributes: number
  readonly channels: number
  readonly nodes: number
  readonly generators: number
  readonly goals: number
  readonly experiments: number
  readonly stages: number
}

/** One simulated person and her machine's memory. Reused for the next person once her story is over. */
export class Customer {
  number = 0
  zone!: Zone
  readonly attributes: unknown[]
  /** By channel: `UNKNOWN` until it is drawn. */
  readonly consent: Int32Array
  readonly agenda = new Agenda()

  // The machine.
  state!: StateRecord
  timerAt = Number.POSITIVE_INFINITY
  timerOrder = 0
  due = 0
  missed = false
  chosen = ''
  chosenTimes = 0
  attempts = 0
  entries = 0
  enteredAt = 0
  leftAt = 0
  entryGenerator = -1
  entryOccurrence = 0
  entryProperties: Readonly<Record<string, unknown>> | null = null
  readonly messages: Int32Array
  readonly goalsReachedAt: Float64Array
  /** Times and channels of sends, kept only where caps must know. */
  readonly sendTimes: number[] = []
  readonly sendChannels: number[] = []

  // The world around her.
  arrivedAt = 0
  /** How much has happened to her, where many are simulated side by side. */
  steps = 0
  /** Her books are open, where many are simulated side by side. */
  alive = false
  /** When she is next looked at, where many are simulated side by side; Infinity for not at all. */
  expectedAt = Number.POSITIVE_INFINITY
  readonly sends: Int32Array
  readonly triggers: Int32Array
  pressure = 0
  pressureAt = 0

  /** All small counters in one piece, so that one sweep forgets a person. */
  private readonly counters: Int32Array

  // What is measured.
  node = -1
  nodeSince = 0
  /** By experiment: the arm's number plus one, 0 for none. */
  readonly arms: Int32Array
  readonly armsSince: Float64Array
  /** Messages and cost so far when she came to her arm. */
  readonly armsSent: Int32Array
  readonly armsCost: Float64Array
  /** A bit for each stage she has been in, 32 to a number. */
  readonly stages: Int32Array
  week = 0
  weekSends = 0
  /** Messages in her busiest week. */
  peak = 0
  /** Messages sent to her, and their cost in whole millionths. */
  sent = 0
  costMicros = 0
  /** Worth of all goals reached. */
  value = 0
  /** Whether she is among those a filtered simulation counts. */
  counted = true

  constructor(shape: CustomerShape) {
    this.attributes = new Array<unknown>(shape.attributes).fill(UNDRAWN)
    const { channels, nodes, generators, experiments } = shape
    const stageWords = Math.ceil(shape.stages / 32)
    this.counters = new Int32Array(channels + 2 * nodes + generators + 2 * experiments + stageWords)
    let taken = 0
    const part = (size: number) => {
      taken += size
      return this.counters.subarray(taken - size, taken)
    }
    this.consent = part(channels)
    this.messages = part(nodes)
    this.sends = part(nodes)
    this.triggers = part(generators)
    this.arms = part(experiments)
    this.armsSent = part(experiments)
    this.stages = part(stageWords)
    this.goalsReachedAt = new Float64Array(shape.goals)
    this.armsSince = new Float64Array(shape.experiments)
    this.armsCost = new Float64Array(shape.experiments)
  }

  /** Becomes another person, who has not arrived yet. */
  reset(number: number, zone: Zone, outside: StateRecord): void {
    this.number = number
    this.zone = zone
    // Loops, since a call of `fill` costs more than a few entries do.
    for (let index = 0; index < this.attributes.length; index++) this.attributes[index] = UNDRAWN
    for (let index = 0; index < this.goalsReachedAt.length; index++) this.goalsReachedAt[index] = Number.NaN
    this.counters.fill(0)
    this.agenda.clear()
    this.state = outside
    this.timerAt = Number.POSITIVE_INFINITY
    this.due = 0
    this.missed = false
    this.chosenTimes = 0
    this.steps = 0
    this.expectedAt = Number.POSITIVE_INFINITY
    this.entries = 0
    this.entryGenerator = -1
    this.entryProperties = null
    if (this.sendTimes.length > 0) {
      this.sendTimes.length = 0
      this.sendChannels.length = 0
    }
    this.pressure = 0
    this.pressureAt = 0
    this.node = -1
    this.week = 0
    this.weekSends = 0
    this.peak = 0
    this.sent = 0
    this.costMicros = 0
    this.value = 0
    this.counted = true
  }
}
