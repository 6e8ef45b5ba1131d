import { type Journey, portsOf } from '../../../document/index.ts'
import { edgesOut, variantInView } from '../../../editor/index.ts'

/** Ways out of a node that lead nowhere yet. */
export function openPorts(journey: Journey, variantId: string, id: string): readonly string[] {
  const variant = variantInView(journey, { variant: variantId })?.variant
  const node = variant?.nodes[id]
  if (!variant || !node) return []
  const used = new Set(edgesOut(variant.edges, id).map(([, edge]) => edge.port))
  return portsOf(node).flatMap((port) => (used.has(port.id) ? [] : [port.id]))
}
