import { portsOf, type Variant } from '../../../document/index.ts'
import { edgesOut } from '../../../editor/index.ts'
import type { ChooserRequest } from '../../canvas/index.ts'

/** How far below a step the next one is put into its way, in canvas units. */
const BELOW = 120

/** Where a step after this one goes: by a free way out, else into the first way that leaves it; `undefined`: nowhere. */
export function placeAfterStep(
  variant: Variant,
  id: string,
): Pick<ChooserRequest, 'after' | 'edge' | 'at'> | undefined {
  const node = variant.nodes[id]
  if (!node) return undefined
  const edges = edgesOut(variant.edges, id)
  const free = portsOf(node).find(({ id: port }) => !edges.some(([, edge]) => edge.port === port))
  // The way round a skipped message is seldom what is meant.
  if (free && free.role !== 'skipped') return { after: { node: id, port: free.id }, at: undefined }
  const [first] = edges
  return first && { edge: first[0], at: { x: node.position.x, y: node.position.y + BELOW } }
}
