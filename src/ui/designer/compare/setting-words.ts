import type { NodeKind, Rule, StepChange, Weekday } from '../../../document/index.ts'
import { ruleWords, type Say, weekdayName } from '../../canvas/index.ts'

interface Sides {
  readonly before: Say
  readonly after: Say
}

/** Settings that a step's sentence says already. */
const SAID: Readonly<Partial<Record<NodeKind, readonly string[]>>> = {
  message: ['channel', 'subject'],
  delay: ['mode', 'duration', 'time', 'days', 'date', 'clock', 'attribute', 'offset', 'yearly'],
  timeWindow: ['from', 'to', 'days', 'clock'],
  throttle: ['max', 'per'],
  waitFor: ['event', 'timeout'],
  experiment: ['weight'],
  task: ['team', 'within'],
  emit: ['event'],
  webhook: ['method', 'url'],
  journey: ['journey', 'mode'],
  goal: ['goal'],
  exit: ['reason'],
  entry: ['trigger'],
}

/** Values that are told as a whole, though they have parts. */
const WHOLE: ReadonlySet<string> = new Set(['where', 'trigger', 'properties', 'headers'])

/** The settings of a step that differ, a line for each. With `said`, those that its sentence tells are passed over. */
export function settingLines(change: StepChange, sides: Sides, said: boolean): string[] {
  const { before, after } = change
  if (!before || !after) return []
  const lines = new Map<string, string>()
  const passed = said ? (SAID[after.kind] ?? []) : []
  for (const { keys } of change.parts) {
    const [part, ...rest] = keys
    if (part !== 'config') continue
    const whole = rest.findIndex((key) => WHOLE.has(key))
    const path = whole < 0 ? rest : rest.slice(0, whole + 1)
    const field = path.at(-1) ?? ''
    if (passed.includes(field) && path.length > 0) continue
    const values = { before: valueAt(before.config, path), after: valueAt(after.config, path) }
    lines.set(path.join(' '), lineOf(path, values, after.config, sides))
  }
  return [...lines.values()]
}

function valueAt(config: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    config,
  )
}

interface Values {
  readonly before: unknown
  readonly after: unknown
}

/** Parts of a branch or an arm are told with its name; a whole one that came or went has a line of its own. */
function lineOf(path: readonly string[], values: Values, config: unknown, { before, after }: Sides): string {
  const { t } = after
  const [list, id, ...rest] = path
  const isWay = (list === 'branches' || list === 'arms') && id !== undefined
  if (isWay && rest.length === 0) {
    const side = values.after === undefined ? 'gone' : 'come'
    return t(`variants:branch.${side}`, { name: nameOf(values.after ?? values.before) })
  }
  const field = path.at(-1) ?? ''
  const line = t('variants:setting', {
    field: fieldWords(field, t),
    after: valueWords(field, values.after, after),
    before: valueWords(field, values.before, before),
  })
  return isWay ? t('variants:branch.of', { name: nameOf(valueAt(config, [list, id])), line }) : line
}

const nameOf = (way: unknown): string =>
  typeof way === 'object' && way !== null && 'name' in way && typeof way.name === 'string' ? way.name || '…' : '…'

const FIELDS: ReadonlySet<string> = new Set(
  (
    'attribute body channel clock consent control cost date days duration epsilon event from goal headers holidays ' +
    'instructions journey max message method mode name offset order past per policy properties reason retries set ' +
    'subject team time timeout to trigger urgent url weight where window within yearly'
  ).split(' '),
)

/** What a setting is called; one that has no words yet goes by its name in the file. */
const fieldWords = (field: string, t: Say['t']): string => (FIELDS.has(field) ? t(`variants:field.${field}`) : field)

const MOST_LETTERS = 60
const SPAN = /^-?P(?=.)/

function valueWords(field: string, value: unknown, say: Say): string {
  if (value === undefined || value === '') return say.t('variants:nothing')
  if (typeof value === 'boolean') return say.t(value ? 'kinds:value.yes' : 'kinds:value.no')
  if (typeof value === 'number') return field === 'epsilon' ? say.format.percent(value, 0) : say.format.number(value, 6)
  if (typeof value === 'string') return textWords(field, value, say)
  if (field === 'where') return ruleWords(say, value as Rule) || say.t('variants:always')
  return Array.isArray(value) ? listWords(field, value, say) : say.t('variants:details')
}

function listWords(field: string, list: readonly unknown[], say: Say): string {
  if (list.length === 0) return say.t('variants:nothing')
  const texts = list.filter((item) => typeof item === 'string')
  if (texts.length < list.length) return say.t('variants:details')
  return say.format.list(field === 'days' ? texts.map((day) => weekdayName(say.format.locale, day as Weekday)) : texts)
}

function textWords(field: string, text: string, say: Say): string {
  if (SPAN.test(text)) return say.format.duration(text.replace(/^-/, ''))
  if (field === 'channel') return say.t(`common:channel.${text}`)
  if (field === 'clock') return say.t(`kinds:clock.${text}`)
  if (field === 'policy') return say.t(`designer:nextBest.${text}`)
  if (field === 'past') return say.t(text === 'exit' ? 'designer:delay.pastExit' : 'designer:delay.pastContinue')
  if (field === 'event') return say.event(text)
  if (field === 'attribute') return say.attribute(text)
  if (field === 'goal') return say.goal(text)
  if (field === 'message') return say.node(text)
  const letters = Array.from(text.trim())
  const short = letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS - 1).join('')}…` : letters.join('')
  return say.t('variants:quoted', { text: short })
}
