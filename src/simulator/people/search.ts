import type { Atlas, Way } from './atlas.ts'
import type { Moves } from './moves.ts'
import type { Plot } from './story.ts'

/** How often a path may come by the same node. */
const MOST_VISITS = 2
/** Turns looked at for one target before it is given up. */
const MOST_TURNS = 400
const MOST_STEPS = 6_000
/** How often a walk is tried again without the ways that turned out to be impossible for such a person. */
const MOST_TRIES = 4

export interface Budget {
  /** Takes from what may still be done; false when nothing is left. */
  readonly spend: (turns: number) => boolean
}

/** Who is sought: somebody whose id, and with it all her arms, is settled, or anybody. */
export interface Who {
  readonly id?: string
  /** The ways that her id keeps her from: numbers of ways. */
  readonly barred: ReadonlySet<number>
  /** Where her path begins, when that is not with her first entry. */
  readonly from?: (entry: string) => Plot | undefined
}

export const ANYBODY: Who = { barred: new Set() }

interface Place {
  readonly plot: Plot
  /** The node where the path has come to; -1 is outside. */
  readonly node: number
  readonly visits: ReadonlyMap<number, number>
}

interface Walk {
  readonly plot: Plot
  readonly gain: number
  readonly blocked: readonly number[]
  /** It leads out of the journey. */
  readonly isOut: boolean
}

/** Finds paths that somebody could take: past as much that is new as may be, or through a given way. */
export class Search {
  private readonly atlas: Atlas
  private readonly moves: Moves
  private readonly budget: Budget

  constructor(atlas: Atlas, moves: Moves, budget: Budget) {
    this.atlas = atlas
    this.moves = moves
    this.budget = budget
  }

