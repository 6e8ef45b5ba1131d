import { orderedBranches } from '../../document/index.ts'
import { defineCommand, refuse } from '../command.ts'
import { edgeAtPort } from '../graph.ts'
import { type Connection, whyNotConnect } from '../rules.ts'
import { nodeOf, variantOf } from './draft.ts'

/** Swaps what two ways out of a step lead to. When one leads nowhere, the other's edge moves there. */
export const flip = defineCommand({
  history: 'step',
  apply: (
    draft,
    { node, ports: [one, other] }: { readonly node: string; readonly ports: readonly [string, string] },
    context,
  ) => {
    const variant = variantOf(draft, context)
    nodeOf(variant, node)
    const edges = [edgeAtPort(variant.edges, node, one), edgeAtPort(variant.edges, node, other)]
    const wanted = [other, one]
    if (edges.every((id) => id === undefined)) refuse('noSuchEdge', node)
    edges.forEach((id, index) => {
      const edge = id === undefined ? undefined : variant.edges[id]
      const port = wanted[index]
      if (!edge || port === undefined) return
      const connection: Connection = { from: node, port, to: edge.to }
      const reason = whyNotConnect(variant, connection)
      if (reason) refuse(reason, node)
      edge.port = port
    })
  },
})

/** Tries a branch of a split earlier (`by` −1) or later (1). Beyond either end nothing changes. */
export const moveBranch = defineCommand({
  history: 'step',
  apply: (draft, args: { readonly node: string; readonly branch: string; readonly by: number }, context) => {
    const node = nodeOf(variantOf(draft, context), args.node)
    if (node.kind !== 'split') refuse('noSuchPort', args.branch)
    const ids = orderedBranches(node.config.branches).map(([id]) => id)
    const from = ids.indexOf(args.branch)
    if (from < 0) refuse('noSuchPort', args.branch)
    const to = Math.min(ids.length - 1, Math.max(0, from + Math.round(args.by)))
    if (to === from) return
    ids.splice(to, 0, ...ids.splice(from, 1))
    for (const [index, id] of ids.entries()) {
      const branch = node.config.branches[id]
      if (branch && branch.order !== index + 1) branch.order = index + 1
    }
  },
})
