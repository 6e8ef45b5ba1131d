import { DAY_MS } from '../../kernel/duration.ts'
import { unit } from '../../kernel/random.ts'
import { EVENT } from '../model.ts'
import { MESSAGE_COLUMNS } from '../tally.ts'
import { type Aspect, CLICK, DELIVER, type Generator, OPEN, type Reaction, UNSUBSCRIBE } from '../world.ts'
import { delayText, longestDelay } from './delays.ts'
import { literal } from './draft.ts'
import { belowText, drawText, firstChange, uniformText, wordIsBelow, wordsBelow } from './draws.ts'
import { factText } from './facts.ts'
import type { Scope } from './scope.ts'

/** The counters of message events, by event. */
const COLUMNS = new Map<number, number>([
  [EVENT.delivered, MESSAGE_COLUMNS.delivered],
  [EVENT.opened, MESSAGE_COLUMNS.opened],
  [EVENT.clicked, MESSAGE_COLUMNS.clicked],
  [EVENT.bounced, MESSAGE_COLUMNS.bounced],
  [EVENT.unsubscribed, MESSAGE_COLUMNS.unsubscribed],
])

/** Counts a message event that happens now: `Tally.happened`. */
export function happenedText(scope: Scope, type: number, node: number): string {
  const column = COLUMNS.get(type)
  if (node < 0 || column === undefined) return ''
  const { tally } = scope
  return scope.draft.count((times) => tally.message(node, column, times))
}

interface Ahead {
  readonly type: number
  readonly node: number
  readonly generator?: number
  readonly occurrence?: string
}

/** Puts an event ahead of a person, as `Engine.schedule` does: one that nobody listens to is counted at once. */
function scheduleText(scope: Scope, at: string, { type, node, generator = -1, occurrence = '0' }: Ahead): string {
  const isNow = at === 'now'
  const within = (text: string) => (text === '' || isNow ? text : `if (${at} <= ${scope.model.end}) { ${text} }`)
  if (!scope.listeners.any(type, node)) return within(happenedText(scope, type, node))
  const code = scope.codeOf(type, node, generator)
  return within(
    `ats[count] = ${at}; codes[count] = ${code}; occurrences[count] = ${occurrence}; orders[count++] = order++;`,
  )
}

/** One more of something: how many there were before is left in a fresh variable. */
const oneMore = (variable: string, before: string) => `const ${before} = ${variable}; ${variable} = ${before} + 1;`

/** What an event sets off: `World.follow`. */
export function followText(scope: Scope, type: number, node: number): string {
  const { draft, model, world } = scope
  return (world.followers[type] ?? [])
    .map((generator) => {
      const { spec, number, purpose, delay } = generator
      if (spec.type !== 'after' || (spec.node !== undefined && model.nodes.find(spec.node) !== node)) return ''
      const [time, first, second, at] = [draft.name('t'), draft.name('w'), draft.name('w'), draft.name('at')]
      const comes = [
        `const ${at} = now + ${delayText(scope, spec.delay, delay, second)};`,
        scheduleText(scope, at, { type: generator.type, node: -1, generator: number, occurrence: time }),
      ].join(' ')
      return `{ ${oneMore(triggers(scope, number), time)}
        ${drawText(scope.draft, purpose.key, time, first, second)}
        if (${belowText(first, spec.probability)}) { ${comes} } }\n`
    })
    .join('')
}

/** How often a generator has made its event. */
export const triggers = (scope: Scope, generator: number): string => scope.draft.local('trigger', generator, '0')

const sends = (scope: Scope, node: number): string => scope.draft.local('sends', node, '0')

