import type { FrequencyCap, JourneyNode } from '../../document/index.ts'
import { approximateMs, DAY_MS, duration, HOUR_MS, MINUTE_MS } from '../../kernel/duration.ts'
import { spanText } from './finding.ts'
import { quietLength } from './quiet-hours.ts'
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
    const values = {
      node: name(hit.node),
      max: cap.max,
      per: spanText(approximateMs(duration(cap.per))),
      path: pathText(messages, name),
    }
    report('cap-always-exceeded', { node: hit.node }, values)
  }
}

/** Caps beyond this are not looked into: such rows of messages do not fit into a drawing. */
const MOST_COUNTED = 30

interface Way {
  readonly node: string
  /** Messages sent so far on this way, this node's included. */
  readonly count: number
  /** The longest time since the first of them, in milliseconds. */
  readonly elapsed: number
  readonly before: Way | undefined
}

/**
 * The first message that comes too early on some way: the longest time that can pass since the first of `max` earlier
 * messages is still shorter than the cap's span. Ways are followed from every message at once, a longer one only while
 * it beats the time in which the same place was reached with as many messages.
 */
function firstOver(cap: FrequencyCap, context: VariantContext): { node: string; path: string[] } | undefined {
  const { graph, reached } = context
  const starts = graph.nodes.filter((id) => reached.has(id) && counts(graph.node(id), cap))
  if (cap.max === 0) return starts[0] === undefined ? undefined : { node: starts[0], path: [starts[0]] }
  const span = approximateMs(duration(cap.per))
  const best = new Map<string, number>()
  const queue: Way[] = starts.map((node) => ({ node, count: 1, elapsed: 0, before: undefined }))
  for (const way of queue) {
    for (const next of stepsFrom(way, cap, context)) {
      if (!(next.elapsed < span)) continue
      if (next.count > cap.max) return { node: next.node, path: nodesOf(next) }
      const key = `${next.count} ${next.node}`
      if (next.elapsed >= (best.get(key) ?? Number.POSITIVE_INFINITY)) continue
      best.set(key, next.elapsed)
      queue.push(next)
    }
  }
  return undefined
}

/** One step on, by every way out; a held message waits out at most one stretch of quiet hours. */
function stepsFrom(way: Way, cap: FrequencyCap, { graph, journey }: VariantContext): Way[] {
  const from = graph.node(way.node)
  if (!from) return []
  const hold = journey.settings.quietHours ? quietLength(journey.settings.quietHours) * MINUTE_MS : 0
  return graph.outgoing(way.node).flatMap(({ to, port }) => {
    if (from.kind === 'message' && port === 'skipped') return []
    const sends = counts(graph.node(to), cap)
    const elapsed = way.elapsed + longestStay(from) + (sends ? hold : 0)
    return [{ node: to, count: way.count + (sends ? 1 : 0), elapsed, before: way }]
  })
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
