import type { Journey, Variant } from '../../../document/index.ts'
import { groupBox } from '../../../editor/index.ts'
import { around, type Box, boxOf, noteBoxOf } from '../model/geometry.ts'

/** Steps and notes that a picture is of. */
export interface Chosen {
  readonly nodes: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

/** The chosen steps and notes, the ways between those steps, and the groups of which all steps are chosen. */
export function chosenPart(variant: Variant, chosen: Chosen | undefined): Variant {
  if (!chosen) return variant
  const has = (id: string) => chosen.nodes.has(id)
  return {
    ...variant,
    nodes: picked(variant.nodes, has),
    notes: picked(variant.notes, (id) => chosen.notes.has(id)),
    edges: picked(variant.edges, (_, { from, to }) => has(from) && has(to)),
    groups: picked(variant.groups, (_, { nodes }) => nodes.length > 0 && nodes.every(has)),
  }
}

const picked = <Value>(record: Readonly<Record<string, Value>>, keep: (id: string, value: Value) => boolean) =>
  Object.fromEntries(Object.entries(record).filter(([id, value]) => keep(id, value)))

/** Room around everything: labels hang below steps, and loops go round their sides. */
const EDGE = 40

/** A group is drawn open, even when it is collapsed on the canvas: a picture cannot be opened. */
export const openGroupBox = (variant: Variant, id: string): Box | undefined => {
  const group = variant.groups[id]
  return group && groupBox(variant.nodes, { nodes: group.nodes, collapsed: false })
}

/** The part of the canvas that a picture shows, in canvas units; of nothing, an empty sheet of 320 × 200. */
export function frameOf(variant: Variant, corners: readonly (readonly { x: number; y: number }[])[]): Box {
  const boxes = [
    ...Object.values(variant.nodes).map((node) => boxOf(node)),
    ...Object.values(variant.notes).map((note) => noteBoxOf(note)),
    ...Object.keys(variant.groups).flatMap((id) => openGroupBox(variant, id) ?? []),
    ...corners.flat().map(({ x, y }): Box => ({ x, y, width: 0, height: 0 })),
  ]
  const all = around(boxes)
  if (!all) return { x: 0, y: 0, width: 320, height: 200 }
  return {
    x: Math.floor(all.x - EDGE),
    y: Math.floor(all.y - EDGE),
    width: Math.ceil(all.width + 2 * EDGE),
    height: Math.ceil(all.height + 2 * EDGE),
  }
}

export interface StageBand {
  readonly id: string
  readonly name: string
  readonly box: Box
}

/** Half the free room between rows: a band reaches half-way to the next. */
const REACH = 24

/**
 * Stages as bands from side to side, where the journey is drawn in rows of them, or from top to bottom, where it is drawn
 * in columns. None when stages mingle: then no band could be true.
 */
export function stageBands(variant: Variant, stages: Journey['stages'], frame: Box): readonly StageBand[] {
  const found = Object.entries(stages).flatMap(([id, { name }]) => {
    const box = around(Object.values(variant.nodes).flatMap((node) => (node.stage === id ? [boxOf(node)] : [])))
    return box ? [{ id, name, box }] : []
  })
  if (apart(found, 'y', 'height'))
    return found.map((band) => ({
      ...band,
      box: { x: frame.x, width: frame.width, y: band.box.y - REACH, height: band.box.height + 2 * REACH },
    }))
  if (apart(found, 'x', 'width'))
    return found.map((band) => ({
      ...band,
      box: { x: band.box.x - REACH, width: band.box.width + 2 * REACH, y: frame.y, height: frame.height },
    }))
  return []
}

function apart(bands: readonly StageBand[], from: 'x' | 'y', length: 'width' | 'height'): boolean {
  const inOrder = [...bands].sort((a, b) => a.box[from] - b.box[from])
  return inOrder.every(({ box }, index) => {
    const next = inOrder[index + 1]?.box
    return next === undefined || box[from] + box[length] + REACH <= next[from]
  })
}