/** The next event of a rate, if it comes before the horizon: `World.nextOfRate`. */
export function rateText(scope: Scope, { spec, number, purpose }: Generator, occurrence: string): string {
  if (spec.type !== 'rate' || spec.perDay <= 0) return ''
  const { start, end } = scope.model
  const word = scope.draft.name('w')
  const at = scope.draft.name('at')
  const gap = (uniform: number) => Math.round((-Math.log(uniform) / spec.perDay) * DAY_MS)
  // Short draws are long gaps: below this word the next event lies beyond any horizon, and need not be worked out.
  const comes = firstChange((each) => gap(unit(each)) <= end - start)
  const first = gap(unit(0)) <= end - start ? 0 : Math.max(0, comes - 2)
  const worth = wordIsBelow(word, first)
  const text = `const ${at} = now + Math.round(-Math.log(${uniformText(word)}) / ${literal(spec.perDay)} * ${DAY_MS});
    ${scheduleText(scope, at, { type: EVENT.rate, node: -1, generator: number, occurrence })}`
  return `{ ${drawText(scope.draft, purpose.key, occurrence, word)} if (!(${worth})) { ${text} } }\n`
}

/** A message reaches, or fails to reach: `World.receive`. */
export function receiveText(scope: Scope, node: number): string {
  const reaction = scope.world.reactions[node]
  if (!reaction) return ''
  const { draft } = scope
  const [time, arrives, opens] = [draft.name('t'), draft.name('w'), draft.name('w')]
  const tired = tirednessText(scope, reaction.message.urgent)
  return `{ ${oneMore(sends(scope, node), time)} ${tired}
    ${drawText(scope.draft, reaction.arrival.key, time, arrives, opens)}
    if (${chanceText(scope, reaction, DELIVER, arrives)}) {
      ${scheduleText(scope, 'now', { type: EVENT.delivered, node })}
      ${whereOpened(scope, reaction, node, time, opens)}
    } else { ${scheduleText(scope, 'now', { type: EVENT.bounced, node })} } }\n`
}

function whereOpened(scope: Scope, reaction: Reaction, node: number, time: string, opens: string): string {
  const { draft } = scope
  const isOpened = chanceText(scope, reaction, OPEN, opens)
  if (isOpened === 'false') return ''
  const [opening, clicks, clicking, leaves] = ['w', 'w', 'w', 'w'].map((kind) => draft.name(kind)) as [
    string,
    string,
    string,
    string,
  ]
  const openedAt = draft.name('at')
  const clickedAt = draft.name('at')
  const openDelay = delayText(scope, reaction.behaviour.openDelay, reaction.openDelay, opening)
  const opened = scheduleText(scope, openedAt, { type: EVENT.opened, node })
  const mayClick = chanceText(scope, reaction, CLICK, clicks)
  const mayLeave = chanceText(scope, reaction, UNSUBSCRIBE, leaves)
  const [click, leave] = [draft.name('is'), draft.name('is')]
  const clickDelay = delayText(scope, reaction.behaviour.clickDelay, reaction.clickDelay, clicking)
  const mayReact = mayClick !== 'false' || mayLeave !== 'false'
  const react = `const ${clickedAt} = ${openedAt} + ${clickDelay};
      if (${click}) { ${scheduleText(scope, clickedAt, { type: EVENT.clicked, node })} }
      if (${leave}) { ${scheduleText(scope, clickedAt, { type: EVENT.unsubscribed, node })} }`
  const drawn = `${drawText(scope.draft, reaction.clicking.key, time, clicking, leaves)}
    const ${click} = ${mayClick}, ${leave} = ${mayLeave};`
  const inTime = `now <= ${literal(scope.model.end - longestDelay(reaction.behaviour.openDelay))}`
  // An opening that nobody listens to and that surely comes in time is counted without working out when.
  const whenOpened = scope.listeners.any(EVENT.opened, node)
    ? `const ${openedAt} = now + ${openDelay}; ${opened} ${mayReact ? `if (${click} || ${leave}) { ${react} }` : ''}`
    : `if (${mayReact ? `!${click} && !${leave} && ` : ''}${inTime}) { ${happenedText(scope, EVENT.opened, node)} }
       else { const ${openedAt} = now + ${openDelay}; ${opened} ${mayReact ? `if (${click} || ${leave}) { ${react} }` : ''} }`
  return `if (${isOpened}) { ${drawText(scope.draft, reaction.opening.key, time, opening, clicks)}
    ${mayReact ? drawn : ''} ${whenOpened} }`
}

