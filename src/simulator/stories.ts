import type { JourneyNode } from '../document/index.ts'
import { bucket, type Effect } from '../runtime/index.ts'
import type { Customer } from './customer.ts'
import type { Engine } from './engine.ts'
import { EVENT } from './model.ts'
import type { StateRecord, TransitionRecord } from './program.ts'
import type { Story, StoryStep } from './report.ts'
import { readField } from './rules.ts'
import { reasonOfLeaving, reasonOfSending, reasonOfSkipping, reasonOfTurn } from './story-reasons.ts'
import type { Trace } from './trace.ts'

type Reason = NonNullable<StoryStep['reason']>

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
      // Who has not been told to arrive yet has not been kept waiting.
      const held = reasonOfSending(telling.arrival === null ? this.engine.now - telling.arrivedAt : 0)
      this.tell(telling, { type: 'sent', node: effect.node, ...(held === undefined ? {} : { reason: held }) })
    } else if (effect.type === 'skip')
      this.tell(telling, { type: 'skipped', node: effect.node, reason: reasonOfSkipping(effect.reason) })
    else if (effect.type === 'converted') this.tell(telling, { type: 'converted', goal: effect.goal })
    else if (effect.type === 'left') {
      this.depart(telling)
      this.tell(telling, { type: 'exited', reason: reasonOfLeaving(effect.reason) })
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

  private reasonOf(customer: Customer, id: string, { port }: TransitionRecord, telling: Telling): Reason | undefined {
    const { engine } = this
    const { type, node } = this.eventAt
    return reasonOfTurn({
      node: this.nodes[id],
      port,
      now: engine.now,
      arrivedAt: telling.arrivedAt,
      event: type === EVENT.timer ? undefined : engine.model.events.name(type),
      sentAt: telling.sentAt.get(node),
      read: (field) => readField(engine, field)?.(customer),
      bucket: () => bucket(engine.model.journey.id, id, engine.customerId(customer)),
    })
  }
}
