import { type JourneyNode, kindSpec, type QuietHours } from '../../document/index.ts'
import type { VariantContext } from './variant-context.ts'

const DAY_MINUTES = 1_440
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Minutes of quiet a day; equal times mean none. */
export const quietLength = ({ from, to }: QuietHours): number =>
  (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES

/** Waits that end when no message may be sent, with a message right after them. */
export function checkQuietHours(context: VariantContext): void {
  const quiet = context.journey.settings.quietHours
  if (!quiet || quietLength(quiet) === 0) return
  for (const id of context.graph.nodes) {
    const node = context.graph.node(id)
    if (node?.kind === 'timeWindow') checkWindow(id, node, quiet, context)
    if (node?.kind === 'delay') checkDelay(id, node, quiet, context)
  }
}

type Node<Kind extends JourneyNode['kind']> = Extract<JourneyNode, { kind: Kind }>

function checkWindow(id: string, { config }: Node<'timeWindow'>, quiet: QuietHours, context: VariantContext): void {
  const { from, to, clock } = config
  if (!sameClock(clock, quiet) || !within(minutesOf(from), windowLength(from, to), quiet)) return
  if (messageAfter(id, context) === undefined) return
  const values = { node: context.name(id), from, to, quietFrom: quiet.from, quietTo: quiet.to }
  context.report('quiet-hours-swallow-window', { node: id }, values)
}

function checkDelay(id: string, { config }: Node<'delay'>, quiet: QuietHours, context: VariantContext): void {
  if (config.mode !== 'untilTime' || !sameClock(config.clock, quiet) || !within(minutesOf(config.time), 1, quiet))
    return
  const held = messageAfter(id, context)
  if (held === undefined) return
  const values = {
    node: context.name(id),
    time: config.time,
    ref: context.name(held),
    quietFrom: quiet.from,
    quietTo: quiet.to,
  }
  context.report('time-in-quiet-hours', { node: id }, values)
}

/** Clocks differ by more than this page can know, save where they are one. */
const sameClock = (clock: 'customer' | 'company' | undefined, quiet: QuietHours): boolean =>
  (clock ?? 'customer') === (quiet.clock ?? 'customer')

const windowLength = (from: string, to: string): number =>
  (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES

const within = (from: number, length: number, quiet: QuietHours): boolean =>
  ((from - minutesOf(quiet.from) + DAY_MINUTES) % DAY_MINUTES) + length <= quietLength(quiet)

/** A message that minds quiet hours and is reached from a node without any time passing. */
function messageAfter(start: string, { graph }: VariantContext): string | undefined {
  const seen = new Set(graph.outgoing(start).map((edge) => edge.to))
  for (const id of seen) {
    const node = graph.node(id)
    if (!node) continue
    if (node.kind === 'message' && !node.config.urgent) return id
    if (passesAtOnce(node)) for (const edge of graph.outgoing(id)) seen.add(edge.to)
  }
  return undefined
}

const passesAtOnce = (node: JourneyNode): boolean => !kindSpec(node.kind).waits
