import type { ActionName, Condition, GuardName, MachineTransition } from '../../document/index.ts'
import { DAY_MS, duration } from '../../kernel/duration.ts'
import { addDuration } from '../../runtime/index.ts'
import type { Customer } from '../customer.ts'
import type { Engine } from '../engine.ts'
import { Listeners } from '../listeners.ts'
import type { Model } from '../model.ts'
import {
  buildProgram,
  type Doing,
  type Program,
  type StateRecord,
  type Test,
  type TransitionRecord,
} from '../program.ts'
import type { Tally } from '../tally.ts'
import { Timetable } from '../timetable.ts'
import { engineVocabulary } from '../vocabulary.ts'
import type { World } from '../world.ts'
import { type Draft, literal } from './draft.ts'
import { zonesStandStill } from './still-zones.ts'

/** A journey with something in it that is not written out: the tables live it. */
export class NotCovered extends Error {}

/** A guard's or an action's name in the machine, with what it was given. */
export interface Word {
  readonly name: GuardName | ActionName
  readonly params: unknown
}

/** What is known, while a program is written, of the event that is at hand where the text stands. */
export interface Happening {
  readonly type: number
  readonly node: number
  readonly generator: number
  /** Data of an event that a machine tells itself; `dynamic` when it is known only then. */
  readonly properties: Readonly<Record<string, unknown>> | 'dynamic' | null
  readonly isRaised: boolean
}

/** A transition as it is taken by who is in a certain state. */
interface Sharer {
  readonly state: StateRecord
  readonly transition: TransitionRecord
}

/** Fewer copies than these are left as they are: they know the node that they leave. */
const WORTH_SHARING = 3

const waysOut = ({ always, handlers, due, done }: StateRecord): readonly TransitionRecord[] => [
  ...always,
  ...handlers.flatMap((each) => each ?? []),
  ...(due ?? []),
  ...(done ?? []),
]

/** Everything that writers of parts of one program share. */
export class Scope {
  readonly engine: Engine
  readonly model: Model
  readonly world: World
  readonly tally: Tally
  readonly customer: Customer
  readonly program: Program
  readonly listeners: Listeners
  readonly timetable: Timetable
  readonly draft: Draft
  /**
   * Does the program keep the engine's and the customer's record true as it goes? Needed as soon as one guard or action
   * is left to the engine's own closure, which reads them.
   */
  readonly told: boolean
  /** A closure was asked for in a program that is not told: it must be written again. */
  mustTell = false
  /** Events the machine may tell itself, and those the world may bring, in order of their codes. */
  readonly raisedEvents: Happening[] = []
  readonly events: Happening[] = []
  readonly sharedTexts = new Map<TransitionRecord, string>()
  /** Transitions in order of their numbers, from 1; each is written once where it is not written in place. */
  readonly transitions: TransitionRecord[] = []
  private readonly zoneOf = (number: number) => this.world.zoneOf(number)
  private readonly sharers = new Map<MachineTransition, Sharer[]>()
  private readonly ways = new Map<StateRecord, number>()
  private readonly words = new Map<Test | Doing, Word>()
  private readonly numbers = new Map<TransitionRecord, number>()
  private readonly constants = new Map<string, Readonly<Record<string, unknown>>>()
  private readonly facts = new Map<string, number>()
  private readonly updated = new Set<number>()

  constructor(engine: Engine, draft: Draft, told: boolean) {
    this.engine = engine
    this.draft = draft
    this.told = told
    this.model = engine.model
    this.world = engine.world
    this.tally = engine.tally
    this.timetable = new Timetable(this.model)
    const vocabulary = engineVocabulary(engine)
    this.program = buildProgram(this.model.machine, this.model, {
      guard: (name, params) => this.noted(vocabulary.guard(name, params), { name, params }),
      action: (name, params) => this.noted(vocabulary.action(name, params), { name, params }),
    })
    this.listeners = new Listeners(this.model, this.program, this.world)
    this.customer = engine.newCustomer()
    for (const state of this.leaves)
      for (const transition of waysOut(state)) {
        const { target, source } = transition
        if (target) this.ways.set(target, this.waysInto(target) + 1)
        this.sharers.set(source, [...(this.sharers.get(source) ?? []), { state, transition }])
      }
    for (const { name, params } of this.words.values())
      if (name === 'update')
        for (const { attribute } of (params as { set: { attribute: string }[] }).set)
          this.updated.add(this.model.attributes.number(attribute))
  }

