import type { Journey, Rule, Scenario } from '../../document/index.ts'
import { type Environment, own } from './environment.ts'
import { pointer, type Report } from './finding.ts'
import { near } from './nearest.ts'
import { checkEvent, checkRule, nearProperty, propertyMissing } from './references.ts'

/** Everything outside the variants. */
export interface DocumentContext {
  readonly journey: Journey
  readonly environment: Environment
  readonly report: Report
}

export function checkDocument(context: DocumentContext): void {
  const { journey, report } = context
  if (!Object.hasOwn(journey.variants, journey.mainVariant)) {
    report(
      'unknown-variant',
      { path: '/mainVariant' },
      { where: journey.name || journey.id, variant: journey.mainVariant },
    )
  }
  for (const event of Object.keys(journey.events)) {
    if (event.startsWith('jornada.'))
      report('reserved-event', { path: pointer('events', event) }, { where: journey.name || journey.id, event })
  }
  checkGoals(context)
  for (const [id, rule] of Object.entries(journey.settings.exitRules)) {
    checkSetting(context, pointer('settings', 'exitRules', id), rule.reason || id, rule)
  }
  for (const [id, scenario] of Object.entries(journey.scenarios)) checkScenario(id, scenario, context)
  checkWorkshop(context)
}

/** An event with a condition, as goals and exit rules have. */
function checkSetting(
  context: DocumentContext,
  path: string,
  where: string,
  setting: { event: string; where?: Rule | undefined },
): void {
  checkEvent(setting.event, where, { path }, context)
  if (setting.where) {
    checkRule(
      setting.where,
      { where, event: setting.event, satisfiable: true },
      { ...context, place: { path: `${path}/where` } },
    )
  }
}

function checkGoals(context: DocumentContext): void {
  const { journey, environment, report } = context
  for (const [id, goal] of Object.entries(journey.settings.goals)) {
    const path = pointer('settings', 'goals', id)
    const where = goal.name || id
    checkSetting(context, path, where, goal)
    if (goal.value && 'property' in goal.value) {
      const event = propertyMissing(environment, [goal.event], goal.value.property)
      if (event !== undefined) {
        const { property } = goal.value
        const known = nearProperty(environment, event, property)
        report('unknown-property', { path: `${path}/value` }, { where, property, event, ...known })
      }
    }
    if (!isReached(id, goal.event, context)) report('goal-never-reached', { path }, { goal: where })
  }
}

function isReached(goal: string, event: string, { journey, environment }: DocumentContext): boolean {
  if (Object.keys(journey.scenarios).length === 0 || environment.sentEvents.has(event)) return true
  if (event.startsWith('message.') || event === 'task.done' || event === 'attribute.changed') return true
  return Object.values(journey.variants).some(({ nodes }) =>
    Object.values(nodes).some(
      ({ kind, config }) =>
        (kind === 'goal' && config.goal === goal) ||
        (kind === 'emit' && config.event === event) ||
        (kind === 'entry' && config.trigger.type === 'event' && config.trigger.event === event),
    ),
  )
}

function checkScenario(id: string, scenario: Scenario, context: DocumentContext): void {
  const { journey, report } = context
  const where = scenario.name || id
  const path = (...keys: (string | number)[]) => pointer('scenarios', id, ...keys)
  const variantId = scenario.variant ?? journey.mainVariant
  const variant = own(journey.variants, variantId)
  if (!variant && scenario.variant !== undefined)
    report('unknown-variant', { path: path('variant') }, { where, variant: variantId })
  for (const attribute of Object.keys(scenario.population.attributes)) {
    if (Object.hasOwn(journey.attributes, attribute)) continue
    const values = { where, attribute, ...near(attribute, Object.keys(journey.attributes)) }
    report('unknown-attribute', { path: path('population', 'attributes', attribute) }, values, 'warning')
  }
  scenario.behaviour.segments.forEach((segment, index) => {
    const title = segment.name ? `${where} › ${segment.name}` : where
    checkRule(segment.where, { where: title }, { ...context, place: { path: path('behaviour', 'segments', index) } })
  })
  for (const [key, generator] of Object.entries(scenario.behaviour.events)) {
    checkEvent(generator.event, where, { path: path('behaviour', 'events', key) }, context)
    if (generator.type === 'after')
      checkEvent(generator.after, where, { path: path('behaviour', 'events', key) }, context)
  }
  if (variant) checkScenarioNodes(scenario, where, path, variant.nodes, report)
}

/** Steps a scenario speaks of and that the variant does not have; they do no harm, but are not what was meant. */
function checkScenarioNodes(
  scenario: Scenario,
  where: string,
  path: (...keys: (string | number)[]) => string,
  nodes: Readonly<Record<string, unknown>>,
  report: Report,
): void {
  const named = [
    ...Object.keys(scenario.behaviour.nodes).map((ref) => ({ ref, at: path('behaviour', 'nodes', ref) })),
    ...Object.keys(scenario.webhooks).map((ref) => ({ ref, at: path('webhooks', ref) })),
    ...Object.keys(scenario.arms).map((ref) => ({ ref, at: path('arms', ref) })),
    ...Object.entries(scenario.behaviour.events).flatMap(([key, generator]) =>
      generator.type === 'after' && generator.node !== undefined
        ? [{ ref: generator.node, at: path('behaviour', 'events', key, 'node') }]
        : [],
    ),
  ]
  for (const { ref, at } of named)
    if (!Object.hasOwn(nodes, ref)) report('stale-reference', { path: at }, { where, ref })
}

function checkWorkshop({ journey, report }: DocumentContext): void {
  const { workshop } = journey
  if (!workshop) return
  const stale = (
    known: Readonly<Record<string, unknown>>,
    ref: string | undefined,
    where: string,
    ...path: string[]
  ) => {
    if (ref === undefined || Object.hasOwn(known, ref)) return
    report('stale-reference', { path: pointer('workshop', ...path) }, { where, ref })
  }
  const nodes: Record<string, unknown> = Object.assign(
    {},
    ...Object.values(journey.variants).map((variant) => variant.nodes),
  )
  for (const [id, step] of Object.entries(workshop.steps)) {
    for (const ref of step.nodes) stale(nodes, ref, step.name || id, 'steps', id, 'nodes')
    stale(workshop.actions, step.action, step.name || id, 'steps', id, 'action')
    stale(journey.stages, step.stage, step.name || id, 'steps', id, 'stage')
  }
  for (const [id, { step, variant, dreamVariant }] of Object.entries(workshop.opportunities)) {
    const where = own(workshop.steps, step ?? '')?.name || id
    stale(workshop.steps, step, where, 'opportunities', id, 'step')
    stale(journey.variants, variant, where, 'opportunities', id, 'variant')
    stale(journey.variants, dreamVariant, where, 'opportunities', id, 'dreamVariant')
  }
}
