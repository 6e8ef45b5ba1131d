import type { Journey, Variant } from '../../../document/index.ts'
import type { Bands } from '../../../editor/index.ts'
import { around, type Box, boxOf, NODE_HEIGHT, NODE_WIDTH } from './geometry.ts'

/** Room between a band's border and its steps. */
const PAD = 32
/** No band is smaller than what a step needs, also that of a stage in which no step is yet. */
const LEAST = { rows: NODE_HEIGHT + 2 * PAD, columns: NODE_WIDTH + 2 * PAD } as const

export interface Band {
  readonly stage: string
  readonly name: string
  /** From and to on the axis along which bands follow one another, in canvas units. */
  readonly from: number
  readonly to: number
}

type Stages = Journey['stages']
type Way = Exclude<Bands, 'none'>

const known = new WeakMap<Variant, { readonly stages: Stages; readonly way: Way; readonly bands: readonly Band[] }>()

/**
 * Bands behind the steps, one for each stage in the order of the stages, that meet without gaps or overlaps: a border
 * lies half-way between the steps of one stage and those of the next. Where steps stand in another order than their
 * stages, the middles of the stages' steps decide. Kept for each state of a variant. O(steps).
 */
export function bandsOf(variant: Variant, stages: Stages, way: Way): readonly Band[] {
  const present = known.get(variant)
  if (present && present.stages === stages && present.way === way) return present.bands
  const bands = build(variant, stages, way)
  known.set(variant, { stages, way, bands })
  return bands
}

interface Extent {
  readonly stage: string
  readonly name: string
  from: number
  to: number
}

function build(variant: Variant, stages: Stages, way: Way): readonly Band[] {
  const [start, size] = way === 'rows' ? (['y', 'height'] as const) : (['x', 'width'] as const)
  const byStage = new Map<string, Box[]>()
  for (const node of Object.values(variant.nodes)) {
    if (node.stage === undefined) continue
    byStage.set(node.stage, [...(byStage.get(node.stage) ?? []), boxOf(node)])
  }
  const ordered = Object.entries(stages).sort(([a, x], [b, y]) => x.order - y.order || (a < b ? -1 : 1))
  const filled: Extent[] = ordered.flatMap(([stage, { name }]) => {
    const box = around(byStage.get(stage) ?? [])
    return box ? [{ stage, name, from: box[start] - PAD, to: box[start] + box[size] + PAD }] : []
  })
  meet(filled, LEAST[way])
  return withEmpty(ordered, filled, LEAST[way])
}

/** Sets the borders between neighbours half-way, so that every point belongs to one band at most. */
function meet(extents: Extent[], least: number): void {
  extents.sort((a, b) => a.from + a.to - (b.from + b.to))
  extents.forEach((extent, index) => {
    const next = extents[index + 1]
    if (!next) return
    const border = Math.max(extent.from + least, (extent.to + next.from) / 2)
    extent.to = border
    next.from = border
    next.to = Math.max(next.to, border + least)
  })
}

/** Stages without steps follow the last band, so that a step can be carried there. */
function withEmpty(
  ordered: readonly (readonly [string, { readonly name: string }])[],
  filled: readonly Extent[],
  least: number,
): Band[] {
  const bands: Band[] = filled.map(({ stage, name, from, to }) => ({ stage, name, from, to }))
  let end = bands.at(-1)?.to ?? -PAD
  for (const [stage, { name }] of ordered) {
    if (filled.some((extent) => extent.stage === stage)) continue
    bands.push({ stage, name, from: end, to: end + least })
    end += least
  }
  return bands
}

/** The stage whose band the middle of a box lies in. */
export function bandAt(bands: readonly Band[], way: Way, box: Box): string | undefined {
  const middle = way === 'rows' ? box.y + box.height / 2 : box.x + box.width / 2
  return bands.find(({ from, to }) => middle >= from && middle < to)?.stage
}

/** Less than so much of a band in sight has no room for a name. */
const LEAST_ROOM = 28

/**
 * Where a band's name is written, in pixels along the bands: in the middle of what is in sight of it. `undefined` when that
 * is too little.
 */
export function nameAt(
  start: number,
  end: number,
  first: number,
  last: number,
): { readonly middle: number; readonly room: number } | undefined {
  const [from, to] = [Math.max(start, first), Math.min(end, last)]
  return to - from < LEAST_ROOM ? undefined : { middle: (from + to) / 2, room: to - from }
}
