import { approximateMs, DAY_MS, duration, HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts'
import type { FrequencyCap, JourneyNode } from '../../document/index.ts'
import { quietLength } from './quiet-hours.ts'
import { spanText } from './finding.ts'
import { pathText, type VariantContext } from './variant-context.ts'

/** Caps that stand no chance: more messages in a row than the cap allows, in less time than it looks back. */
export function checkCaps(context: VariantContext): void {
  const { graph, journey, name, report } = context
  const told = new Set<string>()
  for (const cap of journey.settings.frequencyCaps) {
    if (cap.max > MOST_COUNTED) continue
    const hit = firstOver(cap, context)
    if (!hit || told.has(hit.node)) continue
    told.add(hit.node)
    const messages = hit.path.filter((id) => counts(graph.node(id), cap))
    const values = { node: name(hit.node), max: cap.max, per: spanText(approximateMs(duration(cap.per))), path: pathText(messages, name) }
    report('cap-always-exceeded', { node: hit.node }, values)
  }
}

/** Caps beyond this are not looked into: such rows of messages do not fit into a drawing. */
const MOST_COUNTED = 30

interface Way {
  readonly node: string
  /** Messages sent so far on this way, this node's included. */
  readonly count: number
  readonly before: Way | undefined
}

/**
 * The first message that comes too early on some way: the longest time that can pass since the first of `max` earlier
 * messages is still shorter than the cap's span. Ways are followed from every message at once, a longer one only while
 * it beats the time in which the same place was reached with as many messages.
 */
function firstOver(cap: FrequencyCap, { graph, journey, reached }: VariantContext): { node: string; path: string[] } | undefined {
  const span = approximateMs(duration(cap.per))
  const hold = journey.settings.quietHours ? quietLength(journey.settings.quietHours) * MINUTE_MS : 0
  const best = new Map<string, number>()
  const queue: { way: Way; elapsed: number }[] = []
  for (const id of graph.nodes) {
    if (!counts(graph.node(id), cap) || !reached.has(id)) continue
    if (cap.max === 0) return { node: id, path: [id] }
    queue.push({ way: { node: id, count: 1, before: undefined }, elapsed: 0 })
  }
  for (const { way, elapsed } of queue) {
    for (const { to, port } of graph.outgoing(way.node)) {
      const from = graph.node(way.node)
      if (!from || (from.kind === 'message' && port === 'skipped')) continue
      const sends = counts(graph.node(to), cap)
      const later = elapsed + longestStay(from) + (sends ? hold : 0)
      if (!(later < span)) continue
      const next: Way = { node: to, count: way.count + (sends ? 1 : 0), before: way }
      if (next.count > cap.max) return { node: to, path: nodesOf(next) }
      const key = `${next.count} ${to}`
      if (later >= (best.get(key) ?? Number.POSITIVE_INFINITY)) continue
      best.set(key, later)
      queue.push({ way: next, elapsed: later })
    }
  }
  return undefined
}

function nodesOf(last: Way): string[] {
  const path: string[] = []
  for (let way: Way | undefined = last; way; way = way.before) path.push(way.node)
  return path.reverse()
}

const counts = (node: JourneyNode | undefined, cap: FrequencyCap): boolean =>
  node?.kind === 'message' && !node.config.urgent && (cap.channel === 'any' || cap.channel === node.config.channel)

/** The longest a customer can stay at a node, in milliseconds; `Infinity` where nobody can tell. */
function longestStay(node: JourneyNode): number {
  switch (node.kind) {
    case 'delay':
      if (node.config.mode === 'for') return upperMs(node.config.duration)
      if (node.config.mode !== 'untilTime') return Number.POSITIVE_INFINITY
      return (node.config.days?.length ? 8 : 1) * DAY_MS + CLOCK_CHANGE_MS
    case 'waitFor':
      return upperMs(node.config.timeout)
    case 'timeWindow':
      if (node.config.holidays?.length) return Number.POSITIVE_INFINITY
      return (node.config.days?.length ? 8 : 1) * DAY_MS + CLOCK_CHANGE_MS
    case 'task':
      return upperMs(node.config.within)
    case 'webhook':
    case 'throttle':
    case 'journey':
      return Number.POSITIVE_INFINITY
    default:
      return 0
  }
}

const CLOCK_CHANGE_MS = 3 * HOUR_MS
const LONGEST_MONTH_MS = 31 * DAY_MS

function upperMs(text: string): number {
  const { months, days, ms } = duration(text)
  const calendar = months * LONGEST_MONTH_MS + days * DAY_MS
  return calendar + ms + (calendar > 0 ? CLOCK_CHANGE_MS : 0)
}
