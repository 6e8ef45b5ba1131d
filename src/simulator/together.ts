import { MinHeap } from '../kernel/min-heap.ts'
import type { Customer } from './customer.ts'
import { Luck, Purpose } from './draws.ts'
import type { Engine } from './engine.ts'
import { Bandit } from './kinds/bandit.ts'
import type { Resource, ResourceHost } from './kinds/resource.ts'
import { Team } from './kinds/team.ts'
import { Throttle } from './kinds/throttle.ts'
import { EVENT, type Model } from './model.ts'
import { MAX_EVENTS_PER_CUSTOMER, RunawayError } from './runaway.ts'
import { durationSampler } from './sampling.ts'
import type { SharedWorld } from './shared-world.ts'

/** Do customers of this journey share anything, so that they must be simulated together? */
export const sharesAnything = (model: Model): boolean =>
  Object.values(model.journey.variants[model.variantId]?.nodes ?? {}).some(({ kind }) => SHARED_KINDS.has(kind))

const SHARED_KINDS: ReadonlySet<string> = new Set(['throttle', 'task', 'nextBest'])

export interface Due {
  readonly at: number
  /** Resources come before customers, customers in the order of their numbers. */
  readonly order: number
  readonly customer: Customer | null
  readonly wake: (() => void) | null
}

/**
 * Lives all customers of a replication side by side, in the order of time; same instant: in the order of their numbers.
 * Memory grows with the customers who are inside at once, not with those who have come and gone.
 */
