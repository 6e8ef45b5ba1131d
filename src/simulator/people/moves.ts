import {
  type ConfigOf,
  type Graph,
  type Journey,
  type JourneyNode,
  type NodeOf,
  orderedBranches,
  type Plan,
  zoneRef,
} from '../../document/index.ts'
import { DAY_MS, durationMs, HOUR_MS } from '../../kernel/duration.ts'
import { compilePlan, localDateTime, minutesOfDay, quietUntil, type Zone, zone } from '../../runtime/index.ts'
import { bucketsOf, falls } from './arms.ts'
import { type Constraint, known, type Term } from './solver.ts'
import { type Act, BETWEEN, type Plot, type Step, Storyteller, slotFor, withAct, withMessageActs } from './story.ts'

/** The port of a delay that stands for leaving because its date is past. */
export const PAST = '@past'

type Way = Plot | undefined

const EMPTY_STEP = { acts: [], hears: [], waits: false } as const

/**
 * How a customer comes to leave a node by a given port: what must be so of her, and what must happen. `undefined` where
 * it cannot be, or where nobody knows how.
 */
export class Moves {
  readonly teller: Storyteller
  private readonly journey: Journey
  private readonly graph: Graph
  /** Instants from which a story may begin, the most natural first. */
  private readonly starts: readonly number[]

  constructor(journey: Journey, graph: Graph, start: number) {
    this.journey = journey
    this.graph = graph
    this.teller = new Storyteller(journey)
    this.starts = startsFor(journey, graph, start)
  }

  /** Into the journey. Entries on the same event knock in the order of their ids, so those before must not let her in. */
  enter(entry: string, who?: string): Way {
    return this.knock(this.teller.begin(entry, who), entry)
  }

  /** Into the journey again, after having left it. The cooldown passes first. */
  comeBack(plot: Plot, entry: string): Way {
    const { mode, cooldown } = this.journey.settings.reentry
    const node = this.graph.node(entry)
    if (mode === 'once' || node?.kind !== 'entry') return undefined
    const { trigger } = node.config
    const stay = plot.stay + 1
    const event = this.teller.entering(entry, stay)
    const pause = Math.max(HOUR_MS, cooldown === undefined ? 0 : durationMs(cooldown) + DAY_MS)
    const act: Act = {
      event: trigger.type === 'event' ? trigger.event : 'entry',
      node: entry,
      ...(event.prefix === undefined ? {} : { prefix: event.prefix }),
      pause,
    }
    const outside = this.step(withMessageActs(plot), { ...EMPTY_STEP, node: BETWEEN, port: 'next', acts: [act] })
    const back = { ...outside, entry, stay, event, messages: new Map(), elapsed: plot.elapsed + pause }
    return this.knock(back, entry)
  }

  private knock(begun: Plot, entry: string): Way {
    const node = this.graph.node(entry)
    if (node?.kind !== 'entry') return undefined
    let plot: Way = begun
    const { trigger } = node.config
    if (trigger.type === 'event') {
      for (const other of [...this.graph.entries].sort()) {
        const rival = this.graph.node(other)
        if (other >= entry || rival?.kind !== 'entry' || rival.config.trigger.type !== 'event') continue
        if (rival.config.trigger.event === trigger.event)
          plot = plot && this.teller.demandRule(plot, rival.config.trigger.where, false, false)
      }
    }
    return plot && this.teller.demandRule(plot, 'where' in trigger ? trigger.where : undefined, true, false)
  }

