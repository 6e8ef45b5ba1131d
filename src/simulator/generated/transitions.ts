import { type ActionParams, type GuardParams, LONGEST_TIMER_MS } from '../../document/index.ts'
import type { StateRecord, Test, TransitionRecord } from '../program.ts'
import { type ActionText, actionText } from './actions.ts'
import { literal } from './draft.ts'
import { guardText } from './guards.ts'
import { type Happening, NotCovered, type Scope } from './scope.ts'

/** How she comes to take a transition: what is known of how long she has been where she is. */
interface Coming {
  /** Came to the node within this very step. */
  readonly hasJustCome: boolean
  /** The timer rang: she has probably stayed just as long as planned. */
  readonly byTimer: boolean
  /** States passed on the way here without leaving the text. */
  readonly path: readonly StateRecord[]
}

export const BY_EVENT: Coming = { hasJustCome: false, byTimer: false, path: [] }
export const BY_TIMER: Coming = { hasJustCome: false, byTimer: true, path: [] }

/** Statements that take a transition, and what follows from it at once; one text for all that share it. */
export function takeText(scope: Scope, transition: TransitionRecord, coming: Coming): string {
  const first = scope.sharersOf(transition)?.[0]?.transition
  if (first === undefined || coming.path.length > 0) return writtenText(scope, transition, coming)
  const known = scope.sharedTexts.get(first) ?? writtenText(scope, first, coming)
  scope.sharedTexts.set(first, known)
  return known
}

