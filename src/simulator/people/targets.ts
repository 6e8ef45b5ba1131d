import type { Diagnostic } from '../../compiler/index.ts'
import { type Graph, graphOf, type Journey, type JourneyNode, kindSpec } from '../../document/index.ts'

/** Something that some test person should meet. */
export interface Target {
  readonly key: string
  readonly kind: 'node' | 'port' | 'past' | 'rule' | 'goal'
  readonly node?: string
  readonly port?: string
  /** The edge that leaves the port, where there is one. */
  readonly edge?: string
  /** The exit rule or goal. */
  readonly id?: string
  /** Why nobody can meet it, where that is known. */
  readonly impossible?: Impossible
}

/** `finding`: the checker says so. Else `text` is the English sentence and interfaces word the code themselves. */
export interface Impossible {
  readonly code: 'finding' | 'neverSkipped' | 'handsOver' | 'onlyBehind' | 'ownEvent' | 'noRest'
  readonly text: string
  readonly finding?: Diagnostic
}

export const nodeKey = (node: string): string => `node ${node}`
export const portKey = (node: string, port: string): string => `port ${node} ${port}`
/** A delay's date was past or missing, and she left for it. */
export const pastKey = (node: string): string => `past ${node}`
export const ruleKey = (rule: string): string => `rule ${rule}`
export const goalKey = (goal: string): string => `goal ${goal}`

/** Everything there is to meet in a variant: every node, every way out of one, exit rules and goals. In flow order of ids. */
export function targetsOf(journey: Journey, variantId: string, findings: readonly Diagnostic[]): Target[] {
  const variant = journey.variants[variantId]
  if (!variant) return []
  const graph = graphOf(variant)
  const found = byPlace(findings)
  const ports: Target[] = []
  for (const id of graph.nodes) {
    const node = graph.node(id) as JourneyNode
    for (const port of graph.ports(id)) {
      const edge = graph.edgeAt(id, port.id)?.id
      const handsOver = node.kind === 'journey' && node.config.mode === 'handOff'
      if (handsOver && edge === undefined) continue
      const impossible = found.get(portKey(id, port.id)) ?? ownReason(journey, node, port.id)
      ports.push({
        key: portKey(id, port.id),
        kind: 'port',
        node: id,
        port: port.id,
        ...(edge && { edge }),
        ...(impossible && { impossible }),
      })
    }
    if (node.kind === 'delay' && 'past' in node.config && node.config.past === 'exit')
      ports.push({ key: pastKey(id), kind: 'past', node: id })
  }
  const reached = reachable(graph, ports)
  const nodes = graph.nodes.map((id): Target => ({ key: nodeKey(id), kind: 'node', node: id }))
  const places = [...nodes, ...ports].map((target) =>
    target.impossible || reached.has(target.node ?? '') ? target : { ...target, impossible: ONLY_BEHIND },
  )
  const rests = [...reached].some((id) => mayRest(journey, graph.node(id)))
  return [...places, ...settingsTargets(journey, findings, rests)]
}

/** Can time pass while a customer is here? */
function mayRest({ settings }: Journey, node: JourneyNode | undefined): boolean {
  if (node?.kind === 'message')
    return !node.config.urgent && settings.quietHours !== undefined && settings.quietHours.fallback !== 'skip'
  return node !== undefined && node.kind !== 'journey' && kindSpec(node.kind).waits
}

const NO_REST: Impossible = { code: 'noRest', text: 'Nobody stays in the journey long enough for it.' }

function settingsTargets({ settings }: Journey, findings: readonly Diagnostic[], rests: boolean): Target[] {
  const never = (path: string): { impossible?: Impossible } => {
    const finding = findings.find(
      (each) => NEVER.has(each.code) && (each.path === path || each.path === `${path}/where`),
    )
    return finding ? { impossible: byFinding(finding) } : {}
  }
  const ifRests = (path: string) => (rests ? never(path) : { impossible: NO_REST })
  return [
    ...Object.keys(settings.exitRules).map(
      (id): Target => ({ key: ruleKey(id), kind: 'rule', id, ...ifRests(`/settings/exitRules/${id}`) }),
    ),
    ...Object.keys(settings.goals).map(
      (id): Target => ({ key: goalKey(id), kind: 'goal', id, ...never(`/settings/goals/${id}`) }),
    ),
  ]
}

const ONLY_BEHIND: Impossible = { code: 'onlyBehind', text: 'Nobody can get here.' }

/** Findings that mean: nobody takes this way. */
const NEVER: ReadonlySet<string> = new Set([
  'branch-never-true',
  'branch-hidden',
  'else-never-taken',
  'condition-never-true',
  'arm-without-weight',
  'wait-for-unsent-message',
])

const byFinding = (finding: Diagnostic): Impossible => ({ code: 'finding', text: finding.message, finding })

function byPlace(findings: readonly Diagnostic[]): Map<string, Impossible> {
  const places = new Map<string, Impossible>()
  for (const finding of findings) {
    const { code, node, port } = finding
    if (node === undefined) continue
    // A trigger's condition has no port of its own: nobody leaves such an entry.
    if (code === 'condition-never-true' && port === undefined) places.set(portKey(node, 'next'), byFinding(finding))
    // About one branch of several of a rule; the way itself may be taken for another reason.
    if (NEVER.has(code) && port !== undefined) places.set(portKey(node, port), byFinding(finding))
    if (code === 'message-without-consent' || code === 'cap-always-exceeded')
      places.set(portKey(node, 'next'), byFinding(finding))
  }
  return places
}

function ownReason(journey: Journey, node: JourneyNode, port: string): Impossible | undefined {
  if (node.kind === 'journey' && node.config.mode === 'handOff')
    return { code: 'handsOver', text: 'The customer is handed over to another journey and does not come back.' }
  if (node.kind === 'message' && port === 'skipped' && !canBeSkipped(journey, node))
    return { code: 'neverSkipped', text: 'Nothing can hold this message back.' }
  if (node.kind === 'waitFor' && node.config.branches[port]?.event.startsWith('jornada.'))
    return { code: 'ownEvent', text: 'No customer can do this.' }
  return undefined
}

function canBeSkipped({ settings }: Journey, { config }: Extract<JourneyNode, { kind: 'message' }>): boolean {
  if (config.consent !== false) return true
  if (config.urgent) return false
  const capped = settings.frequencyCaps.some(({ channel }) => channel === 'any' || channel === config.channel)
  return capped || settings.quietHours?.fallback === 'skip'
}

/** Nodes to which ways lead that can be taken. Who is skipped goes on by `next` where `skipped` is open. */
function reachable(graph: Graph, ports: readonly Target[]): Set<string> {
  const closed = new Set(ports.flatMap((target) => (target.impossible ? [target.key] : [])))
  const seen = new Set(graph.entries)
  for (const id of seen) {
    const skips = graph.node(id)?.kind === 'message' && !graph.edgeAt(id, 'skipped')
    for (const edge of graph.outgoing(id)) {
      const isClosed = closed.has(portKey(id, edge.port)) && !(skips && edge.port === 'next')
      if (!isClosed) seen.add(edge.to)
    }
  }
  return seen
}