  leave(plot: Plot, id: string, port: string): Way {
    const node = this.graph.node(id)
    if (!node) return undefined
    switch (node.kind) {
      case 'message':
        return this.message(plot, id, port, node)
      case 'delay':
        return this.delay(plot, id, port, node.config)
      case 'waitFor':
        return port === 'timeout'
          ? this.pass(plot, id, port, durationMs(node.config.timeout), heard(node))
          : this.hear(plot, id, port, node)
      case 'timeWindow':
        return this.pass(plot, id, port, 6 * HOUR_MS)
      case 'split':
        return this.split(plot, id, port, node.config)
      case 'experiment':
        return this.experiment(plot, id, port, node.config)
      case 'nextBest':
        return this.step(plot, { ...EMPTY_STEP, node: id, port, arm: port })
      case 'webhook':
        return this.webhook(plot, id, port, node.config)
      case 'task':
        return port === 'expired'
          ? this.pass(plot, id, port, durationMs(node.config.within), ['task.done'])
          : this.answer(plot, id, port, { event: 'task.done', node: id })
      case 'throttle':
        return this.answer(plot, id, port, { event: 'throttle.granted', node: id })
      case 'update':
        return this.step(this.updated(plot, node.config), { ...EMPTY_STEP, node: id, port })
      case 'entry':
      case 'emit':
      case 'journey':
      case 'goal':
        return this.step(plot, { ...EMPTY_STEP, node: id, port })
      case 'exit':
        return undefined
    }
  }

  /** Something else happens to her while she rests somewhere: an event that must satisfy a rule. */
  happen(plot: Plot, at: number, event: string, where: Parameters<Storyteller['demandRule']>[1]): Way {
    const prefix = `e${plot.events + 1}`
    const about = event.startsWith('message.') ? [...plot.messages.keys()].at(-1) : undefined
    if (event.startsWith('message.') && about === undefined) return undefined
    const then: Plot = { ...plot, events: plot.events + 1, event: this.eventAt(event, prefix, about) }
    const met = this.teller.demandRule(then, where, true)
    return met && withAct({ ...met, event: plot.event }, at, { event, prefix, ...(about ? { node: about } : {}) })
  }

  private step(plot: Plot, step: Step): Plot {
    return { ...plot, steps: plot.steps.with(step) }
  }

  /** Time passes, and nothing else has to. */
  private pass(plot: Plot, node: string, port: string, ms: number, hears: readonly string[] = []): Plot {
    const passed = this.step(plot, { node, port, waits: ms > 0, hears, acts: [] })
    return { ...passed, elapsed: plot.elapsed + ms, event: { type: '', known: {} } }
  }

  private answer(plot: Plot, node: string, port: string, act: Act): Plot {
    const answered = this.step(plot, { node, port, waits: true, hears: [act.event], acts: [act] })
    return { ...answered, elapsed: plot.elapsed + HOUR_MS, event: { type: act.event, known: { node } } }
  }

  private webhook(plot: Plot, node: string, port: string, { retries = 0 }: ConfigOf<'webhook'>): Plot {
    if (port === 'ok') return this.answer(plot, node, port, { event: 'webhook.ok', node })
    return this.answer(plot, node, port, { event: 'webhook.error', node, times: retries + 1 })
  }

  private split(plot: Plot, id: string, port: string, { branches }: ConfigOf<'split'>): Way {
    let left: Way = plot
    for (const [branch, { where }] of orderedBranches(branches)) {
      left = left && this.teller.demandRule(left, where, branch === port)
      if (branch === port) break
    }
    return left && this.step(left, { ...EMPTY_STEP, node: id, port })
  }

  private experiment(plot: Plot, id: string, port: string, { arms }: ConfigOf<'experiment'>): Way {
    const bucket = bucketsOf(id, arms).get(port)
    if (!bucket) return undefined
    const step = { ...EMPTY_STEP, node: id, port }
    if (plot.who !== undefined) return falls(this.journey.id, plot.who, bucket) ? this.step(plot, step) : undefined
    const earlier = plot.buckets.find(({ node }) => node === id)
    if (earlier) return earlier.from === bucket.from ? this.step(plot, step) : undefined
    return this.step({ ...plot, buckets: [...plot.buckets, bucket] }, step)
  }

