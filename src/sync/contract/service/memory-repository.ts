import { etagOf, type IfMatch, matches } from '../etag.ts'
import type { JourneyDigest, JourneySummary, Paging } from '../shared.ts'
import type {
  CreateOutcome,
  JourneyRepository,
  RemoveOutcome,
  ReplaceOutcome,
  RevisionWrite,
  StoredPublication,
  StoredRevision,
} from './repository.ts'

interface KeptRevision extends StoredRevision {
  readonly hash: string
  readonly digest: JourneyDigest
}

interface KeptJourney {
  readonly revisions: KeptRevision[]
  publications: StoredPublication[]
  createdAt: string
  updatedAt: string
  /** Rises with every write, so that the order of the list is decided even within one millisecond. */
  touched: number
  deleted: boolean
}

/** Keeps journeys as long as the page or the test lives, by the same rules as the database. */
export function createMemoryRepository(): JourneyRepository {
  const kept = new Map<string, KeptJourney>()
  let touches = 0

  const alive = (id: string) => {
    const journey = kept.get(id)
    return journey && !journey.deleted ? journey : undefined
  }

  const append = (journey: KeptJourney, write: RevisionWrite): JourneySummary => {
    const revision = journey.revisions.length + 1
    journey.revisions.push({ ...write, revision, etag: etagOf(revision, write.hash), createdAt: write.at })
    journey.updatedAt = write.at
    touches += 1
    journey.touched = touches
    return summaryOf(journey)
  }

  const create = (write: RevisionWrite): CreateOutcome => {
    const before = kept.get(write.id)
    if (before && !before.deleted) return { kind: 'exists' }
    const journey = before ?? emptyJourney(write.at)
    journey.deleted = false
    journey.createdAt = write.at
    kept.set(write.id, journey)
    return { kind: 'created', summary: append(journey, write) }
  }

  const replace = (write: RevisionWrite, condition: IfMatch): ReplaceOutcome => {
    const journey = alive(write.id)
    if (!journey) return { kind: 'missing' }
    const current = latest(journey)
    if (!matches(condition, current.etag)) return { kind: 'stale', current }
    if (current.hash === write.hash) return { kind: 'written', summary: summaryOf(journey) }
    return { kind: 'written', summary: append(journey, write) }
  }

  const remove = (id: string, condition: IfMatch): RemoveOutcome => {
    const journey = alive(id)
    if (!journey) return { kind: 'missing' }
    const current = latest(journey)
    if (!matches(condition, current.etag)) return { kind: 'stale', current }
    journey.deleted = true
    journey.publications = []
    return { kind: 'removed' }
  }

  return {
    storage: 'memory',
    check: async () => undefined,
    list: async (paging) => {
      const all = [...kept.values()].filter((journey) => !journey.deleted).sort((a, b) => b.touched - a.touched)
      return { journeys: page(all, paging).map(summaryOf), total: all.length }
    },
    current: async (id) => {
      const journey = alive(id)
      return journey && latest(journey)
    },
    create: async (write) => create(write),
    replace: async (write, condition) => replace(write, condition),
    remove: async (id, condition) => remove(id, condition),
    revisions: async (id, paging) => {
      const journey = alive(id)
      if (!journey) return undefined
      const all = journey.revisions.toReversed()
      const revisions = page(all, paging).map(({ revision, etag, createdAt, digest }) => ({
        revision,
        etag,
        createdAt,
        ...digest,
      }))
      return { revisions, total: all.length }
    },
    revision: async (id, revision) => alive(id)?.revisions[revision - 1],
    savePublication: async (publication) => {
      alive(publication.id)?.publications.push(publication)
    },
    publication: async (id, { revision, variant }) =>
      alive(id)?.publications.findLast(
        (publication) =>
          (revision === undefined || publication.revision === revision) &&
          (variant === undefined || publication.variant === variant),
      ),
  }
}

const emptyJourney = (at: string): KeptJourney => ({
  revisions: [],
  publications: [],
  createdAt: at,
  updatedAt: at,
  touched: 0,
  deleted: false,
})

const page = <Item>(items: readonly Item[], { limit, offset }: Paging) => items.slice(offset, offset + limit)

function latest(journey: KeptJourney): KeptRevision {
  const revision = journey.revisions.at(-1)
  if (!revision) throw new Error('A kept journey has at least one revision')
  return revision
}

function summaryOf(journey: KeptJourney): JourneySummary {
  const { id, revision, etag, digest } = latest(journey)
  const last = journey.publications.at(-1)
  const published = last && { revision: last.revision, variant: last.variant, publishedAt: last.publishedAt }
  return {
    id,
    revision,
    etag,
    ...digest,
    createdAt: journey.createdAt,
    updatedAt: journey.updatedAt,
    ...(published ? { published } : {}),
  }
}
