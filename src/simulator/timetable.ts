import { MACHINE_EVENTS } from '../document/index.ts'
import { occurrences } from '../runtime/index.ts'
import { EVENT, type Model } from './model.ts'
import type { World } from './world.ts'

/** More occurrences than these of one schedule are not simulated: a century of days. */
const MAX_OCCURRENCES = 40_000

export interface Knock {
  readonly type: number
  readonly node: number
  /** The generator that knows the properties of the entering event; −1 for none. */
  readonly generator: number
}

/** How customers come to a journey's entries: at once on arrival, or at the times of a schedule. */
export class Timetable {
  private readonly times: { readonly at: number; readonly node: number }[]
  private readonly model: Model
  private readonly entries: { readonly node: number; readonly event: string }[] = []
  private cache: Knock[] | undefined

  constructor(model: Model) {
    this.model = model
    this.times = []
    const variant = model.journey.variants[model.variantId]
    for (const id of model.nodes.list) {
      const found = variant?.nodes[id]
      if (found?.kind !== 'entry') continue
      const { trigger } = found.config
      const node = model.nodes.find(id)
      if (trigger.type === 'schedule') this.times.push(...timesOf(model, trigger.rrule, node))
      else this.entries.push({ node, event: trigger.type === 'event' ? trigger.event : MACHINE_EVENTS.enter })
    }
    this.times.sort((a, b) => a.at - b.at || a.node - b.node)
  }

  /** What an arriving customer does, in order, until she is let in. One event serves all entries that wait for it. */
  knocks(world: World): readonly Knock[] {
    if (this.cache) return this.cache
    const seen = new Set<number>()
    this.cache = []
    for (const { node, event } of this.entries) {
      const type = this.model.events.number(event)
      if (type === EVENT.enter) this.cache.push({ type, node, generator: -1 })
      else if (!seen.has(type)) {
        seen.add(type)
        this.cache.push({ type, node: -1, generator: world.generatorOfEvent(type) })
      }
    }
    return this.cache
  }

  get hasKnocks(): boolean {
    return this.entries.length > 0
  }

  get hasOccurrences(): boolean {
    return this.times.length > 0
  }

  get count(): number {
    return this.times.length
  }

  at(occurrence: number): number {
    return this.times[occurrence]?.at ?? Number.POSITIVE_INFINITY
  }

  nodeAt(occurrence: number): number {
    return this.times[occurrence]?.node ?? -1
  }

  /** The first occurrence at or after an instant; −1 when there is none. */
  firstFrom(instant: number): number {
    let [low, high] = [0, this.times.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.at(middle) < instant) low = middle + 1
      else high = middle
    }
    return low < this.times.length ? low : -1
  }

  mayComeAgain(entries: number): boolean {
    return entries === 0 || this.model.journey.settings.reentry.mode !== 'once'
  }
}

function timesOf(model: Model, rrule: string, node: number): { at: number; node: number }[] {
  const times: { at: number; node: number }[] = []
  const recurrence = occurrences(rrule, model.start, model.companyZone)
  if (!recurrence.ok) return times
  for (const at of recurrence.value) {
    if (at > model.end || times.length >= MAX_OCCURRENCES) break
    times.push({ at, node })
  }
  return times
}
