import {
  type Channel,
  type DurationDistribution,
  fieldsOf,
  type Graph,
  type JourneyNode,
  parseField,
} from '../../document/index.ts'
import { approximateMs, duration } from '../../kernel/duration.ts'
import { rulesOf } from './content.ts'
import { scenariosOf } from './environment.ts'
import { spanText } from './finding.ts'
import type { VariantContext } from './variant-context.ts'

/** A step that speaks of another step's message. */
interface Mention {
  readonly ref: string
  readonly where: string
  readonly port?: string
  /** The event waited for, where it is a wait and not a question. */
  readonly event?: string
}

/** Messages that other steps speak of: whether they exist, were sent by then, and are given time to be reacted to. */
export function checkMessageFlow(context: VariantContext): void {
  const { graph } = context
  for (const id of graph.nodes) {
    const node = graph.node(id)
    if (!node) continue
    for (const mention of mentionsOf(id, node)) checkMention(id, mention, context)
    if (node.kind === 'waitFor') checkAnyMessage(id, node, context)
  }
}

const mentions = new WeakMap<object, { readonly name: string; readonly found: readonly Mention[] }>()

function mentionsOf(id: string, node: JourneyNode): readonly Mention[] {
  if (node.kind !== 'waitFor' && node.kind !== 'split' && node.kind !== 'entry') return []
  const known = mentions.get(node.config)
  if (known?.name === node.name) return known.found
  const found: Mention[] = rulesOf(id, node).flatMap(({ rule, where, port }) =>
    fieldsOf(rule).flatMap((field) => {
      const reference = parseField(field)
      return reference?.scope === 'message'
        ? [{ ref: reference.node, where, ...(port === undefined ? {} : { port }) }]
        : []
    }),
  )
  if (node.kind === 'waitFor') {
    for (const [port, branch] of Object.entries(node.config.branches)) {
      if (branch.message === undefined) continue
      const where = `${node.name.trim() || id} › ${branch.name || port}`
      found.push({ ref: branch.message, where, port, event: branch.event })
    }
  }
  mentions.set(node.config, { name: node.name, found })
  return found
}

function checkMention(id: string, { ref, where, port, event }: Mention, context: VariantContext): void {
  const { graph, report, reached, journey } = context
  const place = { node: id, ...(port === undefined ? {} : { port }) }
  const target = graph.node(ref)
  if (!target) {
    report('unknown-node', place, { where, ref })
    return
  }
  if (target.kind !== 'message') {
    if (event === undefined || event.startsWith('message.'))
      report('not-a-message', place, { where, ref: context.name(ref) })
    return
  }
  // Who comes again may have had the message on an earlier visit.
  const quiet = event === undefined && journey.settings.reentry.mode !== 'once'
  if (reached.has(id) && !quiet && !sentBefore(graph, ref, id)) {
    report('wait-for-unsent-message', place, { where, ref: context.name(ref) })
    return
  }
  const node = graph.node(id)
  if (node?.kind === 'waitFor' && port !== undefined && event !== undefined) checkPatience(id, node, port, ref, context)
}

/** Can a customer come from the message, having been sent it, to the node? */
function sentBefore(graph: Graph, message: string, node: string): boolean {
  const seen = new Set([node])
  const queue = [node]
  for (const id of queue) {
    for (const edge of graph.incoming(id)) {
      if (edge.from === message && edge.port !== 'skipped') return true
      if (seen.has(edge.from)) continue
      seen.add(edge.from)
      queue.push(edge.from)
    }
  }
  return false
}

const ABOUT_MESSAGES = new Set([
  'message.sent',
  'message.delivered',
  'message.bounced',
  'message.opened',
  'message.clicked',
])

/** A wait for any message's opening where none comes before it. */
function checkAnyMessage(id: string, node: Extract<JourneyNode, { kind: 'waitFor' }>, context: VariantContext): void {
  const waits = Object.entries(node.config.branches).filter(
    ([, { event, message }]) => message === undefined && ABOUT_MESSAGES.has(event),
  )
  if (waits.length === 0 || !context.reached.has(id) || messageBefore(context.graph, id)) return
  for (const [port, branch] of waits) {
    const where = `${context.name(id)} › ${branch.name || port}`
    context.report('wait-for-unsent-message', { node: id, port }, { where, ref: branch.event })
  }
}

