import type { RunStory } from '../../../editor/index.ts'
import type { Person } from '../../canvas/index.ts'

/** A time at one step; milliseconds since the epoch. */
export interface Stay {
  readonly node: string
  readonly since: number
  /** Infinity: she is there to the end. */
  readonly until: number
  /** The way she took; absent when she left the journey from here. */
  readonly edge?: string
}

/** One person's way through the journey, as it is drawn. */
export interface Track {
  readonly stays: readonly Stay[]
  /** When she first reached a goal; Infinity for never. */
  readonly convertedAt: number
}

/** What of a story can be seen on the canvas. */
export function trackOf({ steps }: RunStory): Track {
  const stays: Stay[] = []
  let here: { node: string; since: number } | undefined
  let convertedAt = Number.POSITIVE_INFINITY
  const close = (until: number, edge?: string) => {
    if (here) stays.push({ ...here, until, ...(edge !== undefined && { edge }) })
    here = undefined
  }
  for (const { type, node, edge, at } of steps) {
    if (type === 'arrived' && node !== undefined) {
      close(at)
      here = { node, since: at }
    } else if (type === 'left') close(at, edge)
    else if (type === 'exited') close(at)
    else if (type === 'converted') convertedAt = Math.min(convertedAt, at)
  }
  close(Number.POSITIVE_INFINITY)
  return { stays, convertedAt }
}

/**
 * Everybody who is inside at an instant. A way takes `pace` milliseconds of simulated time to walk, although it takes
 * none: who passes several steps at once is seen to pass them one after the other.
 */
export function peopleAt(tracks: readonly Track[], at: number, pace: number): Person[] {
  const people: Person[] = []
  for (const track of tracks) {
    const person = personAt(track, at, pace)
    if (person) people.push(person)
  }
  return people
}

function personAt({ stays, convertedAt }: Track, at: number, pace: number): Person | undefined {
  const converted = convertedAt <= at
  // When the walker, who may lag behind, gets to the step.
  let arrives = Number.NEGATIVE_INFINITY
  let found: Person | undefined
  for (const { node, since, until, edge } of stays) {
    const there = Math.max(since, arrives)
    if (at < there) break
    const leaves = Math.max(until, there)
    if (at < leaves) return { node, converted }
    arrives = edge === undefined ? leaves : leaves + pace
    if (at >= leaves + pace) found = undefined
    else if (edge !== undefined) return { node, edge, along: (at - leaves) / pace, converted }
    else found = { node, converted, fading: (at - leaves) / pace }
  }
  return found
}
