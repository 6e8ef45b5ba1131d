import { kindSpec, type JourneyNode, type QuietHours } from '../../document/index.ts'
import type { VariantContext } from './variant-context.ts'

const DAY_MINUTES = 1_440
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Minutes of quiet a day; equal times mean none. */
export const quietLength = ({ from, to }: QuietHours): number =>
  (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES

/** Waits that end when no message may be sent, with a message right after them. */
export function checkQuietHours(context: VariantContext): void {
  const { journey, graph, name, report } = context
  const quiet = journey.settings.quietHours
  if (!quiet || quietLength(quiet) === 0) return
  const shown = { quietFrom: quiet.from, quietTo: quiet.to }
  for (const id of graph.nodes) {
    const node = graph.node(id)
    if (node?.kind === 'timeWindow' && sameClock(node.config.clock, quiet)) {
      const { from, to } = node.config
      if (!within(minutesOf(from), windowLength(from, to), quiet) || !messageAfter(id, context)) continue
      report('quiet-hours-swallow-window', { node: id }, { node: name(id), from, to, ...shown })
    }
    if (node?.kind === 'delay' && node.config.mode === 'untilTime' && sameClock(node.config.clock, quiet)) {
      const { time } = node.config
      const held = within(minutesOf(time), 1, quiet) ? messageAfter(id, context) : undefined
      if (held !== undefined) report('time-in-quiet-hours', { node: id }, { node: name(id), time, ref: name(held), ...shown })
    }
  }
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
