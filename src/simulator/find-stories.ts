import type { Effect } from '../runtime/index.ts'
import type { Customer } from './customer.ts'
import type { Engine } from './engine.ts'
import { isShared, type LivedJourneys, type Lives, livesOf } from './lives.ts'
import type { StateRecord, TransitionRecord } from './program.ts'
import type { SimulationRequest } from './protocol.ts'
import type { Story } from './report.ts'
import { prepare } from './simulation.ts'
import { StoryTeller } from './stories.ts'
import type { Trace } from './trace.ts'

/** Something that customers are looked for at: who was there, went that way, or ended so. */
export type StoryPlace =
  | { readonly at: 'node'; readonly node: string }
  | { readonly at: 'edge'; readonly edge: string }
  | { readonly at: 'port'; readonly node: string; readonly port: string }
  /** Who was not sent a message, for one reason or any. */
  | { readonly at: 'skip'; readonly node: string; readonly reason?: 'consent' | 'quietHours' | 'cap' }
  /** An event about a message or an answer: `message.opened` of this node. */
  | { readonly at: 'event'; readonly node: string; readonly event: string }
  | { readonly at: 'exit'; readonly reason: string }
  | { readonly at: 'goal'; readonly goal: string }
  /** Who is still inside at the horizon, at this node or anywhere. */
  | { readonly at: 'inside'; readonly node?: string }
  | { readonly at: 'anywhere' }

export interface StoryQuery {
  readonly place: StoryPlace
  /** How many people are wanted: 1 to 100. */
  readonly count: number
}

export interface FoundStories {
  /** Those who were found first, in the order of replications and customers' numbers. */
  readonly stories: readonly Story[]
  /** Customers who have been looked at. */
  readonly looked: number
  /** Customers there are, over all replications. */
  readonly customers: number
  /** Everybody was looked at: nobody else was there. False when enough were found before, or time was up. */
  readonly everybody: boolean
}

const MOST_FOUND = 100
/** Customers between two looks at the clock: a few milliseconds. */
const PIECE = 1_000

/**
 * Lives the customers of a run once more, with the same luck, until enough are found who were at a place; their stories
 * are then those of the run itself. Bounded by the run's customers, and by `stop`, which is asked every few milliseconds.
 * (Where customers share something they are lived side by side, a replication at a time, and `stop` is asked in between.)
 * Throws `SimulationError` when the journey cannot run.
 */
export function findStories(request: SimulationRequest, query: StoryQuery, stop = () => false): FoundStories {
  const run = prepare(request)
  const { customers, replications } = run
  const wanted = Math.max(1, Math.min(query.count, MOST_FOUND))
  const seeking = new Seeking(run, query.place)
  const stories: Story[] = []
  let looked = 0
  for (let replication = 0; replication < replications && stories.length < wanted; replication++) {
    if (looked > 0 && stop()) break
    const seek = isShared(run) ? seeking.sideBySide : seeking.oneByOne
    const found = seek.call(seeking, replication, customers, wanted - stories.length, stop)
    looked += found.looked
    stories.push(...found.stories)
  }
  return { stories, looked, customers: customers * replications, everybody: looked === customers * replications }
}

type Found = Pick<FoundStories, 'stories' | 'looked'>

class Seeking {
  private readonly journeys: LivedJourneys
  private readonly place: StoryPlace

  constructor(journeys: LivedJourneys, place: StoryPlace) {
    this.journeys = journeys
    this.place = place
  }

  oneByOne(replication: number, customers: number, wanted: number, stop: () => boolean): Found {
    const lives = this.livesIn(replication)
    const { engine } = lives
    const spotter = new Spotter(engine, this.place)
    const chosen = new Set<number>()
    const teller = new StoryTeller(engine, chosen)
    let looked = 0
    while (looked < customers && chosen.size < wanted) {
      if (looked > 0 && looked % PIECE === 0 && stop()) break
      const number = looked++
      engine.trace = spotter
      lives.one(number)
      if (!spotter.seen.has(number)) continue
      chosen.add(number)
      engine.trace = teller
      lives.one(number)
    }
    return { stories: teller.stories(), looked }
  }

  /** What they share depends on everybody: all of them are lived, twice. */
  sideBySide(replication: number, customers: number, wanted: number): Found {
    const lives = this.livesIn(replication)
    const spotter = new Spotter(lives.engine, this.place)
    lives.engine.trace = spotter
    lives.many(0, customers)
    const numbers = [...spotter.seen].sort((a, b) => a - b)
    const chosen = new Set(numbers.slice(0, wanted))
    if (chosen.size === 0) return { stories: [], looked: customers }
    const again = this.livesIn(replication)
    const teller = new StoryTeller(again.engine, chosen)
    again.engine.trace = teller
    again.many(0, customers)
    // With enough of them found, it is as if nobody after the last one had been looked at.
    const looked = chosen.size < wanted ? customers : Math.max(...chosen) + 1
    return { stories: teller.stories(), looked }
  }

  private livesIn(replication: number): Lives {
    const lives = livesOf(this.journeys)
    if (replication > 0) lives.startReplication(replication)
    return lives
  }
}

/** Notes who comes by. */
class Spotter implements Trace {
  readonly seen = new Set<number>()
  private readonly place: StoryPlace
  /** Numbers of the node and edge looked for; −1 for none. */
  private readonly node: number
  private readonly edge: number
  private readonly eventType: number

  constructor(engine: Engine, place: StoryPlace) {
    this.place = place
    const { nodes, edges, events } = engine.model
    this.node = 'node' in place && place.node !== undefined ? nodes.find(place.node) : -1
    this.edge = place.at === 'edge' ? edges.find(place.edge) : -1
    this.eventType = place.at === 'event' ? events.find(place.event) : -1
    engine.onFinish = (customer) => this.finished(customer)
  }

  event(customer: Customer, type: number, node: number): void {
    if (this.place.at === 'event' && type === this.eventType && node === this.node) this.spot(customer)
  }

  transition(customer: Customer, transition: TransitionRecord, from: StateRecord): void {
    const { place } = this
    if (place.at === 'node' && this.node >= 0 && transition.enterNode === this.node) this.spot(customer)
    else if (place.at === 'edge' && this.edge >= 0 && transition.edge === this.edge) this.spot(customer)
    else if (place.at === 'port' && transition.port === place.port && this.isAt(from)) this.spot(customer)
  }

  effect(effect: Effect, customer: Customer): void {
    if (isMet(this.place, effect)) this.spot(customer)
  }

  settled(): void {
    // A place is met on the way to a rest.
  }

  private finished(customer: Customer): void {
    if (this.place.at !== 'inside' || customer.node < 0) return
    if (this.place.node === undefined || customer.node === this.node) this.spot(customer)
  }

  private isAt(state: StateRecord): boolean {
    for (let each: StateRecord | null = state; each; each = each.parent)
      if (each.node >= 0) return each.node === this.node
    return false
  }

  private spot(customer: Customer): void {
    // Whom the run does not count is not among its people.
    if (customer.counted) this.seen.add(customer.number)
  }
}

/** Is this what is looked for? */
function isMet(place: StoryPlace, effect: Effect): boolean {
  switch (effect.type) {
    case 'entered':
      return place.at === 'anywhere'
    case 'left':
      return place.at === 'exit' && effect.reason === place.reason
    case 'converted':
      return place.at === 'goal' && effect.goal === place.goal
    case 'skip':
      return (
        place.at === 'skip' &&
        effect.node === place.node &&
        (place.reason === undefined || effect.reason === place.reason)
      )
    default:
      return false
  }
}
