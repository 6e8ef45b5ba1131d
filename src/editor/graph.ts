import { isDraft, isModified, original } from 'immer'
import type { Edge, Variant } from '../document/index.ts'

type EdgeEntry = readonly [id: string, edge: Edge]

/** Edges of a variant, found by the node they leave and the node they reach. Each list is in the order of the document. */
interface EdgeIndex {
  readonly out: ReadonlyMap<string, readonly EdgeEntry[]>
  readonly into: ReadonlyMap<string, readonly EdgeEntry[]>
}

const indexes = new WeakMap<Variant['edges'], EdgeIndex>()
const NONE: readonly EdgeEntry[] = []

/** The index of a variant's edges, built once for each state of them. An untouched draft counts as its original. */
function edgeIndex(edges: Variant['edges']): EdgeIndex {
  const plain = isDraft(edges) && !isModified(edges) ? (original(edges) ?? edges) : edges
  const known = indexes.get(plain)
  if (known) return known
  const out = new Map<string, EdgeEntry[]>()
  const into = new Map<string, EdgeEntry[]>()
  for (const entry of Object.entries(plain)) {
    file(out, entry[1].from, entry)
    file(into, entry[1].to, entry)
  }
  const index = { out, into }
  if (!isDraft(plain)) indexes.set(plain, index)
  return index
}

function file<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

export const edgesOut = (edges: Variant['edges'], node: string): readonly EdgeEntry[] =>
  edgeIndex(edges).out.get(node) ?? NONE
export const edgesInto = (edges: Variant['edges'], node: string): readonly EdgeEntry[] =>
  edgeIndex(edges).into.get(node) ?? NONE

/** The id of the edge that leaves a port, if any. */
export const edgeAtPort = (edges: Variant['edges'], from: string, port: string): string | undefined =>
  edgesOut(edges, from).find(([, edge]) => edge.port === port)?.[0]

/** Everything that can be reached from a node, the node itself included. */
export const reachableFrom = (edges: Variant['edges'], start: string): ReadonlySet<string> =>
  flood([start], (id) => edgesOut(edges, id).map(([, { to }]) => to))

/** Everything that comes after some nodes or (`back`) before them, those included. */
export const flowFrom = (edges: Variant['edges'], starts: Iterable<string>, back: boolean): ReadonlySet<string> =>
  flood(starts, (id) =>
    back ? edgesInto(edges, id).map(([, { from }]) => from) : edgesOut(edges, id).map(([, { to }]) => to),
  )

function flood(starts: Iterable<string>, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(starts)
  const todo = [...seen]
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    for (const id of next(node)) {
      if (seen.has(id)) continue
      seen.add(id)
      todo.push(id)
    }
  }
  return seen
}