/** A webhook is called: `World.call`. */
export function callText(scope: Scope, node: number): string {
  const { draft, model } = scope
  const webhook = scope.world.webhooks[node]
  const time = draft.name('t')
  const ahead = (type: number) => ({ type, node, occurrence: 'attempts' })
  const before = oneMore(sends(scope, node), time)
  if (!webhook) return `{ ${before} ${scheduleText(scope, 'now', ahead(EVENT.webhookOk))} }\n`
  const [failed, latency, at] = [draft.name('w'), draft.name('w'), draft.name('at')]
  const latencyOf = model.scenario.webhooks[model.nodes.name(node)]?.latency
  return `{ ${before} ${drawText(scope.draft, webhook.purpose.key, time, failed, latency)}
    const ${at} = now + ${delayText(scope, latencyOf, webhook.latency, latency)};
    if (${belowText(failed, webhook.error)}) { ${scheduleText(scope, at, ahead(EVENT.webhookError))} }
    else { ${scheduleText(scope, at, ahead(EVENT.webhookOk))} } }\n`
}

/** What is left of the will to open stands in `tired` afterwards, where the scenario knows fatigue: `World.tire`. */
function tirednessText({ world, draft }: Scope, urgent: boolean): string {
  if (!world.fatigue) return ''
  const { strength, halfLife } = world.fatigue
  const pressure = draft.local('pressure', 0, '0')
  const since = draft.local('pressed', 0, '0')
  const left = draft.name('left')
  return `const ${left} = ${pressure} * 2 ** (-(now - ${since}) / ${literal(halfLife)});
    ${pressure} = ${left} + ${urgent ? 0 : 1}; ${since} = now; const tired = Math.exp(${literal(-strength)} * ${left});`
}

/** Segments beyond so many are asked for one by one: their combinations are no longer written out. */
const MOST_SEGMENTS = 4

/** Whether a word lies below a person's chance: `World.chance`. Segments are asked only where they decide. */
function chanceText(scope: Scope, reaction: Reaction, aspect: Aspect, word: string): string {
  const { message, probability } = reaction
  const base = probability[aspect] ?? 0
  if (base === 0) return 'false'
  const touching = scope.world.segments.flatMap((segment, index) => {
    const factor = segment.factors[message.channelNumber]?.[aspect] ?? 1
    if (factor === 1) return []
    const rule = scope.model.scenario.behaviour.segments[index]?.where
    const asked = factText(scope, rule) ?? `${scope.closure(segment.holds)}(${scope.closure(scope.customer)})`
    return [{ factor, asked }]
  })
  const isTired = aspect === OPEN && scope.world.fatigue !== undefined
  if (touching.length > MOST_SEGMENTS) {
    const { world } = scope
    const chance = (customer: typeof scope.customer) => world.chance(customer, message, probability, aspect)
    const asked = `${scope.closure(chance)}(${scope.closure(scope.customer)})`
    return `${uniformText(word)} < ${asked}${isTired ? ' * tired' : ''}`
  }
  if (isTired) return `${uniformText(word)} < ${table(touching, (factor) => literal(chanceOf(base, factor)))} * tired`
  if (touching.length === 0) return belowText(word, base)
  const all: number[] = []
  const bounds = table(touching, (factor) => {
    const words = wordsBelow(chanceOf(base, factor))
    all.push(words)
    return literal(words)
  })
  const [least, most] = [Math.min(...all), Math.max(...all)]
  return `(${wordIsBelow(word, least)} || ${wordIsBelow(word, most)} && (${word} >>> 0) < ${bounds})`
}

const chanceOf = (base: number, factor: number) => Math.min(1, base * factor)

/** A value for each combination of segments; factors are multiplied in the order of the segments. */
function table(segments: readonly { factor: number; asked: string }[], value: (factor: number) => string): string {
  const branch = (index: number, factor: number): string => {
    const segment = segments[index]
    if (!segment) return value(factor)
    return `(${segment.asked} ? ${branch(index + 1, factor * segment.factor)} : ${branch(index + 1, factor)})`
  }
  return branch(0, 1)
}
