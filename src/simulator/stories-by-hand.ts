import { compile } from '../compiler/index.ts'
import {
  type Channel,
  type Happening,
  type Journey,
  type JourneyMachine,
  type JourneyNode,
  type JourneyTest,
  parseField,
  type RuleValue,
  type SkipReason,
  type TestEvent,
} from '../document/index.ts'
import { bucket, type JourneyContext } from '../runtime/index.ts'
import { NotRunnable } from './people/derive.ts'
import { offsetText } from './people/offsets.ts'
import { Player, type Script, type Snapshot, type Taken } from './people/player.ts'
import type { Story, StoryStep } from './report.ts'
import { reasonOfLeaving, reasonOfSending, reasonOfSkipping, reasonOfTurn } from './story-reasons.ts'

/** Who is tried, when, and by which entry. */
export type HandSetup = Omit<Script, 'events'>

/** What somebody at the screen lets happen next. */
export type HandAct =
  /** An event, now. Of a message, what must have come before it comes first: who clicks has opened. */
  | {
      readonly type: 'event'
      readonly event: string
      readonly node?: string
      readonly properties?: Readonly<Record<string, RuleValue>>
    }
  /** Time passes until something happens by itself. */
  | { readonly type: 'next' }
  /** So many milliseconds pass, with all that happens in them. */
  | { readonly type: 'wait'; readonly ms: number }

/** Something that could happen now. */
export interface HandChance {
  readonly event: string
  readonly node?: string
  /** Why it is worth offering: she waits for it here, it answers, it is about a message, a goal, an exit rule, or none. */
  readonly role: 'awaited' | 'answer' | 'reaction' | 'goal' | 'exit' | 'other'
}

/** How things stand. */
export interface HandState {
  readonly setup: HandSetup
  readonly acts: readonly HandAct[]
  readonly story: Story
  /** Epoch milliseconds. */
  readonly now: number
  /** Where she rests; undefined outside. */
  readonly node: string | undefined
  /** When something will happen by itself; undefined for never. */
  readonly next: number | undefined
  readonly chances: readonly HandChance[]
  /** What is known about her now. */
  readonly attributes: Readonly<Record<string, unknown>>
  readonly consent: Readonly<Record<string, boolean>>
  /** She did not come in: re-entry, or the entry's condition. */
  readonly refused: boolean
  /** The machine has failed, or goes round without end. */
  readonly stuck: boolean
}

/** Between two things done by hand, the longest that fits before the next thing that happens by itself. */
const PAUSES_MS = [1_000, 100, 10, 1] as const
const MOST_TIMERS_IN_A_WAIT = 10_000

/** One person, led by hand through the stock machine on a virtual clock. Throws `NotRunnable` for a journey with errors. */
export class ByHand {
  private readonly journey: Journey
  private readonly variantId: string
  private readonly machine: JourneyMachine
  private readonly player: Narrator
  private setup: HandSetup
  private acts: HandAct[] = []
  private events: TestEvent[] = []

  constructor(journey: Journey, variantId: string, setup: HandSetup) {
    const { machine, diagnostics } = compile(journey, variantId)
    if (!machine) throw new NotRunnable(diagnostics)
    this.machine = machine
    this.journey = journey
    this.variantId = variantId
    this.setup = setup
    this.player = new Narrator(journey, variantId, machine)
    this.replay([])
  }

  /** Lets something happen. Throws nothing: what the machine does not heed just happens. */
  do(act: HandAct): HandState {
    this.acts.push(act)
    this.perform(act)
    return this.state()
  }

  /** As if the last thing had not been done. */
  back(): HandState {
    return this.replay(this.acts.slice(0, -1))
  }

  /** As if nothing had been done. */
  restart(): HandState {
    return this.replay([])
  }

  /** The same things happen to somebody else, or to her at another time. */
  with(setup: HandSetup): HandState {
    this.setup = setup
    return this.replay(this.acts)
  }

