import {
  freshId,
  type Journey,
  type JourneyNode,
  orderedBranches,
  type SplitBranch,
  type Variant,
} from '../../document/index.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { Code } from './catalogue.ts'
import { keysOf } from './corrections.ts'
import { own } from './environment.ts'
import { RuleLogic } from './logic/rule-logic.ts'

/** Mends what a diagnostic says: a new journey, or `undefined` when there is no single obvious way. */
type Repair = (journey: Journey, diagnostic: Diagnostic) => Journey | undefined

/** What the button says, in English; interfaces in other languages have their own text under `<code>.repair`. */
export const REPAIR_TITLES = {
  'no-entry': 'Add an entry',
  'dangling-edge': 'Delete the connection',
  'unknown-port': 'Delete the connection',
  'port-taken': 'Delete this connection',
  'edge-into-entry': 'Delete the connection',
  'open-port': 'Lead to an exit',
  'loop-without-wait': 'Add a wait of one day',
  'loop-may-spin': 'Add a wait of one day',
  'duplicate-name': 'Number the name',
  'unknown-attribute': 'Add the attribute to the data',
  'unknown-template-variable': 'Add the attribute to the data',
  'unknown-event': 'Add the event to the data',
  'unknown-property': 'Add the property to the event',
  'unknown-value': 'Add the value to the list',
  'unknown-goal': 'Use the journey’s goal',
  'unknown-stage': 'Take it out of the stage',
  'unknown-variant': 'Use an existing variant',
  'stale-reference': 'Remove what is left over',
  'branch-never-true': 'Delete the branch',
  'branch-hidden': 'Move the branch up',
  'wait-branch-hidden': 'Delete the branch',
  'branch-behind-exit-rule': 'Delete the branch',
  'zero-weights': 'Give all arms the same weight',
  'experiment-without-goal': 'Use the journey’s goal',
  'several-controls': 'Keep the first control only',
} as const satisfies Partial<Record<Code, string>>

export type RepairableCode = keyof typeof REPAIR_TITLES

/**
 * The journey with one finding mended, or `undefined` where that takes a decision. Parts that stay as they are stay the
 * same objects. Pure: the caller decides whether to keep the result.
 */
export function repair(journey: Journey, diagnostic: Diagnostic): Journey | undefined {
  if (!Object.hasOwn(REPAIRS, diagnostic.code)) return undefined
  const mended = REPAIRS[diagnostic.code as RepairableCode](journey, diagnostic)
  return mended === journey ? undefined : mended
}

const inVariant =
  (change: (variant: Variant, diagnostic: Diagnostic, journey: Journey) => Variant | undefined): Repair =>
  (journey, diagnostic) => {
    const variant = own(journey.variants, diagnostic.variant ?? '')
    const changed = variant && change(variant, diagnostic, journey)
    return changed && { ...journey, variants: { ...journey.variants, [diagnostic.variant ?? '']: changed } }
  }

const inNode = (
  change: (node: JourneyNode, diagnostic: Diagnostic, journey: Journey) => JourneyNode | undefined,
): Repair =>
  inVariant((variant, diagnostic, journey) => {
    const node = own(variant.nodes, diagnostic.node ?? '')
    const changed = node && change(node, diagnostic, journey)
    return changed && { ...variant, nodes: { ...variant.nodes, [diagnostic.node ?? '']: changed } }
  })

const deleteEdge = inVariant((variant, { edge }) => {
  if (edge === undefined) return undefined
  const { [edge]: _gone, ...edges } = variant.edges
  return { ...variant, edges }
})

const shown = (diagnostic: Diagnostic, name: string): string => String(diagnostic.values?.[name] ?? '')

const addAttribute =
  (nameOf: (diagnostic: Diagnostic) => string | undefined): Repair =>
  (journey, diagnostic) => {
    const name = nameOf(diagnostic)
    if (!name || Object.hasOwn(journey.attributes, name)) return undefined
    return { ...journey, attributes: { ...journey.attributes, [name]: { label: name, type: 'text' } } }
  }

/** The goal that is meant where none can be in doubt. */
function onlyGoal({ settings: { goals } }: Journey): string | undefined {
  const ids = Object.keys(goals)
  return ids.length === 1 ? ids[0] : ids.find((id) => goals[id]?.primary)
}

const useGoal = inNode((node, _diagnostic, journey) => {
  const goal = onlyGoal(journey)
  if (goal === undefined) return undefined
  switch (node.kind) {
    case 'goal':
      return { ...node, config: { ...node.config, goal } }
    case 'experiment':
      return { ...node, config: { ...node.config, goal } }
    case 'nextBest':
      return { ...node, config: { ...node.config, goal } }
    default:
      return undefined
  }
})

