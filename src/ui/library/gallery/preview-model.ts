import { type Journey, KINDS, type NodeCategory } from '../../../document/index.ts'

/** A journey's graph as a few shapes: enough to recognise it by. */
export interface Preview {
  readonly viewBox: string
  readonly nodes: readonly {
    readonly id: string
    readonly x: number
    readonly y: number
    readonly category: NodeCategory
  }[]
  readonly edges: readonly { readonly id: string; readonly path: string }[]
}

export const FACE = { width: 240, height: 88 } as const
const MARGIN = 40

/** The shapes of the main variant; undefined when it has no nodes. `limit`: more nodes than that are not drawn. */
export function previewOf(journey: Journey, limit = 400): Preview | undefined {
  const variant = journey.variants[journey.mainVariant]
  const entries = Object.entries(variant?.nodes ?? {}).slice(0, limit)
  if (!variant || entries.length === 0) return undefined
  const places = new Map(entries.map(([id, node]) => [id, node.position]))
  const edges = Object.entries(variant.edges).flatMap(([id, edge]) => {
    const from = places.get(edge.from)
    const to = places.get(edge.to)
    return from && to ? [{ id, path: curve(from, to) }] : []
  })
  return {
    viewBox: boxAround([...places.values()]),
    nodes: entries.map(([id, node]) => ({ id, ...node.position, category: KINDS[node.kind].category })),
    edges,
  }
}

interface Place {
  readonly x: number
  readonly y: number
}

function curve(from: Place, to: Place): string {
  const start = { x: from.x + FACE.width / 2, y: from.y + FACE.height }
  const end = { x: to.x + FACE.width / 2, y: to.y }
  const bend = Math.max(40, Math.abs(end.y - start.y) / 2)
  return `M${start.x} ${start.y}C${start.x} ${start.y + bend} ${end.x} ${end.y - bend} ${end.x} ${end.y}`
}

function boxAround(places: readonly Place[]): string {
  const xs = places.map((place) => place.x)
  const ys = places.map((place) => place.y)
  const left = Math.min(...xs) - MARGIN
  const top = Math.min(...ys) - MARGIN
  const width = Math.max(...xs) + FACE.width + MARGIN - left
  const height = Math.max(...ys) + FACE.height + MARGIN - top
  return `${left} ${top} ${width} ${height}`
}
