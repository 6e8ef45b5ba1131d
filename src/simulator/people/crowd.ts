import {
  type Graph,
  type Journey,
  type JourneyNode,
  type JourneyTest,
  LIMITS,
  type TestEvent,
} from '../../document/index.ts'
import { HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts'
import { Acting } from './actor.ts'
import { idFalling } from './arms.ts'
import { fewCovering, smallestCovering } from './cover.ts'
import type { Moves } from './moves.ts'
import { freshName, idOfName } from './names.ts'
import { offsetText } from './offsets.ts'
import type { Played, Player, Script } from './player.ts'
import type { Bucket, Plot } from './story.ts'
import type { Target } from './targets.ts'
import { ROLE_TEXTS } from './words.ts'

interface Person {
  readonly script: Script
  readonly buckets: readonly Bucket[]
  /** Her id was chosen beforehand. */
  readonly isSettled: boolean
  readonly played: Played
}

export interface CrowdOptions {
  readonly covered?: ReadonlySet<string>
  readonly names?: Iterable<string>
  readonly portWord?: (role: string) => string
  readonly most?: number
}

/** People whose goal by event comes about after all the rest: how many are asked. */
const MOST_ASKED = 8

/** The people found so far: each has lived her script on the machine, and what she met is what counts. */
export class Crowd {
  /** Keys of targets that somebody meets, those who were there before among them. */
  readonly covered: Set<string>
  private readonly before: ReadonlySet<string>
  private readonly player: Player
  private readonly graph: Graph
  private readonly targets: ReadonlyMap<string, Target>
  private readonly start: string
  private readonly options: CrowdOptions
  private people: Person[] = []
  private made = 0

  constructor(player: Player, graph: Graph, targets: readonly Target[], start: number, options: CrowdOptions) {
    this.player = player
    this.graph = graph
    this.targets = new Map(targets.map((target) => [target.key, target]))
    this.start = new Date(start).toISOString().replace('.000Z', 'Z')
    this.options = options
    this.before = options.covered ?? new Set()
    this.covered = new Set(this.before)
  }

  get size(): number {
    return this.people.length
  }

  /** Lives a plot; who meets something new stays. What she met, or `undefined` when it cannot be lived. */
  play(plot: Plot): ReadonlySet<string> | undefined {
    const person = this.lived(plot)
    if (person && [...person.played.covered].some((key) => !this.covered.has(key))) this.add(person)
    return person?.played.covered
  }

  private lived(plot: Plot): Person | undefined {
    const id = plot.who ?? idFalling(this.journey, plot.buckets, `person-${++this.made}`)
    if (id === undefined) return undefined
    const script = new Acting(this.player, plot, { id, name: '', start: this.start }).perform()
    const played = this.player.play(script)
    if (played.error !== undefined) return undefined
    return { script, buckets: plot.buckets, isSettled: plot.who !== undefined, played }
  }

  private add(person: Person): void {
    this.people.push(person)
    for (const key of person.played.covered) this.covered.add(key)
  }

  /** A goal by event may count for people we have already: it then happens to one of them after all the rest. */
  reachGoal(target: Target, moves: Moves): boolean {
    const goal = this.journey.settings.goals[target.id ?? '']
    const entry = this.graph.entries[0]
    if (!goal || entry === undefined) return false
    const plot = moves.happen(moves.teller.begin(entry), -1, goal.event, goal.where)
    if (!plot) return false
    const properties = Object.fromEntries(
      [...plot.values].flatMap(([name, value]) => (name.startsWith('e1.') ? [[name.slice(3), value]] : [])),
    ) as NonNullable<TestEvent['properties']>
    const event = { event: goal.event, ...(Object.keys(properties).length > 0 ? { properties } : {}) }
    for (const [index, person] of this.people.slice(0, MOST_ASKED).entries()) {
      for (const pause of [HOUR_MS, MINUTE_MS]) {
        const events = [...person.script.events, { ...this.afterAll(person), after: offsetText(pause), ...event }]
        const script = { ...person.script, events }
        const played = this.player.play(script)
        if (!played.covered.has(target.key)) continue
        if (![...person.played.covered].every((key) => played.covered.has(key))) continue
        this.people[index] = { ...person, script, played }
        for (const key of played.covered) this.covered.add(key)
        return true
      }
    }
    return false
  }

  /** What comes after all the rest follows her leaving, or her coming to where she stays. */
  private afterAll({ played: { happenings } }: Person): Pick<TestEvent, 'since'> {
    const exits = happenings.filter(({ what }) => what === 'exited').length
    const last = happenings.at(-1)
    if (last?.what === 'waiting' && last.node !== undefined) {
      const visits = happenings.filter(({ what, node }) => what === 'left' && node === last.node).length + 1
      return { since: { what: 'arrived', node: last.node, ...(visits > 1 ? { time: visits } : {}) } }
    }
    return exits === 0 ? {} : { since: { what: 'exited', ...(exits > 1 ? { time: exits } : {}) } }
  }

  /** Puts fewer people in place of these if some of the pool's paths, lived, meet as much. */
  replaceByFewer(pool: readonly { readonly plot: Plot; readonly keys: ReadonlySet<string> }[], moves: Moves): void {
    const chosen = this.needed()
    const planned = new Set(pool.flatMap(({ keys }) => [...keys]))
    const isPlannable = (key: string) => !this.before.has(key) && ['port', 'past', 'rule'].includes(this.kindOf(key))
    // Whoever does something that no path of the pool does stays.
    const staying = chosen.filter(({ played }) =>
      [...played.covered].some((key) => isPlannable(key) && !planned.has(key)),
    )
    const done = new Set(staying.flatMap(({ played }) => [...played.covered]))
    const wanted = new Set([...this.covered].filter((key) => isPlannable(key) && !done.has(key)))
    const others = chosen.filter((person) => !staying.includes(person))
    const sets = [...others.map(({ played }) => played.covered), ...pool.map(({ keys }) => keys)]
    const smallest = smallestCovering(sets, wanted, others.length)
    if (!smallest) return
    const people = smallest.map(
      (index) => others[index] ?? this.lived((pool[index - others.length] as { plot: Plot }).plot),
    )
    this.tryInstead([...staying, ...people.flatMap((person) => person ?? [])], moves)
  }

  private tryInstead(people: Person[], moves: Moves): void {
    const [before, covered] = [this.people, new Set(this.covered)]
    this.people = []
    this.covered.clear()
    for (const key of this.before) this.covered.add(key)
    for (const person of people) this.add(person)
    for (const key of covered) {
      const target = this.targets.get(key)
      if (this.covered.has(key) || !target) continue
      if (target.kind === 'goal' && this.reachGoal(target, moves)) continue
      this.people = before
      for (const old of covered) this.covered.add(old)
      return
    }
  }

  private needed(): Person[] {
    return fewCovering(
      this.people.map(({ played }) => this.knownOf(played.covered)),
      this.before,
    ).map((index) => this.people[index] as Person)
  }

  private knownOf(keys: ReadonlySet<string>): ReadonlySet<string> {
    return new Set([...keys].filter((key) => this.targets.has(key)))
  }

  /** The people who are needed as tests, whoever meets most first, and how many were left out for lack of room. */
  tests(): { tests: JourneyTest[]; covered: Set<string>; leftOut: number } {
    const tests: JourneyTest[] = []
    const names = new Set(this.options.names ?? [])
    const told = new Set(this.before)
    const people = this.needed()
    const most = this.options.most ?? LIMITS.tests
    for (const person of people.slice(0, most)) {
      const name = freshName(names)
      names.add(name)
      const { script, played } = this.named(person, name)
      tests.push(this.testOf(script, played, told))
      for (const key of played.covered) if (this.targets.has(key)) told.add(key)
    }
    return { tests, covered: told, leftOut: Math.max(0, people.length - most) }
  }

  /** Under an id that goes with the name, unless some arm that the plot did not plan would then be another. */
  private named({ script, buckets, isSettled, played }: Person, name: string): Pick<Person, 'script' | 'played'> {
    const under = (id: string): Script => ({ ...script, customer: { ...script.customer, id, name } })
    if (!this.hasExperiments) return { script: under(idOfName(name)), played }
    const id = isSettled ? undefined : idFalling(this.journey, buckets, idOfName(name))
    if (id !== undefined) {
      const named = this.player.play(under(id))
      if ([...played.covered].every((key) => named.covered.has(key))) return { script: under(id), played: named }
    }
    return { script: under(script.customer.id), played }
  }

  private testOf(script: Script, { happenings, covered }: Played, told: ReadonlySet<string>): JourneyTest {
    const { variantId } = this.player
    const test: JourneyTest = {
      name: this.nameOf(script, covered, told),
      ...(variantId === this.journey.mainVariant ? {} : { variant: variantId }),
      ...script,
      expected: [...happenings],
    }
    return { ...test, names: namesIn(this.journey, variantId, test) }
  }

  /** "Ana: Reminder › Opened, …": up to three turns that nobody before her takes. */
  private nameOf(script: Script, covered: ReadonlySet<string>, told: ReadonlySet<string>): string {
    const fresh = [...covered].flatMap((key) => (told.has(key) ? [] : (this.targets.get(key) ?? [])))
    const turns = fresh.flatMap(({ kind, node = '', port }) => {
      if (kind !== 'port' && kind !== 'past') return []
      const found = this.graph.node(node) as JourneyNode
      const way = this.graph.ports(node).find(({ id }) => id === port)
      if (!way || way.role === 'next') return []
      const word = way.name || this.options.portWord?.(way.role) || ROLE_TEXTS[way.role] || way.id
      return [`${found.name || node} › ${word}`]
    })
    const ends = [...covered].flatMap((key) => {
      const target = this.targets.get(key)
      const node = target?.kind === 'node' ? this.graph.node(target.node ?? '') : undefined
      return node?.kind === 'exit' ? [node.name || node.config.reason] : []
    })
    const rules = fresh.flatMap(({ kind, id = '' }) =>
      kind === 'rule' ? [this.journey.settings.exitRules[id]?.reason || id] : [],
    )
    const words = [...turns.slice(-3), ...rules].length > 0 ? [...turns.slice(-3), ...rules] : ends.slice(0, 1)
    return `${script.customer.name}${words.length > 0 ? `: ${words.join(', ')}` : ''}`.slice(0, LIMITS.nameLength)
  }

  private kindOf(key: string): string {
    return this.targets.get(key)?.kind ?? ''
  }

  private get hasExperiments(): boolean {
    return this.graph.nodes.some((id) => this.graph.node(id)?.kind === 'experiment')
  }

  private get journey(): Journey {
    return this.player.journey
  }
}

/** What the nodes that a test speaks of are called now. */
export function namesIn(
  journey: Journey,
  variantId: string,
  test: Pick<JourneyTest, 'expected'>,
): Record<string, string> {
  const nodes = journey.variants[variantId]?.nodes ?? {}
  const names: Record<string, string> = {}
  for (const { node } of test.expected) {
    const name = node === undefined || !Object.hasOwn(nodes, node) ? undefined : nodes[node]?.name
    if (node !== undefined && name) names[node] = name
  }
  return names
}
