import {
  type Channel,
  isGroup,
  type NodeKind,
  type Rule,
  type RuleValue,
  STANDARD_EVENTS,
  type Weekday,
} from '../../../document/index.ts'
import type { Format } from '../../kit/index.ts'

/** What the sentences about a step are made of: words, figures, and the names that the journey gives to things. */
export interface Say {
  readonly t: (key: string, values?: Record<string, unknown>) => string
  readonly format: Format
  /** The label of an event, of the journey or a standard one. */
  readonly event: (name: string) => string
  readonly attribute: (name: string) => string
  readonly goal: (id: string) => string
  /** The name of another node of this variant. */
  readonly node: (id: string) => string
  /** The name of another journey. */
  readonly journey: (id: string) => string
}

type StandardEvent = (typeof STANDARD_EVENTS)[number]

/** Events that the journey itself causes. Their words are ours. */
export const isStandardEvent = (name: string): name is StandardEvent =>
  (STANDARD_EVENTS as readonly string[]).includes(name)

/** What a node is called: its own name, or the word for what it is. */
export function titleOf(
  node: { readonly kind: NodeKind; readonly name: string; readonly config: object },
  say: Pick<Say, 't'>,
): string {
  if (node.name.trim() !== '') return node.name
  if (node.kind === 'message' && 'channel' in node.config)
    return say.t(`common:channel.${node.config.channel as Channel}`)
  return say.t(`common:kind.${node.kind}`)
}

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** The short name of a weekday in a locale. 5 January 2026 was a Monday. */
export const weekdayName = (locale: string, day: Weekday, style: 'short' | 'long' = 'short'): string =>
  new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2026, 0, 5 + WEEK.indexOf(day)))

/** Weekdays in words, runs of three and more as a span: Mon–Fri, Sun. */
export function weekdays(say: Pick<Say, 'format'>, days: readonly Weekday[]): string {
  const runs: Weekday[][] = []
  WEEK.forEach((day, index) => {
    if (!days.includes(day)) return
    const last = runs.at(-1)
    if (last && WEEK[index - 1] === last.at(-1)) last.push(day)
    else runs.push([day])
  })
  const name = (day: Weekday | undefined) => (day ? weekdayName(say.format.locale, day) : '')
  const words = runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])}–${name(run.at(-1))}`] : run.map(name)))
  return say.format.list(words)
}

/** Whose clock, in words. A node that names none goes by the customer's. */
export const clockWords = (say: Pick<Say, 't'>, clock: 'customer' | 'company' | undefined): string =>
  say.t(`kinds:clock.${clock ?? 'customer'}`)

/** A rule's field as people call it. */
export function fieldWords(say: Say, field: string): string {
  const [scope = '', ...rest] = field.split('.')
  const name = rest.join('.')
  if (scope === 'customer') return say.attribute(name)
  if (scope === 'message') return messageField(say, rest)
  if (scope === 'consent') return say.t('kinds:field.consent', { channel: say.t(`common:channel.${name as Channel}`) })
  if (field === 'journey.entries') return say.t('kinds:field.entries')
  return name === '' ? field : name
}

function messageField(say: Say, [node = '', what = '']: readonly string[]): string {
  const verbs = ['sent', 'delivered', 'opened', 'clicked'] as const
  const verb = verbs.find((candidate) => candidate === what)
  return verb ? say.t(`kinds:field.message.${verb}`, { node: say.node(node) }) : what
}

/** A rule in one line: the comparison when there is one, else how many there are. Empty for a rule that always holds. */
export function ruleWords(say: Say, rule: Rule | undefined): string {
  if (!rule || rule.rules.length === 0) return ''
  const [only] = rule.rules
  if (rule.rules.length > 1 || !only || isGroup(only) || rule.not)
    return say.t('kinds:rule.conditions', { count: countConditions(rule) })
  const value = valueWords(say, only.value)
  return say.t(`kinds:rule.op.${only.operator}`, { field: fieldWords(say, only.field), value })
}

const countConditions = (rule: Rule): number =>
  rule.rules.reduce((count, item) => count + (isGroup(item) ? countConditions(item) : 1), 0)

export function valueWords(say: Pick<Say, 't' | 'format'>, value: RuleValue | undefined): string {
  if (Array.isArray(value)) return say.format.list(value.map((item) => valueWords(say, item)))
  if (typeof value === 'boolean') return say.t(value ? 'kinds:value.yes' : 'kinds:value.no')
  if (typeof value === 'number') return say.format.number(value, 6)
  if (value === null || value === undefined || value === '') return '…'
  return value
}

/** The different fields a rule asks about. */
export function fieldsOf(rule: Rule): readonly string[] {
  return [...new Set(rule.rules.flatMap((item) => (isGroup(item) ? fieldsOf(item) : [item.field])))]
}
