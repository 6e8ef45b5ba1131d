import { CHANNELS } from '../../document/index.ts'
import { lettersApart, plainly } from '../../kernel/spelling.ts'
import type { Environment } from './environment.ts'

/** What a finding about a name nobody knows may add: the known name that was probably meant. */
export interface Suggestion {
  readonly nearest?: string
}

/** The known name that was probably meant, ready to be spread into a finding's values. */
export function near(wanted: string, known: Iterable<string>): Suggestion {
  const found = nearest(wanted, known)
  return found === undefined ? {} : { nearest: found }
}

/** Longer names are no slips of the pen, and comparing them takes long. */
const LONGEST = 60
const MOST_COMPARED = 1_000

/**
 * The known name that differs least: not at all but for capitals, accents and separators, or by at most one letter in
 * three, three letters in all. `undefined` where nothing is so near, or where two are equally near: then it is a guess.
 */
export function nearest(wanted: string, known: Iterable<string>): string | undefined {
  if (wanted.length > LONGEST) return undefined
  const plain = plainly(wanted)
  let best: { name: string; distance: number } | undefined
  let tied = false
  let compared = 0
  for (const name of known) {
    if (name === wanted || name.length > LONGEST) continue
    if (++compared > MOST_COMPARED) break
    const other = plainly(name)
    const limit = Math.min(best?.distance ?? 3, Math.floor(Math.min(plain.length, other.length) / 3))
    const distance = lettersApart(plain, other, limit)
    if (distance === undefined) continue
    tied = distance === best?.distance
    if (!tied) best = { name, distance }
  }
  return tied ? undefined : best?.name
}

/** Everything a rule or a text may speak of by name, save messages; `events` are those that may be at hand. */
export function knownFields({ journey, entryEvents }: Environment, events: readonly string[]): string[] {
  const properties = (names: readonly string[]) =>
    names.flatMap((name) =>
      Object.hasOwn(journey.events, name) ? Object.keys(journey.events[name]?.properties ?? {}) : [],
    )
  return [
    ...Object.keys(journey.attributes).map((name) => `customer.${name}`),
    ...properties(events).map((name) => `event.${name}`),
    ...properties(entryEvents).map((name) => `entry.${name}`),
    ...CHANNELS.map((channel) => `consent.${channel}`),
    'journey.entries',
  ]
}

/** The field that was probably meant: one that is spelt nearly so, or whose last part is (`country`, `user.country`). */
export function nearField(field: string, known: readonly string[]): Suggestion {
  const whole = nearest(field, known)
  if (whole !== undefined) return { nearest: whole }
  const last = (name: string) => name.slice(name.lastIndexOf('.') + 1)
  const alike = known.filter((name) => plainly(last(name)) === plainly(last(field)))
  return alike.length === 1 && alike[0] !== undefined && alike[0] !== field ? { nearest: alike[0] } : {}
}