  private updated(plot: Plot, { set }: ConfigOf<'update'>): Plot {
    const attributes = new Map(plot.attributes)
    for (const by of set) {
      const from = this.teller.attribute({ ...plot, attributes }, by.attribute)
      attributes.set(by.attribute, by.op === 'set' ? known(by.value) : { type: 'made', from, by })
    }
    return { ...plot, attributes }
  }

  private hear(plot: Plot, id: string, port: string, { config }: NodeOf<'waitFor'>): Way {
    const branch = config.branches[port]
    if (!branch) return undefined
    const { event } = branch
    const isMessage = event.startsWith('message.')
    const about = branch.message ?? (isMessage ? this.messageHeard(plot, config, port) : undefined)
    if ((isMessage || branch.message !== undefined) && (about === undefined || !plot.messages.has(about)))
      return undefined
    const prefix = `e${plot.events + 1}`
    let heard: Way = { ...plot, events: plot.events + 1, event: this.eventAt(event, prefix, about) }
    if (about !== undefined) heard = withMessageFact(heard, about, event)
    for (const rule of Object.values(this.journey.settings.exitRules))
      if (rule.event === event) heard = heard && this.teller.demandRule(heard, rule.where, false)
    for (const [other, rival] of Object.entries(config.branches).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (other === port) break
      if (rival.event !== event || (rival.message !== undefined && rival.message !== about)) continue
      heard = heard && this.teller.demandRule(heard, rival.where, false)
    }
    heard = heard && this.teller.demandRule(heard, branch.where, true)
    if (!heard) return undefined
    const act: Act = { event, prefix, ...(about === undefined ? {} : { node: about }), ...knownOf(heard.event.known) }
    const went = this.step(this.afterEvent(heard, event, about), {
      node: id,
      port,
      waits: true,
      hears: heardTypes(config),
      acts: [act],
    })
    return { ...went, elapsed: plot.elapsed + Math.min(HOUR_MS, durationMs(config.timeout) / 2) }
  }

  /** A message that only this branch hears of, if there is one; else the last that was sent. */
  private messageHeard(plot: Plot, config: ConfigOf<'waitFor'>, port: string): string | undefined {
    const event = config.branches[port]?.event
    const others = Object.entries(config.branches).flatMap(([id, other]) =>
      id < port && other.event === event ? [other.message] : [],
    )
    return [...plot.messages.keys()].reverse().find((node) => !others.includes(node))
  }

  private afterEvent(plot: Plot, event: string, about: string | undefined): Plot {
    const node = about === undefined ? undefined : this.graph.node(about)
    if (event !== 'message.unsubscribed' || node?.kind !== 'message') return plot
    return { ...plot, consent: new Map([...plot.consent, [node.config.channel, known(false)]]) }
  }

  private eventAt(type: string, prefix: string, about: string | undefined): Plot['event'] {
    const node = about === undefined ? undefined : this.graph.node(about)
    if (type === 'attribute.changed') {
      const attribute = Object.keys(this.journey.attributes)[0] ?? 'note'
      return { type, prefix, known: { attribute } }
    }
    return {
      type,
      prefix,
      known: {
        ...(about === undefined ? {} : { node: about }),
        ...(node?.kind === 'message' ? { channel: node.config.channel } : {}),
      },
    }
  }

  private message(plot: Plot, id: string, port: string, { config }: NodeOf<'message'>): Way {
    const step: Step = { ...EMPTY_STEP, node: id, port }
    if (port === 'skipped') return this.skip(plot, id, config)
    let sent: Way = plot
    if (config.consent !== false) sent = this.demandConsent(plot, config.channel, true)
    if (!config.urgent && this.capReached(plot, config.channel)) return undefined
    if (!config.urgent && this.journey.settings.quietHours?.fallback === 'skip')
      sent = sent && this.demandQuiet(sent, false)
    if (!sent) return undefined
    const messages = new Map(sent.messages)
    messages.delete(id)
    messages.set(id, { step: sent.steps.length, facts: new Map() })
    const sends = [...sent.sends, { channel: config.channel, at: plot.elapsed }]
    const consentNeeded =
      config.consent === false
        ? sent.consentNeeded
        : new Map([...sent.consentNeeded, [config.channel, sent.steps.length] as const])
    return this.step({ ...sent, messages, sends, consentNeeded }, step)
  }