function writtenText(scope: Scope, transition: TransitionRecord, coming: Coming): string {
  const { target, exitActions, exitNode, edge, enterNode } = transition
  if (exitActions.length > 0) throw new NotCovered('Actions on leaving a state')
  const { tally } = scope
  const sharers = exitNode >= 0 ? scope.sharersOf(transition) : undefined
  const before = transition.actions.map((doing) => actionText(scope, doing, null))
  const after = transition.entryActions.map((doing) => actionText(scope, doing, null))
  const settled = [
    ...(exitNode >= 0 && !sharers ? [(times: number) => tally.departures(exitNode, times)] : []),
    ...(edge >= 0 ? [(times: number) => tally.edge(edge, times)] : []),
    ...(enterNode >= 0 ? [(times: number) => tally.arrival(enterNode, times)] : []),
    ...[...before, ...after].flatMap(({ settle }) => settle ?? []),
  ]
  const counted = scope.draft.count((times) => {
    for (const settle of settled) settle(times)
  })
  const texts = (actions: readonly ActionText[]) => actions.map(({ text }) => text)
  const parts = [
    settled.length > 0 ? counted : '',
    sharers ? sharedExitText(scope, sharers) : exitNode >= 0 ? dwellText(scope, transition, coming) : '',
    ...texts(before),
    arrivalText(scope, transition),
    ...texts(after),
    target === null ? '' : timerText(target, [...before, ...after]),
    target === null ? '' : nextText(scope, transition, target, coming),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function nextText(scope: Scope, { enterNode }: TransitionRecord, target: StateRecord, coming: Coming): string {
  const hasJustCome = coming.hasJustCome || enterNode >= 0
  return onwardText(scope, target, { hasJustCome, byTimer: false, path: [...coming.path, target] })
}

/** The next state is reached, and with it a node. */
function arrivalText(scope: Scope, { target, exitNode, enterNode }: TransitionRecord): string {
  if (target === null) return ''
  const inside = enterNode >= 0 ? (exitNode >= 0 ? '' : 'inside = true;') : exitNode >= 0 ? 'inside = false;' : ''
  const since = enterNode >= 0 ? `since = now; ${stageText(scope, enterNode)}` : ''
  return `state = ${target.index}; ${inside} ${since}`
}

/** Counts the stage of a node when it is the person's first time there: `Tally.stage`. */
function stageText({ model, draft, tally }: Scope, node: number): string {
  const stage = model.stageOf[node] ?? -1
  if (stage < 0) return ''
  const seen = draft.local('stages', stage >> 5, '0')
  const bit = 1 << (stage & 31)
  const came = draft.count((times) => tally.cameTo(stage, times))
  return `if ((${seen} & ${bit}) === 0) { ${seen} |= ${bit}; ${came} }`
}

/** The last plan that was made says when the timer rings; one of long ago is remembered in `due`. */
function timerText(target: StateRecord, actions: readonly ActionText[]): string {
  if (target.due === null) return 'timerAt = Infinity;'
  const plan = actions.findLast(({ plans }) => plans !== undefined)?.plans
  const wait =
    typeof plan === 'number'
      ? literal(Math.min(plan, LONGEST_TIMER_MS))
      : `Math.min(Math.max(0, due - now), ${LONGEST_TIMER_MS})`
  return `timerAt = now + ${wait}; timerOrder = order++;`
}

/** Leaving whichever node she is at. */
function sharedExitText({ tally, draft, program }: Scope, sharers: ReturnType<Scope['sharersOf']> & object): string {
  const nodes = new Int32Array(program.states.length).fill(-1)
  for (const { state, transition } of sharers) nodes[state.index] = transition.exitNode
  const left = Array.from(nodes, (node) => (times: number) => tally.departures(node, times))
  const stayed = draft.given((state: number, ms: number) => tally.stayed(nodes[state] as number, ms))
  return `${draft.countEach(left, 'state')} if (now !== since) ${stayed}(state, now - since);`
}

/** Most stay for no time at all, or just as long as planned: both are known without adding anything up. */
function dwellText(scope: Scope, { exitNode }: TransitionRecord, { hasJustCome, byTimer }: Coming): string {
  if (hasJustCome) return ''
  const { tally, draft } = scope
  const stayed = draft.given((ms: number) => tally.stayed(exitNode, ms))
  const planned = byTimer ? plannedAt(scope, exitNode) : undefined
  if (planned === undefined || planned === 0) return `if (now !== since) ${stayed}(now - since);`
  return `if (now - since === ${planned}) { ${draft.count((times) => tally.stayed(exitNode, planned, times))} }
    else if (now !== since) ${stayed}(now - since);`
}

/** For how long a node keeps people, where it is always the same time. */
function plannedAt(scope: Scope, node: number): number | undefined {
  const entry = scope.program.states.find((state) => state.node === node)?.entry ?? []
  for (const doing of entry) {
    const { name, params } = scope.word(doing)
    if (name !== 'plan') continue
    const plan = params as ActionParams['plan']
    return plan.until === 'duration' ? scope.fixedMs(plan.duration) : undefined
  }
  return undefined
}

/** What follows in a state at once: its eventless ways, unless they are written elsewhere for all who come there. */
function onwardText(scope: Scope, state: StateRecord, coming: Coming): string {
  if (state.always.length === 0) return ''
  if (coming.path.indexOf(state) < coming.path.length - 1) throw new NotCovered('A circle without time')
  const isOnlyWay = scope.waysInto(state) < 2
  return isOnlyWay || isShort(scope, state) ? eventlessText(scope, state, coming) : ''
}

/** Is so little done here that a copy costs no more than going elsewhere? */
function isShort(scope: Scope, { always }: StateRecord): boolean {
  const [only] = always
  if (!only || always.length > 1 || only.guard !== null) return false
  return only.target?.always.length === 0 && only.actions.every((action) => scope.word(action).name === 'leave')
}

/** The eventless ways out of a state; `after` is said once one was taken. */
const eventlessText = (scope: Scope, { always }: StateRecord, coming: Coming, after = ''): string =>
  chooseText(
    scope,
    always,
    (test) => (isLastArm(scope, always, test) ? CERTAIN : guardText(scope, test, null)),
    (transition) => `${takeText(scope, transition, coming)} ${after}`,
  )

const CERTAIN = { before: '', holds: 'true' }

/** Arms share all buckets among them: who is in none of the others is in the last one. */
function isLastArm(scope: Scope, always: readonly TransitionRecord[], test: Test | null): boolean {
  if (test === null || always.at(-1)?.guard !== test) return false
  let next = 0
  for (const { guard } of always) {
    const word = guard === null ? undefined : scope.word(guard)
    if (word?.name !== 'inArm') return false
    const { from, to } = word.params as GuardParams['inArm']
    if (from !== next) return false
    next = to
  }
  return next === 1
}

/**
 * The eventless ways of every state that is come to from several others, or in which a person may come to rest. Whoever
 * takes one goes on where `settle` begins.
 */
export const settleText = (scope: Scope, after: string): string =>
  byState(scope, (state) => {
    const isCertain = state.always.some(
      ({ guard }) =>
        guard === null || isLastArm(scope, state.always, guard) || guardText(scope, guard, null).holds === 'true',
    )
    const isElsewhere = scope.waysInto(state) < 2 || isShort(scope, state)
    return isCertain && isElsewhere && state !== scope.program.outside
      ? ''
      : eventlessText(scope, state, BY_EVENT, after)
  })

/** Takes the first transition whose guard holds, as `take` says. */
export function chooseText(
  scope: Scope,
  transitions: readonly TransitionRecord[],
  ask: (guard: Test | null) => { before: string; holds: string },
  take: (transition: TransitionRecord) => string,
): string {
  const [transition, ...rest] = transitions
  if (!transition) return ''
  const { before, holds } = ask(transition.guard)
  if (holds === 'false') return chooseText(scope, rest, ask, take)
  if (holds === 'true') return take(transition)
  const otherwise = chooseText(scope, rest, ask, take)
  return `${before} if (${holds}) { ${take(transition)} }${otherwise === '' ? '' : ` else { ${otherwise} }`}`
}

/** The first transition that an event lets her take, by its number. */
export const selectText = (scope: Scope, transitions: readonly TransitionRecord[], at: Happening | null): string =>
  chooseText(
    scope,
    transitions,
    (guard) => guardText(scope, guard, at),
    (transition) => `t = ${scope.numberOf(transition)};`,
  )

/** A text for each state a person may be in; states with the same text share it. */
export function byState(scope: Scope, text: (state: StateRecord) => string): string {
  const states = new Map<string, number[]>()
  for (const state of scope.leaves) {
    const found = text(state)
    if (found !== '') states.set(found, [...(states.get(found) ?? []), state.index])
  }
  if (states.size === 0) return ''
  const [[only = '', indexes = []] = []] = states
  if (states.size === 1 && indexes.length === 1) return `if (state === ${indexes[0]}) { ${only} }`
  const cases = [...states].map(
    ([found, all]) => `${all.map((index) => `case ${index}:`).join(' ')} { ${found} break }`,
  )
  return `switch (state) { ${cases.join('\n')} }`
}