  state(): HandState {
    const { player, setup } = this
    const context = player.context()
    return {
      setup,
      acts: [...this.acts],
      story: {
        customer: setup.customer.name,
        attributes: setup.customer.attributes,
        timeZone: setup.customer.timeZone,
        steps: [...player.steps],
      },
      now: player.instant,
      node: player.node(),
      next: this.nextAt(context),
      chances: this.chances(context),
      attributes: context.customer.attributes,
      consent: context.customer.consent,
      refused: context.entries === 0,
      stuck: player.stuck,
    }
  }

  /** The person and what she did, to be kept as a test: what is expected is what happens when she is played to the end. */
  asTest(name: string): JourneyTest {
    const script: Script = { ...this.setup, events: this.events }
    const { happenings } = new Player(this.journey, this.variantId, this.machine).play(script)
    const nodes = this.journey.variants[this.variantId]?.nodes ?? {}
    const spoken = [...new Set(happenings.flatMap(({ node }) => node ?? []))]
    return {
      ...script,
      name,
      variant: this.variantId,
      events: [...this.events],
      expected: [...happenings],
      names: Object.fromEntries(spoken.map((node) => [node, nodes[node]?.name ?? node])),
    }
  }

  private replay(acts: readonly HandAct[]): HandState {
    this.acts = [...acts]
    this.events = []
    this.player.begin(this.setup)
    for (const act of acts) this.perform(act)
    return this.state()
  }

  private perform(act: HandAct): void {
    if (act.type === 'next') this.passUntilSomething()
    else if (act.type === 'wait') this.pass(act.ms)
    else for (const event of this.withWhatComesBefore(act)) this.happen(event)
  }

  private passUntilSomething(): void {
    const { player } = this
    const told = player.steps.length
    while (player.steps.length === told && !player.stuck && player.ring());
  }

  private pass(ms: number): void {
    const { player } = this
    const until = player.instant + ms
    for (let rung = 0; rung < MOST_TIMERS_IN_A_WAIT && player.nextTimerAt() <= until && !player.stuck; rung++)
      player.ring()
    if (player.instant < until) player.wait(until - player.instant)
  }

  /** One event, a moment later: so the same script, played from its file, has everything in this order. */
  private happen({ event, node, properties }: Extract<HandAct, { type: 'event' }>): void {
    const { player } = this
    const room = (player.nextTimerAt() - player.instant) / 2
    player.wait(PAUSES_MS.find((pause) => pause <= room) ?? 0)
    const script: TestEvent = {
      ...this.sinceWhen(node),
      event,
      ...(node === undefined ? {} : { node }),
      ...(properties && Object.keys(properties).length > 0 ? { properties } : {}),
    }
    this.events.push(script)
    player.hear(event, node)
    player.send(player.eventFor(script))
  }

  /** Counted from the message it is about when that came after she did, else from her coming here. */
  private sinceWhen(about: string | undefined): Pick<TestEvent, 'after' | 'since'> {
    const { player } = this
    const node = player.node()
    const here = node === undefined ? player.last('exited') : player.last('arrived', node)
    const sent = about === undefined ? undefined : player.last('sent', about)
    if (sent && (!here || sent.at >= here.at))
      return { after: offsetText(player.instant - sent.at), since: anchor('sent', about, sent.time) }
    if (!here) return { after: offsetText(player.elapsed) }
    return {
      after: offsetText(player.instant - here.at),
      since: node === undefined ? anchor('exited', undefined, here.time) : anchor('arrived', node, here.time),
    }
  }

  private withWhatComesBefore(act: Extract<HandAct, { type: 'event' }>): Extract<HandAct, { type: 'event' }>[] {
    const index = REACTIONS.indexOf(act.event)
    const { node } = act
    if (index < 1 || node === undefined) return [act]
    const facts = this.player.context().messages[node]
    const before = REACTIONS.slice(0, index).filter((event) => !(facts && isKnown(facts, event)))
    return [...before.map((event) => ({ type: 'event' as const, event, node })), act]
  }