  word(of: Test | Doing): Word {
    const word = this.words.get(of)
    if (!word) throw new NotCovered('A guard or an action without a name')
    return word
  }

  /**
   * The transitions that are one and the same in the machine, on a state that holds many others: an exit rule is one for
   * each node. Written once for all, the first one stands for them. Undefined for those of a state of their own.
   */
  sharersOf({ source }: TransitionRecord): readonly Sharer[] | undefined {
    const all = this.sharers.get(source) ?? []
    return all.length >= WORTH_SHARING ? all : undefined
  }

  numberOf(given: TransitionRecord): number {
    const transition = this.sharersOf(given)?.[0]?.transition ?? given
    const known = this.numbers.get(transition)
    if (known !== undefined) return known
    const number = this.transitions.push(transition)
    this.numbers.set(transition, number)
    return number
  }

  /** The states a person can be in when an event comes. */
  get leaves(): readonly StateRecord[] {
    return this.program.states.filter(({ initial }) => initial === null)
  }

  /** By how many transitions a state is entered. */
  waysInto(state: StateRecord): number {
    return this.ways.get(state) ?? 0
  }

  codeOf(type: number, node: number, generator: number): number {
    return place(this.events, { type, node, generator, properties: null, isRaised: false })
  }

  raisedCodeOf(type: number, node: number, properties: Happening['properties']): number {
    return place(this.raisedEvents, { type, node, generator: -1, properties, isRaised: true })
  }

  /** The name of a value of the engine's that closures share with the program; makes the program a told one. */
  closure(of: unknown): string {
    if (!this.told) this.mustTell = true
    return this.draft.given(of)
  }

  /** One object for all that say the same. */
  constant(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const key = JSON.stringify(properties)
    const known = this.constants.get(key) ?? properties
    this.constants.set(key, known)
    return known
  }

  /** Text that only a told program needs. */
  tell(text: string): string {
    return this.told ? text : ''
  }

  /** What is known of a customer's consent: a variable, or her record's where closures look at it. */
  consent(channel: number): string {
    return this.told
      ? `${this.draft.given(this.customer.consent)}[${channel}]`
      : this.draft.local('consent', channel, '0')
  }

  /** Conditions that are asked more than once share what was found out. */
  factNumber(attribute: number, { operator, value }: Condition): number {
    const key = JSON.stringify([attribute, operator, value])
    const known = this.facts.get(key) ?? this.facts.size
    this.facts.set(key, known)
    return known
  }

  mayChange(attribute: number): boolean {
    return this.updated.has(attribute)
  }

  /** A duration that is the same number of milliseconds whenever and wherever it begins; undefined for others. */
  fixedMs(text: string): number | undefined {
    const length = duration(text)
    if (length.months !== 0) return undefined
    if (length.days === 0) return length.ms
    const isStill = length.days > 0 && zonesStandStill(this.model, length.days * DAY_MS)
    return isStill ? length.days * DAY_MS + length.ms : undefined
  }

  /** The instant a duration after another, by her clock where that matters. */
  laterText(from: string, length: string): string {
    const fixed = this.fixedMs(length)
    if (fixed !== undefined) return `${from} + ${literal(fixed)}`
    const zone = this.draft.local('zone', 0, 'null')
    const zoneOf = this.draft.given(this.zoneOf)
    return `${this.draft.given(addDuration)}(${from}, ${this.draft.given(duration(length))}, ${zone} ??= ${zoneOf}(number))`
  }

  private noted<Made extends Test | Doing>(made: Made, word: Word): Made {
    this.words.set(made, word)
    return made
  }
}

function place(list: Happening[], wanted: Happening): number {
  const found = list.findIndex(
    ({ type, node, generator, properties }) =>
      type === wanted.type &&
      node === wanted.node &&
      generator === wanted.generator &&
      properties === wanted.properties,
  )
  return found >= 0 ? found : list.push(wanted) - 1
}
