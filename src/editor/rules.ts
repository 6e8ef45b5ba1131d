import { kindSpec, portsOf, type Variant } from '../document/index.ts'
import type { RefusalCode } from './command.ts'

export interface Connection {
  readonly from: string
  readonly port: string
  readonly to: string
}

/**
 * Why a connection may not be made, or `undefined` when it may. The one place that knows: drag, paste, palette and
 * commands all ask here.
 *
 * Nothing leads into an entry; a step leads to itself only if customers rest there; a port carries one edge, and
 * connecting it again moves that edge (so a taken port is no reason to refuse).
 */
export function whyNotConnect(variant: Variant, { from, port, to }: Connection): RefusalCode | undefined {
  const source = variant.nodes[from]
  const target = variant.nodes[to]
  if (!source || !target) return 'noSuchNode'
  if (!portsOf(source).some(({ id }) => id === port)) return 'noSuchPort'
  if (target.kind === 'entry') return 'intoEntry'
  if (from === to && !kindSpec(source.kind).waits) return 'ontoItself'
  return undefined
}

export const canConnect = (variant: Variant, connection: Connection): boolean =>
  whyNotConnect(variant, connection) === undefined