  /** She rests at a message that quiet hours hold back, where they do. */
  held(plot: Plot, id: string): Way {
    const node = this.graph.node(id)
    const hours = this.journey.settings.quietHours
    if (node?.kind !== 'message' || !hours || hours.fallback === 'skip' || node.config.urgent) return undefined
    const { consent, channel } = node.config
    const allowed = consent === false ? plot : this.demandConsent(plot, channel, true)
    const quiet = allowed && this.demandQuiet(allowed, true)
    return quiet && this.pass(quiet, id, 'next', 6 * HOUR_MS)
  }

  private skip(plot: Plot, id: string, config: ConfigOf<'message'>): Way {
    const step: Step = { ...EMPTY_STEP, node: id, port: 'skipped' }
    if (config.consent !== false) {
      const without = this.demandConsent(plot, config.channel, false) ?? this.withdrawn(plot, config.channel)
      if (without) return this.step(without, step)
    }
    if (config.urgent) return undefined
    if (this.capReached(plot, config.channel)) return this.step(plot, step)
    const quiet = this.journey.settings.quietHours?.fallback === 'skip' ? this.demandQuiet(plot, true) : undefined
    return quiet && this.step(quiet, step)
  }

  private demandConsent(plot: Plot, channel: string, given: boolean): Way {
    return this.teller.demand(plot, {
      type: 'test',
      terms: [this.teller.consentOf(plot, channel)],
      test: (value) => value === given,
      ...(plot.consent.has(channel) ? {} : { key: `consent ${channel} ${given}` }),
    })
  }

  /** She takes her consent back at a step where she rests, after the last message that needed it. */
  private withdrawn(plot: Plot, channel: string): Way {
    const slot = slotFor(plot, 'consent.changed', plot.consentNeeded.get(channel) ?? -1)
    if (slot === undefined) return undefined
    const act: Act = { event: 'consent.changed', properties: { channel, value: false } }
    return withAct({ ...plot, consent: new Map([...plot.consent, [channel, known(false)]]) }, slot, act)
  }

  private capReached({ sends, elapsed }: Plot, channel: string): boolean {
    return this.journey.settings.frequencyCaps.some((cap) => {
      if (cap.channel !== 'any' && cap.channel !== channel) return false
      const per = durationMs(cap.per)
      return (
        sends.filter((send) => (cap.channel === 'any' || send.channel === channel) && send.at + per > elapsed).length >=
        cap.max
      )
    })
  }

  private start(): Term {
    return { type: 'open', name: 'start', hints: {}, domain: this.starts }
  }

  private demandQuiet(plot: Plot, quiet: boolean): Way {
    const hours = this.journey.settings.quietHours
    if (!hours) return undefined
    const on = zone(this.journey.timeZone)
    const test = (start: unknown) => {
      const at = Number(start) + plot.elapsed
      return quietUntil(at, minutesOfDay(hours.from), minutesOfDay(hours.to), on) > at === quiet
    }
    return this.teller.demand(plot, { type: 'test', terms: [this.start()], test })
  }

