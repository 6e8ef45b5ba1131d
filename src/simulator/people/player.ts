import { type AnyActor, type AnyStateMachine, createActor } from 'xstate'
import {
  type Happening,
  INSIDE,
  type Journey,
  type JourneyMachine,
  type JourneyTest,
  MACHINE_EVENTS,
  type TestAnchor,
  type TestEvent,
  type TransitionMeta,
  type Trigger,
} from '../../document/index.ts'
import { createJourneyMachine, type Effect, type JourneyContext, type JourneyEvent } from '../../runtime/index.ts'
import { Agenda, anchorKey } from './agenda.ts'
import { happeningOf } from './happenings.ts'
import { offsetText } from './offsets.ts'
import { goalKey, nodeKey, pastKey, portKey, ruleKey } from './targets.ts'

/** One customer and what she does: a test without its expectations. */
export type Script = Pick<JourneyTest, 'customer' | 'start' | 'entry' | 'properties' | 'events' | 'arms'>

/** What came of a script. */
export interface Played {
  readonly happenings: readonly Happening[]
  /** Keys of the targets that were met: see `targetsOf`. */
  readonly covered: ReadonlySet<string>
  /** The machine itself failed: a loop without end, a date that is none. */
  readonly error?: string
}

/** Somebody who goes round without end is not followed for ever: so many visits to one node since her last event. */
const MOST_VISITS = 12
/** While her next event is still to come. */
const MOST_VISITS_BEFORE = 1_000
const MOST_HAPPENINGS = 10_000
/** A wait of centuries is made of many timers. */
const MOST_TIMERS = 20_000

interface Timer {
  readonly at: number
  readonly ring: () => void
}

/** The parts of XState's transition definitions that are read here. */
export interface Taken {
  readonly meta?: TransitionMeta
  readonly source: Source
  readonly target?: readonly Source[] | undefined
  readonly guard?: unknown
  readonly actions: readonly unknown[]
  readonly eventType: string
}

export interface Snapshot {
  readonly context: JourneyContext
}

interface Source {
  readonly parent?: Source | undefined
  readonly meta?: { readonly node?: string; readonly kind?: string }
}

/**
 * Lives the scripts of one variant, one after the other, with stock XState actors on a virtual clock. Nothing is left to
 * chance: what the world does is in the script. Events of an instant come before its timers, timers in the order in
 * which they were set.
 */
export class Player {
  readonly journey: Journey
  readonly variantId: string
  private readonly machine: AnyStateMachine
  private now = 0
  private start = 0
  private at = -1
  private timers: Timer[] = []
  private actor: AnyActor | undefined
  private effects: Effect[] = []
  private happenings: Happening[] = []
  private covered = new Set<string>()
  private visits = new Map<string, number>()
  private arms: Record<string, string[]> = {}
  private round = false
  private passed = 0
  private rung = 0
  /** Another event of the script is to come. */
  private awaiting = false
  /** When she was sent each message, came to each node and left the journey: `sent n1`, `arrived n1`, `exited`. */
  private marks = new Map<string, number[]>()
  private onMark: ((what: string, at: number) => void) | undefined

  constructor(journey: Journey, variantId: string, machine: JourneyMachine) {
    this.journey = journey
    this.variantId = variantId
    this.machine = createJourneyMachine(machine, {
      clock: { now: () => this.now },
      perform: (effect) => this.effects.push(effect),
      decider: { choose: (node, arms) => this.choose(node, arms) },
    })
  }

  /** A whole script, from entry to the last thing that happens. */
  play(script: Script): Played {
    this.begin(script)
    const agenda = new Agenda(script, this.start)
    this.onMark = (what, at) => agenda.happened(what, at)
    for (const [what, instants] of this.marks) for (const at of instants) agenda.happened(what, at)
    while (!this.stuck) {
      this.awaiting = !agenda.isOver
      const at = agenda.nextAt
      if (at === undefined || this.nextTimerAt() < at) {
        if (!this.ring()) break
        continue
      }
      // What follows something that came late is late itself.
      this.now = Math.max(this.now, at)
      this.visits.clear()
      this.send(this.eventFor(agenda.take()))
    }
    return this.end()
  }

