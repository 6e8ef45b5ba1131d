import type { WorkshopStep } from '../document/index.ts'
import { durationMs } from '../kernel/duration.ts'
import { type Bounds, wilsonInterval } from '../kernel/statistics.ts'

/** What is read of a simulation's report; a table of data has it, too. */
export interface VisitFigures {
  readonly entered: number
  readonly nodes: Readonly<
    Record<
      string,
      {
        readonly entered: number
        readonly left: number
        readonly dwellMs: { readonly p50: number; readonly p90: number }
      }
    >
  >
}

/** What was found beside what was guessed. `off`: the guess lies outside of the interval. */
export interface Beside {
  readonly found: number
  readonly ci95: Bounds
  /** Absent: nobody has guessed. */
  readonly guess?: number
  readonly off: boolean
}

export interface LinkedStep {
  /** Milliseconds; absent where nobody has left any of its nodes. */
  readonly wait?: Beside
  /** Of those who came in, who came to this step; absent where nobody came in. */
  readonly share?: Beside
  /** Nodes of the step that the simulated variant does not have. */
  readonly missing: readonly string[]
}

/**
 * What a simulation says of a step, beside what the room says of reality. Nothing where the variant has none of its nodes.
 *
 * Share: visits to the nodes at which the step ends ÷ entries, with Wilson's interval. It ends at those from which no edge
 * leads to another of its nodes: who waits for a coupon has not got it yet. Without edges, and where all lead in a ring, the
 * most visited node stands for all.
 *
 * Wait: Σ median time at a node × visits that left it ÷ visits to the step: a node that half of them pass counts half.
 */
export function linkedStep(
  step: Pick<WorkshopStep, 'nodes' | 'reality'>,
  figures: VisitFigures,
  edges: Readonly<Record<string, { readonly from: string; readonly to: string }>> = {},
): LinkedStep | undefined {
  const known = step.nodes.filter((id) => Object.hasOwn(figures.nodes, id))
  if (known.length === 0) return undefined
  const nodes = known.flatMap((id) => figures.nodes[id] ?? [])
  const reached = Math.min(figures.entered, visitsToEnd(known, figures, Object.values(edges)))
  const { likelihood, within } = step.reality ?? {}
  const wait = waitOf(nodes)
  return {
    ...(wait && { wait: beside(wait.found, wait.ci95, within === undefined ? undefined : durationMs(within)) }),
    ...(figures.entered > 0 && {
      share: beside(reached / figures.entered, wilsonInterval({ count: reached, total: figures.entered }), likelihood),
    }),
    missing: step.nodes.filter((id) => !known.includes(id)),
  }
}

function visitsToEnd(
  nodes: readonly string[],
  figures: VisitFigures,
  edges: readonly { readonly from: string; readonly to: string }[],
): number {
  const within = edges.filter(({ from, to }) => from !== to && nodes.includes(from) && nodes.includes(to))
  const ends = nodes.filter((node) => !within.some(({ from }) => from === node))
  const visits = (ids: readonly string[]) => ids.map((id) => figures.nodes[id]?.entered ?? 0)
  if (within.length === 0 || ends.length === 0) return Math.max(...visits(nodes))
  return visits(ends).reduce((sum, count) => sum + count, 0)
}

const beside = (found: number, ci95: Bounds, guess: number | undefined): Beside => ({
  found,
  ci95,
  ...(guess !== undefined && { guess }),
  off: guess !== undefined && (guess < ci95[0] || guess > ci95[1]),
})

/** Quantiles of a report are within half a per cent of the true value. */
const SKETCH_ERROR = 0.005

function waitOf(nodes: readonly VisitFigures['nodes'][string][]): { found: number; ci95: Bounds } | undefined {
  const left = nodes.filter((node) => node.left > 0)
  const most = Math.max(0, ...left.map((node) => node.left))
  if (most === 0) return undefined
  const sum = (of: (node: VisitFigures['nodes'][string]) => number) =>
    left.reduce((total, node) => total + (of(node) * node.left) / most, 0)
  return {
    found: sum(({ dwellMs }) => dwellMs.p50),
    ci95: [sum((node) => node.dwellMs.p50 / spreadOf(node)), sum((node) => node.dwellMs.p50 * spreadOf(node))],
  }
}

/**
 * By what factor the median may be off. The ranks of its 95 % interval are ½ ± 0.98 ÷ √n (W. J. Conover, Practical
 * Nonparametric Statistics, §3.2); how far times lie apart there is taken from the median and the ninth decile, evenly on
 * a scale of ratios, and as much below the median as above it.
 */
function spreadOf({ left, dwellMs: { p50, p90 } }: VisitFigures['nodes'][string]): number {
  const perRank = p50 > 0 && p90 > p50 ? Math.log(p90 / p50) / 0.4 : 0
  const ranks = Math.min(0.4, 0.98 / Math.sqrt(left))
  return Math.exp(perRank * ranks) * (1 + SKETCH_ERROR)
}
