import {
  CHANNELS,
  type Channel,
  type Journey,
  type JourneyMachine,
  MACHINE_EVENTS,
  type NodeOf,
  primaryGoal,
  type Rule,
  type Scenario,
  STANDARD_EVENTS,
} from '../document/index.ts'
import { duration, durationMs } from '../kernel/duration.ts'
import { addDuration, type Zone, zone } from '../runtime/index.ts'
import type { CustomerShape } from './customer.ts'
import { Names } from './names.ts'
import { daysOf, timeBins } from './time-bins.ts'

/** Numbers of the events that every journey has. */
export const EVENT = {
  arrive: 0,
  schedule: 1,
  timer: 2,
  enter: 3,
  goalReached: 4,
  sent: 5,
  delivered: 6,
  bounced: 7,
  opened: 8,
  clicked: 9,
  unsubscribed: 10,
  skipped: 11,
  taskDone: 12,
  attributeChanged: 13,
  webhookOk: 14,
  webhookError: 15,
  granted: 16,
  /** A rate generator's next event is due: the event itself, and the one after it to be drawn. */
  rate: 17,
} as const

/** Names that no document can use stand for what only the engine knows. */
const BUILT_IN = [
  '\u0000arrive',
  '\u0000schedule',
  '\u0000timer',
  MACHINE_EVENTS.enter,
  MACHINE_EVENTS.goalReached,
  ...STANDARD_EVENTS,
  'webhook.ok',
  'webhook.error',
  'throttle.granted',
  '\u0000rate',
]

/** Everything a simulation needs to know, with numbers for names. One per run; the same for every worker. */
export interface Model {
  readonly journey: Journey
  readonly machine: JourneyMachine
  readonly scenario: Scenario
  readonly variantId: string
  readonly scenarioId: string
  readonly seed: number
  /** Goes before the ids of nodes and generators in what draws are for: `JOURNEY/` where it is not the main one. */
  readonly luckPrefix?: string
  /** Epoch milliseconds. */
  readonly start: number
  readonly end: number
  readonly companyZone: Zone
  readonly events: Names
  readonly nodes: Names
  readonly edges: Names
  readonly goals: Names
  readonly channels: Names
  readonly generators: Names
  readonly attributes: Names
  /** Experiment and next-best nodes, with their arms and the goal they are judged by (−1 for none). */
  readonly experiments: readonly ExperimentModel[]
  /** Message nodes by node number. */
  readonly messages: readonly (MessageModel | undefined)[]
  readonly reasons: Names
  /** Stages of the journey, and the stage each node is in by node number (−1 for none). */
  readonly stages: Names
  readonly stageOf: Int32Array
  /** Days of 24 hours from the start that figures by day are kept for; the last takes what comes after it. */
  readonly days: number
  /** By goal: up to which time from entry each bin of its histogram goes, milliseconds; the last is without end. */
  readonly goalBins: readonly (readonly number[])[]
  /** Only people for whom this holds on arrival are counted. */
  readonly only: Rule | undefined
  readonly shape: CustomerShape
}

export interface ExperimentModel {
  readonly node: string
  readonly arms: Names
  readonly goal: number
  readonly control: number
}

export interface MessageModel {
  readonly node: number
  readonly id: string
  readonly channel: Channel
  readonly channelNumber: number
  readonly cost: number
  /** The same in whole millionths, so that sums stay exact. */
  readonly costMicros: number
  readonly urgent: boolean
}

export interface ModelRequest {
  journey: Journey
  machine: JourneyMachine
  scenario: Scenario
  scenarioId: string
  variantId: string
  seed: number
  luckPrefix?: string
  only?: Rule | undefined
}

export function buildModel(request: ModelRequest): Model {
  const { journey, scenario, variantId } = request
  const variant = journey.variants[variantId]
  if (!variant) throw new Error(`The journey has no variant ${variantId}`)
  const nodes = new Names(Object.keys(variant.nodes).sort())
  const goals = new Names(Object.keys(journey.settings.goals).sort())
  const channels = new Names(CHANNELS)
  const generators = new Names(Object.keys(scenario.behaviour.events).sort())
  const attributes = new Names(
    [...new Set([...Object.keys(journey.attributes), ...Object.keys(scenario.population.attributes)])].sort(),
  )
  const experiments = experimentModels(request, nodes, goals)
  const start = Date.parse(scenario.start)
  const companyZone = zone(journey.timeZone)
  const end = addDuration(start, duration(scenario.horizon), companyZone)
  const stages = new Names(Object.keys(journey.stages).sort())
  return {
    ...request,
    only: request.only,
    start,
    end,
    companyZone,
    events: new Names(BUILT_IN),
    nodes,
    edges: new Names(Object.keys(variant.edges).sort()),
    goals,
    channels,
    generators,
    attributes,
    experiments,
    messages: nodes.list.map((id, node) => {
      const found = variant.nodes[id]
      return found?.kind === 'message' ? messageModel(id, node, found, channels) : undefined
    }),
    reasons: new Names(),
    stages,
    stageOf: Int32Array.from(nodes.list, (id) => stages.find(variant.nodes[id]?.stage ?? '')),
    days: daysOf(start, end),
    goalBins: goals.list.map((id) => timeBins(goalWindow(journey, id, end - start))),
    shape: {
      // Attributes that only an update or a rule names get their numbers while the program is built.
      attributes: attributes.size + 256,
      channels: channels.size,
      nodes: nodes.size,
      generators: generators.size,
      goals: goals.size,
      experiments: experiments.length,
      stages: stages.size,
    },
  }
}

const messageModel = (id: string, node: number, { config }: NodeOf<'message'>, channels: Names): MessageModel => ({
  node,
  id,
  channel: config.channel,
  channelNumber: channels.number(config.channel),
  cost: config.cost ?? 0,
  costMicros: Math.round((config.cost ?? 0) * 1e6),
  urgent: config.urgent === true,
})

function experimentModels({ journey, variantId }: ModelRequest, nodes: Names, goals: Names): ExperimentModel[] {
  const variant = journey.variants[variantId]
  const primary = primaryGoal(journey.settings.goals)
  const models: ExperimentModel[] = []
  for (const node of nodes.list) {
    const found = variant?.nodes[node]
    if (found?.kind !== 'experiment' && found?.kind !== 'nextBest') continue
    const arms = new Names(Object.keys(found.config.arms).sort())
    const control = arms.list.findIndex((arm) => found.config.arms[arm]?.control === true)
    models.push({ node, arms, goal: goals.find(found.config.goal ?? primary ?? ''), control })
  }
  return models
}

/** For how long a goal counts, milliseconds; the whole simulation where it says nothing. */
function goalWindow({ settings }: Journey, goal: string, otherwise: number): number {
  const window = settings.goals[goal]?.window
  return window === undefined ? otherwise : Math.min(durationMs(window), otherwise)
}
