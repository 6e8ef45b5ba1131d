import { WEEK_MS } from '../../kernel/duration.ts'
import { EVENT } from '../model.ts'
import { compileTest } from '../rules.ts'
import { MAX_EVENTS_PER_CUSTOMER, RunawayError } from '../runaway.ts'
import { armLocals, weeksText } from './actions.ts'
import { drawText, uniformText } from './draws.ts'
import { factText } from './facts.ts'
import { Afterwards, eventText, knockText, raisedText, tellText, timerText, visitText } from './happenings.ts'
import { rateText } from './reactions.ts'
import type { Scope } from './scope.ts'
import { BY_EVENT, byState, selectText, settleText, takeText } from './transitions.ts'

/** The body of a function of `from`, `to` and `luck` that lives the customers from `from` up to, not including, `to`. */
export function programText(scope: Scope): string {
  const afterwards = new Afterwards()
  const arrival = arrivalText(scope)
  const begin = beginText(scope)
  const knocks = scope.timetable
    .knocks(scope.world)
    .map((knock) => knockText(scope, { ...knock, properties: null, isRaised: false }, afterwards))
  const firstVisit = firstVisitText(scope)
  const timer = timerText(scope)
  const settled = settleText(scope, `${stepText(scope)} continue settle;`)
  const over = overText(scope)
  const { events, raised, taken } = cases(scope, afterwards)
  const finish = finishText(scope)
  const lonely = lonelyText(scope)
  const given = `let t = 0, then = 0, occurrence = 0, steps = 0;`
  return `for (let number = from; number < to; number++) {
    ${arrival}
    ${resetText(scope)}
    ${onlyText(scope)}
    if (arrivedAt > ${scope.model.end}) continue;
    ${begin}
    for (;;) {
      ${given}
      if (knock >= 0) {
        if (knock < ${knocks.length} && entries === 0) {
          switch (knock++) { ${numbered(knocks)} }
        } else { knock = -1; ${firstVisit} ${lonely} continue }
      } else {
        let best = 0;
        if (count > 0) for (let each = 1; each < count; each++) if (ats[each] < ats[best]) best = each;
        if (count === 0 || timerAt < ats[best] || timerAt === ats[best] && timerOrder < orders[best] && ${yieldsText(scope)}) {
          if (timerAt > ${scope.model.end}) break;
          now = timerAt; timerAt = Infinity;
          ${timer}
        } else {
          now = ats[best]; occurrence = occurrences[best];
          const code = codes[best];
          count--;
          for (let each = best; each < count; each++) {
            ats[each] = ats[each + 1]; codes[each] = codes[each + 1];
            occurrences[each] = occurrences[each + 1]; orders[each] = orders[each + 1];
          }
          switch (code) { ${events} }
        }
      }
      settle: for (;;) {
        ${taken === '' ? '' : `if (t !== 0) { const way = t; t = 0; switch (way) { ${taken} } ${stepText(scope)} continue }`}
        ${settled}
        ${raised === '' ? '' : `if (heard < raised) { const data = raisedData[heard]; switch (raisedCodes[heard++]) { ${raised} } ${stepText(scope)} continue }`}
        ${over === '' ? '' : `${over} if (t !== 0) continue;`}
        break;
      }
      ${raised === '' ? '' : 'raised = 0; heard = 0;'}
      ${afterwards.texts.length === 0 ? '' : `switch (then) { ${numbered(afterwards.texts, 1)} }`}
      if (handled > ${MAX_EVENTS_PER_CUSTOMER}) ${scope.draft.given(tooMuch(scope))}(number);
    }
    ${finish}
  }`
}

const numbered = (texts: readonly string[], from = 0): string =>
  texts.map((text, index) => `case ${from + index}: { ${text} break }`).join('\n')

/** Writing one case may ask for others: they are written until there are no more. */
function cases(scope: Scope, afterwards: Afterwards): { events: string; raised: string; taken: string } {
  const [events, raised, taken]: [string[], string[], string[]] = [[], [], []]
  for (;;) {
    const event = scope.events[events.length]
    const told = scope.raisedEvents[raised.length]
    const transition = scope.transitions[taken.length]
    if (event) events.push(eventText(scope, event, afterwards))
    else if (told) raised.push(raisedText(scope, told))
    else if (transition) taken.push(takeText(scope, transition, BY_EVENT))
    else return { events: numbered(events), raised: numbered(raised), taken: numbered(taken, 1) }
  }
}

function arrivalText(scope: Scope): string {
  const { world, model, draft } = scope
  if (world.spread === 0) return `const arrivedAt = ${model.start};`
  const word = draft.name('w')
  return `${drawText(scope.draft, world.purposes.arrival.key, '0', word)}
    const arrivedAt = ${model.start} + Math.floor(${world.spread} * ${uniformText(word)});`
}

/** A new person, who knows nothing and of whom nothing is known. */
function resetText(scope: Scope): string {
  const outside = scope.program.outside.index
  const told = scope.told ? `${scope.draft.given(resetter(scope))}(number, arrivedAt);` : ''
  return `let now = arrivedAt, state = ${outside}, timerAt = Infinity, timerOrder = 0, order = 1, count = 0, knock = 0;
    let inside = false, since = 0, entries = 0, enteredAt = 0, leftAt = 0, due = 0, missed = false, attempts = 0;
    let week = 0, weekEnd = arrivedAt + ${WEEK_MS}, weekSends = 0, peak = 0, sent = 0, cost = 0, value = 0, handled = 0;
    let raised = 0, heard = 0;
    /*locals*/
    ${told}`
}

/** The filter looks at people as they come; whom it leaves out is not lived. */
function onlyText(scope: Scope): string {
  const { only } = scope.model
  if (only === undefined) return ''
  const asked = factText(scope, only)
  if (asked !== undefined) return asked === 'true' ? '' : `if (!${asked}) continue;`
  const nothing = { type: -1, node: -1, generator: -1, properties: null, isRaised: false }
  const holds = scope.closure(compileTest(scope.engine, only))
  return `${tellText(scope, nothing, '0')} if (!${holds}(${scope.closure(scope.customer)})) continue;`
}

function resetter({ customer, engine, world, program }: Scope) {
  return (number: number, arrivedAt: number) => {
    customer.reset(number, world.zoneOf(number), program.outside)
    customer.arrivedAt = arrivedAt
    engine.now = arrivedAt
  }
}

const beginText = (scope: Scope): string => scope.world.rates.map((rate) => rateText(scope, rate, '0')).join(' ')

/** The first occurrence of a schedule at or after her arrival. */
function firstVisitText(scope: Scope): string {
  const { timetable, draft, model } = scope
  if (!timetable.hasOccurrences) return ''
  const first = draft.given((instant: number) => timetable.firstFrom(instant))
  void model
  return `const visit = ${first}(arrivedAt); if (visit >= 0) { ${visitText(scope, 'visit')} }`
}

/** Whom no entry has let in. */
function lonelyText({ timetable, tally, draft }: Scope): string {
  if (!timetable.hasKnocks || timetable.hasOccurrences) return ''
  return `if (entries === 0) { ${draft.count((times) => tally.rejection(times))} }`
}

/** At the same instant a timer goes by the order of scheduling, unless its state lets events go first. */
function yieldsText(scope: Scope): string {
  const yields = Uint8Array.from(scope.program.states, (state) => (state.yields ? 1 : 0))
  return `${scope.draft.given(yields)}[state] === 0`
}

/** Where nothing else is to be done, a journey that was called is over: `Engine.returnFromCall`. */
function overText(scope: Scope): string {
  const event = { type: EVENT.timer, node: -1, generator: -1, properties: null, isRaised: false }
  return byState(scope, ({ done }) =>
    done === null ? '' : `${tellText(scope, event, '0')} ${selectText(scope, done, event)}`,
  )
}

function stepText(scope: Scope): string {
  const { engine, draft } = scope
  const most = scope.model.machine.options.maxIterations
  const circles = (number: number) => {
    throw new RunawayError(`Customer ${engine.customerIdPrefix}${number} ran in circles`)
  }
  return `if (++steps > ${most}) ${draft.given(circles)}(number);`
}

const tooMuch = (scope: Scope) => (number: number) => {
  const id = `${scope.engine.customerIdPrefix}${number}`
  throw new RunawayError(`More than ${MAX_EVENTS_PER_CUSTOMER} events happened to ${id}`)
}

/** Closes the books on a person: `Engine.finish`. */
function finishText(scope: Scope): string {
  const { draft, model, tally } = scope
  const total = draft.given(tally.counts.totals)
  const books = draft.given(tally)
  const arms = model.experiments.map(({ arms: list, goal }, experiment) => {
    const { arm, since, sent, cost } = armLocals(draft, experiment)
    const goalAt = goal >= 0 ? draft.local('goal', goal, 'NaN') : 'NaN'
    const counted = list.list.map((_name, number) => {
      const reached = draft.count((times) => tally.arm(experiment, number, true, times))
      const missed = draft.count((times) => tally.arm(experiment, number, false, times))
      return `if (${goalAt} >= ${since}) { ${reached} } else { ${missed} }`
    })
    return `if (${arm} > 0) { switch (${arm}) { ${numbered(counted, 1)} }
      if (sent > ${sent}) ${books}.armSends(${experiment}, ${arm} - 1, sent - ${sent}, cost - ${cost}); }`
  })
  return `${total}[2] += handled;
    if (entries > 0) {
      ${weeksText(scope, `Math.floor(((inside ? ${model.end} : leftAt) - arrivedAt) / ${WEEK_MS}) + 1`)}
      ${books}.finished(peak, cost, value);
      ${arms.join('\n')}
    }`
}