  private delay(plot: Plot, id: string, port: string, config: ConfigOf<'delay'>): Way {
    if (config.mode === 'for') return this.pass(plot, id, port, durationMs(config.duration))
    if (config.mode === 'untilTime') return this.pass(plot, id, port, 12 * HOUR_MS)
    const on = zone(this.journey.timeZone)
    if (config.past !== 'exit')
      return this.pass(plot, id, port, config.mode === 'untilDate' ? this.msUntil(plot, config.date, on) : DAY_MS)
    const ref = zoneRef(config.clock, this.journey.timeZone)
    const plan: Plan =
      config.mode === 'untilDate'
        ? { until: 'date', date: config.date, zone: ref, past: 'exit' }
        : {
            until: 'attribute',
            attribute: config.attribute,
            zone: ref,
            past: 'exit',
            ...(config.offset === undefined ? {} : { offset: config.offset }),
            ...(config.time === undefined ? {} : { time: config.time }),
            ...(config.yearly === undefined ? {} : { yearly: config.yearly }),
          }
    const compiled = compilePlan(plan)
    const test: Extract<Constraint, { type: 'test' }>['test'] = (start, value) => {
      const now = Number(start) + plot.elapsed
      return compiled.instant(now, on, value) >= now === (port !== PAST)
    }
    const value: Term = config.mode === 'untilDate' ? known(undefined) : this.dateAttribute(plot, config.attribute)
    const met = this.teller.demand(plot, { type: 'test', terms: [this.start(), value], test })
    return (
      met &&
      this.pass(
        met,
        id,
        port,
        port === PAST ? 0 : config.mode === 'untilDate' ? this.msUntil(met, config.date, on) : DAY_MS,
      )
    )
  }

  /** About how long it is to a date. */
  private msUntil(plot: Plot, date: string, on: Zone): number {
    const start = Number(plot.values.get('start') ?? this.starts[0])
    return Math.max(0, localDateTime(date, on) - start - plot.elapsed)
  }

  /** Dates soon after and long before the usual start, for an attribute that a delay waits for. */
  private dateAttribute(plot: Plot, name: string): Term {
    const term = this.teller.attribute(plot, name)
    if (term.type !== 'open') return term
    const dates = [30, 3, 90, -400, 800].map((days) =>
      new Date((this.starts[0] ?? 0) + days * DAY_MS).toISOString().slice(0, 10),
    )
    return { ...term, hints: { ...term.hints, values: [...dates, ...(term.hints.values ?? [])] } }
  }
}

const knownOf = (given: Readonly<Record<string, unknown>>): { properties?: Readonly<Record<string, unknown>> } => {
  // The node and its channel are the event's own; what else is certain it carries as properties.
  const { node: _node, channel: _channel, ...properties } = given
  return Object.keys(properties).length === 0 ? {} : { properties }
}

const heardTypes = (config: ConfigOf<'waitFor'>): string[] => Object.values(config.branches).map(({ event }) => event)
const heard = (node: NodeOf<'waitFor'>): string[] => heardTypes(node.config)

function withMessageFact(plot: Plot, node: string, event: string): Plot {
  const sent = plot.messages.get(node)
  const fact = event.slice('message.'.length)
  if (!sent || !['delivered', 'opened', 'clicked'].includes(fact)) return plot
  return {
    ...plot,
    messages: new Map([...plot.messages, [node, { ...sent, facts: new Map([...sent.facts, [fact, known(true)]]) }]]),
  }
}

/** The usual start first; then other hours of that day, and days before and after each date that a delay waits for. */
function startsFor(journey: Journey, graph: Graph, start: number): number[] {
  const starts = [start]
  const on = zone(journey.timeZone)
  const dates = graph.nodes.flatMap((id) => {
    const node: JourneyNode | undefined = graph.node(id)
    return node?.kind === 'delay' && node.config.mode === 'untilDate'
      ? [
          compilePlan({ until: 'date', date: node.config.date, zone: journey.timeZone, past: 'continue' }).instant(
            0,
            on,
            undefined,
          ),
        ]
      : []
  })
  for (const date of [...new Set(dates)].slice(0, 40))
    for (const days of [-1, -7, -30, 2]) starts.push(date + days * DAY_MS + 10 * HOUR_MS)
  for (const hours of [4, 8, 12, 16, 20, 2, 6, 14]) starts.push(start + hours * HOUR_MS)
  return starts
}
