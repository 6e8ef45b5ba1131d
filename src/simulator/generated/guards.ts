import type { GuardName, GuardParams } from '../../document/index.ts'
import { EVENT } from '../model.ts'
import type { Test } from '../program.ts'
import { bucketWords } from './bucket-words.ts'
import { belowText, drawText } from './draws.ts'
import { factText } from './facts.ts'
import type { Happening, Scope } from './scope.ts'

/** What a guard asks: statements that find something out first, and an expression. */
export interface TestText {
  readonly before: string
  readonly holds: string
}

type Writers = {
  [Name in GuardName]: (scope: Scope, params: GuardParams[Name], at: Happening | null) => TestText | undefined
}

const plain = (holds: string): TestText => ({ before: '', holds })

/**
 * Writes a guard out; what cannot be written is left to the engine's own closure. `at`: the event at hand, null where it
 * may be any.
 */
export function guardText(scope: Scope, test: Test | null, at: Happening | null): TestText {
  if (test === null) return plain('true')
  const { name, params } = scope.word(test)
  const writer = WRITERS[name as GuardName] as Writers['matches']
  return (
    writer(scope, params as GuardParams['matches'], at) ??
    plain(`${scope.closure(test)}(${scope.closure(scope.customer)})`)
  )
}

/** All of them; undefined as soon as one of them is not written. */
const allOf = (...parts: (string | undefined)[]): TestText | undefined => {
  if (parts.includes('false')) return plain('false')
  if (parts.includes(undefined)) return undefined
  const needed = parts.filter((part) => part !== 'true')
  return plain(needed.length === 0 ? 'true' : needed.join(' && '))
}

/** Whether the event at hand is about this node. */
const isAboutNode = (scope: Scope, node: string, at: Happening | null): string | undefined =>
  at === null ? undefined : String(at.node === scope.model.nodes.find(node))

/** An answer of a webhook carries the attempt it belongs to in place of an occurrence. */
const isPresentAttempt = ({ type }: Happening): string =>
  type === EVENT.webhookOk || type === EVENT.webhookError ? 'occurrence === attempts' : 'true'

const WRITERS: Writers = {
  matches: (scope, { message, where }, at) =>
    allOf(message === undefined ? 'true' : isAboutNode(scope, message, at), factText(scope, where)),
  mayEnter: (scope, { entry, byEvent, mode, cooldown, where }, at) => {
    const meant = byEvent ? 'true' : isAboutNode(scope, entry, at)
    return allOf(meant, factText(scope, where), reentryText(scope, mode, cooldown))
  },
  knocks: (scope, { entry, byEvent, where }, at) =>
    allOf(byEvent ? 'true' : isAboutNode(scope, entry, at), factText(scope, where)),
  lacksConsent: (scope, { channel }) => consentText(scope, scope.model.channels.number(channel)),
  isQuiet: () => undefined,
  capReached: () => undefined,
  inArm: (scope, { journey, node, from, to }) => {
    const bucket = scope.draft.local('bucket', scope.model.nodes.find(node), '-1')
    const of = scope.draft.given(bucketWords(scope.engine, journey, node))
    const parts = [
      ...(from > 0 ? [`${bucket} >= ${Math.ceil(from * 2 ** 32)}`] : []),
      ...(to < 1 ? [`${bucket} < ${Math.ceil(to * 2 ** 32)}`] : []),
    ]
    return {
      before: `if (${bucket} < 0) ${bucket} = ${of}(number);`,
      holds: parts.length === 0 ? 'true' : parts.join(' && '),
    }
  },
  chosen: () => undefined,
  notDue: () => plain('due > now'),
  wasPast: () => plain('missed'),
  isAbout: (scope, { node }, at) =>
    at === null ? undefined : allOf(isAboutNode(scope, node, at), isPresentAttempt(at)),
  mayRetry: (scope, { node, retries }, at) => {
    if (at === null) return undefined
    const meant = at.node === -1 ? 'true' : isAboutNode(scope, node, at)
    return allOf(meant, isPresentAttempt(at), `attempts <= ${retries}`)
  },
  goalCounts: (scope, { goal, window, where, byNode }, at) => {
    const meant = byNode ? isForGoal(scope, goal, at) : 'true'
    const inTime = window === undefined ? 'true' : `now <= ${scope.laterText('enteredAt', window)}`
    return allOf(meant, 'entries > 0', inTime, factText(scope, where))
  },
}

function isForGoal(scope: Scope, goal: string, at: Happening | null): string | undefined {
  if (at === null || at.properties === 'dynamic') return undefined
  if (at.properties === null) return at.generator >= 0 ? undefined : 'false'
  return String(at.properties.goal === scope.model.goals.find(goal))
}

function reentryText(scope: Scope, mode: GuardParams['mayEnter']['mode'], cooldown?: string): string | undefined {
  if (mode === 'once') return 'entries === 0'
  if (cooldown === undefined) return 'true'
  return `(entries === 0 || ${scope.laterText(mode === 'always' ? 'enteredAt' : 'leftAt', cooldown)} <= now)`
}

/** Consent is drawn when it is first asked for: 0 not yet, 1 refused, 2 given. */
function consentText(scope: Scope, channel: number): TestText {
  const known = scope.consent(channel)
  const consent = scope.world.consents[channel]
  if (!consent) return plain('false')
  const word = scope.draft.name('w')
  const { probability, purpose } = consent
  const draw =
    probability >= 1
      ? `${known} = 2;`
      : `${drawText(scope.draft, purpose.key, '0', word)} ${known} = ${belowText(word, probability)} ? 2 : 1;`
  return { before: `if (${known} === 0) { ${draw} }`, holds: `${known} === 1` }
}
