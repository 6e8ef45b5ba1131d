import type { Edge, Journey, JourneyNode, Variant } from './journey.ts'
import { isGroup, type Rule } from './rule.ts'
import type { JourneyTest } from './tests.ts'
import type { Workshop } from './workshop.ts'

/** Old ids with their new ones. Ids that are not in it stay. */
export type Renaming = ReadonlyMap<string, string>

const renamed = (renaming: Renaming, id: string): string => renaming.get(id) ?? id

/** A record under its entries' new ids. */
export const renameKeys = <Value>(record: Readonly<Record<string, Value>>, renaming: Renaming): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [renamed(renaming, id), value]))

/** A variant whose nodes have new ids, in its edges, groups and nodes' configs too. */
export function renameNodes(variant: Variant, renaming: Renaming): Variant {
  const nodes = Object.entries(variant.nodes).map(([id, node]) => [
    renamed(renaming, id),
    renameInConfig(node, renaming),
  ])
  const edges = Object.entries(variant.edges).map(([id, edge]): [string, Edge] => [
    id,
    { ...edge, from: renamed(renaming, edge.from), to: renamed(renaming, edge.to) },
  ])
  const groups = Object.entries(variant.groups).map(([id, group]) => [
    id,
    { ...group, nodes: group.nodes.map((node) => renamed(renaming, node)) },
  ])
  return {
    ...variant,
    nodes: Object.fromEntries(nodes),
    edges: Object.fromEntries(edges),
    groups: Object.fromEntries(groups),
  }
}

/** Whatever outside the variants speaks of nodes: scenarios and the workshop. */
export function renameNodesAround(journey: Journey, renaming: Renaming): Journey {
  const scenarios = Object.entries(journey.scenarios).map(([id, scenario]) => {
    const behaviour = {
      ...scenario.behaviour,
      nodes: renameKeys(scenario.behaviour.nodes, renaming),
      events: mapValues(scenario.behaviour.events, (event) =>
        event.type === 'after' && event.node !== undefined ? { ...event, node: renamed(renaming, event.node) } : event,
      ),
      segments: scenario.behaviour.segments.map((segment) => ({
        ...segment,
        where: renameInRule(segment.where, renaming),
      })),
    }
    return [
      id,
      {
        ...scenario,
        behaviour,
        webhooks: renameKeys(scenario.webhooks, renaming),
        arms: renameKeys(scenario.arms, renaming),
        ...(scenario.assumptions && { assumptions: renameInPaths(scenario.assumptions, renaming) }),
      },
    ]
  })
  const workshop = journey.workshop && {
    ...journey.workshop,
    steps: mapValues(journey.workshop.steps, (step) => ({
      ...step,
      nodes: step.nodes.map((node) => renamed(renaming, node)),
    })),
  }
  return { ...journey, scenarios: Object.fromEntries(scenarios), ...(workshop && { workshop }) }
}

/** Figures of a scenario are spoken of by their paths in it, which hold nodes' ids. */
const renameInPaths = <Value>(notes: Readonly<Record<string, Value>>, renaming: Renaming): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(notes).map(([path, value]) => [
      path.replace(
        /^(\/behaviour\/nodes|\/webhooks|\/arms)\/([^/]+)/,
        (_all, place: string, id: string) => `${place}/${renamed(renaming, id)}`,
      ),
      value,
    ]),
  )

/** Tests that speak of nodes under their new ids. */
export const renameNodesInTest = (test: JourneyTest, renaming: Renaming): JourneyTest => ({
  ...test,
  entry: renamed(renaming, test.entry),
  events: test.events.map((event) => ({
    ...withNode(event, renaming),
    ...(event.since && { since: withNode(event.since, renaming) }),
  })),
  expected: test.expected.map((step) => withNode(step, renaming)),
  ...(test.arms && { arms: renameKeys(test.arms, renaming) }),
  ...(test.names && { names: renameKeys(test.names, renaming) }),
})

const withNode = <Part extends { node?: string | undefined }>(part: Part, renaming: Renaming): Part =>
  part.node === undefined ? part : { ...part, node: renamed(renaming, part.node) }

function renameInConfig(node: JourneyNode, renaming: Renaming): JourneyNode {
  const inRule = (rule: Rule) => renameInRule(rule, renaming)
  switch (node.kind) {
    case 'waitFor': {
      const branches = mapValues(node.config.branches, (branch) => ({
        ...branch,
        ...(branch.message !== undefined && { message: renamed(renaming, branch.message) }),
        ...(branch.where && { where: inRule(branch.where) }),
      }))
      return { ...node, config: { ...node.config, branches } }
    }
    case 'split': {
      const branches = mapValues(node.config.branches, (branch) => ({ ...branch, where: inRule(branch.where) }))
      return { ...node, config: { ...node.config, branches } }
    }
    case 'entry': {
      const { trigger } = node.config
      if (trigger.type === 'manual' || !trigger.where) return node
      return { ...node, config: { trigger: { ...trigger, where: inRule(trigger.where) } } }
    }
    default:
      return node
  }
}

