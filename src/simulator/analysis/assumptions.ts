import type {
  AssumptionNote,
  Channel,
  ChannelBehaviour,
  DurationDistribution,
  Journey,
  Scenario,
  ValueDistribution,
  Variant,
} from '../../document/index.ts'
import { durationMs } from '../../kernel/duration.ts'
import { pointer, withValueAt } from '../../kernel/json-pointer.ts'

/** What a figure is measured in. Durations are in milliseconds; weights are relative to those beside them. */
export type AssumptionUnit = 'share' | 'number' | 'perDay' | 'milliseconds' | 'people' | 'factor' | 'weight'

/** Which figure it is. */
export type AssumptionFigure =
  | 'deliver'
  | 'open'
  | 'click'
  | 'unsubscribe'
  | 'openDelay'
  | 'clickDelay'
  | 'consent'
  | 'attribute'
  | 'timeZone'
  | 'segment'
  | 'fatigueStrength'
  | 'fatigueHalfLife'
  | 'eventRate'
  | 'eventProbability'
  | 'eventDelay'
  | 'eventProperty'
  | 'agents'
  | 'handleTime'
  | 'webhookError'
  | 'webhookLatency'
  | 'armRate'
  | 'arrivals'

/** What a figure is about: ids and names as they stand in the document, for a screen to put into words. */
export interface AssumptionLabel {
  readonly figure: AssumptionFigure
  readonly channel?: Channel
  /** A node's id and name. */
  readonly node?: string
  readonly nodeName?: string
  /** An attribute, an event, a property, a time zone, a team, or a segment's name; of a segment also what it multiplies. */
  readonly name?: string
  readonly property?: string
  /** Which category or arm. */
  readonly option?: string
  /** Of a distribution: which of its parameters. */
  readonly parameter?: 'value' | 'min' | 'max' | 'mean' | 'median' | 'sigma' | 'p'
}

export interface Assumption {
  /** JSON Pointer into the scenario. */
  readonly path: string
  readonly label: AssumptionLabel
  readonly value: number
  readonly unit: AssumptionUnit
  /** Between what the figure is varied: as the document says, else twenty per cent either way, within what is possible. */
  readonly low: number
  readonly high: number
  /** Whether the document says so, rather than the rule of twenty per cent. */
  readonly ranged: boolean
  /** Absent: a guess. */
  readonly source?: string
  readonly note?: string
  /** Whether anything in the variant can depend on it. */
  readonly used: boolean
}

/** Twenty per cent either way where nothing is known. */
const USUAL_RANGE = 0.2

/** Every number a scenario assumes, in the order of the document. `variant`: the scenario's own, else the main one. */
export function assumptionsOf(
  journey: Journey,
  scenario: Scenario,
  variant: string = scenario.variant ?? journey.mainVariant,
): Assumption[] {
  const told = Object.hasOwn(journey.variants, variant) ? journey.variants[variant] : undefined
  const collector = new Collector(journey, scenario, told)
  collector.collect()
  return collector.found
}

class Collector {
  readonly found: Assumption[] = []
  private readonly scenario: Scenario
  private readonly journey: Journey
  private readonly nodes: Variant['nodes']
  private readonly channels: ReadonlySet<string>
  private readonly teams: ReadonlySet<string>

  constructor(journey: Journey, scenario: Scenario, variant: Variant | undefined) {
    this.scenario = scenario
    this.journey = journey
    this.nodes = variant?.nodes ?? {}
    const nodes = Object.values(this.nodes)
    this.channels = new Set(nodes.flatMap((node) => (node.kind === 'message' ? [node.config.channel] : [])))
    this.teams = new Set(nodes.flatMap((node) => (node.kind === 'task' ? [node.config.team] : [])))
  }

  collect(): void {
    this.arrivals()
    this.population()
    this.reactions()
    this.segments()
    this.fatigue()
    this.events()
    this.resources()
  }

  private add(path: string, value: number, unit: AssumptionUnit, label: AssumptionLabel, used = true): void {
    const note: AssumptionNote = this.scenario.assumptions?.[path] ?? {}
    const [low, high] = rangeOf(value, unit, note, label)
    this.found.push({
      path,
      label,
      value,
      unit,
      low,
      high,
      ranged: note.low !== undefined || note.high !== undefined,
      ...(note.source === undefined ? {} : { source: note.source }),
      ...(note.note === undefined ? {} : { note: note.note }),
      used,
    })
  }