/** A wait on the connection by which the circle comes round to its first step. */
const addWait = inVariant((variant, { node }) => {
  if (node === undefined) return undefined
  const after = new Set([node])
  for (const id of after) {
    for (const edge of Object.values(variant.edges)) if (edge.from === id) after.add(edge.to)
  }
  const [id, edge] = Object.entries(variant.edges).find(([, { from, to }]) => to === node && after.has(from)) ?? []
  const target = variant.nodes[node]
  if (id === undefined || !edge || !target) return undefined
  const delay = freshId(variant.nodes, 'n')
  const position = { x: target.position.x + 240, y: target.position.y - 60 }
  return {
    ...variant,
    nodes: {
      ...variant.nodes,
      [delay]: { kind: 'delay', name: '', position, config: { mode: 'for', duration: 'P1D' } },
    },
    edges: {
      ...variant.edges,
      [id]: { ...edge, to: delay },
      [freshId(variant.edges, 'e')]: { from: delay, port: 'next', to: node },
    },
  }
})

const leadToExit = inVariant((variant, { node, port }) => {
  const from = own(variant.nodes, node ?? '')
  if (!from || node === undefined || port === undefined) return undefined
  const exit = freshId(variant.nodes, 'n')
  const position = { x: from.position.x, y: from.position.y + 120 }
  return {
    ...variant,
    nodes: { ...variant.nodes, [exit]: { kind: 'exit', name: '', position, config: { reason: 'Done' } } },
    edges: { ...variant.edges, [freshId(variant.edges, 'e')]: { from: node, port, to: exit } },
  }
})

/** An entry by hand before the first step that nothing leads to. */
const addEntry = inVariant((variant) => {
  const targets = new Set(Object.values(variant.edges).map((edge) => edge.to))
  const ids = Object.keys(variant.nodes)
  const first = ids.find((id) => !targets.has(id)) ?? ids[0]
  const at = first === undefined ? { x: 0, y: 120 } : (variant.nodes[first]?.position ?? { x: 0, y: 120 })
  const entry = freshId(variant.nodes, 'n')
  const position = { x: at.x, y: at.y - 120 }
  return {
    ...variant,
    nodes: {
      ...variant.nodes,
      [entry]: { kind: 'entry', name: '', position, config: { trigger: { type: 'manual' } } },
    },
    edges:
      first === undefined
        ? variant.edges
        : { ...variant.edges, [freshId(variant.edges, 'e')]: { from: entry, port: 'next', to: first } },
  }
})

const numberName = inVariant((variant, { node, values }) => {
  const twin = own(variant.nodes, node ?? '')
  const name = String(values?.name ?? '')
  if (!twin || node === undefined) return undefined
  const taken = new Set(Object.values(variant.nodes).map((each) => each.name.trim()))
  let number = 2
  while (taken.has(`${name} ${number}`)) number++
  return { ...variant, nodes: { ...variant.nodes, [node]: { ...twin, name: `${twin.name.trim()} ${number}` } } }
})

const deleteBranch = inVariant((variant, { node, port }) => {
  const decides = own(variant.nodes, node ?? '')
  if (node === undefined || port === undefined || !decides) return undefined
  const edges = Object.fromEntries(
    Object.entries(variant.edges).filter(([, edge]) => edge.from !== node || edge.port !== port),
  )
  const without = withoutBranch(decides, port)
  return without && { ...variant, nodes: { ...variant.nodes, [node]: without }, edges }
})

function withoutBranch(node: JourneyNode, port: string): JourneyNode | undefined {
  if (node.kind === 'split') {
    const { [port]: _gone, ...branches } = node.config.branches
    return { ...node, config: { ...node.config, branches } }
  }
  if (node.kind !== 'waitFor') return undefined
  const { [port]: _gone, ...branches } = node.config.branches
  return { ...node, config: { ...node.config, branches } }
}

/** Up to the lowest place at which somebody is left for the branch. */
const moveBranchUp = inNode((node, { port }) => {
  if (node.kind !== 'split' || port === undefined) return undefined
  const ordered = orderedBranches(node.config.branches)
  const from = ordered.findIndex(([id]) => id === port)
  const logic = new RuleLogic(ordered.map(([, branch]) => branch.where))
  let place = from - 1
  while (place > 0 && logic.verdict(from, indices(place)) === 'impossible') place--
  if (place < 0) return undefined
  const moved = [
    ...ordered.slice(0, place),
    ...ordered.slice(from, from + 1),
    ...ordered.slice(place, from),
    ...ordered.slice(from + 1),
  ]
  const branches: Record<string, SplitBranch> = {}
  moved.forEach(([id, branch], index) => {
    branches[id] = branch.order === index + 1 ? branch : { ...branch, order: index + 1 }
  })
  return { ...node, config: { branches } }
})

