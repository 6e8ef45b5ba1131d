import { type Journey, type Merge, mergeJourneys, type Renamed, writeJourney } from '../../document/index.ts'
import type { StoredJourney } from '../client/client.ts'
import { textHash } from '../contract/index.ts'
import type { SaveConflict } from './state.ts'

export interface Sides {
  /** What both sides were made from. */
  readonly base: StoredJourney | undefined
  readonly mine: Journey
  readonly theirs: StoredJourney
  /** Hashes of what was sent without an answer. */
  readonly sent: readonly string[]
}

export type Outcome =
  /** Theirs is what is under mine already, or older. */
  | { readonly kind: 'nothing' }
  /** Both are the same: nothing is left to be sent. */
  | { readonly kind: 'same' }
  /** Theirs is an earlier state of mine, whose arrival was not confirmed: mine goes on from there. */
  | { readonly kind: 'arrived' }
  | { readonly kind: 'merged'; readonly document: Journey; readonly renamed: readonly Renamed[] }
  | { readonly kind: 'conflict'; readonly conflict: SaveConflict }

/** What becomes of my document when the backend turns out to have another one. */
export function reconcile({ base, mine, theirs, sent }: Sides): Outcome {
  if (base && theirs.revision <= base.revision) return { kind: 'nothing' }
  const theirText = writeJourney(theirs.document)
  if (writeJourney(mine) === theirText) return { kind: 'same' }
  // Merging would take one's own additions for somebody else's.
  if (sent.includes(textHash(theirText))) return { kind: 'arrived' }
  if (!base) return { kind: 'conflict', conflict: { mine, theirs, conflicts: [] } }
  const { merged, conflicts, renamed } = mergeJourneys(base.document, mine, theirs.document)
  if (conflicts.length > 0) return { kind: 'conflict', conflict: { mine, theirs, base, conflicts } }
  return { kind: 'merged', document: merged, renamed }
}

/** Both sides in one, with my value where they contradict each other. */
export const mergeBoth = ({ base, mine, theirs }: Omit<Sides, 'sent'>): Merge =>
  mergeJourneys(base?.document ?? bare(theirs.document), mine, theirs.document)

/** A common origin for two documents that have none: what they add is then told apart by id. */
const bare = (journey: Journey): Journey => ({
  ...journey,
  attributes: {},
  events: {},
  stages: {},
  settings: { ...journey.settings, exitRules: {}, goals: {} },
  variants: {},
  scenarios: {},
})
