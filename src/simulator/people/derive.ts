import { compile, type Diagnostic } from '../../compiler/index.ts'
import { graphOf, type Journey, type JourneyTest, numberOf } from '../../document/index.ts'
import { nextTimeOfDay, zone } from '../../runtime/index.ts'
import { Arms } from './arms.ts'
import { Atlas, type Way } from './atlas.ts'
import { Crowd } from './crowd.ts'
import { Moves, PAST } from './moves.ts'
import { Player } from './player.ts'
import { ANYBODY, Search, type Who } from './search.ts'
import type { Plot, Step } from './story.ts'
import { pastKey, portKey, type Target, targetsOf } from './targets.ts'

export interface DeriveOptions {
  readonly variant?: string
  /** What is met already, by people who are kept: keys of targets. */
  readonly covered?: ReadonlySet<string>
  /** Names that are taken. */
  readonly names?: Iterable<string>
  /** A way out in words, for the tests' names; by default in English. */
  readonly portWord?: (role: string) => string
  /** Asked now and then: true ends the search with what has been found. */
  readonly stop?: () => boolean
  /** People that there is room for; by default as many as a journey keeps. */
  readonly most?: number
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
  /** People that were found but for whom there was no room. */
  readonly leftOut: number
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

const EFFORT = 1_000_000
/** What playing a story costs in turns of the search, besides one for each step. */
const PLAYING = 20
/** Paths among which the very smallest set of people is looked for. */
const MOST_PATHS = 400
/** People who may come in vain, their arms leading nowhere new, before they are chosen by where they should go. */
const MOST_STRANGERS = 12
/** Stays of one person that are tried. */
const MOST_STAYS = 8

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
 * 1. Again and again the path that takes most new ways, as far as rules allow: a longest path in the graph without its
 *    loops, walked with what rules demand of one and the same customer solved on the way.
 * 2. For each place still not met, the farthest first, a search with second thoughts for a path that leads there.
 * 3. Exit rules and goals; then people who come back, for rules that ask how often somebody came.
 * 4. Whoever is not needed is left out. Where all paths of a journey can be listed, the smallest choice among them is
 *    taken; elsewhere the greedy heuristic for set cover, so that nobody is needless but fewer might do.
 *
 * Every path is played on the machine; only what really happens counts.
 */
export function* derivation(journey: Journey, options: DeriveOptions = {}): Generator<DerivationProgress, Derivation> {
  const variantId = options.variant ?? journey.mainVariant
  const deriving = new Deriving(journey, variantId, options)
  yield* deriving.walks()
  yield* deriving.places()
  yield* deriving.rulesAndGoals()
  yield* deriving.comingBack()
  deriving.fewer()
  return deriving.result()
}

class Deriving {
  readonly targets: readonly Target[]
  private readonly journey: Journey
  private readonly options: DeriveOptions
  private readonly crowd: Crowd
  private readonly atlas: Atlas
  private readonly search: Search
  private readonly moves: Moves
  private readonly arms: Arms
  /** Ways that nobody takes yet and that are still hoped for: 1. */
  private readonly open: Uint8Array
  private readonly wayOf: ReadonlyMap<string, Way>
  private left: number
  private stopped = false

  constructor(journey: Journey, variantId: string, options: DeriveOptions) {
    const { machine, diagnostics } = compile(journey, variantId)
    const variant = journey.variants[variantId]
    if (!machine || !variant) throw new NotRunnable(diagnostics)
    this.journey = journey
    this.options = options
    const graph = graphOf(variant)
    this.targets = targetsOf(journey, variantId, diagnostics)
    const start = usualStart(journey)
    this.crowd = new Crowd(new Player(journey, variantId, machine), graph, this.targets, start, options)
    this.atlas = new Atlas(graph, this.targets)
    this.moves = new Moves(journey, graph, start)
    this.search = new Search(this.atlas, this.moves, { spend: (turns) => this.spend(turns) })
    this.arms = new Arms(journey, graph, this.atlas)
    this.left = options.effort ?? EFFORT
    this.wayOf = new Map(this.atlas.ways.flat().map((way) => [way.key, way]))
    this.open = new Uint8Array(this.atlas.count)
    for (const { key, impossible } of this.targets) {
      const way = this.wayOf.get(key)
      if (way && !impossible && !this.crowd.covered.has(key)) this.open[way.number] = 1
    }
  }