function messageBefore(graph: Graph, node: string): boolean {
  const seen = new Set([node])
  for (const id of seen) {
    for (const edge of graph.incoming(id)) {
      if (edge.port !== 'skipped' && graph.node(edge.from)?.kind === 'message') return true
      seen.add(edge.from)
    }
  }
  return false
}

/** The usual time from a message's arrival to its opening, and on to the click, where a scenario says nothing. */
const USUAL: Readonly<Record<Channel, { readonly open: string; readonly click: string }>> = {
  email: { open: 'PT4H', click: 'PT10M' },
  sms: { open: 'PT5M', click: 'PT5M' },
  push: { open: 'PT30M', click: 'PT1M' },
  inApp: { open: 'PT1M', click: 'PT1M' },
  whatsapp: { open: 'PT15M', click: 'PT5M' },
  web: { open: 'PT1M', click: 'PT1M' },
  ad: { open: 'PT1H', click: 'PT1M' },
  mail: { open: 'P1D', click: 'P1D' },
  call: { open: 'PT0S', click: 'PT0S' },
}

/** A wait right after a message, shorter than half of those who react take. */
function checkPatience(
  id: string,
  node: Extract<JourneyNode, { kind: 'waitFor' }>,
  port: string,
  message: string,
  context: VariantContext,
): void {
  const branch = node.config.branches[port]
  const sender = context.graph.node(message)
  if (
    !branch ||
    sender?.kind !== 'message' ||
    (branch.event !== 'message.opened' && branch.event !== 'message.clicked')
  )
    return
  const opensFirst = branch.event === 'message.clicked' && !knowsOpened(context.graph, id, message)
  const usual = usualReactions(message, sender.config.channel, context).map(({ open, click }) =>
    branch.event === 'message.opened' ? open : opensFirst ? open + click : click,
  )
  const timeout = approximateMs(duration(node.config.timeout))
  const shortest = Math.min(...usual)
  if (timeout === 0 || timeout >= shortest) return
  const values = {
    node: context.name(id),
    timeout: spanText(timeout),
    branch: branch.name || port,
    usual: spanText(shortest),
  }
  context.report('wait-shorter-than-reaction', { node: id, port }, values)
}

/** Half of the reactions take longer, by each scenario of the variant. */
function usualReactions(
  message: string,
  channel: Channel,
  { journey, id }: VariantContext,
): { open: number; click: number }[] {
  const usual = {
    open: approximateMs(duration(USUAL[channel].open)),
    click: approximateMs(duration(USUAL[channel].click)),
  }
  const scenarios = scenariosOf(journey, id)
  if (scenarios.length === 0) return [usual]
  return scenarios.map(([, { behaviour }]) => {
    const own = Object.hasOwn(behaviour.nodes, message) ? behaviour.nodes[message] : undefined
    const general = behaviour.channels[channel]
    return {
      open: medianMs(own?.openDelay ?? general?.openDelay) ?? usual.open,
      click: medianMs(own?.clickDelay ?? general?.clickDelay) ?? usual.click,
    }
  })
}

function medianMs(distribution: DurationDistribution | undefined): number | undefined {
  if (!distribution) return undefined
  const ms = (text: string) => approximateMs(duration(text))
  switch (distribution.dist) {
    case 'constant':
      return ms(distribution.value)
    case 'uniform':
      return (ms(distribution.min) + ms(distribution.max)) / 2
    case 'exponential':
      return ms(distribution.mean) * Math.LN2
    case 'lognormal':
      return ms(distribution.median)
    case 'empirical':
      return weightedMedian(distribution.values.map(ms), distribution.weights)
  }
}

function weightedMedian(values: readonly number[], weights: readonly number[] | undefined): number {
  const pairs = values
    .map((value, index) => ({ value, weight: weights?.[index] ?? 1 }))
    .sort((a, b) => a.value - b.value)
  const half = pairs.reduce((sum, { weight }) => sum + weight, 0) / 2
  let sum = 0
  for (const { value, weight } of pairs) {
    sum += weight
    if (sum >= half) return value
  }
  return 0
}

/** Does every arrow into this wait come from the branch "opened" of a wait for the same message? */
function knowsOpened(graph: Graph, id: string, message: string): boolean {
  const edges = graph.incoming(id)
  return (
    edges.length > 0 &&
    edges.every((edge) => {
      const node = graph.node(edge.from)
      if (node?.kind !== 'waitFor' || !Object.hasOwn(node.config.branches, edge.port)) return false
      const branch = node.config.branches[edge.port]
      return branch?.event === 'message.opened' && (branch.message === undefined || branch.message === message)
    })
  )
}
