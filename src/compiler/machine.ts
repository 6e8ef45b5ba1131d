import {
  EXIT_REASONS,
  INSIDE,
  type Journey,
  type JourneyMachine,
  type JourneyNode,
  MACHINE_EVENTS,
  type MachineState,
  type MachineTransition,
  type NodeKind,
  OUTSIDE,
  type Variant,
} from '../document/index.ts'
import { LOWERINGS } from './kinds/index.ts'
import { type LoweringContext, type LowerKind, loweringContext, sortedEntries } from './lowering.ts'

/** More steps than this within one instant mean a loop that nothing stops; the machine then fails instead of hanging. */
const MAX_STEPS_PER_EVENT = 20_000

/**
 * The machine of one variant: three parallel regions. `customer` keeps what is known of her true, `goals` counts what
 * she reaches, also after she has left, `path` is where she is. Parallel regions act in the order of their keys; theirs
 * is alphabetical, so that a store which sorts keys does not change what the machine does.
 * The variant must have passed `check` without errors.
 */
export function lower(journey: Journey, variantId: string, variant: Variant): JourneyMachine {
  const context = loweringContext(journey, variant)
  const goals = goalsRegion(journey)
  return {
    id: `jornada:${journey.id}`,
    version: variantId,
    description: journey.name,
    type: 'parallel',
    context: initialContext(),
    options: { maxIterations: MAX_STEPS_PER_EVENT },
    states: {
      customer: {
        on: {
          [MACHINE_EVENTS.known]: [{ actions: ['know'] }],
          'message.*': [{ actions: ['observe'] }],
          'attribute.changed': [{ actions: ['observe'] }],
          'consent.changed': [{ actions: ['observe'] }],
        },
      },
      ...(goals ? { goals } : {}),
      path: pathRegion(context),
    },
  }
}

/** What a machine knows before `jornada.known`: nobody, nothing. */
const initialContext = () => ({
  customer: { id: '', timeZone: 'UTC', attributes: {}, consent: {} },
  entry: {},
  entries: 0,
  enteredAt: null,
  leftAt: null,
  messages: {},
  sends: [],
  due: null,
  missed: false,
  chosen: null,
  attempts: 0,
})

function pathRegion(context: LoweringContext): MachineState {
  const nodes = sortedEntries(context.variant.nodes)
  const states: Record<string, MachineState> = {}
  for (const [id, node] of nodes) states[id] = lowerNode(id, node, context)
  const first = nodes.find(([, node]) => node.kind === 'entry') ?? nodes[0]
  return {
    initial: OUTSIDE,
    states: {
      [OUTSIDE]: { id: OUTSIDE, on: entryHandlers(context, 'outside') },
      [INSIDE]: {
        id: INSIDE,
        ...(first ? { initial: first[0] } : {}),
        on: insideHandlers(context),
        states,
      },
    },
  }
}

function lowerNode(id: string, node: JourneyNode, context: LoweringContext): MachineState {
  // The registry is typed kind by kind; a node and its own lowering always belong together.
  const lowerKind = LOWERINGS[node.kind] as LowerKind<NodeKind>
  return { id, description: node.name, meta: { node: id, kind: node.kind }, ...lowerKind(id, node, context) }
}

function insideHandlers(context: LoweringContext): Record<string, MachineTransition[]> {
  const on: Record<string, MachineTransition[]> = {}
  for (const [, rule] of sortedEntries(context.journey.settings.exitRules))
    on[rule.event] ??= context.exitsOn(rule.event)
  for (const [event, transitions] of Object.entries(entryHandlers(context, 'inside')))
    on[event] = [...(on[event] ?? []), ...transitions]
  return on
}

/** Who comes in: one transition per entry, then the refusals. */
function entryHandlers(
  { journey, variant }: LoweringContext,
  where: 'outside' | 'inside',
): Record<string, MachineTransition[]> {
  const { mode, cooldown } = journey.settings.reentry
  const admits: Record<string, MachineTransition[]> = {}
  const refusals: Record<string, MachineTransition[]> = {}
  for (const [entry, node] of sortedEntries(variant.nodes)) {
    if (node.kind !== 'entry') continue
    const { trigger } = node.config
    const byEvent = trigger.type === 'event'
    const event = trigger.type === 'event' ? trigger.event : MACHINE_EVENTS.enter
    const rule = 'where' in trigger && trigger.where ? { where: trigger.where } : {}
    if (where === 'outside' || mode === 'always') {
      admits[event] ??= []
      admits[event].push({
        guard: { type: 'mayEnter', params: { entry, byEvent, mode, ...(cooldown ? { cooldown } : {}), ...rule } },
        target: `#${entry}`,
        actions: [
          ...(where === 'inside' ? [{ type: 'leave' as const, params: { reason: EXIT_REASONS.enteredAgain } }] : []),
          { type: 'admit', params: { entry } },
        ],
      })
    }
    refusals[event] ??= []
    refusals[event].push({
      guard: { type: 'knocks', params: { entry, byEvent, ...rule } },
      actions: [{ type: 'reject', params: { entry } }],
    })
  }
  const on: Record<string, MachineTransition[]> = {}
  for (const [event, list] of Object.entries(refusals)) on[event] = [...(admits[event] ?? []), ...list]
  return on
}

function goalsRegion(journey: Journey): MachineState | undefined {
  const goals = sortedEntries(journey.settings.goals)
  if (goals.length === 0) return undefined
  const states: Record<string, MachineState> = {}
  for (const [goal, spec] of goals) {
    const window = spec.window ? { window: spec.window } : {}
    const convert: Pick<MachineTransition, 'target' | 'actions'> = {
      target: 'reached',
      actions: [{ type: 'convert', params: { goal, ...(spec.value ? { value: spec.value } : {}) } }],
    }
    const byEvent = { goal, byNode: false, ...window, ...(spec.where ? { where: spec.where } : {}) }
    states[goal] = {
      description: spec.name,
      initial: 'open',
      states: {
        open: {
          on: {
            [spec.event]: [{ guard: { type: 'goalCounts', params: byEvent }, ...convert }],
            [MACHINE_EVENTS.goalReached]: [
              { guard: { type: 'goalCounts', params: { goal, byNode: true, ...window } }, ...convert },
            ],
          },
        },
        reached: {},
      },
    }
  }
  return { type: 'parallel', states }
}
