import type { Variant } from '../../document/index.ts'
import { type CommandContext, defineCommand, refuse } from '../command.ts'
import { edgeAtPort } from '../graph.ts'
import { type Connection, whyNotConnect } from '../rules.ts'
import { haveRoom, variantOf } from './draft.ts'

/** Connects, moving the edge that the port already carries. Gives the edge's id. */
export function connectIn(variant: Variant, connection: Connection, context: CommandContext): string {
  const reason = whyNotConnect(variant, connection)
  if (reason) refuse(reason, connection.to)
  const present = edgeAtPort(variant.edges, connection.from, connection.port)
  const edge = present === undefined ? undefined : variant.edges[present]
  if (present !== undefined && edge) {
    if (edge.to !== connection.to) edge.to = connection.to
    return present
  }
  haveRoom(variant, 0, 1)
  const id = context.newId('e', (candidate) => Object.hasOwn(variant.edges, candidate))
  variant.edges[id] = { from: connection.from, port: connection.port, to: connection.to }
  return id
}

export const connect = defineCommand({
  history: 'step',
  apply: (draft, connection: Connection, context) => connectIn(variantOf(draft, context), connection, context),
})

/** Moves either end of an edge. What the new port carried before gives way. */
export const reconnect = defineCommand({
  history: 'step',
  apply: (draft, { edge: id, ...connection }: Connection & { readonly edge: string }, context) => {
    const variant = variantOf(draft, context)
    if (!variant.edges[id]) refuse('noSuchEdge', id)
    const reason = whyNotConnect(variant, connection)
    if (reason) refuse(reason, connection.to)
    const present = edgeAtPort(variant.edges, connection.from, connection.port)
    if (present !== undefined && present !== id) delete variant.edges[present]
    variant.edges[id] = { from: connection.from, port: connection.port, to: connection.to }
  },
})

export const disconnect = defineCommand({
  history: 'step',
  apply: (draft, { edge }: { readonly edge: string }, context) => {
    const variant = variantOf(draft, context)
    if (!variant.edges[edge]) refuse('noSuchEdge', edge)
    delete variant.edges[edge]
  },
})