  /** Puts the customer at the door and lets her in. */
  begin({ customer, start, entry, properties, arms }: Script): void {
    this.now = this.start = Date.parse(start)
    this.at = 0
    this.timers = []
    this.effects = []
    this.happenings = []
    this.covered = new Set()
    this.visits = new Map()
    this.round = false
    this.passed = 0
    this.rung = 0
    this.marks = new Map()
    this.onMark = undefined
    this.arms = Object.fromEntries(Object.entries(arms ?? {}).map(([node, list]) => [node, [...list]]))
    this.actor?.stop()
    this.actor = createActor(this.machine, {
      clock: this.clock(),
      inspect: (inspected) => {
        if (inspected.type === '@xstate.microstep' && inspected.actorRef === this.actor)
          this.stepped(inspected._transitions as unknown as readonly Taken[], inspected.snapshot as unknown as Snapshot)
      },
    })
    this.actor.subscribe({ error: () => {} })
    this.actor.start()
    const { id, timeZone, attributes, consent } = customer
    this.send({ type: MACHINE_EVENTS.known, customer: { id, timeZone, attributes, consent } })
    this.send(this.knock(entry, properties))
  }

  /** Lets the rest happen by itself, and tells all that did. */
  end(): Played {
    this.awaiting = false
    while (!this.stuck && this.timers.length > 0) this.ring()
    if (this.failure === undefined) {
      if (this.round) this.tell({ what: 'goesOn', ...this.placeNow() })
      else if (this.node() !== undefined) this.tell({ what: 'waiting', ...this.placeNow() })
    }
    const error = this.failure
    const played = { happenings: this.happenings, covered: this.covered, ...(error === undefined ? {} : { error }) }
    this.actor?.stop()
    return played
  }

  /** The event by which a customer comes in by this entry. */
  private knock(entry: string, properties: Script['properties']): JourneyEvent {
    const node = this.journey.variants[this.variantId]?.nodes[entry]
    const trigger: Trigger | undefined = node?.kind === 'entry' ? node.config.trigger : undefined
    if (trigger?.type === 'event') return { type: trigger.event, ...(properties ? { properties } : {}) }
    return { type: MACHINE_EVENTS.enter, node: entry, ...(properties ? { properties } : {}) }
  }

  /** An event of a script as the machine hears it. About an entry: she knocks there again. */
  eventFor({ event: type, node, properties }: Pick<TestEvent, 'event' | 'node' | 'properties'>): JourneyEvent {
    const about = node === undefined ? undefined : this.journey.variants[this.variantId]?.nodes[node]
    if (node !== undefined && about?.kind === 'entry') return this.knock(node, properties)
    const { attribute, value, channel } = properties ?? {}
    return {
      type,
      ...(node === undefined ? {} : { node }),
      ...(about?.kind === 'message' ? { channel: about.config.channel } : {}),
      // What `attribute.changed` and `consent.changed` say about the profile.
      ...(typeof attribute === 'string' ? { attribute, value } : {}),
      ...(type === 'consent.changed' && typeof channel === 'string' ? { channel, value } : {}),
      ...(properties ? { properties } : {}),
    }
  }

  /** How often something has happened to her, and when last; `undefined` when it has not. */
  last(what: TestAnchor['what'], node?: string): { readonly at: number; readonly time: number } | undefined {
    const instants = this.marks.get(anchorKey(what, node))
    return instants && { at: instants.at(-1) as number, time: instants.length }
  }

  send(event: JourneyEvent): void {
    this.actor?.send(event)
  }

  /** Rings the next timer, at its time. False when there is none. */
  ring(): boolean {
    const next = this.nextTimer()
    if (!next) return false
    this.now = next.at
    this.timers = this.timers.filter((timer) => timer !== next)
    next.ring()
    if (++this.rung > MOST_TIMERS) this.round = true
    return true
  }

  /** Moves the clock on while nothing happens. */
  wait(ms: number): void {
    this.now += ms
  }

  get instant(): number {
    return this.now
  }

  get elapsed(): number {
    return this.now - this.start
  }

  /** Ways she has taken so far. */
  get moves(): number {
    return this.passed
  }

  /** She goes round without end, or the machine has failed. */
  get stuck(): boolean {
    return this.round || this.failure !== undefined
  }

  get failure(): string | undefined {
    const snapshot = this.actor?.getSnapshot() as { status: string; error?: unknown } | undefined
    return snapshot?.status === 'error'
      ? String((snapshot.error as Error | undefined)?.message ?? snapshot.error)
      : undefined
  }

  context(): JourneyContext {
    return this.actor?.getSnapshot().context as JourneyContext
  }

  nextTimerAt(): number {
    return this.nextTimer()?.at ?? Number.POSITIVE_INFINITY
  }

  /** The node the customer rests at; `undefined` outside. */
  node(): string | undefined {
    const { path } = (this.actor?.getSnapshot().value ?? {}) as { path?: unknown }
    const inside = typeof path === 'object' && path !== null ? (path as Record<string, unknown>)[INSIDE] : undefined
    return typeof inside === 'string' ? inside : Object.keys((inside ?? {}) as object)[0]
  }