export class Together implements SharedWorld, ResourceHost {
  private readonly engine: Engine
  private readonly due = new MinHeap<Due>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order))
  private readonly resources: (Resource | undefined)[]
  private readonly bandits: (Bandit | undefined)[]
  private readonly rewards: (number | undefined)[][]
  private readonly goals: (number | undefined)[]
  private readonly rewardPurposes: (Purpose | undefined)[]
  private readonly idle: Customer[] = []
  private wakes = 0

  constructor(engine: Engine, replication: number) {
    this.engine = engine
    const { model } = engine
    const luck = new Luck(model.seed, replication)
    const nodes = model.journey.variants[model.variantId]?.nodes ?? {}
    const teams = new Map<string, Team>()
    this.resources = model.nodes.list.map((id) => this.resourceOf(nodes[id], luck, teams))
    this.bandits = model.nodes.list.map((id) => {
      const node = nodes[id]
      if (node?.kind !== 'nextBest') return undefined
      return new Bandit(node.config, Object.keys(node.config.arms).sort(), new Purpose(luck, `choose ${id}`))
    })
    const experimentOf = (id: string) => model.experiments.find(({ node }) => node === id)
    this.goals = model.nodes.list.map((id) => experimentOf(id)?.goal)
    this.rewards = model.nodes.list.map((id) => {
      const rates = model.scenario.arms[id]
      return rates === undefined ? [] : (experimentOf(id)?.arms.list ?? []).map((arm) => rates[arm]?.goal)
    })
    this.rewardPurposes = model.nodes.list.map((id) =>
      model.scenario.arms[id] === undefined ? undefined : new Purpose(luck, `reward ${id}`),
    )
  }

  get now(): number {
    return this.engine.now
  }

  /** Simulates customers `from` up to, not including, `to`. */
  run(from: number, to: number): void {
    const { engine } = this
    engine.shared = this
    const arrivals: { number: number; at: number }[] = []
    for (let number = from; number < to; number++) arrivals.push({ number, at: engine.world.arrivalOf(number) })
    arrivals.sort((a, b) => a.at - b.at || a.number - b.number)
    let next = 0
    for (;;) {
      const arrival = arrivals[next]
      const due = this.due.peek()
      if (arrival && (due === undefined || arrival.at <= due.at)) {
        next++
        this.admit(arrival.number)
      } else if (due === undefined || due.at > engine.model.end) break
      else this.advance(this.due.pop() as Due)
    }
    this.closeBooks()
  }

  tell(customer: Customer, at: number, type: number, node: number): void {
    customer.agenda.add(at, type, node)
    this.expect(customer)
  }

  /** Luck has it that she reaches a goal now. */
  protected tellGoal(customer: Customer, _node: number, goal: number): void {
    customer.agenda.add(this.now, EVENT.goalReached, -1, -1, 0, { goal })
  }

  wakeAt(at: number, wake: () => void): void {
    this.due.push({ at, order: -1_000_000_000 + this.wakes++, customer: null, wake })
  }

  ask(customer: Customer, node: number): void {
    this.resources[node]?.ask(customer, node)
  }

  withdraw(customer: Customer, node: number): void {
    this.resources[node]?.withdraw(customer, node)
  }

  choose(customer: Customer, node: number, arms: readonly string[]): string {
    return this.bandits[node]?.choose(customer, this.now) ?? arms[0] ?? ''
  }

  /** The scenario may know an arm's true rate: then luck decides at once whether the goal is reached. */
  chosen(customer: Customer, node: number, arm: number): void {
    const rate = this.rewards[node]?.[arm]
    const goal = this.goals[node]
    const purpose = this.rewardPurposes[node]
    if (rate === undefined || goal === undefined || purpose === undefined) return
    const time = customer.sends[node] ?? 0
    customer.sends[node] = time + 1
    if (purpose.draw(customer.number, time) < rate) this.tellGoal(customer, node, goal)
  }

  converted(customer: Customer, goal: number): void {
    this.bandits.forEach((bandit, node) => {
      if (this.goals[node] === goal) bandit?.reward(customer, this.now)
    })
  }

  private admit(number: number): void {
    const customer = this.idle.pop() ?? this.engine.newCustomer()
    this.engine.start(customer, number)
    this.alive.add(customer)
    this.expect(customer)
  }

  private readonly alive = new Set<Customer>()

  protected advance({ at, customer, wake }: Due): void {
    if (wake !== null) {
      this.engine.now = at
      wake()
      return
    }
    // An entry that something earlier has overtaken: the true one stands elsewhere in the heap.
    if (customer === null || !this.alive.has(customer) || this.engine.nextAt(customer) !== at) return
    this.engine.turnTo(customer)
    this.engine.step(customer)
    if (++customer.steps > MAX_EVENTS_PER_CUSTOMER)
      throw new RunawayError(
        `More than ${MAX_EVENTS_PER_CUSTOMER} events happened to ${this.engine.customerId(customer)}`,
      )
    this.expect(customer)
  }

  private expect(customer: Customer): void {
    const at = this.engine.nextAt(customer)
    if (at <= this.engine.model.end) this.due.push({ at, order: customer.number, customer, wake: null })
    else if (customer.node < 0) this.retire(customer)
  }

  /** Nothing more will happen to her and nobody waits for her: her record serves the next arrival. */
  private retire(customer: Customer): void {
    if (!this.alive.delete(customer)) return
    this.finish(customer)
    // A bandit may still know her by her record.
    if (this.bandits.every((bandit) => bandit === undefined)) this.idle.push(customer)
  }

  private closeBooks(): void {
    for (const customer of this.alive) this.finish(customer)
    this.alive.clear()
  }

  private finish(customer: Customer): void {
    this.engine.turnTo(customer)
    this.engine.finish(customer)
  }

  private resourceOf(
    node: Model['journey']['variants'][string]['nodes'][string] | undefined,
    luck: Luck,
    teams: Map<string, Team>,
  ): Resource | undefined {
    const { model } = this.engine
    if (node?.kind === 'throttle') return new Throttle(this, node.config, model.companyZone)
    if (node?.kind !== 'task') return undefined
    const { team: id } = node.config
    const known = teams.get(id)
    if (known) return known
    const spec = model.scenario.teams[id]
    const purposes = model.nodes.list.map((name) => new Purpose(luck, `task ${name}`))
    const team = new Team(this, spec?.agents ?? 0, {
      purpose: (number) => purposes[number] as Purpose,
      sample: durationSampler(spec?.handleTime),
    })
    teams.set(id, team)
    return team
  }
}
