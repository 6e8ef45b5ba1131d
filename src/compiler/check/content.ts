import type { JourneyNode, NodeKind, NodeOf, Rule } from '../../document/index.ts'
import { type ContentContext, checkGoal } from './content-context.ts'
import { checkBranches, checkExperiment, checkHearing } from './decisions.ts'
import { isZero, nameOf, own } from './environment.ts'
import { near } from './nearest.ts'
import { checkEvent, checkRule } from './references.ts'
import { checkRecurrence } from './schedule.ts'
import { checkTemplate, checkUrl } from './templates.ts'

type ContentCheck<Kind extends NodeKind> = (node: NodeOf<Kind>, context: ContentContext) => void

const nothing = () => undefined

/** What each kind of step says about itself, independent of where it stands. */
const CONTENT_CHECKS: { readonly [Kind in NodeKind]: ContentCheck<Kind> } = {
  entry: ({ config: { trigger } }, context) => {
    if (trigger.type === 'event') checkEvent(trigger.event, context.name, place(context), context)
    if (trigger.type === 'schedule') checkRecurrence(trigger.rrule, context)
    if (trigger.type !== 'manual' && trigger.where) {
      checkRule(
        trigger.where,
        { where: context.name, event: trigger.type === 'event' ? trigger.event : undefined, satisfiable: true },
        context,
      )
    }
  },
  message: ({ config }, context) => {
    if (!config.subject?.trim() && !config.body?.trim())
      context.report('empty-message', place(context), { node: context.name })
    for (const text of [config.subject, config.body]) if (text) checkTemplate(text, context)
  },
  delay: ({ config }, context) => {
    if (config.mode === 'for' && isZero(config.duration))
      context.report('zero-delay', place(context), { node: context.name })
    if (config.mode === 'untilAttribute') checkAttribute(config.attribute, 'date', context)
  },
  waitFor: ({ config }, context) => {
    if (isZero(config.timeout)) context.report('zero-timeout', place(context), { node: context.name })
    if (Object.keys(config.branches).length === 0) {
      context.report('empty-branches', place(context), { node: context.name, port: 'timeout' })
    }
    for (const [port, branch] of Object.entries(config.branches)) {
      const where = `${context.name} › ${branch.name || port}`
      checkEvent(branch.event, where, { ...place(context), port }, context)
      if (branch.where) checkRule(branch.where, { where, event: branch.event, port, satisfiable: true }, context)
    }
    checkHearing(config.branches, context)
  },
  timeWindow: nothing,
  split: ({ config }, context) => checkBranches(config.branches, context),
  experiment: ({ config }, context) => checkExperiment(config, context),
  nextBest: ({ config }, context) => checkExperiment(config, context),
  update: ({ config }, context) => {
    for (const { attribute, op } of config.set) {
      if (op === 'set') checkAttribute(attribute, undefined, context)
      else checkAttribute(attribute, op === 'add' ? 'number' : 'list', context)
    }
  },
  emit: ({ config }, context) => checkEvent(config.event, context.name, place(context), context),
  webhook: ({ config }, context) => {
    checkUrl(config.url, context)
    for (const text of [config.body, ...Object.values(config.headers ?? {})]) if (text) checkTemplate(text, context)
  },
  task: ({ config }, context) => {
    const { teams, journey } = context.environment
    if (Object.keys(journey.scenarios).length > 0 && !teams.has(config.team)) {
      context.report('unknown-team', place(context), {
        node: context.name,
        team: config.team,
        ...near(config.team, teams),
      })
    }
    if (config.instructions) checkTemplate(config.instructions, context)
  },
  throttle: nothing,
  journey: ({ config }, context) => {
    const { journeys, journey } = context.environment
    const values = { node: context.name, journey: config.journey }
    if (journeys && !journeys.has(config.journey))
      context.report('unknown-journey', place(context), { ...values, ...near(config.journey, journeys) })
    if (config.mode === 'call' && config.journey === journey.id) {
      context.report('journey-calls-itself', place(context), { node: context.name })
    }
  },
  goal: ({ config }, context) => checkGoal(config.goal, context),
  exit: nothing,
}

/** Everything that can be said about a step without looking at its neighbours. */
export function checkContent(node: JourneyNode, context: ContentContext): void {
  const check = CONTENT_CHECKS[node.kind] as ContentCheck<NodeKind>
  check(node, context)
  const { stages } = context.environment.journey
  if (node.stage !== undefined && !Object.hasOwn(stages, node.stage)) {
    context.report('unknown-stage', place(context), { node: context.name, stage: node.stage })
  }
}

const place = ({ id }: ContentContext) => ({ node: id })

/** A step that reads or writes an attribute; writing one that nobody declared makes it known, so that is told quietly. */
function checkAttribute(
  attribute: string,
  expected: 'number' | 'list' | 'date' | undefined,
  context: ContentContext,
): void {
  const { journey, setAttributes } = context.environment
  const declared = own(journey.attributes, attribute)
  if (!declared) {
    const quiet = setAttributes.has(attribute) ? 'warning' : undefined
    const values = { where: context.name, attribute, ...near(attribute, Object.keys(journey.attributes)) }
    context.report('unknown-attribute', place(context), values, quiet)
  } else if (expected && declared.type !== expected && !(expected === 'date' && declared.type === 'text')) {
    context.report('wrong-type', place(context), { where: context.name, attribute, expected, actual: declared.type })
  }
}

/** The rules of a step, with the words that say where they stand. For those who look for references to other steps. */
export function rulesOf(id: string, node: JourneyNode): { rule: Rule; where: string; port?: string }[] {
  const name = nameOf(id, node)
  if (node.kind === 'entry') {
    const { trigger } = node.config
    return trigger.type !== 'manual' && trigger.where ? [{ rule: trigger.where, where: name }] : []
  }
  if (node.kind !== 'split' && node.kind !== 'waitFor') return []
  return Object.entries<{ name: string; where?: Rule | undefined }>(node.config.branches).flatMap(([port, branch]) =>
    branch.where ? [{ rule: branch.where, where: `${name} › ${branch.name || port}`, port }] : [],
  )
}
