import fc from 'fast-check'
import { type Edge, FORMAT, FORMAT_VERSION, type Journey, type JourneyNode, type Variant } from '../journey.ts'
import { type ConfigOf, NODE_KINDS, type NodeKind, portsOf } from '../kinds/index.ts'
import { configPlans, type DelayMode, type TriggerType } from './nodes.ts'
import { ATTRIBUTES, EVENTS, keyed, longSpans, TIME_ZONES } from './pools.ts'
import { type Plan, rulePlans, type Surroundings } from './rules.ts'
import { type ScenarioNodes, scenarioPlans } from './scenario.ts'
import { type SettingsOptions, settingsPlans } from './settings.ts'

export interface JourneyOptions extends SettingsOptions {
  /** Kinds to choose from; all by default. There is always an entry. */
  readonly kinds?: readonly NodeKind[]
  /** May customers come back to where they were? Only by way of a node where time passes. Default: yes. */
  readonly loops?: boolean
  /** At most so many nodes, the entry included; 14 by default. */
  readonly maxNodes?: number
  /** Default: all. */
  readonly delayModes?: readonly DelayMode[]
  readonly triggers?: readonly TriggerType[]
}

interface NodePlan {
  readonly kind: NodeKind
  readonly config: Plan<ConfigOf<NodeKind>>
  /** One for each port: where it leads, resolved when it is known what nodes there are. */
  readonly turns: readonly Turn[]
  readonly loopSpan: string
}

interface Turn {
  readonly type: 'on' | 'skip' | 'open' | 'back'
  readonly choice: number
}

const DELAY_MODES: readonly DelayMode[] = ['for', 'untilTime', 'untilDate', 'untilAttribute']
const TRIGGER_TYPES: readonly TriggerType[] = ['event', 'segment', 'schedule', 'manual']
const MOST_PORTS = 5

/**
 * Whole, valid, lively journeys: every edge leaves a port that exists and is its own, none enters an entry, a loop passes
 * through a node where time passes, references lead to things that exist (save the other journey of a `journey` node),
 * and the scenario `s1` makes the things happen that the nodes wait for. They shrink to few nodes and simple turns.
 */
export function journeys(options: JourneyOptions = {}): fc.Arbitrary<Journey> {
  const plans = configPlans({
    delayModes: options.delayModes ?? DELAY_MODES,
    triggers: options.triggers ?? TRIGGER_TYPES,
  })
  const kinds = (options.kinds ?? NODE_KINDS).filter((kind) => kind !== 'entry')
  const turns = fc.array(turnsOf(options.loops ?? true), { minLength: MOST_PORTS, maxLength: MOST_PORTS })
  const planOf = (kind: NodeKind): fc.Arbitrary<NodePlan> =>
    fc.record({
      kind: fc.constant(kind),
      config: plans[kind] as fc.Arbitrary<Plan<ConfigOf<NodeKind>>>,
      turns,
      loopSpan: longSpans,
    })
  const others =
    kinds.length === 0
      ? fc.constant([])
      : fc.array(fc.oneof(...kinds.map((kind) => ({ weight: weightOf(kind), arbitrary: planOf(kind) }))), {
          minLength: 1,
          maxLength: (options.maxNodes ?? 14) - 1,
          size: 'max',
        })
  return fc
    .record({
      entry: planOf('entry'),
      others,
      settings: settingsPlans(options),
      scenario: scenarioPlans,
      timeZone: fc.constantFrom(...TIME_ZONES),
    })
    .map(({ entry, others: rest, settings, scenario, timeZone }) => {
      const nodes: readonly NodePlan[] = [entry, ...rest]
      const around: Surroundings = { messages: idsOf(nodes, 'message'), goals: ['g1', 'g2'] }
      const variant = variantOf(nodes, around)
      return {
        format: FORMAT,
        formatVersion: FORMAT_VERSION,
        id: 'generated',
        name: 'Generated',
        description: '',
        timeZone,
        attributes: { ...ATTRIBUTES },
        events: { ...EVENTS },
        stages: {},
        settings: settings(around),
        variants: { v1: variant },
        mainVariant: 'v1',
        scenarios: { s1: scenario(scenarioNodes(variant, nodes)) },
      }
    })
}

