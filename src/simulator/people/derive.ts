import { compile, type Diagnostic } from '../../compiler/index.ts'
import { type Graph, graphOf, type Journey, type JourneyNode, type JourneyTest, LIMITS } from '../../document/index.ts'
import { HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts'
import { nextTimeOfDay, zone } from '../../runtime/index.ts'
import { Acting, idFalling } from './actor.ts'
import { Moves, PAST } from './moves.ts'
import { freshName, idOfName } from './names.ts'
import { offsetText } from './offsets.ts'
import { Player, type Script } from './player.ts'
import { Search } from './search.ts'
import type { Bucket, Plot } from './story.ts'
import { type Target, targetsOf } from './targets.ts'

export interface DeriveOptions {
  readonly variant?: string
  /** What is met already, by people who are kept: keys of targets. */
  readonly covered?: ReadonlySet<string>
  /** Names that are taken. */
  readonly names?: Iterable<string>
  /** A way out in words, for the tests' names; by default its own name or id. */
  readonly portWord?: (role: string) => string
  /** Asked now and then: true ends the search with what has been found. */
  readonly stop?: () => boolean
  /** Turns of the search in all; the default keeps a journey of thousands of nodes within seconds. */
  readonly effort?: number
}

export interface Derivation {
  readonly tests: readonly JourneyTest[]
  readonly targets: readonly Target[]
  /** Keys of targets that somebody meets, those given as covered among them. */
  readonly covered: ReadonlySet<string>
  /** False when the search was ended before it had tried everything. */
  readonly complete: boolean
}

export interface DerivationProgress {
  readonly tried: number
  readonly total: number
}

/** A journey with errors has no machine to run people through. */
export class NotRunnable extends Error {
  readonly diagnostics: readonly Diagnostic[]
  constructor(diagnostics: readonly Diagnostic[]) {
    super('The journey has errors; nobody can be sent through it.')
    this.name = 'NotRunnable'
    this.diagnostics = diagnostics
  }
}

interface Found {
  readonly script: Script
  readonly buckets: readonly Bucket[]
  readonly covered: ReadonlySet<string>
}

const EFFORT = 60_000
/** What playing a story costs in turns of the search, besides one for each step. */
const PLAYING = 20

/** The smallest set of people that is quickly found, in one go. Throws `NotRunnable` for a journey with errors. */
export function deriveTests(journey: Journey, options: DeriveOptions = {}): Derivation {
  const steps = derivation(journey, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * As `deriveTests`, a piece at a time: hosts that must not block run one piece and look at other things in between.
 *
 * For each thing that nobody meets yet, far ones first, a path is planned that could lead there and on to an exit, past
 * as much that is new as may be. Rules on the way become demands on one and the same customer, solved together. The path
 * is then played on the machine; only what really happens counts. In the end whoever is not needed is left out: the
 * greedy heuristic for set cover, so the set is small but may not be the smallest there is.
 */
export function* derivation(journey: Journey, options: DeriveOptions = {}): Generator<DerivationProgress, Derivation> {
  const variantId = options.variant ?? journey.mainVariant
  const deriving = new Deriving(journey, variantId, options)
  const wanted = deriving.wanted()
  let tried = 0
  for (const target of wanted) {
    tried++
    if (deriving.exhausted) break
    if (deriving.isCovered(target)) continue
    deriving.reach(target)
    yield { tried, total: wanted.length }
  }
  for (const goal of deriving.targets) {
    if (goal.kind !== 'goal' || deriving.isCovered(goal) || goal.impossible) continue
    deriving.reachGoal(goal)
    yield { tried, total: wanted.length }
  }
  return deriving.result()
}

class Deriving {
  readonly targets: readonly Target[]
  private readonly journey: Journey
  private readonly variantId: string
  private readonly options: DeriveOptions
  private readonly graph: Graph
  private readonly player: Player
  private readonly search: Search
  private readonly moves: Moves
  private readonly start: number
  private readonly before: ReadonlySet<string>
  private readonly covered: Set<string>
  private found: Found[] = []
  private left: number
  private stopped = false

  constructor(journey: Journey, variantId: string, options: DeriveOptions) {
    const { machine, diagnostics } = compile(journey, variantId)
    const variant = journey.variants[variantId]
    if (!machine || !variant) throw new NotRunnable(diagnostics)
    this.journey = journey
    this.variantId = variantId
    this.options = options
    this.graph = graphOf(variant)
    this.player = new Player(journey, variantId, machine)
    this.targets = targetsOf(journey, variantId, diagnostics)
    this.start = usualStart(journey)
    this.moves = new Moves(journey, this.graph, this.start)
    this.search = new Search(this.graph, this.moves, this.targets)
    this.before = options.covered ?? new Set()
    this.covered = new Set(this.before)
    this.left = options.effort ?? EFFORT
  }

  get exhausted(): boolean {
    if (!this.stopped && (this.left <= 0 || this.options.stop?.() === true)) this.stopped = true
    return this.stopped
  }

  /** What is to be met, the farthest first: on the way there much else is met. */
  wanted(): Target[] {
    const near = this.fromEntries()
    const far = (target: Target) => near.get(target.node ?? '') ?? -1
    return this.targets
      .filter((target) => !target.impossible && target.kind !== 'goal')
      .map((target, at) => ({ target, at }))
      .sort((a, b) => far(b.target) - far(a.target) || a.at - b.at)
      .map(({ target }) => target)
  }

  isCovered = ({ key }: Target): boolean => this.covered.has(key)

  reach(target: Target): void {
    for (const plot of this.plotsFor(target)) {
      const found = plot && this.played(plot)
      if (!found) continue
      this.keep(found)
      if (this.isCovered(target)) return
    }
  }

  private *plotsFor(target: Target): Generator<Plot | undefined> {
    const budget = { spend: (turns: number) => this.spend(turns) }
    const { node, kind, port, id } = target
    if (kind === 'rule') {
      const rule = this.journey.settings.exitRules[id ?? '']
      if (rule)
        yield this.search.toRest(
          (plot, step) => this.moves.happen(plot, step, rule.event, rule.where),
          this.covered,
          budget,
        )
    } else if (node !== undefined && kind === 'past') yield this.search.through(node, PAST, this.covered, budget)
    else if (node !== undefined && port !== undefined) yield this.search.through(node, port, this.covered, budget)
    else if (node !== undefined) {
      // Nodes are met by whoever takes a way out of them, or by coming to one that has none.
      const into = this.graph.incoming(node)[0]
      if (into) yield this.search.through(into.from, into.port, this.covered, budget)
    }
  }

  /** A goal by event may count for people we have already: it then happens to one of them after all the rest. */
  reachGoal(target: Target): void {
    const goal = this.journey.settings.goals[target.id ?? '']
    if (!goal || this.exhausted) return
    for (const [index, found] of this.found.slice(0, 8).entries()) {
      const last = this.player.play(found.script)
      const after = last.error === undefined ? this.endOf(found.script) : undefined
      if (after === undefined) continue
      const plot = this.moves.happen(
        this.moves.teller.begin(found.script.entry, { type: '', known: {} }),
        -1,
        goal.event,
        goal.where,
      )
      if (!plot) continue
      const properties = Object.fromEntries(
        [...plot.values].flatMap(([name, value]) => (name.startsWith('e1.') ? [[name.slice(3), value]] : [])),
      )
      for (const pause of [HOUR_MS, MINUTE_MS]) {
        const event = {
          after: offsetText(after + pause),
          event: goal.event,
          ...(Object.keys(properties).length > 0 ? { properties } : {}),
        }
        const script = { ...found.script, events: [...found.script.events, event as Script['events'][number]] }
        const played = this.player.play(script)
        if (!played.covered.has(target.key) || ![...found.covered].every((key) => played.covered.has(key))) continue
        this.found[index] = { ...found, script, covered: played.covered }
        for (const key of played.covered) this.covered.add(key)
        return
      }
    }
    const plot = this.search.toRest(
      (each, step) => this.moves.happen(each, step, goal.event, goal.where),
      this.covered,
      {
        spend: (turns) => this.spend(turns),
      },
    )
    const found = plot && this.played(plot)
    if (found) this.keep(found)
  }

  private endOf(script: Script): number {
    this.player.play(script)
    return this.player.elapsed
  }

  private played(plot: Plot): Found | undefined {
    this.spend(PLAYING + plot.steps.length)
    const id = idFalling(this.journey, plot.buckets, `person-${this.found.length + 1}`)
    if (id === undefined) return undefined
    const start = new Date(this.start).toISOString().replace('.000Z', 'Z')
    const script = new Acting(this.player, plot, { id, name: '', start }).perform()
    const { covered, error } = this.player.play(script)
    return error === undefined ? { script, buckets: plot.buckets, covered } : undefined
  }

  private keep(found: Found): void {
    let isNew = false
    for (const key of found.covered) {
      if (this.covered.has(key)) continue
      this.covered.add(key)
      isNew = true
    }
    if (isNew) this.found.push(found)
  }

  private spend(turns: number): boolean {
    this.left -= turns
    return this.left > 0
  }

  private fromEntries(): ReadonlyMap<string, number> {
    const near = new Map(this.graph.entries.map((id) => [id, 0]))
    for (const [id, distance] of near)
      for (const { to } of this.graph.outgoing(id)) if (!near.has(to)) near.set(to, distance + 1)
    return near
  }

  result(): Derivation {
    const tests: JourneyTest[] = []
    const names = new Set(this.options.names ?? [])
    const told = new Set(this.before)
    for (const found of fewest(this.found, this.before)) {
      const name = freshName(names)
      names.add(name)
      const id = idFalling(this.journey, found.buckets, idOfName(name)) ?? found.script.customer.id
      const script = this.namedScript(found, id, name)
      tests.push(this.testOf(script, told))
      for (const key of found.covered) told.add(key)
    }
    const known = new Set(this.targets.map(({ key }) => key))
    const covered = new Set([...this.covered].filter((key) => known.has(key)))
    return { tests: tests.slice(0, LIMITS.tests), targets: this.targets, covered, complete: !this.stopped }
  }

  /** Under an id that goes with the name, unless some arm that the plot did not plan would then be another. */
  private namedScript({ script, covered }: Found, id: string, name: string): Script {
    const named: Script = { ...script, customer: { ...script.customer, id, name } }
    const met = this.player.play(named).covered
    return [...covered].every((key) => met.has(key)) ? named : { ...script, customer: { ...script.customer, name } }
  }

  private testOf(script: Script, told: ReadonlySet<string>): JourneyTest {
    const { happenings, covered } = this.player.play(script)
    const test: JourneyTest = {
      name: this.nameOf(script, covered, told),
      ...(this.variantId === this.journey.mainVariant ? {} : { variant: this.variantId }),
      ...script,
      expected: [...happenings],
    }
    return { ...test, names: namesIn(this.journey, this.variantId, test) }
  }

  /** "Ana: Reminder › Opened, …": up to three turns that nobody before her takes. */
  private nameOf(script: Script, covered: ReadonlySet<string>, told: ReadonlySet<string>): string {
    const fresh = this.targets.filter(
      ({ key, kind }) => (kind === 'port' || kind === 'past') && covered.has(key) && !told.has(key),
    )
    const turns = fresh.flatMap(({ node = '', port }) => {
      const found = this.graph.node(node) as JourneyNode
      const way = this.graph.ports(node).find(({ id }) => id === port)
      if (!way || way.role === 'next') return []
      const word = way.name || this.options.portWord?.(way.role) || way.id
      return [`${found.name || node} › ${word}`]
    })
    const end = this.graph.nodes.flatMap((id) => {
      const node = this.graph.node(id)
      return node?.kind === 'exit' && covered.has(`node ${id}`) ? [node.name || node.config.reason] : []
    })
    const rules = this.targets.flatMap(({ kind, key, id = '' }) =>
      kind === 'rule' && covered.has(key) && !told.has(key) ? [this.journey.settings.exitRules[id]?.reason || id] : [],
    )
    const words = [...turns.slice(-3), ...rules].length > 0 ? [...turns.slice(-3), ...rules] : end.slice(0, 1)
    return `${script.customer.name}${words.length > 0 ? `: ${words.join(', ')}` : ''}`.slice(0, LIMITS.nameLength)
  }
}

/** Greedy set cover: whoever meets most that is new, until nothing is; then those who turned out not to be needed go. */
function fewest(found: readonly Found[], before: ReadonlySet<string>): Found[] {
  const all = new Set(found.flatMap(({ covered }) => [...covered]).filter((key) => !before.has(key)))
  const chosen: Found[] = []
  const open = new Set(all)
  while (open.size > 0) {
    const gains = found.map((each) => [...each.covered].filter((key) => open.has(key)).length)
    const best = found[gains.indexOf(Math.max(...gains))] as Found
    chosen.push(best)
    for (const key of best.covered) open.delete(key)
  }
  for (const each of [...chosen].reverse()) {
    const others = new Set(chosen.filter((other) => other !== each).flatMap(({ covered }) => [...covered]))
    if ([...each.covered].every((key) => others.has(key) || before.has(key))) chosen.splice(chosen.indexOf(each), 1)
  }
  return chosen
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

/** A Tuesday at ten, on the company's clock, from where the first scenario begins: awake hours, a working day. */
function usualStart({ scenarios, timeZone }: Journey): number {
  const first = Object.keys(scenarios).sort()[0]
  const from = Date.parse((first && scenarios[first]?.start) || '2026-01-05T00:00:00Z')
  return nextTimeOfDay(from, 10 * 60, ['tue'], zone(timeZone))
}
