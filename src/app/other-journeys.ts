import { type Journey, journeysNamed } from '../document/index.ts'
import type { SimulationRequest } from '../simulator/index.ts'
import type { JourneyClient, LocalStore } from '../sync/index.ts'

/** The journeys that an open one leads to, loaded when they are asked for. */
export interface OtherJourneys {
  /** Those that hand-offs and calls lead to, step by step; what has been loaded already is taken as it was. */
  named(journey: Journey): Promise<readonly Journey[]>
  /** The request with the journeys that its people may come to, as they are now. */
  join(request: SimulationRequest): Promise<SimulationRequest>
}

/** More than these are not followed: a simulation of everything would tell nothing. */
const MOST_JOURNEYS = 30
/** What is older is loaded again before a simulation; milliseconds. */
const FRESH_MS = 15_000

export function createOtherJourneys(
  client: Pick<JourneyClient, 'get' | 'list'>,
  store: Pick<LocalStore, 'known'>,
  now: () => number,
): OtherJourneys {
  const loaded = new Map<string, { readonly at: number; readonly journey: Promise<Journey | undefined> }>()
  const answers = new Map<string, readonly Journey[]>()

  const load = (id: string, since: number): Promise<Journey | undefined> => {
    const known = loaded.get(id)
    if (known && known.at >= since) return known.journey
    const journey = fetched(id)
    loaded.set(id, { at: now(), journey })
    return journey
  }
  const fetched = async (id: string): Promise<Journey | undefined> => {
    const remote = await client.get(id)
    if (remote.ok) return remote.value.document
    const local = await store.known(id)
    return local.ok ? local.value?.document : undefined
  }

  async function follow(journey: Journey, since: number, alsoEvents: boolean): Promise<Journey[]> {
    const found = new Map<string, Journey>()
    const missing = new Set([journey.id])
    const waiting = [journey]
    const add = (other: Journey | undefined) => {
      if (!other || found.has(other.id) || other.id === journey.id || found.size >= MOST_JOURNEYS) return
      found.set(other.id, other)
      waiting.push(other)
    }
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      for (const id of journeysNamed(next)) {
        if (found.has(id) || missing.has(id)) continue
        const other = await load(id, since)
        if (other) add(other)
        else missing.add(id)
      }
      const sent = alsoEvents ? eventsSentBy(next) : new Set<string>()
      if (sent.size === 0) continue
      for (const id of await everyId()) {
        const other = found.has(id) || missing.has(id) ? undefined : await load(id, since)
        if (other && beginsWithAny(other, sent)) add(other)
      }
    }
    return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  const everyId = async (): Promise<string[]> => {
    const page = await client.list({ limit: 100 })
    return page.ok ? page.value.journeys.map(({ id }) => id) : []
  }

  return {
    async named(journey) {
      const found = await follow(journey, Number.NEGATIVE_INFINITY, false)
      // The same answer as before is the same list: nobody need look at it again.
      const before = answers.get(journey.id)
      if (before && before.length === found.length && before.every((each, index) => each === found[index]))
        return before
      answers.set(journey.id, found)
      return found
    },
    async join(request) {
      const journeys = await follow(request.journey, now() - FRESH_MS, true)
      return journeys.length === 0 ? request : { ...request, journeys }
    },
  }
}

const nodesOf = (journey: Journey) => Object.values(journey.variants).flatMap(({ nodes }) => Object.values(nodes))

const eventsSentBy = (journey: Journey): Set<string> =>
  new Set(nodesOf(journey).flatMap(({ kind, config }) => (kind === 'emit' ? [config.event] : [])))

const beginsWithAny = (journey: Journey, events: ReadonlySet<string>): boolean =>
  Object.values(journey.variants[journey.mainVariant]?.nodes ?? {}).some(
    ({ kind, config }) => kind === 'entry' && config.trigger.type === 'event' && events.has(config.trigger.event),
  )
