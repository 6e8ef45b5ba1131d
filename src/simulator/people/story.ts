import { type Channel, type DataType, type Journey, parseField, type Rule } from '../../document/index.ts'
import { type Asked, ask, type Constraint, constraintKey, known, solve, type Term, type Values } from './solver.ts'
import { Trail } from './trail.ts'

/** Something that happens to the customer from outside while she rests at a step. */
export interface Act {
  readonly event: string
  readonly node?: string
  /** Where the event's properties are among the open facts: `e3.value` is `value` of the event `e3`. */
  readonly prefix?: string
  /** What the event carries for certain. */
  readonly properties?: Readonly<Record<string, unknown>>
  /** How often, one after the other. */
  readonly times?: number
  /** How long after she came to where she is, at least, in milliseconds. */
  readonly pause?: number
}

/** One step of a planned path: by which port she is to leave a node, and what drives her there. */
export interface Step {
  readonly node: string
  readonly port: string
  /** May time pass here, so that things can happen? */
  readonly waits: boolean
  /** Event types that the node itself listens to. */
  readonly hears: readonly string[]
  readonly acts: readonly Act[]
  readonly arm?: string
}

/** Where she is between two stays. */
export const BETWEEN = '@between'

export interface Bucket {
  readonly node: string
  readonly from: number
  readonly to: number
}

interface Sent {
  readonly step: number
  readonly facts: ReadonlyMap<string, Term>
}

/** A story in the making: the path so far, what is known by then, and what must be so for it to come about. */
export interface Plot {
  readonly entry: string
  /** Which of her stays it is: 1 for the first. */
  readonly stay: number
  /** Her id, where it was chosen beforehand: it decides all arms of experiments. */
  readonly who?: string
  readonly steps: Trail<Step>
  readonly constraints: readonly Asked[]
  /** Stands for all that has been demanded so far, so that equal demands are looked at once: see `demand`. */
  readonly demands: number
  readonly values: Values
  readonly attributes: ReadonlyMap<string, Term>
  readonly consent: ReadonlyMap<string, Term>
  /** The step at which consent for a channel was last needed. */
  readonly consentNeeded: ReadonlyMap<string, number>
  readonly messages: ReadonlyMap<string, Sent>
  readonly sends: readonly { readonly channel: Channel; readonly at: number }[]
  /** The event at hand: its prefix among the open facts, and what it carries for certain. */
  readonly event: EventAtHand
  readonly buckets: readonly Bucket[]
  /** About how long she has been inside, in milliseconds. */
  readonly elapsed: number
  readonly events: number
}

export interface EventAtHand {
  readonly type: string
  readonly prefix?: string
  readonly known: Readonly<Record<string, unknown>>
}

/** What the rules of a journey may ask of a plot. */
export class Storyteller {
  readonly journey: Journey
  /** What came of a demand on top of other demands. */
  private readonly answers = new Map<string, { readonly values: Values; readonly demands: number } | undefined>()
  private sets = 0

  constructor(journey: Journey) {
    this.journey = journey
  }

  begin(entry: string, who?: string): Plot {
    return {
      entry,
      stay: 1,
      ...(who === undefined ? {} : { who }),
      event: this.entering(entry, 1),
      steps: new Trail(),
      constraints: [],
      demands: 0,
      values: new Map(),
      attributes: new Map(),
      consent: new Map(),
      consentNeeded: new Map(),
      messages: new Map(),
      sends: [],
      buckets: [],
      elapsed: 0,
      events: 0,
    }
  }

  attribute(plot: Plot, name: string): Term {
    const { type, values } = Object.hasOwn(this.journey.attributes, name)
      ? (this.journey.attributes[name] ?? NO_FIELD)
      : NO_FIELD
    return plot.attributes.get(name) ?? { type: 'open', name: `customer.${name}`, hints: { type, values } }
  }

  consentOf(plot: Plot, channel: string): Term {
    return plot.consent.get(channel) ?? { type: 'open', name: `consent.${channel}`, hints: {}, domain: [true, false] }
  }

  property({ type, prefix, known: given }: EventAtHand, name: string): Term {
    if (Object.hasOwn(given, name)) return known(given[name])
    if (prefix === undefined) return known(undefined)
    const event = Object.hasOwn(this.journey.events, type) ? this.journey.events[type] : undefined
    const declared = event && Object.hasOwn(event.properties, name) ? event.properties[name] : undefined
    return { type: 'open', name: `${prefix}.${name}`, hints: { type: declared?.type, values: declared?.values } }
  }

  /** What a rule's field stands for, as the plot is now. */
  facts(plot: Plot, entered = true): (field: string) => Term {
    const cache = new Map<string, Term>()
    return (field) => {
      let term = cache.get(field)
      if (!term) {
        term = this.fact(plot, field, entered)
        cache.set(field, term)
      }
      return term
    }
  }