  private arrivals(): void {
    const { arrivals } = this.scenario
    if (arrivals.type === 'spread')
      this.add('/arrivals/over', durationMs(arrivals.over), 'milliseconds', { figure: 'arrivals' })
  }

  private population(): void {
    const { attributes, timeZones, consent } = this.scenario.population
    for (const [name, distribution] of sorted(attributes))
      this.values(pointer('population', 'attributes', name), distribution, {
        figure: 'attribute',
        name: this.journey.attributes[name]?.label || name,
      })
    const zones = sorted(timeZones)
    for (const [name, weight] of zones)
      this.add(
        pointer('population', 'timeZones', name),
        weight,
        'weight',
        { figure: 'timeZone', name },
        zones.length > 1,
      )
    for (const [channel, share] of sorted(consent))
      this.add(
        pointer('population', 'consent', channel),
        share,
        'share',
        { figure: 'consent', channel: channel as Channel },
        this.channels.has(channel),
      )
  }

  private reactions(): void {
    const { channels, nodes } = this.scenario.behaviour
    for (const [channel, behaviour] of sorted(channels))
      this.reaction(
        pointer('behaviour', 'channels', channel),
        behaviour,
        { channel: channel as Channel },
        this.channels.has(channel),
      )
    for (const [id, behaviour] of sorted(nodes))
      this.reaction(
        pointer('behaviour', 'nodes', id),
        behaviour,
        this.nodeLabel(id),
        this.nodes[id]?.kind === 'message',
      )
  }

  private reaction(
    path: string,
    behaviour: ChannelBehaviour,
    about: Omit<AssumptionLabel, 'figure'>,
    used: boolean,
  ): void {
    for (const figure of ['deliver', 'open', 'click', 'unsubscribe'] as const) {
      const share = behaviour[figure]
      if (share !== undefined) this.add(path + pointer(figure), share, 'share', { figure, ...about }, used)
    }
    for (const figure of ['openDelay', 'clickDelay'] as const)
      this.spans(path + pointer(figure), behaviour[figure], { figure, ...about }, used)
  }

  private segments(): void {
    this.scenario.behaviour.segments.forEach(({ name, multiply }, index) => {
      for (const [property, factor] of sorted(multiply))
        this.add(pointer('behaviour', 'segments', index, 'multiply', property), factor, 'factor', {
          figure: 'segment',
          name: name || String(index + 1),
          property,
        })
    })
  }

  private fatigue(): void {
    const { fatigue } = this.scenario.behaviour
    if (!fatigue) return
    const used = this.channels.size > 0
    this.add('/behaviour/fatigue/strength', fatigue.strength, 'number', { figure: 'fatigueStrength' }, used)
    this.add(
      '/behaviour/fatigue/halfLife',
      durationMs(fatigue.halfLife),
      'milliseconds',
      { figure: 'fatigueHalfLife' },
      used,
    )
  }

  private events(): void {
    for (const [id, generator] of sorted(this.scenario.behaviour.events)) {
      const path = pointer('behaviour', 'events', id)
      const name = this.journey.events[generator.event]?.label || generator.event
      if (generator.type === 'rate')
        this.add(`${path}/perDay`, generator.perDay, 'perDay', { figure: 'eventRate', name })
      else {
        const after = { name, property: generator.after, ...(generator.node ? this.nodeLabel(generator.node) : {}) }
        this.add(`${path}/probability`, generator.probability, 'share', { figure: 'eventProbability', ...after })
        this.spans(`${path}/delay`, generator.delay, { figure: 'eventDelay', ...after }, true)
      }
      for (const [property, distribution] of sorted(generator.properties ?? {}))
        this.values(path + pointer('properties', property), distribution, { figure: 'eventProperty', name, property })
    }
  }

