import { doorOf, type MachineState } from '../../document/index.ts'
import { Engine } from '../engine.ts'
import { EVENT, type Model } from '../model.ts'
import { Tally } from '../tally.ts'
import { Timetable } from '../timetable.ts'

/** One journey among several: its engine, and what the others must know of it. */
export class Player {
  /** 0 is the main journey; the others follow in the order of their ids. */
  readonly place: number
  readonly id: string
  readonly engine: Engine
  /** The entry that hand-offs and calls come in by; −1 for none. */
  readonly door: number
  /** Must know what other journeys send, for its caps. */
  readonly hasCaps: boolean
  /** Entries that look for their segment's people when they arrive. */
  readonly segments: readonly number[]
  readonly timetable: Timetable
  /** By node number: the journey it calls. */
  private readonly called: (string | undefined)[]
  private readonly heard: Set<string>
  private readonly names: ReadonlyMap<number, number>

  /** `attributes` numbers the attributes of all journeys; this one's are added. */
  constructor(place: number, model: Model, attributes: { number(name: string): number }, tally = new Tally(model)) {
    this.place = place
    this.id = model.journey.id
    this.engine = new Engine(model, tally)
    const variant = model.journey.variants[model.variantId]
    const nodes = model.nodes.list.map((id) => variant?.nodes[id])
    this.door = variant === undefined ? -1 : model.nodes.find(doorOf(variant) ?? '')
    this.hasCaps = model.journey.settings.frequencyCaps.length > 0
    this.segments = nodes.flatMap((node, number) =>
      node?.kind === 'entry' && node.config.trigger.type === 'segment' ? [number] : [],
    )
    this.timetable = new Timetable(model)
    this.called = nodes.map((node) =>
      node?.kind === 'journey' && node.config.mode === 'call' ? node.config.journey : undefined,
    )
    const { path, goals } = model.machine.states
    this.heard = new Set([...eventsOf(path), ...eventsOf(goals)])
    model.events.list.forEach((name, type) => {
      if (this.engine.world.reactsTo(type)) this.heard.add(name)
    })
    this.names = new Map(model.attributes.list.map((name, number) => [number, attributes.number(name)]))
  }

  get model(): Model {
    return this.engine.model
  }

  /** Could an event of this name make any difference here? */
  hears(event: string): boolean {
    return this.heard.has(event)
  }

  /** The journey that a node calls. */
  calledAt(node: number): string | undefined {
    return this.called[node]
  }

  /** The number that all journeys know this one's attribute by. */
  attributeOf(number: number): number {
    return this.names.get(number) ?? -1
  }
}

/** The events that a state or one within it answers. */
function eventsOf(state: MachineState | undefined): string[] {
  const inner = Object.values(state?.states ?? {}).flatMap(eventsOf)
  return [...Object.keys(state?.on ?? {}), ...inner]
}

/** Events that all of a person's machines hear: what she does, what happens to her messages, what journeys send. */
export const isForAll = (type: number): boolean =>
  type > EVENT.rate || (type >= EVENT.sent && type <= EVENT.attributeChanged)