  private nextAt({ due }: JourneyContext): number | undefined {
    const timer = this.player.nextTimerAt()
    if (!Number.isFinite(timer)) return undefined
    // A long wait rings in between; what counts is its end.
    return this.player.node() !== undefined && due !== null && due > timer ? due : timer
  }

  private chances(context: JourneyContext): HandChance[] {
    const chances = [
      ...this.answers(),
      ...this.awaited(context),
      ...this.reactions(context),
      ...this.ends(),
      ...Object.keys(this.journey.events)
        .sort()
        .map((event): HandChance => ({ event, role: 'other' })),
    ]
    const seen = new Set<string>()
    return chances.filter(({ event, node }) => {
      const key = `${event} ${node ?? ''}`
      return seen.has(key) ? false : seen.add(key)
    })
  }

  private nodeHere(): JourneyNode | undefined {
    const id = this.player.node()
    return id === undefined ? undefined : this.journey.variants[this.variantId]?.nodes[id]
  }

  /** What others answer where she rests. */
  private answers(): HandChance[] {
    const node = this.player.node()
    if (node === undefined) return []
    const answer = (event: string): HandChance => ({ event, node, role: 'answer' })
    switch (this.nodeHere()?.kind) {
      case 'webhook':
        return [answer('webhook.ok'), answer('webhook.error')]
      case 'task':
        return [answer('task.done')]
      case 'throttle':
        return [answer('throttle.granted')]
      default:
        return []
    }
  }

  private awaited({ messages }: JourneyContext): HandChance[] {
    const node = this.nodeHere()
    if (node?.kind !== 'waitFor') return []
    return Object.values(node.config.branches).flatMap(({ event, message }): HandChance[] => {
      if (!event.startsWith('message.')) return [{ event, role: 'awaited' }]
      if (event === 'message.sent' || event === 'message.skipped') return []
      const about = message === undefined ? sentIn(messages) : [message]
      return about
        .filter((id) => messages[id]?.sent === true)
        .map((id): HandChance => ({ event, node: id, role: 'awaited' }))
    })
  }

  /** What may come of the messages she has had, the latest first. */
  private reactions({ messages, customer }: JourneyContext): HandChance[] {
    return sentIn(messages)
      .toReversed()
      .flatMap((node): HandChance[] => {
        const facts = messages[node]
        if (!facts) return []
        const open = REACTIONS.filter((event) => !isKnown(facts, event))
        const others = [
          ...(facts.delivered ? [] : ['message.bounced']),
          ...(facts.delivered && customer.consent[facts.channel] !== false ? ['message.unsubscribed'] : []),
        ]
        return [...open, ...others].map((event): HandChance => ({ event, node, role: 'reaction' }))
      })
  }

  private ends(): HandChance[] {
    const { goals, exitRules } = this.journey.settings
    // What the machine tells itself cannot be done to it.
    const own = (event: string) => event.startsWith('message.') || event === 'task.done'
    return [
      ...Object.values(goals).map(({ event }): HandChance => ({ event, role: 'goal' })),
      ...Object.values(exitRules).map(({ event }): HandChance => ({ event, role: 'exit' })),
    ].filter(({ event }) => !own(event) && Object.hasOwn(this.journey.events, event))
  }
}

const REACTIONS: readonly string[] = ['message.delivered', 'message.opened', 'message.clicked']

const isKnown = (facts: JourneyContext['messages'][string], event: string): boolean =>
  facts[event.replace('message.', '') as 'delivered' | 'opened' | 'clicked']

const sentIn = (messages: JourneyContext['messages']): string[] =>
  Object.entries(messages)
    .filter(([, { sent }]) => sent)
    .map(([id]) => id)

const anchor = (what: 'sent' | 'arrived' | 'exited', node: string | undefined, time: number): TestEvent['since'] => ({
  what,
  ...(node === undefined ? {} : { node }),
  ...(time > 1 ? { time } : {}),
})