/** Deciding nodes that nothing follows and exits end a journey early: fewer of them keep customers on the move. */
const weightOf = (kind: NodeKind): number => (kind === 'exit' ? 1 : kind === 'message' || kind === 'waitFor' ? 5 : 3)

const turnsOf = (loops: boolean): fc.Arbitrary<Turn> =>
  fc.record({
    type: fc.oneof<{ weight: number; arbitrary: fc.Arbitrary<Turn['type']> }[]>(
      { weight: 12, arbitrary: fc.constant('on') },
      { weight: 4, arbitrary: fc.constant('skip') },
      { weight: 1, arbitrary: fc.constant('open') },
      ...(loops ? [{ weight: 2, arbitrary: fc.constant('back' as const) }] : []),
    ),
    choice: fc.nat({ max: 1_000 }),
  })

const idOf = (index: number) => `n${index + 1}`
const idsOf = (plans: readonly NodePlan[], kind: NodeKind): string[] =>
  plans.flatMap((plan, index) => (plan.kind === kind ? [idOf(index)] : []))

function variantOf(plans: readonly NodePlan[], around: Surroundings): Variant {
  const nodes: Record<string, JourneyNode> = {}
  const edges: Edge[] = []
  plans.forEach((plan, index) => {
    const position = { x: (index % 3) * 240, y: index * 120 }
    const draft = {
      kind: plan.kind,
      name: `${plan.kind} ${index + 1}`,
      position,
      config: plan.config(around),
    } as JourneyNode
    const canLoop = passesTime(draft)
    let goesBack = false
    portsOf(draft).forEach((port, at) => {
      const turn = plan.turns[at % MOST_PORTS] as Turn
      const back = turn.type === 'back' && canLoop && index > 0
      const target = targetOf(turn, index, plans.length, back)
      // An open `skipped` goes on by `next`: both are met, the open one as often as the drawn one.
      if (target === undefined || (port.role === 'skipped' && turn.choice % 2 === 0)) return
      goesBack ||= target <= index
      edges.push({ from: idOf(index), port: port.id, to: idOf(target) })
    })
    nodes[idOf(index)] = goesBack ? slowed(draft, plan.loopSpan) : draft
  })
  return { name: 'Main', purpose: 'realistic', nodes, edges: keyed('e', edges), notes: {}, groups: {} }
}

/** `on` leads to the next node, `skip` past a few, `back` to an earlier one; off the end a port stays open. */
function targetOf(turn: Turn, index: number, count: number, back: boolean): number | undefined {
  if (back) return 1 + (turn.choice % index)
  // A journey that ends at its entry shows nothing.
  if (turn.type === 'open' && index > 0) return undefined
  const target = turn.type === 'skip' ? index + 1 + (turn.choice % 4) : index + 1
  return target < count ? target : undefined
}

/**
 * Kinds at which time surely passes whenever a customer comes by. Others wait too, but may let somebody through at once
 * (a window that is open, a date that is past, a time of day that it is just now), and a loop through them alone would never end.
 */
const passesTime = (node: JourneyNode): boolean =>
  node.kind === 'waitFor' || (node.kind === 'delay' && node.config.mode === 'for')

/** A node that leads back waits long enough for a month of going round to stay a manageable number of steps. */
function slowed(node: JourneyNode, span: string): JourneyNode {
  if (node.kind === 'waitFor') return { ...node, config: { ...node.config, timeout: span } }
  if (node.kind === 'delay' && node.config.mode === 'for')
    return { ...node, config: { ...node.config, duration: span } }
  return node
}

function scenarioNodes(variant: Variant, plans: readonly NodePlan[]): ScenarioNodes {
  const arms: Record<string, string[]> = {}
  for (const [id, node] of Object.entries(variant.nodes))
    if (node.kind === 'nextBest') arms[id] = Object.keys(node.config.arms)
  return { messages: idsOf(plans, 'message'), webhooks: idsOf(plans, 'webhook'), arms }
}

/** One rule about customers, messages and events. */
export const rules = (options: { event?: boolean; entry?: boolean } = {}) =>
  rulePlans(options).map((plan) => plan({ messages: ['n1'], goals: ['g1'] }))