  /** The path that takes most open ways, as far as that can be told; `undefined` when none takes any. */
  longest(open: Uint8Array, who: Who): Plot | undefined {
    let best: Walk | undefined
    const barred = new Set(who.barred)
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const gains = this.atlas.gains(open, barred)
      const walk = this.walkFromEntry(gains, open, barred, who)
      if (walk && (!best || walk.gain > best.gain)) best = walk
      // Without its dead ends the same person may see more.
      if (!walk || walk.blocked.length === 0) break
      const promised = Math.max(...this.atlas.entries.map((entry) => gains[entry] ?? 0))
      if (walk.gain >= promised) break
      for (const number of walk.blocked) barred.add(number)
    }
    return best && best.gain > 0 ? best.plot : undefined
  }

  private walkFromEntry(
    gains: Float64Array,
    open: Uint8Array,
    barred: ReadonlySet<number>,
    who: Who,
  ): Walk | undefined {
    const entries = [...this.atlas.entries].sort((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0))
    for (const node of entries) {
      const plot = this.enter(node, who)
      if (plot) return this.walk({ plot, node, visits: new Map() }, open, barred, gains)
    }
    return undefined
  }

  /** A path through this way, carried on past what is open. */
  through(way: Way, open: Uint8Array, who: Who): Plot | undefined {
    const reached = this.follow(this.atlas.distances([way.node], who.barred), who, ({ plot, node }) =>
      node === way.node ? this.moves.leave(plot, this.idOf(node), way.port) : undefined,
    )
    return reached && this.walk({ ...reached, node: way.to }, open, who.barred).plot
  }

  /** A path that comes to rest at some waiting node, as early as may be; `allows` says what happens there. */
  toRest(allows: (plot: Plot, step: number) => Plot | undefined, open: Uint8Array, who: Who): Plot | undefined {
    let leads = -1
    const reached = this.follow(this.atlas.distances([...this.atlas.ids.keys()]), who, ({ plot, node }) => {
      for (const way of this.atlas.waysOf(node)) {
        if (way.closed || who.barred.has(way.number)) continue
        const left = this.moves.leave(plot, this.idOf(node), way.port)
        const happened = left?.steps.at(-1)?.waits && allows(left, left.steps.length - 1)
        leads = way.to
        if (happened) return happened
      }
      const held = this.moves.held(plot, this.idOf(node))
      leads = this.atlas.wayAt(this.idOf(node), 'next')?.to ?? -1
      return held && allows(held, held.steps.length - 1)
    })
    return reached && this.walk({ ...reached, node: leads }, open, who.barred).plot
  }

  /** The plot carried on from an entry to the nearest way out; `undefined` where it does not get there. */
  shortestOut(plot: Plot, entry: string): Plot | undefined {
    const node = this.atlas.numberOf(entry)
    const { plot: out, isOut } = this.walk(
      { plot, node, visits: new Map() },
      new Uint8Array(this.atlas.count),
      ANYBODY.barred,
    )
    return isOut ? out : undefined
  }

  /** Every path there is, each to its end; `undefined` when there are more than `most`. */
  all(most: number, who: Who): Plot[] | undefined {
    const plots: Plot[] = []
    const visits = new Map<number, number>()
    const go = (plot: Plot, node: number): boolean => {
      if (plots.length > most || !this.budget.spend(1)) return false
      const seen = visits.get(node) ?? 0
      visits.set(node, seen + 1)
      let isEnd = true
      for (const way of this.atlas.waysOf(node)) {
        if (way.closed || (way.to >= 0 && (visits.get(way.to) ?? 0) >= MOST_VISITS)) continue
        const left = this.moves.leave(plot, this.idOf(node), way.port)
        if (!left) continue
        isEnd = false
        if (way.to < 0) plots.push(left)
        else if (!go(left, way.to)) return false
      }
      if (isEnd) plots.push(plot)
      visits.set(node, seen)
      return true
    }
    const isWhole = this.atlas.entries.every((node) => {
      const plot = this.enter(node, who)
      return !plot || go(plot, node)
    })
    return isWhole && plots.length <= most ? plots : undefined
  }

  private idOf(node: number): string {
    return this.atlas.ids[node] ?? ''
  }

  private enter(node: number, who: Who): Plot | undefined {
    return who.from ? who.from(this.idOf(node)) : this.moves.enter(this.idOf(node), who.id)
  }

  /** Depth first from the entries, nearer ways first, until `arrive` makes something of where it has come. */
  private follow(far: Float64Array, who: Who, arrive: (place: Place) => Plot | undefined): Place | undefined {
    const away = (node: number) => far[node] ?? Number.POSITIVE_INFINITY
    const entries = this.atlas.entries
      .filter((node) => away(node) < Number.POSITIVE_INFINITY)
      .sort((a, b) => away(a) - away(b))
    let turns = MOST_TURNS + 2 * Math.min(...entries.map(away), MOST_STEPS)
    for (const entry of entries) {
      const plot = this.enter(entry, who)
      if (!plot) continue
      const visits = new Map<number, number>()
      const stack: { readonly plot: Plot; readonly node: number; readonly ways: Way[] }[] = []
      const push = (node: number, then: Plot): Plot | undefined => {
        visits.set(node, (visits.get(node) ?? 0) + 1)
        const ways = this.towards(node, far, who.barred)
        stack.push({ plot: then, node, ways })
        return arrive({ plot: then, node, visits })
      }
      let arrived = push(entry, plot)
      while (!arrived && stack.length > 0) {
        const frame = stack.at(-1) as (typeof stack)[number]
        const way = frame.ways.shift()
        if (way === undefined || stack.length > MOST_STEPS) {
          stack.pop()
          visits.set(frame.node, (visits.get(frame.node) ?? 1) - 1)
          continue
        }
        if (turns-- < 0 || !this.budget.spend(1)) return undefined
        if ((visits.get(way.to) ?? 0) >= MOST_VISITS) continue
        const left = this.moves.leave(frame.plot, this.idOf(frame.node), way.port)
        arrived = left && push(way.to, left)
      }
      if (arrived) return { plot: arrived, node: stack.at(-1)?.node ?? entry, visits }
    }
    return undefined
  }

  /** From here on: by open ways and to where there are more of them, else out. */
  private walk(from: Place, open: Uint8Array, barred: ReadonlySet<number>, first?: Float64Array): Walk {
    const left = open.slice()
    for (const { node, port } of from.plot.steps.toArray()) {
      const way = this.atlas.wayAt(node, port)
      if (way) left[way.number] = 0
    }
    const visits = new Map(from.visits)
    const blocked: number[] = []
    let gains = first ?? this.atlas.gains(left, barred)
    let { plot, node } = from
    let gain = 0
    while (node >= 0 && plot.steps.length < MOST_STEPS && this.budget.spend(1)) {
      visits.set(node, (visits.get(node) ?? 0) + 1)
      const taken = this.next(plot, node, { left, gains, barred, visits, blocked })
      if (!taken) break
      const { way } = taken
      gain += left[way.number] ?? 0
      left[way.number] = 0
      plot = taken.plot
      node = way.to
      if (way.back) gains = this.atlas.gains(left, barred)
    }
    return { plot, gain, blocked, isOut: node < 0 || this.atlas.waysOf(node).length === 0 }
  }

  private next(
    plot: Plot,
    node: number,
    about: {
      readonly left: Uint8Array
      readonly gains: Float64Array
      readonly barred: ReadonlySet<number>
      readonly visits: ReadonlyMap<number, number>
      readonly blocked: number[]
    },
  ): { plot: Plot; way: Way } | undefined {
    const { left, gains, barred, visits, blocked } = about
    const options = this.atlas
      .waysOf(node)
      .filter(({ closed, to }) => !closed && (to < 0 || (visits.get(to) ?? 0) < MOST_VISITS))
      .map((way) => {
        const beyond = way.to < 0 ? 0 : (gains[way.to] ?? 0) * (way.back ? 0.5 : 1)
        // Ways that were given up for this walk may still be the only ones that lead on.
        return { way, gain: barred.has(way.number) ? -1 : (left[way.number] ?? 0) + beyond }
      })
      .sort((a, b) => b.gain - a.gain || this.atlas.toWayOut(a.way) - this.atlas.toWayOut(b.way))
    for (const { way, gain } of options) {
      const gone = this.moves.leave(plot, this.idOf(node), way.port)
      if (gone) return { plot: gone, way }
      if (gain > 0) blocked.push(way.number)
    }
    return undefined
  }

  private towards(node: number, far: Float64Array, barred: ReadonlySet<number>): Way[] {
    const away = ({ to }: Way) => (to < 0 ? Number.POSITIVE_INFINITY : (far[to] ?? Number.POSITIVE_INFINITY))
    return this.atlas
      .waysOf(node)
      .filter((way) => !way.closed && !barred.has(way.number) && away(way) < Number.POSITIVE_INFINITY)
      .sort((a, b) => away(a) - away(b))
  }
}