/** A player that writes her story down as she lives it, with the reason for each turn. */
class Narrator extends Player {
  steps: StoryStep[] = []
  private customerId = ''
  private arrivedAt = 0
  private sentAt = new Map<string, number>()
  private event: { readonly type: string; readonly node: string | undefined } | undefined
  private properties: Readonly<Record<string, unknown>> = {}
  private memory: JourneyContext | undefined

  override begin(script: HandSetup): void {
    this.steps = []
    this.customerId = script.customer.id
    this.sentAt = new Map()
    this.event = undefined
    this.properties = script.properties ?? {}
    super.begin({ ...script, events: [] })
  }

  override ring(): boolean {
    this.event = undefined
    this.properties = {}
    return super.ring()
  }

  /** An event is about to be sent. */
  hear(type: string, node: string | undefined): void {
    this.event = { type, node }
    this.note({ type: 'event', event: type, ...(node === undefined ? {} : { node }) })
  }

  override send(event: Parameters<Player['send']>[0]): void {
    this.properties = { ...event.properties }
    super.send(event)
  }

  protected override stepped(transitions: readonly Taken[], snapshot: Snapshot): void {
    this.memory = snapshot.context
    super.stepped(transitions, snapshot)
  }

  protected override tell(happening: Happening): void {
    super.tell(happening)
    const { node, what } = happening
    if (what === 'entered' && node !== undefined) {
      this.note({ type: 'entered', node })
      this.arrive(node)
    } else if (what === 'left' && node !== undefined) this.turned(node, happening.port ?? 'next')
    else if (what === 'sent' && node !== undefined) {
      this.sentAt.set(node, this.instant)
      const reason = reasonOfSending(this.instant - this.arrivedAt)
      this.note({ type: 'sent', node, ...(reason ? { reason } : {}) })
    } else if (what === 'skipped' && node !== undefined)
      this.note({ type: 'skipped', node, reason: reasonOfSkipping(happening.reason as SkipReason) })
    else if (what === 'converted') this.note({ type: 'converted', goal: happening.goal ?? '' })
    else if (what === 'exited') this.note({ type: 'exited', reason: reasonOfLeaving(happening.reason ?? '') })
  }

  private turned(node: string, port: string): void {
    const variant = this.journey.variants[this.variantId]
    const [edge, way] =
      Object.entries(variant?.edges ?? {}).find(([, each]) => each.from === node && each.port === port) ?? []
    const { event } = this
    const reason = reasonOfTurn({
      node: variant?.nodes[node],
      port,
      now: this.instant,
      arrivedAt: this.arrivedAt,
      event: event?.type,
      sentAt: event?.node === undefined ? undefined : this.sentAt.get(event.node),
      read: (field) => this.read(field),
      bucket: () => bucket(this.journey.id, node, this.customerId),
    })
    this.note({ type: 'left', node, port, ...(edge === undefined ? {} : { edge }), ...(reason ? { reason } : {}) })
    if (way) this.arrive(way.to)
  }

  private arrive(node: string): void {
    this.arrivedAt = this.instant
    this.note({ type: 'arrived', node })
  }

  private note(step: Omit<StoryStep, 'at'>): void {
    this.steps.push({ at: this.instant, ...step })
  }

  /** What a rule read just now, to explain it. */
  private read(field: string): unknown {
    const reference = parseField(field)
    const context = this.memory
    if (!reference || !context) return undefined
    switch (reference.scope) {
      case 'customer':
        return own(context.customer.attributes, reference.name)
      case 'event':
        return own(this.properties, reference.name)
      case 'entry':
        return own(context.entry, reference.name)
      case 'consent':
        return context.customer.consent[reference.channel as Channel] !== false
      case 'journey':
        return context.entries
      case 'message':
        return context.messages[reference.node]?.[reference.fact] === true
    }
  }
}

const own = (record: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined
