import type { FoundStories, SimulationRequest, StoryQuery } from '../simulator/index.ts'

/** Looks for customers of a run off the page's thread. Rejects with `SimulationError`, or the signal's reason. */
export type FindStories = (
  request: SimulationRequest,
  query: StoryQuery,
  options?: { readonly signal?: AbortSignal | undefined },
) => Promise<FoundStories>

/** To the thread that looks for people. */
export interface ToStories {
  readonly request: SimulationRequest
  readonly query: StoryQuery
}

export type FromStories = { readonly kind: 'found'; readonly found: FoundStories }

/** Nobody waits longer than this for people who may not exist; in milliseconds. */
export const LONGEST_SEARCH_MS = 10_000