/** A rule that asks about messages under their new ids. */
const renameInRule = (rule: Rule, renaming: Renaming): Rule => ({
  ...rule,
  rules: rule.rules.map((item) => {
    if (isGroup(item)) return renameInRule(item, renaming)
    const [scope, node, ...rest] = item.field.split('.')
    const to = scope === 'message' && node !== undefined ? renaming.get(node) : undefined
    return to === undefined ? item : { ...item, field: [scope, to, ...rest].join('.') }
  }),
})

/** Nodes that aim at goals, under the goals' new ids. */
export const renameGoalsIn = (variant: Variant, renaming: Renaming): Variant => ({
  ...variant,
  nodes: mapValues(variant.nodes, (node): JourneyNode => {
    if (node.kind === 'goal') return { ...node, config: { goal: renamed(renaming, node.config.goal) } }
    if (node.kind === 'experiment' && node.config.goal !== undefined) {
      return { ...node, config: { ...node.config, goal: renamed(renaming, node.config.goal) } }
    }
    if (node.kind === 'nextBest' && node.config.goal !== undefined) {
      return { ...node, config: { ...node.config, goal: renamed(renaming, node.config.goal) } }
    }
    return node
  }),
})

/** Steps of a workshop in stages, under the stages' new ids. */
export const renameStagesInWorkshop = (workshop: Workshop, renaming: Renaming): Workshop => ({
  ...workshop,
  steps: mapValues(workshop.steps, (step) =>
    step.stage === undefined ? step : { ...step, stage: renamed(renaming, step.stage) },
  ),
})

/** What a workshop says of variants, scenarios and goals, under their new ids. */
export const renameInOpportunities = (
  workshop: Workshop,
  { variants = NONE, scenarios = NONE, goals = NONE }: Partial<Record<'variants' | 'scenarios' | 'goals', Renaming>>,
): Workshop => ({
  ...workshop,
  opportunities: mapValues(workshop.opportunities, ({ variant, dreamVariant, computed, ...rest }) => ({
    ...rest,
    ...(variant !== undefined && { variant: renamed(variants, variant) }),
    ...(dreamVariant !== undefined && { dreamVariant: renamed(variants, dreamVariant) }),
    ...(computed && {
      computed: {
        ...computed,
        goal: renamed(goals, computed.goal),
        scenario: renamed(scenarios, computed.scenario),
        reality: renamed(variants, computed.reality),
        variant: renamed(variants, computed.variant),
      },
    }),
  })),
})

const NONE: Renaming = new Map()

/** A workshop whose actions or steps have new ids, with all that refers to them. */
export function renameInWorkshop(workshop: Workshop, what: 'actions' | 'steps', renaming: Renaming): Workshop {
  if (what === 'actions') {
    const { session } = workshop
    return {
      ...workshop,
      actions: renameKeys(workshop.actions, renaming),
      steps: mapValues(workshop.steps, (step) =>
        step.action === undefined ? step : { ...step, action: renamed(renaming, step.action) },
      ),
      ...(session?.action !== undefined && { session: { ...session, action: renamed(renaming, session.action) } }),
    }
  }
  const placed = <Thing extends { step?: string | undefined }>(things: Readonly<Record<string, Thing>>) =>
    mapValues(things, (thing) => (thing.step === undefined ? thing : { ...thing, step: renamed(renaming, thing.step) }))
  const { board } = workshop
  return {
    ...workshop,
    steps: renameKeys(workshop.steps, renaming),
    opportunities: placed(workshop.opportunities),
    ...(board && {
      board: {
        ...board,
        stickies: placed(board.stickies),
        images: placed(board.images),
        stamps: placed(board.stamps),
      },
    }),
  }
}

/** Nodes in stages, under the stages' new ids. */
export const renameStagesIn = (variant: Variant, renaming: Renaming): Variant => ({
  ...variant,
  nodes: mapValues(variant.nodes, (node) =>
    node.stage === undefined || !renaming.has(node.stage) ? node : { ...node, stage: renamed(renaming, node.stage) },
  ),
})

export const mapValues = <Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value, id: string) => Mapped,
): Record<string, Mapped> => Object.fromEntries(Object.entries(record).map(([id, value]) => [id, map(value, id)]))
