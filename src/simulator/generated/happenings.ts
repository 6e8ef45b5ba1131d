import { EVENT } from '../model.ts'
import type { GoalRecord, StateRecord, TransitionRecord } from '../program.ts'
import { actionText } from './actions.ts'
import { guardText } from './guards.ts'
import { followText, happenedText, rateText, triggers } from './reactions.ts'
import type { Happening, Scope } from './scope.ts'
import { BY_EVENT, BY_TIMER, byState, chooseText, selectText, takeText } from './transitions.ts'

/** Things to do once a person has come to rest after an event, by number from 1. */
export class Afterwards {
  readonly texts: string[] = []

  text(text: string): string {
    return text === '' ? '' : `then = ${this.texts.push(text)};`
  }
}

/** Statements for one event that lay ahead: `Engine.happen`. */
export function eventText(scope: Scope, event: Happening, afterwards: Afterwards): string {
  const { type, node, generator } = event
  if (type === EVENT.rate) {
    const spec = scope.world.generators[generator]
    const next = spec ? rateText(scope, spec, 'occurrence + 1') : ''
    return `${deliverText(scope, { ...event, type: scope.world.typeOf(generator) })} ${afterwards.text(next)}`
  }
  if (type === EVENT.schedule) {
    const entering = deliverText(scope, { ...event, type: EVENT.enter, generator: -1 })
    return `const visit = occurrence; occurrence = 0; ${entering} occurrence = visit; ${afterwards.text(nextVisitText(scope))}`
  }
  return `${happenedText(scope, type, node)} ${deliverText(scope, event)}`
}

/** The next occurrence of a schedule by which she may come in. */
function nextVisitText(scope: Scope): string {
  const { model, timetable } = scope
  const mayComeAgain = model.journey.settings.reentry.mode === 'once' ? ' && entries === 0' : ''
  return `if (occurrence + 1 < ${timetable.count}${mayComeAgain}) { ${visitText(scope, 'occurrence + 1')} }`
}

/** Puts an occurrence of a schedule ahead. */
export function visitText(scope: Scope, occurrence: string): string {
  const { timetable, draft, model } = scope
  const visits = Array.from({ length: timetable.count }, (_none, index) => index)
  const times = draft.given(Float64Array.from(visits, (index) => timetable.at(index)))
  const codes = draft.given(
    Int32Array.from(visits, (index) => scope.codeOf(EVENT.schedule, timetable.nodeAt(index), -1)),
  )
  const [visit, at] = [draft.name('visit'), draft.name('at')]
  return `const ${visit} = ${occurrence}, ${at} = ${times}[${visit}];
    if (${at} <= ${model.end}) { ats[count] = ${at}; codes[count] = ${codes}[${visit}];
      occurrences[count] = ${visit}; orders[count++] = order++; }`
}

/** A person knocks at an entry on arrival; her trigger counts as one event of its generator. */
export function knockText(scope: Scope, event: Happening, afterwards: Afterwards): string {
  if (event.generator < 0) return deliverText(scope, event)
  const trigger = triggers(scope, event.generator)
  return `occurrence = ${trigger}; ${deliverText(scope, event)} ${afterwards.text(`${trigger} = occurrence + 1;`)}`
}

/** One event from the outside, up to the transition it lets her take: `Engine.deliver`. */
function deliverText(scope: Scope, event: Happening): string {
  return `handled++; ${tellText(scope, event, 'occurrence')}
    ${followText(scope, event.type, event.node)} ${handleText(scope, event)}`
}

/** One event that the machine tells itself. */
export const raisedText = (scope: Scope, event: Happening): string =>
  `${tellText(scope, event, '0')} ${handleText(scope, event)}`

/** The timer rings: `Engine.ring`. */
export function timerText(scope: Scope): string {
  const event: Happening = { type: EVENT.timer, node: -1, generator: -1, properties: null, isRaised: false }
  const ways = byState(scope, ({ due }) =>
    chooseText(
      scope,
      due ?? [],
      (guard) => guardText(scope, guard, event),
      (transition) => takeText(scope, transition, BY_TIMER),
    ),
  )
  return `handled++; ${tellText(scope, event, '0')} ${ways}`
}

/** Lets closures know what is at hand. */
export function tellText(scope: Scope, { type, node, generator, properties }: Happening, occurrence: string): string {
  if (!scope.told) return ''
  const engine = scope.draft.given(scope.engine)
  const data = properties === 'dynamic' ? 'data' : properties === null ? 'null' : scope.draft.given(properties)
  return `${engine}.now = now; ${engine}.eventType = ${type}; ${engine}.eventNode = ${node};
    ${engine}.eventGenerator = ${generator}; ${engine}.eventOccurrence = ${occurrence}; ${engine}.eventProperties = ${data};`
}

/** Every region answers as things stood before the event; goals are reached before the way is taken. */
function handleText(scope: Scope, event: Happening): string {
  const goals = scope.program.goals[event.type] ?? []
  const { asked, reached } = goalsText(scope, goals, event)
  const observed = observeText(scope, event)
  const handlers = ({ handlers: all }: StateRecord) => all[event.type] ?? []
  if (asked === '' && observed === '')
    return byState(scope, (state) =>
      chooseText(
        scope,
        handlers(state),
        (guard) => guardText(scope, guard, event),
        (transition: TransitionRecord) => takeText(scope, transition, BY_EVENT),
      ),
    )
  return `${byState(scope, (state) => selectText(scope, handlers(state), event))} ${asked} ${observed} ${reached}`
}

/** Which goals are reached, and what reaching them does. */
function goalsText(scope: Scope, records: readonly GoalRecord[], event: Happening): { asked: string; reached: string } {
  const asked: string[] = []
  const reached: string[] = []
  for (const goal of new Set(records.map((record) => record.goal))) {
    const at = scope.draft.local('goal', goal, 'NaN')
    const hit = scope.draft.name('hit')
    const ways = records.filter((record) => record.goal === goal)
    let questions = ''
    for (const [index, { guard, actions }] of ways.entries()) {
      const { before, holds } = guardText(scope, guard, event)
      if (holds === 'false') continue
      questions += `${before} if (${hit} === 0 && ${holds}) ${hit} = ${index + 1};`
      const done = actions.map((action) => actionText(scope, action, event))
      if (done.some(({ settle }) => settle)) throw new Error('A goal counts what only transitions count')
      reached.push(`if (${hit} === ${index + 1}) { ${at} = now; ${done.map(({ text }) => text).join(' ')} }`)
    }
    if (questions !== '') asked.push(`let ${hit} = 0; if (${at} !== ${at}) { ${questions} }`)
  }
  return { asked: asked.join(' '), reached: reached.join(' ') }
}

/** What stays known of messages and consent: `World.observe`. */
function observeText(scope: Scope, { type, node }: Happening): string {
  const channel = type === EVENT.unsubscribed ? scope.model.messages[node]?.channelNumber : undefined
  if (channel !== undefined) return `${scope.consent(channel)} = 1;`
  if (!scope.told || ![EVENT.delivered, EVENT.opened, EVENT.clicked].some((each) => each === type)) return ''
  return `${scope.draft.given(scope.world)}.observe(${scope.draft.given(scope.customer)}, ${type}, ${node});`
}
