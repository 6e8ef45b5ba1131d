import { equalJson } from './diff.ts'
import { type BrokenReason, graphOf } from './graph.ts'
import type { Edge, Variant } from './journey.ts'
import { portsOf } from './kinds/index.ts'
import type { Conflict } from './merge.ts'
import { jsonPath } from './problem.ts'

interface Copies {
  readonly base: Variant | undefined
  readonly mine: Variant | undefined
  readonly theirs: Variant | undefined
}

type Edges = Record<string, Edge>

/**
 * Mends what an entry-by-entry merge does to edges: one side deletes a node or a branch to which the other draws an
 * edge, or both draw one from the same port. Edges that were already broken on a side are left to the checker.
 */
export function mergeEdges(variantId: string, merged: Variant, copies: Copies, conflicts: Conflict[]): Variant {
  const { mine, theirs } = copies
  if (!mine || !theirs || equalJson(merged, mine) || equalJson(merged, theirs)) return merged
  const edges: Edges = { ...merged.edges }
  restoreEdgesOfKeptNodes(edges, merged, copies)
  const brokenAnyway = new Set([...brokenIn(mine), ...brokenIn(theirs)].map(([id]) => id))
  for (const id of superfluous(edges, brokenIn({ ...merged, edges }), mine)) {
    if (brokenAnyway.has(id) || !Object.hasOwn(edges, id)) continue
    delete edges[id]
    const keys = ['variants', variantId, 'edges', id]
    const path = jsonPath(keys)
    const earlier = conflicts.findIndex((conflict) => conflict.path === path)
    if (earlier >= 0) conflicts.splice(earlier, 1)
    const [ofMine, ofTheirs] = [own(mine.edges, id), own(theirs.edges, id)]
    conflicts.push({ path, keys, mine: ofMine, theirs: ofTheirs, kept: ofMine === undefined ? 'mine' : 'theirs' })
  }
  return { ...merged, edges }
}

/** A node that one side deleted and the other changed stays; so do the edges that went only because the node did. */
function restoreEdgesOfKeptNodes(edges: Edges, merged: Variant, { base, mine, theirs }: Copies): void {
  if (!base || !mine || !theirs) return
  const gone = (variant: Variant, id: string) => Object.hasOwn(base.nodes, id) && !Object.hasOwn(variant.nodes, id)
  const isKept = (id: string) => Object.hasOwn(merged.nodes, id) && (gone(mine, id) || gone(theirs, id))
  const taken = new Set(Object.values(edges).map((edge) => `${edge.from} ${edge.port}`))
  for (const [id, edge] of Object.entries(base.edges)) {
    const [from, to] = [own(merged.nodes, edge.from), own(merged.nodes, edge.to)]
    if (Object.hasOwn(edges, id) || !from || !to || !(isKept(edge.from) || isKept(edge.to))) continue
    if (taken.has(`${edge.from} ${edge.port}`) || !portsOf(from).some((port) => port.id === edge.port)) continue
    edges[id] = edge
    taken.add(`${edge.from} ${edge.port}`)
  }
}

/** The ids of edges to take out: those that lead nowhere, and of those that share a port all but one, mine if it can be. */
function superfluous(edges: Edges, broken: readonly (readonly [string, BrokenReason])[], mine: Variant): string[] {
  return broken.flatMap(([id, reason]) => {
    if (reason !== 'portTaken') return [id]
    const edge = own(edges, id)
    const rivals = Object.keys(edges).filter(
      (other) => edges[other]?.from === edge?.from && edges[other]?.port === edge?.port,
    )
    const kept = rivals.find((rival) => equalJson(own(mine.edges, rival), edges[rival])) ?? rivals[0]
    return rivals.filter((rival) => rival !== kept)
  })
}

const brokenIn = (variant: Variant): [string, BrokenReason][] =>
  graphOf(variant).broken.map(({ edge, reason }) => [edge.id, reason])

const own = <Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined
