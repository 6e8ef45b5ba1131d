import type { ActionName, ActionParams, Assignment } from '../../document/index.ts'
import { DAY_MS, WEEK_MS } from '../../kernel/duration.ts'
import { assigned } from '../../runtime/index.ts'
import type { Customer } from '../customer.ts'
import { EVENT } from '../model.ts'
import type { Doing } from '../program.ts'
import { MESSAGE_COLUMNS } from '../tally.ts'
import { literal } from './draft.ts'
import { callText, followText, receiveText } from './reactions.ts'
import { type Happening, NotCovered, type Scope } from './scope.ts'

/** Statements of an action, and what passing it counts without looking at anything. */
export interface ActionText {
  readonly text: string
  readonly settle?: (times: number) => void
  /** It makes a plan, which ends so many milliseconds from now if that is always the same. */
  readonly plans?: number | 'asked'
}

type Writers = {
  [Name in ActionName]: (scope: Scope, params: ActionParams[Name], at: Happening | null, doing: Doing) => ActionText
}

/** Writes an action out: what `vocabulary.ts` and `engine.ts` do for its name. */
export function actionText(scope: Scope, doing: Doing, at: Happening | null): ActionText {
  const { name, params } = scope.word(doing)
  const writer = WRITERS[name as ActionName] as Writers['leave']
  return writer(scope, params as ActionParams['leave'], at, doing)
}

const nothing = (): ActionText => ({ text: '' })

const shared = (): never => {
  throw new NotCovered('Customers who share something are lived side by side')
}

/** The day at hand, as the tally counts days. */
const dayText = ({ model }: Scope): string =>
  `Math.min(${model.days - 1}, Math.floor((now - ${model.start}) / ${DAY_MS}))`

/** Counts in one of the tally's lists by day. */
const onDay = (scope: Scope, counts: Float64Array, offset = 0): string =>
  `${scope.draft.given(counts)}[${offset === 0 ? '' : `${offset} + `}${dayText(scope)}]++;`

const WRITERS: Writers = {
  know: nothing,
  observe: nothing,
  admit: (scope) => ({
    text: `if (entries === 0) ${scope.draft.count((times) => scope.tally.person(times))}
      entries++; enteredAt = now;
      ${scope.told ? admitTold(scope) : ''}
      ${onDay(scope, scope.tally.counts.dayEntered)}`,
    settle: (times) => scope.tally.entries(times),
  }),
  reject: (scope) => ({ text: '', settle: (times) => scope.tally.rejection(times) }),
  leave: (scope, { reason }) => {
    const exits = scope.tally.exitsFor(reason)
    const settle = (times: number) => {
      exits.count += times
    }
    const told = scope.tell(`${record(scope)}.leftAt = now; ${record(scope)}.due = 0;`)
    return { text: `leftAt = now; due = 0; ${told} ${onDay(scope, scope.tally.counts.dayLeft)}`, settle }
  },
  plan: (scope, params, _at, doing) => {
    if (params.until === 'duration') {
      const due = scope.laterText('now', params.duration)
      const length = scope.fixedMs(params.duration)
      return {
        text: `due = ${due}; missed = due < now; ${scope.tell(toldPlan(scope))}`,
        plans: length === undefined ? 'asked' : Math.max(0, length),
      }
    }
    const customer = scope.closure(scope.customer)
    return {
      text: `${scope.closure(doing)}(${customer}); due = ${customer}.due; missed = ${customer}.missed;`,
      plans: 'asked',
    }
  },
  send: (scope, params) => sendText(scope, params),
  skip: (scope, { node: id, reason }) => {
    const node = scope.model.nodes.find(id)
    const column = MESSAGE_COLUMNS[reason]
    return {
      text: raiseText(scope, EVENT.skipped, node, scope.constant({ reason })),
      settle: (times) => scope.tally.message(node, column, times),
    }
  },
  assignArm: (scope, { node, arm }) => ({ text: armText(scope, node, arm) }),
  choose: shared,
  assignTask: shared,
  withdraw: shared,
  queue: shared,
  update: (scope, { node, set }) => updateText(scope, scope.model.nodes.find(node), set),
  emitEvent: (scope, { event, properties }) => ({
    text: raiseText(scope, scope.model.events.number(event), -1, properties),
  }),
  reachGoal: (scope, { goal }) => ({
    text: raiseText(scope, EVENT.goalReached, -1, scope.constant({ goal: scope.model.goals.find(goal) })),
  }),
  convert: (scope, { goal, value }, at) => {
    const tally = scope.draft.given(scope.tally)
    const amount = scope.draft.name('amount')
    const number = scope.model.goals.find(goal)
    return {
      text: `{ const ${amount} = ${worthText(scope, value, at)};
        ${tally}.conversion(${number}, now - enteredAt, ${amount}, now); value += ${amount}; }`,
    }
  },
  resetAttempts: (scope) => ({ text: `attempts = 0; ${scope.tell(`${record(scope)}.attempts = 0;`)}` }),
  request: (scope, { node }) => ({
    text: `attempts++; ${scope.tell(`${record(scope)}.attempts = attempts;`)}
      ${callText(scope, scope.model.nodes.find(node))}`,
  }),
  handOff: nothing,
}

/** The customer's record. */
const record = (scope: Scope): string => scope.draft.given(scope.customer)

const toldPlan = (scope: Scope): string => `${record(scope)}.due = due; ${record(scope)}.missed = missed;`

/** What rules about the entry and about messages look at. */
function admitTold(scope: Scope): string {
  const customer = record(scope)
  const engine = scope.draft.given(scope.engine)
  return `${customer}.entries = entries; ${customer}.enteredAt = now;
    ${customer}.entryGenerator = ${engine}.eventGenerator; ${customer}.entryOccurrence = ${engine}.eventOccurrence;
    ${customer}.entryProperties = ${engine}.eventProperties; if (entries > 1) ${customer}.messages.fill(0);`
}

function sendText(scope: Scope, { node: id, channel, keepSends = false }: ActionParams['send']): ActionText {
  const node = scope.model.nodes.find(id)
  const number = scope.model.channels.number(channel)
  const message = scope.model.messages[node]
  const { tally, model } = scope
  const told = scope.tell(`${record(scope)}.messages[${node}] = 1;`)
  const kept = keepSends
    ? scope.tell(`${record(scope)}.sendTimes.push(now); ${record(scope)}.sendChannels.push(${number});`)
    : ''
  const micros = message?.costMicros ?? 0
  return {
    text: `${told} ${kept}
      ${onDay(scope, tally.counts.dayMessages, (message?.channelNumber ?? 0) * model.days)}
      if (now >= weekEnd) { ${weeksText(scope, `Math.floor((now - arrivedAt) / ${WEEK_MS})`)}
        weekEnd = arrivedAt + (week + 1) * ${WEEK_MS}; }
      weekSends++; sent++; ${micros === 0 ? '' : `cost += ${micros};`}
      ${raiseText(scope, EVENT.sent, node, null)}
      ${receiveText(scope, node)}`,
    settle: (times) => tally.message(node, MESSAGE_COLUMNS.sent, times),
  }
}

/** Books a person's weeks up to the one given: `bookWeeks`. */
export function weeksText(scope: Scope, until: string): string {
  const weeks = scope.draft.given(scope.tally.counts.pressure)
  const last = scope.tally.counts.pressure.length - 1
  const next = scope.draft.name('week')
  return `const ${next} = ${until};
    if (week < ${next}) { if (weekSends > peak) peak = weekSends;
      ${weeks}[weekSends < ${last} ? weekSends : ${last}]++; ${weeks}[0] += ${next} - week - 1; weekSends = 0; week = ${next}; }`
}

/** An event the machine tells itself: `Engine.raise`. */
function raiseText(
  scope: Scope,
  type: number,
  node: number,
  properties: Happening['properties'],
  made = 'null',
): string {
  const follows = followText(scope, type, node)
  if (!scope.listeners.any(type, node)) return follows
  const code = scope.raisedCodeOf(type, node, properties)
  const data = properties === 'dynamic' ? made : properties === null ? 'null' : scope.draft.given(properties)
  const carried = scope.told || properties === 'dynamic' ? `raisedData[raised] = ${data};` : ''
  return `${follows} ${carried} raisedCodes[raised++] = ${code};`
}

function armText(scope: Scope, node: string, arm: string): string {
  const { draft, model } = scope
  const experiment = model.experiments.findIndex((each) => each.node === node)
  const number = (model.experiments[experiment]?.arms.find(arm) ?? -1) + 1
  const held = armLocals(draft, experiment)
  return `if (${held.arm} !== ${number}) { ${held.arm} = ${number}; ${held.since} = now; ${held.sent} = sent; ${held.cost} = cost; }`
}

/** What is remembered of a person in an experiment. */
export const armLocals = (draft: Scope['draft'], experiment: number) => ({
  arm: draft.local('arm', experiment, '0'),
  since: draft.local('armSince', experiment, '0'),
  sent: draft.local('armSent', experiment, '0'),
  cost: draft.local('armCost', experiment, '0'),
})

function updateText(scope: Scope, node: number, set: readonly Assignment[]): ActionText {
  const { model, world } = scope
  const steps = set.map((assignment) => ({ assignment, attribute: model.attributes.number(assignment.attribute) }))
  const changed = [...new Set(steps.map(({ attribute }) => attribute))]
  const change = (customer: Customer) => {
    for (const { assignment, attribute } of steps)
      customer.attributes[attribute] = assigned(world.attribute(customer, attribute), assignment)
  }
  const customer = scope.closure(scope.customer)
  const raises = changed.map((attribute) => {
    const name = model.attributes.name(attribute)
    const tell = (to: Customer) => ({ attribute: name, value: to.attributes[attribute] })
    const made = `${scope.draft.given(tell)}(${customer})`
    return raiseText(scope, EVENT.attributeChanged, node, 'dynamic', made)
  })
  return { text: `${scope.closure(change)}(${customer}); ${raises.join(' ')}` }
}

/** What a goal is worth: a number the document says, or one that the event carries. */
function worthText(scope: Scope, value: ActionParams['convert']['value'], at: Happening | null): string {
  if (value === undefined) return '0'
  if ('constant' in value) return numberOr0(value.constant)
  if (at === null) throw new NotCovered('A goal without an event')
  const { property } = value
  if (at.properties === 'dynamic') {
    const read = scope.draft.given(finite)
    return `${read}(${scope.closure(scope.engine)}.eventProperty(${record(scope)}, ${scope.draft.given(property)}))`
  }
  if (at.properties !== null) return numberOr0(Object.hasOwn(at.properties, property) ? at.properties[property] : 0)
  if (at.generator < 0) return '0'
  const drawn = scope.world.generators[at.generator]?.properties.get(property)
  if (!drawn) return '0'
  const sample = (customer: number, time: number) => finite(drawn.sample(drawn.purpose.draw(customer, time)))
  return `${scope.draft.given(sample)}(number, occurrence)`
}

const finite = (worth: unknown): number => (typeof worth === 'number' && Number.isFinite(worth) ? worth : 0)
const numberOr0 = (worth: unknown): string => literal(finite(worth))
