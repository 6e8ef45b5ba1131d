import type { NodeKind, Variant } from '../../../document/index.ts'
import type { HeatMeasure, RunReport, RunState } from '../../../editor/index.ts'
import { reportFor } from './figures.ts'

export interface Heat {
  /** The figure itself: a share from 0 to 1, or milliseconds. */
  readonly value: number
  /** 0 for the coldest, 1 for the hottest step of the variant. */
  readonly intensity: number
}

/** Under a minute nobody waits to speak of; the scale of waits is logarithmic from there. */
const SHORTEST_MS = 60_000

const kept = new WeakMap<RunReport, Map<string, ReadonlyMap<string, Heat>>>()

/** How hot a step is by a measure; `undefined` while no simulation of this variant says so, or the measure means nothing. */
export function heatOf(run: RunState, variant: string, measure: HeatMeasure | undefined, id: string): Heat | undefined {
  const report = reportFor(run, variant)
  const journey = run.journey?.variants[variant]
  if (!report || !journey || measure === undefined) return undefined
  const known = kept.get(report) ?? new Map<string, ReadonlyMap<string, Heat>>()
  kept.set(report, known)
  const heats = known.get(measure) ?? heatsOf(report, journey, measure)
  known.set(measure, heats)
  return heats.get(id)
}

/** The heat of every step that the measure says something about. */
export function heatsOf(report: RunReport, variant: Variant, measure: HeatMeasure): ReadonlyMap<string, Heat> {
  const read = readers[measure](report, variant)
  const values = new Map<string, number>()
  for (const [id, node] of Object.entries(variant.nodes)) {
    const figures = report.nodes[id]
    const value = figures && figures.entered > 0 ? read(figures, id, node.kind) : undefined
    if (value !== undefined) values.set(id, value)
  }
  const scale = measure === 'median' || measure === 'p90' ? logarithmic : plain
  const hottest = Math.max(...values.values())
  return new Map([...values].map(([id, value]) => [id, { value, intensity: scale(value, hottest) }]))
}

type Reader = (figures: RunReport['nodes'][string], id: string, kind: NodeKind) => number | undefined

const readers: Readonly<Record<HeatMeasure, (report: RunReport, variant: Variant) => Reader>> = {
  visitors: (report) => (figures) => figures.entered / Math.max(1, report.entered),
  median: () => (figures) => figures.dwellMs.p50,
  p90: () => (figures) => figures.dwellMs.p90,
  dropOff: (report, variant) => {
    const goneOn = peopleGoneOn(report, variant)
    // Journeys end at exits and goals: nobody is lost there.
    return ({ left, entered }, id, kind) =>
      kind === 'exit' || kind === 'goal' ? undefined : Math.max(0, left - (goneOn.get(id) ?? 0)) / entered
  },
}

function peopleGoneOn(report: RunReport, variant: Variant): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [id, { from }] of Object.entries(variant.edges))
    counts.set(from, (counts.get(from) ?? 0) + (report.edges[id]?.count ?? 0))
  return counts
}

const plain = (value: number, hottest: number): number => (hottest > 0 ? value / hottest : 0)

const logarithmic = (value: number, hottest: number): number =>
  value <= SHORTEST_MS || hottest <= SHORTEST_MS ? 0 : Math.log(value / SHORTEST_MS) / Math.log(hottest / SHORTEST_MS)