const indices = (length: number): number[] => Array.from({ length }, (_, index) => index)

const evenWeights = inNode((node) => {
  if (node.kind !== 'experiment') return undefined
  const arms = Object.fromEntries(Object.entries(node.config.arms).map(([id, arm]) => [id, { ...arm, weight: 1 }]))
  return { ...node, config: { ...node.config, arms } }
})

const firstControlOnly = inNode((node) => {
  if (node.kind !== 'experiment') return undefined
  let found = false
  const arms = Object.fromEntries(
    Object.entries(node.config.arms).map(([id, arm]) => {
      if (!arm.control || !found) {
        found ||= arm.control === true
        return [id, arm]
      }
      const { control: _dropped, ...rest } = arm
      return [id, rest]
    }),
  )
  return { ...node, config: { ...node.config, arms } }
})

const addEvent: Repair = (journey, diagnostic) => {
  const event = shown(diagnostic, 'event')
  if (event === '' || Object.hasOwn(journey.events, event)) return undefined
  return { ...journey, events: { ...journey.events, [event]: { label: event, properties: {} } } }
}

const addProperty: Repair = (journey, diagnostic) => {
  const name = shown(diagnostic, 'event')
  const event = own(journey.events, name)
  if (!event) return undefined
  const properties = { ...event.properties, [shown(diagnostic, 'property')]: { type: 'text' as const } }
  return { ...journey, events: { ...journey.events, [name]: { ...event, properties } } }
}

const addValue: Repair = (journey, diagnostic) => {
  const name = shown(diagnostic, 'attribute')
  const attribute = own(journey.attributes, name)
  if (!attribute) return undefined
  const values = [...(attribute.values ?? []), shown(diagnostic, 'value')]
  return { ...journey, attributes: { ...journey.attributes, [name]: { ...attribute, values } } }
}

const useVariant: Repair = (journey, { path = '' }) => {
  const first = Object.keys(journey.variants).sort()[0]
  if (path === '/mainVariant') return first === undefined ? undefined : { ...journey, mainVariant: first }
  return path.startsWith('/scenarios/') ? removeAt(journey, keysOf(path), undefined) : undefined
}

const REPAIRS: Readonly<Record<RepairableCode, Repair>> = {
  'no-entry': addEntry,
  'dangling-edge': deleteEdge,
  'unknown-port': deleteEdge,
  'port-taken': deleteEdge,
  'edge-into-entry': deleteEdge,
  'open-port': leadToExit,
  'loop-without-wait': addWait,
  'loop-may-spin': addWait,
  'duplicate-name': numberName,
  'unknown-attribute': addAttribute((diagnostic) => shown(diagnostic, 'attribute')),
  'unknown-template-variable': addAttribute(
    (diagnostic) => /^customer\.([^.[\]]+)$/.exec(shown(diagnostic, 'variable'))?.[1],
  ),
  'unknown-event': addEvent,
  'unknown-property': addProperty,
  'unknown-value': addValue,
  'unknown-goal': useGoal,
  'unknown-stage': inNode(({ stage: _gone, ...node }) => node as JourneyNode),
  'unknown-variant': useVariant,
  'stale-reference': (journey, diagnostic) =>
    removeAt(journey, keysOf(diagnostic.path ?? ''), shown(diagnostic, 'ref')),
  'branch-never-true': deleteBranch,
  'branch-hidden': moveBranchUp,
  'wait-branch-hidden': deleteBranch,
  'branch-behind-exit-rule': deleteBranch,
  'zero-weights': evenWeights,
  'experiment-without-goal': useGoal,
  'several-controls': firstControlOnly,
}

/** Without what stands at the path: an element of a list there, or the key itself. */
function removeAt<Value>(value: Value, [key, ...rest]: readonly string[], element: string | undefined): Value {
  if (key === undefined || typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value
  const record = value as Readonly<Record<string, unknown>>
  const inner = record[key]
  if (rest.length > 0) return { ...value, [key]: removeAt(inner, rest, element) }
  if (Array.isArray(inner)) return { ...value, [key]: inner.filter((each) => each !== element) }
  const { [key]: _gone, ...kept } = record
  return kept as Value
}
