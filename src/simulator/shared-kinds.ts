import type { Customer } from './customer.ts'
import { Luck, Purpose } from './draws.ts'
import type { Engine } from './engine.ts'
import { Bandit } from './kinds/bandit.ts'
import type { Resource, ResourceHost } from './kinds/resource.ts'
import { Team } from './kinds/team.ts'
import { Throttle } from './kinds/throttle.ts'
import { EVENT, type Model } from './model.ts'
import { durationSampler } from './sampling.ts'
import type { SharedWorld } from './shared-world.ts'

/** Do customers of this journey share anything, so that they must be simulated together? */
export const sharesAnything = (model: Model): boolean =>
  Object.values(model.journey.variants[model.variantId]?.nodes ?? {}).some(({ kind }) => SHARED_KINDS.has(kind))

const SHARED_KINDS: ReadonlySet<string> = new Set(['throttle', 'task', 'nextBest'])

/**
 * What the customers of one journey share: its throttles, its next-best choices, and the teams that work for it. Whoever
 * lives the customers side by side says what time it is and lets things happen to them.
 */
export abstract class SharedKinds implements SharedWorld, ResourceHost {
  protected readonly engine: Engine
  private readonly resources: (Resource | undefined)[]
  private readonly bandits: (Bandit | undefined)[]
  private readonly rewards: (number | undefined)[][]
  private readonly goals: (number | undefined)[]
  private readonly rewardPurposes: (Purpose | undefined)[]
  private readonly taskPurposes: readonly Purpose[]

  /** `teams`: those known already, by id; a team may work for several journeys. */
  constructor(engine: Engine, replication: number, teams: Map<string, Team> = new Map()) {
    this.engine = engine
    const { model } = engine
    const luck = new Luck(model.seed, replication)
    const nodes = model.journey.variants[model.variantId]?.nodes ?? {}
    const purpose = (what: string, id: string) => new Purpose(luck, `${what} ${model.luckPrefix ?? ''}${id}`)
    this.taskPurposes = model.nodes.list.map((id) => purpose('task', id))
    this.resources = model.nodes.list.map((id) => this.resourceOf(nodes[id], teams))
    this.bandits = model.nodes.list.map((id) => {
      const node = nodes[id]
      if (node?.kind !== 'nextBest') return undefined
      return new Bandit(node.config, Object.keys(node.config.arms).sort(), purpose('choose', id))
    })
    const experimentOf = (id: string) => model.experiments.find(({ node }) => node === id)
    this.goals = model.nodes.list.map((id) => experimentOf(id)?.goal)
    this.rewards = model.nodes.list.map((id) => {
      const rates = model.scenario.arms[id]
      return rates === undefined ? [] : (experimentOf(id)?.arms.list ?? []).map((arm) => rates[arm]?.goal)
    })
    this.rewardPurposes = model.nodes.list.map((id) =>
      model.scenario.arms[id] === undefined ? undefined : purpose('reward', id),
    )
  }

  abstract readonly now: number
  abstract tell(customer: Customer, at: number, type: number, node: number): void
  abstract wakeAt(at: number, wake: () => void): void
  abstract callIsOver(customer: Customer): boolean

  /** The luck of a task at one of this journey's nodes. */
  taskPurpose(_customer: Customer, node: number): Purpose {
    return this.taskPurposes[node] as Purpose
  }

  /** Does a next-best choice keep customers in mind after they have gone? */
  protected get remembers(): boolean {
    return this.bandits.some((bandit) => bandit !== undefined)
  }

  /** Luck has it that she reaches a goal now. */
  protected tellGoal(customer: Customer, _node: number, goal: number): void {
    customer.agenda.add(this.now, EVENT.goalReached, -1, -1, 0, { goal })
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

  private resourceOf(
    node: Model['journey']['variants'][string]['nodes'][string] | undefined,
    teams: Map<string, Team>,
  ): Resource | undefined {
    const { model } = this.engine
    if (node?.kind === 'throttle') return new Throttle(this, node.config, model.companyZone)
    if (node?.kind !== 'task') return undefined
    const { team: id } = node.config
    const known = teams.get(id)
    if (known) return known
    const spec = model.scenario.teams[id]
    const team = new Team(this, spec?.agents ?? 0, {
      purpose: (customer, at) => this.taskPurpose(customer, at),
      sample: durationSampler(spec?.handleTime),
    })
    teams.set(id, team)
    return team
  }
}