  /** People who each see as much that is new as may be. */
  *walks(): Generator<DerivationProgress> {
    let inVain = 0
    while (!this.exhausted) {
      const plot = this.search.longest(this.open, this.arms.whoSees(this.open))
      if (!plot) {
        // Somebody else's arms may still lead on.
        if (!this.arms.isSettled || ++inVain > MOST_STRANGERS) return
        continue
      }
      inVain = 0
      this.play(plot)
      // What was hoped for and did not happen is not hoped for again; it is looked for by itself later.
      for (const { node, port } of plot.steps.toArray()) {
        const way = this.atlas.wayAt(node, port)
        if (way) this.open[way.number] = 0
      }
      yield this.progress
    }
  }

  /** People for the places that nobody came by, one place after the other. */
  *places(): Generator<DerivationProgress> {
    for (const target of this.wanted()) {
      if (this.exhausted) return
      const way = this.wayOf.get(target.key) ?? this.wayInto(target)
      if (this.crowd.covered.has(target.key) || !way) continue
      for (const who of this.arms.whoReach(way)) {
        const plot = this.search.through(way, this.open, who)
        if (plot) this.play(plot)
        if (this.crowd.covered.has(target.key) || this.exhausted) break
      }
      yield this.progress
    }
  }

  *rulesAndGoals(who: Who = ANYBODY): Generator<DerivationProgress> {
    for (const target of this.targets) {
      if (this.exhausted) return
      if (target.impossible || this.crowd.covered.has(target.key)) continue
      if (target.kind !== 'rule' && target.kind !== 'goal') continue
      const { exitRules, goals } = this.journey.settings
      const event = target.kind === 'rule' ? exitRules[target.id ?? ''] : goals[target.id ?? '']
      if (!event || (target.kind === 'goal' && this.crowd.reachGoal(target, this.moves))) continue
      const happens = (plot: Plot, step: number) => this.moves.happen(plot, step, event.event, event.where)
      const plot = this.search.toRest(happens, this.open, who)
      if (plot) this.play(plot)
      yield this.progress
    }
  }

  /** People who come in a second time, or more often, where rules ask for that. */
  *comingBack(): Generator<DerivationProgress> {
    for (const stay of staysAskedFor(this.journey)) {
      const missing = this.targets.filter(({ key, impossible }) => !impossible && !this.crowd.covered.has(key))
      if (missing.length === 0 || this.exhausted) return
      const who: Who = { ...ANYBODY, from: (entry) => this.backAt(entry, stay) }
      for (const target of missing) {
        const way = this.wayOf.get(target.key)
        if (!way || this.crowd.covered.has(target.key)) continue
        const plot = this.search.through(way, this.open, who)
        if (plot) this.play(plot)
        yield this.progress
      }
      yield* this.rulesAndGoals(who)
    }
  }

  /** Somebody who has come in and left again by the shortest way, and stands at this entry for her nth stay. */
  private backAt(entry: string, stay: number): Plot | undefined {
    let plot = this.moves.enter(entry)
    for (let next = 2; plot && next <= stay; next++) {
      const out = this.search.shortestOut(plot, entry)
      plot = out && this.moves.comeBack(out, entry)
    }
    return plot
  }

  /** Looks for fewer people who do the same, where all paths can be listed. */
  fewer(): void {
    if (this.exhausted || this.arms.isSettled || this.crowd.size < 2) return
    const paths = this.search.all(MOST_PATHS, ANYBODY)
    if (!paths) return
    const rules = this.targets.filter(({ kind, key }) => kind === 'rule' && this.crowd.covered.has(key))
    const ended = paths.flatMap((plot) => rules.flatMap((rule) => this.endedBy(plot, rule) ?? []))
    this.crowd.replaceByFewer([...paths.map((plot) => ({ plot, keys: keysOf(plot) })), ...ended], this.moves)
  }