  private fact(plot: Plot, field: string, entered: boolean): Term {
    const reference = parseField(field)
    switch (reference?.scope) {
      case 'customer':
        return this.attribute(plot, reference.name)
      case 'event':
        return this.property(plot.event, reference.name)
      case 'entry':
        return entered ? this.property(this.entering(plot.entry, plot.stay), reference.name) : known(undefined)
      case 'consent':
        return this.consentOf(plot, reference.channel)
      case 'journey':
        return known(entered ? plot.stay : plot.stay - 1)
      case 'message':
        return this.messageFact(plot, reference.node, reference.fact)
      default:
        return known(undefined)
    }
  }

  /** The event that lets her in, of her first stay or a later one. */
  entering(entry: string, stay: number): EventAtHand {
    const node = Object.values(this.journey.variants)
      .map(({ nodes }) => nodes[entry])
      .find((each) => each?.kind === 'entry')
    const trigger = node?.kind === 'entry' ? node.config.trigger : undefined
    return trigger?.type === 'event'
      ? { type: trigger.event, prefix: entryPrefix(stay), known: {} }
      : { type: '', known: { node: entry } }
  }

  /** Open until a rule asks, then it can come about wherever she rested meanwhile. */
  private messageFact(plot: Plot, node: string, fact: string): Term {
    const sent = plot.messages.get(node)
    if (!sent) return known(false)
    if (fact === 'sent') return known(true)
    const settled = sent.facts.get(fact)
    if (settled) return settled
    if (slotFor(plot, `message.${fact}`, sent.step) === undefined) return known(false)
    return { type: 'open', name: factName(plot, node, fact), hints: {}, domain: [false, true] }
  }

  /** The plot if this must be so as well; `undefined` when it cannot be. What was asked before is known. */
  demand(plot: Plot, constraint: Constraint): Plot | undefined {
    const key = constraintKey(constraint)
    const question = key === undefined ? undefined : `${plot.demands} ${key}`
    if (question !== undefined && this.answers.has(question)) {
      const answer = this.answers.get(question)
      if (!answer) return undefined
      if (answer.demands === plot.demands) return plot
      return { ...plot, ...answer, constraints: [...plot.constraints, ask(constraint)] }
    }
    const asked = ask(constraint)
    const constraints = [...plot.constraints, asked]
    const values = solve(constraints, plot.values)
    if (!values) {
      if (question !== undefined) this.answers.set(question, undefined)
      return undefined
    }
    // What is known for certain adds nothing, nor does what has been demanded already.
    const isNew = asked.about.size > 0
    const demands = isNew ? ++this.sets : plot.demands
    if (question !== undefined) {
      this.answers.set(question, { values, demands })
      if (isNew) this.answers.set(`${demands} ${key}`, { values, demands })
    }
    return { ...plot, demands, values, constraints: isNew ? constraints : plot.constraints }
  }

  demandRule(plot: Plot, rule: Rule | undefined, holds: boolean, entered = true): Plot | undefined {
    if (rule === undefined) return holds ? plot : undefined
    return this.demand(plot, { type: 'rule', rule, holds, fact: this.facts(plot, entered) })
  }
}

/** Where the properties of the event that lets her in are among the open facts. */
const entryPrefix = (stay: number): string => (stay === 1 ? 'entry' : `entry${stay}`)

const NO_FIELD: { type?: DataType | undefined; values?: readonly unknown[] | undefined } = {}

/** A step, after the given one, at which she rests and does not listen to this event. */
export function slotFor(plot: Plot, event: string, after: number): number | undefined {
  for (let index = after + 1; index < plot.steps.length; index++) {
    const step = plot.steps.at(index) as Step
    if (step.waits && !step.hears.includes(event)) return index
  }
  return undefined
}

export const withAct = (plot: Plot, index: number, act: Act): Plot => {
  const steps = plot.steps.toArray()
  const step = steps[index]
  if (step) steps[index] = { ...step, acts: [act, ...step.acts] }
  return { ...plot, steps: new Trail(steps) }
}

const factName = ({ stay }: Plot, node: string, fact: string): string => `fact.${stay}.${node}.${fact}`

/** Message facts that rules needed come about where she first rests after the message. */
export function withMessageActs(plot: Plot): Plot {
  let acted = plot
  for (const fact of ['clicked', 'opened', 'delivered']) {
    for (const [node, sent] of plot.messages) {
      if (plot.values.get(factName(plot, node, fact)) !== true) continue
      const slot = slotFor(plot, `message.${fact}`, sent.step)
      if (slot !== undefined) acted = withAct(acted, slot, { event: `message.${fact}`, node })
    }
  }
  return acted
}
