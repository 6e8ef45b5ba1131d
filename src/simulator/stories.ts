import { type Condition, fieldsOf, type JourneyNode, type Rule } from '../document/index.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/duration.ts'
import { bucket, type Effect } from '../runtime/index.ts'
import type { Customer } from './customer.ts'
import type { Engine } from './engine.ts'
import { EVENT } from './model.ts'
import type { StateRecord, TransitionRecord } from './program.ts'
import type { Story, StoryStep } from './report.ts'
import { readField } from './rules.ts'
import type { Trace } from './trace.ts'

type Reason = NonNullable<StoryStep['reason']>
type Values = Reason['values']

/** Events worth a line of their own; others only explain what follows them. */
const TOLD: ReadonlySet<number> = new Set([
  EVENT.delivered,
  EVENT.bounced,
  EVENT.opened,
  EVENT.clicked,
  EVENT.unsubscribed,
  EVENT.taskDone,
  EVENT.webhookOk,
  EVENT.webhookError,
])
const LAST_BUILT_IN = EVENT.rate

interface Telling {
  readonly story: Story
  /** How she leaves a node and where to: told once what was done on the way is told. */
  leaving: Omit<StoryStep, 'at'> | null
  arrival: string | null
  arrivedAt: number
  readonly sentAt: Map<number, number>
}

/** Writes down what happens to chosen customers, with the reason for each turn. */
export class StoryTeller implements Trace {
  private readonly engine: Engine
  private readonly chosen: ReadonlySet<number>
  private readonly tellings = new Map<number, Telling>()
  private readonly nodes: Readonly<Record<string, JourneyNode>>
  private eventAt = { type: -1, node: -1 }

  constructor(engine: Engine, chosen: ReadonlySet<number>) {
    this.engine = engine
    this.chosen = chosen
    this.nodes = engine.model.journey.variants[engine.model.variantId]?.nodes ?? {}
  }

  /** The stories so far, in the order of customers' numbers. */
  stories(): Story[] {
    return [...this.tellings].sort(([a], [b]) => a - b).map(([, { story }]) => story)
  }

  event(customer: Customer, type: number, node: number): void {
    this.eventAt = { type, node }
    const telling = this.of(customer)
    if (!telling) return
    if (!TOLD.has(type) && type <= LAST_BUILT_IN) return
    this.tell(telling, {
      type: 'event',
      event: this.engine.model.events.name(type),
      ...(node >= 0 ? { node: this.engine.model.nodes.name(node) } : {}),
    })
  }

  transition(customer: Customer, transition: TransitionRecord, from: StateRecord): void {
    const telling = this.of(customer)
    if (!telling || transition.target === null) return
    this.arrive(telling)
    const node = this.nodeOf(from)
    if (node !== undefined && transition.port !== '') {
      const edge = transition.source.meta?.edge
      const reason = this.reasonOf(customer, node, transition, telling)
      telling.leaving = {
        type: 'left',
        node,
        port: transition.port,
        ...(edge === undefined ? {} : { edge }),
        ...(reason === undefined ? {} : { reason }),
      }
    }
    if (transition.enterNode >= 0) telling.arrival = this.engine.model.nodes.name(transition.enterNode)
  }

  effect(effect: Effect, customer: Customer): void {
    const telling = this.of(customer)
    if (!telling) return
    if (effect.type === 'entered') this.tell(telling, { type: 'entered', node: effect.entry })
    else if (effect.type === 'send') {
      telling.sentAt.set(this.engine.model.nodes.find(effect.node), this.engine.now)
      this.tell(telling, { type: 'sent', node: effect.node })
    } else if (effect.type === 'skip')
      this.tell(telling, { type: 'skipped', node: effect.node, reason: SKIPS[effect.reason] })
    else if (effect.type === 'converted') this.tell(telling, { type: 'converted', goal: effect.goal })
    else if (effect.type === 'left') {
      this.depart(telling)
      this.tell(telling, { type: 'exited', reason: because('left', { reason: effect.reason }, effect.reason) })
    }
  }

  settled(customer: Customer): void {
    const telling = this.of(customer)
    if (telling) this.arrive(telling)
  }

  private of(customer: Customer): Telling | undefined {
    if (!this.chosen.has(customer.number)) return undefined
    const known = this.tellings.get(customer.number)
    if (known) return known
    const { model, world } = this.engine
    const attributes = Object.fromEntries(
      model.attributes.list
        .map((name, number) => [name, world.attribute(customer, number)] as const)
        .filter(([, value]) => value !== undefined),
    )
    const story: Story = {
      customer: this.engine.customerId(customer),
      attributes,
      timeZone: customer.zone.name,
      steps: [],
    }
    const telling: Telling = { story, leaving: null, arrival: null, arrivedAt: 0, sentAt: new Map() }
    this.tellings.set(customer.number, telling)
    return telling
  }