  private resources(): void {
    const { teams, webhooks, arms } = this.scenario
    for (const [name, team] of sorted(teams)) {
      const used = this.teams.has(name)
      this.add(pointer('teams', name, 'agents'), team.agents, 'people', { figure: 'agents', name }, used)
      this.spans(pointer('teams', name, 'handleTime'), team.handleTime, { figure: 'handleTime', name }, used)
    }
    for (const [id, webhook] of sorted(webhooks)) {
      const used = this.nodes[id]?.kind === 'webhook'
      const about = this.nodeLabel(id)
      this.add(pointer('webhooks', id, 'error'), webhook.error, 'share', { figure: 'webhookError', ...about }, used)
      this.spans(pointer('webhooks', id, 'latency'), webhook.latency, { figure: 'webhookLatency', ...about }, used)
    }
    for (const [id, rates] of sorted(arms)) {
      const node = this.nodes[id]
      for (const [arm, { goal }] of sorted(rates))
        this.add(
          pointer('arms', id, arm, 'goal'),
          goal,
          'share',
          {
            figure: 'armRate',
            ...this.nodeLabel(id),
            option: (node?.kind === 'nextBest' ? node.config.arms[arm]?.name : undefined) || arm,
          },
          node?.kind === 'nextBest',
        )
    }
  }

  private values(path: string, distribution: ValueDistribution, label: AssumptionLabel): void {
    const add = (parameter: NonNullable<AssumptionLabel['parameter']>, value: number, unit: AssumptionUnit) =>
      this.add(path + pointer(parameter), value, unit, { ...label, parameter })
    switch (distribution.dist) {
      case 'constant':
        if (typeof distribution.value === 'number') add('value', distribution.value, 'number')
        break
      case 'uniform':
        add('min', distribution.min, 'number')
        add('max', distribution.max, 'number')
        break
      case 'exponential':
        add('mean', distribution.mean, 'number')
        break
      case 'lognormal':
        add('median', distribution.median, 'number')
        add('sigma', distribution.sigma, 'number')
        break
      case 'boolean':
        add('p', distribution.p, 'share')
        break
      case 'category':
        for (const [option, weight] of sorted(distribution.weights))
          this.add(path + pointer('weights', option), weight, 'weight', { ...label, option })
        break
      // Observed values are data, not an assumption with one number to vary.
      case 'empirical':
    }
  }

  private spans(
    path: string,
    distribution: DurationDistribution | undefined,
    label: AssumptionLabel,
    used: boolean,
  ): void {
    const add = (parameter: NonNullable<AssumptionLabel['parameter']>, span: string) =>
      this.add(path + pointer(parameter), durationMs(span), 'milliseconds', { ...label, parameter }, used)
    switch (distribution?.dist) {
      case 'constant':
        add('value', distribution.value)
        break
      case 'uniform':
        add('min', distribution.min)
        add('max', distribution.max)
        break
      case 'exponential':
        add('mean', distribution.mean)
        break
      case 'lognormal':
        add('median', distribution.median)
        this.add(`${path}/sigma`, distribution.sigma, 'number', { ...label, parameter: 'sigma' }, used)
        break
      default:
    }
  }

  private nodeLabel(id: string): { node: string; nodeName: string } {
    return { node: id, nodeName: this.nodes[id]?.name || id }
  }
}

const sorted = <Value>(record: Readonly<Record<string, Value>>): [string, Value][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

function rangeOf(
  value: number,
  unit: AssumptionUnit,
  note: AssumptionNote,
  { figure, parameter }: AssumptionLabel,
): [number, number] {
  const told = (bound: number | string | undefined) => (typeof bound === 'string' ? durationMs(bound) : bound)
  const step = Math.abs(value) * USUAL_RANGE
  // People come whole: twenty per cent of two is nobody.
  const reach = unit === 'people' && value > 0 ? Math.max(1, step) : step
  // Numbers of the company's own data may be negative; what counts, lasts or multiplies may not.
  const free = unit === 'number' && parameter !== 'sigma' && (figure === 'attribute' || figure === 'eventProperty')
  const possible = (bound: number) => {
    const whole = unit === 'people' || unit === 'milliseconds' ? Math.round(bound) : bound
    if (free) return whole
    return Math.min(unit === 'share' ? 1 : Number.MAX_VALUE, Math.max(0, whole))
  }
  return [possible(told(note.low) ?? value - reach), possible(told(note.high) ?? value + reach)]
}

/** A scenario in which one assumption has another value, in its own unit. */
export const withAssumption = (scenario: Scenario, { path, unit }: Assumption, value: number): Scenario =>
  withValueAt(scenario, path, unit === 'milliseconds' ? `PT${(value / 1_000).toFixed(3)}S` : value)
