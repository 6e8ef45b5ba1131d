import type { Diagnostic } from '../diagnostics.ts'
import type { IfMatch } from '../etag.ts'
import type { JourneyDigest, JourneySummary, Paging, PublicationSummary, RevisionSummary } from '../shared.ts'

/**
 * Where journeys are kept. Each method is atomic: of two writes that name the same version, one finds it and the other
 * does not, whatever else happens at the same moment.
 */
export interface JourneyRepository {
  readonly storage: 'pglite' | 'postgres' | 'memory'
  /** Throws when the storage does not answer. */
  check(): Promise<void>
  list(paging: Paging): Promise<{ readonly journeys: readonly JourneySummary[]; readonly total: number }>
  current(id: string): Promise<StoredRevision | undefined>
  /** Refuses an id that is there. One that was deleted comes back with the next revision number. */
  create(write: RevisionWrite): Promise<CreateOutcome>
  /** Content equal to the current is no new revision: the current is returned. */
  replace(write: RevisionWrite, condition: IfMatch): Promise<ReplaceOutcome>
  remove(id: string, condition: IfMatch, at: string): Promise<RemoveOutcome>
  /** `undefined` when there is no such journey, or it was deleted. Newest first. */
  revisions(id: string, paging: Paging): Promise<RevisionList | undefined>
  revision(id: string, revision: number): Promise<StoredRevision | undefined>
  savePublication(publication: StoredPublication): Promise<void>
  /** The one made last, of those that fit. */
  publication(id: string, filter: PublicationFilter): Promise<StoredPublication | undefined>
}

export interface RevisionWrite {
  readonly id: string
  /** Canonical JSON. */
  readonly document: string
  /** Of `document`. */
  readonly hash: string
  readonly digest: JourneyDigest
  /** ISO instant. */
  readonly at: string
}

export interface StoredRevision {
  readonly id: string
  readonly revision: number
  readonly etag: string
  /** Canonical JSON. */
  readonly document: string
  readonly createdAt: string
}

export interface RevisionList {
  readonly revisions: readonly RevisionSummary[]
  readonly total: number
}

export interface StoredPublication extends PublicationSummary {
  readonly id: string
  readonly machine: Readonly<Record<string, unknown>>
  readonly sourceMap: Readonly<Record<string, unknown>>
  readonly diagnostics: readonly Diagnostic[]
}

export interface PublicationFilter {
  readonly revision?: number | undefined
  readonly variant?: string | undefined
}

export type CreateOutcome = { readonly kind: 'created'; readonly summary: JourneySummary } | { readonly kind: 'exists' }
export type ReplaceOutcome =
  | { readonly kind: 'written'; readonly summary: JourneySummary }
  | { readonly kind: 'stale'; readonly current: StoredRevision }
  | { readonly kind: 'missing' }
export type RemoveOutcome =
  | { readonly kind: 'removed' }
  | { readonly kind: 'stale'; readonly current: StoredRevision }
  | { readonly kind: 'missing' }