  private tell(telling: Telling, step: Omit<StoryStep, 'at'>): void {
    telling.story.steps.push({ at: this.engine.now, ...step })
  }

  private depart(telling: Telling): void {
    if (telling.leaving !== null) this.tell(telling, telling.leaving)
    telling.leaving = null
  }

  private arrive(telling: Telling): void {
    this.depart(telling)
    if (telling.arrival === null) return
    this.tell(telling, { type: 'arrived', node: telling.arrival })
    telling.arrival = null
    telling.arrivedAt = this.engine.now
  }

  private nodeOf(state: StateRecord): string | undefined {
    for (let each: StateRecord | null = state; each; each = each.parent)
      if (each.node >= 0) return this.engine.model.nodes.name(each.node)
    return undefined
  }

  private reasonOf(customer: Customer, id: string, transition: TransitionRecord, telling: Telling): Reason | undefined {
    const node = this.nodes[id]
    switch (node?.kind) {
      case 'split':
        return this.splitReason(customer, transition, node.config.branches)
      case 'experiment':
        return this.bucketReason(customer, id, transition, node.config.arms)
      case 'nextBest':
        return because(
          'chosen',
          { arm: transition.port },
          `chose ${node.config.arms[transition.port]?.name ?? transition.port}`,
        )
      case 'delay':
      case 'timeWindow':
      case 'throttle': {
        const waited = this.engine.now - telling.arrivedAt
        return because('waited', { ms: waited }, waited === 0 ? 'nothing to wait for' : `waited ${spanWords(waited)}`)
      }
      case 'waitFor':
      case 'task':
      case 'webhook':
        return this.answerReason(telling)
      default:
        return undefined
    }
  }

  /** "opened 2 h 10 min after the send", or what did not happen in time. */
  private answerReason(telling: Telling): Reason {
    const { type, node } = this.eventAt
    const waited = this.engine.now - telling.arrivedAt
    if (type === EVENT.timer) return because('timeout', { ms: waited }, `nothing happened within ${spanWords(waited)}`)
    const event = this.engine.model.events.name(type)
    const word = event.replace(/^[a-z]+\./i, '')
    const sentAt = telling.sentAt.get(node)
    if (sentAt === undefined || !event.startsWith('message.'))
      return because('event', { event, ms: waited }, `${word} after ${spanWords(waited)}`)
    const ms = this.engine.now - sentAt
    return because('eventAfterSend', { event, ms }, `${word} ${spanWords(ms)} after the send`)
  }

  private splitReason(
    customer: Customer,
    { port }: TransitionRecord,
    branches: Readonly<Record<string, { name: string; where: Rule }>>,
  ): Reason {
    const branch = branches[port]
    const rules = branch ? [branch.where] : Object.values(branches).map(({ where }) => where)
    const fields = [...new Set(rules.flatMap(fieldsOf))]
    const read = fields.map((field) => [wordsOf(field), this.read(customer, field)] as const)
    const facts = read.map(([word, value]) => `${word} is ${valueWords(value)}`)
    // The values are for sentences in any language, so they hold no English.
    const plain = read.map(([word, value]) => `${word} = ${value ?? '?'}`).join(', ')
    const so = branch ? `so ${branch.name}` : 'so none of the branches'
    return because(
      branch ? 'rule' : 'noRule',
      { branch: branch?.name ?? '', facts: plain },
      facts.length === 0 ? so : `${facts.join(', ')}, ${so}`,
    )
  }

  private read(customer: Customer, field: Condition['field']): unknown {
    return readField(this.engine, field)?.(customer)
  }

  private bucketReason(
    customer: Customer,
    id: string,
    { port }: TransitionRecord,
    arms: Readonly<Record<string, { name: string }>>,
  ): Reason {
    const at = bucket(this.engine.model.journey.id, id, this.engine.customerId(customer))
    const arm = arms[port]?.name ?? port
    return because('bucket', { bucket: at, arm }, `bucket ${at.toFixed(3)} falls to ${arm}`)
  }
}

const because = (code: string, values: Values, text: string): Reason => ({ code, values, text })

const SKIPS = {
  consent: because('consent', {}, 'no consent for this channel'),
  quietHours: because('quietHours', {}, 'quiet hours'),
  cap: because('cap', {}, 'too many messages already'),
} as const

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
