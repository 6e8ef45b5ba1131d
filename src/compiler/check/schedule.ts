import { approximateMs, DAY_MS, duration } from '../../kernel/duration.ts'
import { parseRecurrenceRule, type RecurrenceRule } from '../../kernel/recurrence-rule.ts'
import type { ContentContext } from './content-context.ts'
import { scenariosOf } from './environment.ts'
import { couldFall, everFalls } from './schedule-days.ts'
import type { VariantContext } from './variant-context.ts'

/** What a schedule says about itself: whether it can be read, and whether it ever comes. */
export function checkRecurrence(rrule: string, context: ContentContext): void {
  const parsed = parseRecurrenceRule(rrule)
  const { id: node, name } = context
  if (!parsed.ok) context.report('invalid-rrule', { node }, { node: name, part: parsed.error.part })
  else if (endsBeforeItBegins(parsed.value) || !everFalls(parsed.value))
    context.report('schedule-never', { node }, { node: name })
}

/** Schedules and dates that lie outside the time of every scenario. */
export function checkTimeliness(context: VariantContext): void {
  const spans = scenariosOf(context.journey, context.id).map(([, { start, horizon }]) => {
    const from = Date.parse(start)
    return { from, to: from + approximateMs(duration(horizon)) }
  })
  if (spans.length === 0) return
  for (const id of context.graph.nodes) {
    const node = context.graph.node(id)
    if (node?.kind === 'entry' && node.config.trigger.type === 'schedule') {
      checkAgainst(id, node.config.trigger.rrule, spans, context)
    }
    if (node?.kind === 'delay' && node.config.mode === 'untilDate') {
      const { date } = node.config
      // The local day is over wherever the customer lives.
      const over = endOf(date)
      if (spans.every(({ from }) => over <= from))
        context.report('date-passed', { node: id }, { node: context.name(id), date: date.slice(0, 10) })
    }
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

function checkAgainst(id: string, rrule: string, spans: readonly Span[], context: VariantContext): void {
  const parsed = parseRecurrenceRule(rrule)
  if (!parsed.ok || endsBeforeItBegins(parsed.value) || !everFalls(parsed.value)) return
  const { until, dtstart } = parsed.value
  const missed = ({ from, to }: Span): boolean => {
    if (until !== undefined && endOf(until) <= from) return true
    if (dtstart !== undefined && beginOf(dtstart) > to) return true
    return !couldFall(parsed.value, from - ZONE_MS, to + ZONE_MS)
  }
  if (spans.every(missed)) context.report('schedule-not-simulated', { node: id }, { node: context.name(id) })
}

/** Clocks differ by at most 14 hours from UTC; one of them may be meant. */
const ZONE_MS = 14 * 3_600_000

/** The instant from which on a local or universal time has surely passed, and one at which it has surely not come yet. */
const endOf = (iso: string): number =>
  timeOf(iso) + (iso.includes('T') ? 0 : DAY_MS) + (iso.endsWith('Z') ? 0 : ZONE_MS)
const beginOf = (iso: string): number => timeOf(iso) - (iso.endsWith('Z') ? 0 : ZONE_MS)

const timeOf = (iso: string): number => Date.parse(iso.endsWith('Z') || !iso.includes('T') ? iso : `${iso}Z`)

function endsBeforeItBegins({ until, dtstart }: RecurrenceRule): boolean {
  if (until === undefined || dtstart === undefined) return false
  if (until.endsWith('Z') !== dtstart.endsWith('Z')) return endOf(until) <= beginOf(dtstart)
  const last = until.includes('T') ? until : `${until}T23:59:59`
  return last < (dtstart.includes('T') ? dtstart : `${dtstart}T00:00:00`)
}
