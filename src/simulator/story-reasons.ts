import { type Condition, fieldsOf, type JourneyNode, type Rule, type SkipReason } from '../document/index.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/duration.ts'
import type { StoryStep } from './report.ts'

/** Why a turn of a story was taken: a code with its values for any language, and the sentence in English. */
type Reason = NonNullable<StoryStep['reason']>

const because = (code: string, values: Reason['values'], text: string): Reason => ({ code, values, text })

/** What a person's way out of a node is explained by. All times in milliseconds since the epoch. */
export interface Turn {
  readonly node: JourneyNode | undefined
  /** The way out that was taken. */
  readonly port: string
  readonly now: number
  readonly arrivedAt: number
  /** The event that set it off; undefined when time did. */
  readonly event: string | undefined
  /** When the message was sent that the event is about. */
  readonly sentAt: number | undefined
  /** What a rule would read. */
  readonly read: (field: Condition['field']) => unknown
  /** Where in [0, 1) she falls at this experiment. */
  readonly bucket: () => number
}

/** Why she left by this way; undefined where there was nothing to decide. */
export function reasonOfTurn(turn: Turn): Reason | undefined {
  const { node, port } = turn
  switch (node?.kind) {
    case 'split':
      return splitReason(turn, node.config.branches)
    case 'experiment': {
      const [at, arm] = [turn.bucket(), node.config.arms[port]?.name ?? port]
      return because('bucket', { bucket: at, arm }, `bucket ${at.toFixed(3)} falls to ${arm}`)
    }
    case 'nextBest':
      return because('chosen', { arm: port }, `chose ${node.config.arms[port]?.name ?? port}`)
    case 'delay':
    case 'timeWindow':
    case 'throttle': {
      const waited = turn.now - turn.arrivedAt
      return because('waited', { ms: waited }, waited === 0 ? 'nothing to wait for' : `waited ${spanWords(waited)}`)
    }
    case 'waitFor':
    case 'task':
    case 'webhook':
      return answerReason(turn)
    default:
      return undefined
  }
}

/** "opened 2 h 10 min after the send", or what did not happen in time. */
function answerReason({ event, now, arrivedAt, sentAt }: Turn): Reason {
  const waited = now - arrivedAt
  if (event === undefined) return because('timeout', { ms: waited }, `nothing happened within ${spanWords(waited)}`)
  const word = event.replace(/^[a-z]+\./i, '')
  if (sentAt === undefined || !event.startsWith('message.'))
    return because('event', { event, ms: waited }, `${word} after ${spanWords(waited)}`)
  const ms = now - sentAt
  return because('eventAfterSend', { event, ms }, `${word} ${spanWords(ms)} after the send`)
}

function splitReason(
  { port, read }: Turn,
  branches: Readonly<Record<string, { readonly name: string; readonly where: Rule }>>,
): Reason {
  const branch = branches[port]
  const rules = branch ? [branch.where] : Object.values(branches).map(({ where }) => where)
  const fields = [...new Set(rules.flatMap(fieldsOf))]
  const known = fields.map((field) => [wordsOf(field), read(field)] as const)
  const facts = known.map(([word, value]) => `${word} is ${valueWords(value)}`)
  // The values are for sentences in any language, so they hold no English.
  const plain = known.map(([word, value]) => `${word} = ${value ?? '?'}`).join(', ')
  const so = branch ? `so ${branch.name}` : 'so none of the branches'
  return because(
    branch ? 'rule' : 'noRule',
    { branch: branch?.name ?? '', facts: plain },
    facts.length === 0 ? so : `${facts.join(', ')}, ${so}`,
  )
}

/** Why a message went out later than she came to it; undefined when it went out at once. */
export const reasonOfSending = (heldMs: number): Reason | undefined =>
  heldMs > 0 ? because('held', { ms: heldMs }, `held by quiet hours for ${spanWords(heldMs)}`) : undefined

const SKIPS: Readonly<Record<SkipReason, Reason>> = {
  consent: because('consent', {}, 'no consent for this channel'),
  quietHours: because('quietHours', {}, 'quiet hours'),
  cap: because('cap', {}, 'too many messages already'),
}

export const reasonOfSkipping = (reason: SkipReason): Reason => SKIPS[reason]

export const reasonOfLeaving = (reason: string): Reason => because('left', { reason }, reason)

/** `customer.country` is "country" to a reader. */
const wordsOf = (field: string): string => field.replace(/^(customer|event|entry)\./, '')

const valueWords = (value: unknown): string => (value === undefined || value === null ? 'unknown' : String(value))

/** A span of milliseconds in at most two units: "2 h 10 min". */
function spanWords(ms: number): string {
  const units: [number, string][] = [
    [DAY_MS, 'd'],
    [HOUR_MS, 'h'],
    [MINUTE_MS, 'min'],
    [SECOND_MS, 's'],
  ]
  const first = units.findIndex(([size]) => ms >= size)
  if (first < 0) return '0 s'
  const parts: string[] = []
  let rest = ms
  for (const [size, name] of units.slice(first, first + 2)) {
    const count = Math.floor(rest / size)
    if (count > 0) parts.push(`${count} ${name}`)
    rest -= count * size
  }
  return parts.join(' ')
}
