import {
  EXIT_REASONS,
  type Graph,
  type GraphEdge,
  graphOf,
  type Journey,
  type MachineState,
  type MachineTransition,
  type NodeKind,
  type NodeOf,
  OUTSIDE,
  type Variant,
} from '../document/index.ts'

/** What the lowering of one node may ask about the rest of the journey. */
export interface LoweringContext {
  readonly journey: Journey
  readonly variant: Variant
  /** The edge that leaves a port, if any. */
  edgeAt(node: string, port: string): GraphEdge | undefined
  /** The transition by which a customer leaves a node through a port: along its edge, or out of the journey. */
  through(node: string, port: string): MachineTransition
  /** Out of the journey, with a reason. */
  leaving(reason: string, port?: string): MachineTransition
  /** Exit rules on this event: they come before whatever a waiting node does with it. */
  exitsOn(event: string): MachineTransition[]
}

export type LowerKind<Kind extends NodeKind> = (
  id: string,
  node: NodeOf<Kind>,
  context: LoweringContext,
) => MachineState

export function loweringContext(journey: Journey, variant: Variant): LoweringContext {
  const graph: Graph = graphOf(variant)
  const edgeAt: LoweringContext['edgeAt'] = (node, port) => graph.edgeAt(node, port)
  const leaving: LoweringContext['leaving'] = (reason, port) => ({
    target: `#${OUTSIDE}`,
    actions: [{ type: 'leave', params: { reason } }],
    ...(port === undefined ? {} : { meta: { port } }),
  })
  const exitRules = Object.entries(journey.settings.exitRules).sort(byId)
  return {
    journey,
    variant,
    edgeAt,
    leaving,
    through(node, port) {
      const found = edgeAt(node, port)
      if (!found) return leaving(EXIT_REASONS.endOfPath, port)
      const { id: edge, to } = found
      // Without `reenter` a way that leads back to its own node would not start the wait anew.
      return { target: `#${to}`, ...(to === node ? { reenter: true } : {}), meta: { port, edge } }
    },
    exitsOn: (event) =>
      exitRules
        .filter(([, rule]) => rule.event === event)
        .map(([, rule]) => ({
          ...leaving(rule.reason),
          guard: { type: 'matches', params: rule.where ? { where: rule.where } : {} },
        })),
  }
}

/** Entries sorted as canonical JSON sorts them, so that the machine does not depend on the order of keys in a file. */
const byId = <Value>([a]: readonly [string, Value], [b]: readonly [string, Value]): number =>
  a < b ? -1 : a > b ? 1 : 0

export const sortedEntries = <Value>(record: Readonly<Record<string, Value>>): [string, Value][] =>
  Object.entries(record).sort(byId)