  private nextTimer(): Timer | undefined {
    // Timers stand in the order in which they were set, and the first of equals wins.
    return this.timers.reduce<Timer | undefined>(
      (best, timer) => (!best || timer.at < best.at ? timer : best),
      undefined,
    )
  }

  private choose(node: string, arms: readonly string[]): string {
    const wished = this.arms[node]?.shift()
    return wished !== undefined && arms.includes(wished) ? wished : (arms[0] ?? '')
  }

  private clock() {
    return {
      setTimeout: (ring: () => void, ms: number): Timer => {
        const timer: Timer = { at: this.now + ms, ring }
        this.timers.push(timer)
        return timer
      },
      clearTimeout: (timer: Timer) => {
        this.timers = this.timers.filter((each) => each !== timer)
      },
    }
  }

  /** Tells one step of the machine: what it did, the way it took, and where it led. */
  protected stepped(transitions: readonly Taken[], { context }: Snapshot): void {
    for (const taken of transitions) {
      const node = nodeOf(taken.source)
      const port = taken.meta?.port
      if (node !== undefined && port !== undefined) {
        const skipped = this.effects.some((effect) => effect.type === 'skip')
        this.told(context, isBeforeLeaving)
        // Who is skipped may go on by the same way as those who were sent the message; that is not its being sent.
        if (taken.guard === 'wasPast') this.covered.add(pastKey(node))
        else if (!skipped || port === 'skipped') this.covered.add(portKey(node, port))
        this.tell({ what: 'left', node, port })
        this.passed++
      } else this.coverRule(taken)
      for (const state of taken.target ?? []) {
        const to = nodeOf(state)
        if (to !== undefined && (to !== node || port !== undefined)) this.visited(to)
      }
    }
    this.told(context)
  }

  private mark(what: TestAnchor['what'], node?: string): void {
    const key = anchorKey(what, node)
    const instants = this.marks.get(key)
    if (instants) instants.push(this.now)
    else this.marks.set(key, [this.now])
    this.onMark?.(key, this.now)
  }

  private visited(node: string): void {
    this.covered.add(nodeKey(node))
    this.mark('arrived', node)
    const visits = (this.visits.get(node) ?? 0) + 1
    this.visits.set(node, visits)
    if (visits > (this.awaiting ? MOST_VISITS_BEFORE : MOST_VISITS) || this.happenings.length > MOST_HAPPENINGS)
      this.round = true
  }

  /** Which exit rule was it? Rules are known by their event, reason and condition. */
  private coverRule(taken: Taken): void {
    const leave = taken.actions.find((action) => (action as { type?: string }).type === 'leave') as
      | { params: { reason: string } }
      | undefined
    if (!leave) return
    const where = (taken.guard as { params?: { where?: unknown } } | undefined)?.params?.where
    for (const [id, rule] of Object.entries(this.journey.settings.exitRules)) {
      if (rule.event !== taken.eventType || rule.reason !== leave.params.reason) continue
      if (JSON.stringify(rule.where) === JSON.stringify(where)) this.covered.add(ruleKey(id))
    }
  }

  /** Tells the effects that have gathered, all or those of a sort. */
  private told(context: JourneyContext, which: (effect: Effect) => boolean = () => true): void {
    if (this.effects.length === 0) return
    const now = this.effects.filter(which)
    this.effects = this.effects.filter((effect) => !which(effect))
    for (const effect of now) {
      if (effect.type === 'converted') this.covered.add(goalKey(effect.goal))
      if (effect.type === 'send') this.mark('sent', effect.node)
      if (effect.type === 'left') this.mark('exited')
      if (effect.type === 'skip') this.covered.add(portKey(effect.node, 'skipped'))
      const happening = happeningOf(effect, () => context)
      if (happening) this.tell(happening)
    }
  }

  private placeNow(): { node?: string } {
    const node = this.node()
    return node === undefined ? {} : { node }
  }

  protected tell(happening: Happening): void {
    const at = this.now - this.start
    this.happenings.push(at === this.at ? happening : { ...happening, at: offsetText(at) })
    this.at = at
  }
}

const isBeforeLeaving = (effect: Effect): boolean =>
  effect.type !== 'left' &&
  effect.type !== 'entered' &&
  effect.type !== 'request' &&
  effect.type !== 'task' &&
  effect.type !== 'queue'

function nodeOf(source: Source): string | undefined {
  for (let at: Source | undefined = source; at; at = at.parent) if (at.meta?.node !== undefined) return at.meta.node
  return undefined
}