  /** The path as far as the last rest at which an exit rule can end it. */
  private endedBy(plot: Plot, { id = '', key }: Target): { plot: Plot; keys: Set<string> } | undefined {
    const rule = this.journey.settings.exitRules[id]
    if (!rule) return undefined
    for (let step = plot.steps.length - 1; step >= 0; step--) {
      if (!plot.steps.at(step)?.waits) continue
      const ended = this.moves.happen({ ...plot, steps: plot.steps.upTo(step + 1) }, step, rule.event, rule.where)
      if (ended) return { plot: ended, keys: new Set([...keysOf(plot, step), key]) }
    }
    return undefined
  }

  result(): Derivation {
    const known = new Set(this.targets.map(({ key }) => key))
    const { tests, covered, leftOut } = this.crowd.tests()
    return {
      tests,
      leftOut,
      targets: this.targets,
      covered: new Set([...covered].filter((key) => known.has(key))),
      complete: !this.stopped,
    }
  }

  private get exhausted(): boolean {
    if (!this.stopped && (this.left <= 0 || this.options.stop?.() === true)) this.stopped = true
    return this.stopped
  }

  private get progress(): DerivationProgress {
    return { tried: this.crowd.covered.size, total: this.targets.length }
  }

  private play(plot: Plot): void {
    this.spend(PLAYING + plot.steps.length)
    for (const key of this.crowd.play(plot) ?? []) {
      const way = this.wayOf.get(key)
      if (way) this.open[way.number] = 0
    }
  }

  private spend(turns: number): boolean {
    this.left -= turns
    return this.left > 0
  }

  /** The places that nobody meets yet, the farthest first: on the way there much else is met. */
  private wanted(): Target[] {
    const far = this.atlas.fromEntries()
    const distance = ({ node }: Target) => far[this.atlas.numberOf(node ?? '')] ?? 0
    return this.targets
      .filter(
        ({ key, kind, impossible }) =>
          !impossible && kind !== 'goal' && kind !== 'rule' && !this.crowd.covered.has(key),
      )
      .map((target, at) => ({ target, at }))
      .sort((a, b) => distance(b.target) - distance(a.target) || a.at - b.at)
      .map(({ target }) => target)
  }

  /** Nodes are met by whoever takes a way out of them, or by coming to one that has none. */
  private wayInto({ node, kind }: Target): Way | undefined {
    return kind === 'node' ? this.atlas.wayInto(this.atlas.numberOf(node ?? '')) : undefined
  }
}

/** What somebody meets who takes this path, as far as the plan goes. */
function keysOf(plot: Plot, before = plot.steps.length): Set<string> {
  const keys = new Set<string>()
  for (let at = 0; at < before; at++) {
    const { node, port } = plot.steps.at(at) as Step
    keys.add(port === PAST ? pastKey(node) : portKey(node, port))
  }
  return keys
}

/** How many stays the rules about `journey.entries` could ask for, the fewest first. */
function staysAskedFor({ settings, variants }: Journey): number[] {
  if (settings.reentry.mode === 'once') return []
  const numbers: number[] = []
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('field' in value && value.field === 'journey.entries' && 'value' in value)
      numbers.push(...[value.value].flat().flatMap((each) => numberOf(each) ?? []))
    for (const inner of Object.values(value)) look(inner)
  }
  look(settings)
  look(variants)
  const stays = numbers.flatMap((number) => [Math.floor(number), Math.floor(number) + 1])
  return [...new Set(stays)].filter((stay) => stay >= 2 && stay <= MOST_STAYS).sort((a, b) => a - b)
}

/** A Tuesday at ten, on the company's clock, from where the first scenario begins: awake hours, a working day. */
function usualStart({ scenarios, timeZone }: Journey): number {
  const first = Object.keys(scenarios).sort()[0]
  const from = Date.parse((first && scenarios[first]?.start) || '2026-01-05T00:00:00Z')
  return nextTimeOfDay(from, 10 * 60, ['tue'], zone(timeZone))
}
