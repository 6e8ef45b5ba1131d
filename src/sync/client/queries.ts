import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { Journey } from '../../document/index.ts'
import type { Result } from '../../kernel/result.ts'
import type { PublishRequest } from '../contract/index.ts'
import type { JourneyClient, PageOptions } from './client.ts'
import { SyncError, type SyncFailure } from './failure.ts'

/** One place for the keys, so that what is invalidated is what was asked. */
export const journeyKeys = {
  all: ['journeys'] as const,
  lists: () => [...journeyKeys.all, 'list'] as const,
  one: (id: string) => [...journeyKeys.all, 'one', id] as const,
  document: (id: string) => [...journeyKeys.one(id), 'document'] as const,
  revisions: (id: string) => [...journeyKeys.one(id), 'revisions'] as const,
  revision: (id: string, revision: number) => [...journeyKeys.one(id), 'revision', revision] as const,
  machine: (id: string) => [...journeyKeys.one(id), 'machine'] as const,
}

type Paging = Pick<PageOptions, 'limit' | 'offset'>
const PAGE = 50

/** One page of the library, the journey changed last first. */
export const journeyListOptions = (client: JourneyClient, paging: Paging = {}) =>
  queryOptions({
    queryKey: [...journeyKeys.lists(), paging] as const,
    queryFn: ({ signal }) => unwrap(client.list({ ...paging, signal })),
    retry: worthRetrying,
  })

/** The document with its tag. Never stale by itself: autosave keeps the open one fresh. */
export const journeyOptions = (client: JourneyClient, id: string) =>
  queryOptions({
    queryKey: journeyKeys.document(id),
    queryFn: ({ signal }) => unwrap(client.get(id, { signal })),
    retry: worthRetrying,
  })

export const revisionsOptions = (client: JourneyClient, id: string) =>
  infiniteQueryOptions({
    queryKey: journeyKeys.revisions(id),
    queryFn: ({ pageParam, signal }) => unwrap(client.revisions(id, { limit: PAGE, offset: pageParam, signal })),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const seen = pages.reduce((sum, page) => sum + page.revisions.length, 0)
      return last.revisions.length > 0 && seen < last.total ? seen : undefined
    },
    retry: worthRetrying,
  })

/** A revision never changes. */
export const revisionOptions = (client: JourneyClient, id: string, revision: number) =>
  queryOptions({
    queryKey: journeyKeys.revision(id, revision),
    queryFn: ({ signal }) => unwrap(client.revision(id, revision, { signal })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: worthRetrying,
  })

/** The machine published last; `undefined` would not be a query's data, so one never published is `null`. */
export const machineOptions = (client: JourneyClient, id: string) =>
  queryOptions({
    queryKey: journeyKeys.machine(id),
    queryFn: async ({ signal }) => {
      const result = await client.machine(id, { signal })
      if (!result.ok && result.error.kind === 'problem' && result.error.problem.code === 'machine-not-found')
        return null
      return unwrapResult(result)
    },
    retry: worthRetrying,
  })

export const createJourneyOptions = (client: JourneyClient) =>
  mutationOptions({
    mutationKey: [...journeyKeys.all, 'create'] as const,
    mutationFn: (document: Journey) => unwrap(client.create(document)),
    onSuccess: (_summary, _document, _result, { client: cache }) =>
      cache.invalidateQueries({ queryKey: journeyKeys.lists() }),
  })

export const removeJourneyOptions = (client: JourneyClient) =>
  mutationOptions({
    mutationKey: [...journeyKeys.all, 'remove'] as const,
    mutationFn: (id: string) => unwrap(client.remove(id)),
    onSuccess: (_nothing, id, _result, { client: cache }) => {
      cache.removeQueries({ queryKey: journeyKeys.one(id) })
      return cache.invalidateQueries({ queryKey: journeyKeys.lists() })
    },
  })

/** Publishes a revision of one journey. */
export const publishOptions = (client: JourneyClient, id: string) =>
  mutationOptions({
    mutationKey: [...journeyKeys.one(id), 'publish'] as const,
    mutationFn: (what: PublishRequest) => unwrap(client.publish(id, what)),
    onSuccess: (_publication, _what, _result, { client: cache }) =>
      Promise.all([
        cache.invalidateQueries({ queryKey: journeyKeys.machine(id) }),
        cache.invalidateQueries({ queryKey: journeyKeys.lists() }),
      ]),
  })

const unwrap = async <Value>(result: Promise<Result<Value, SyncFailure>>): Promise<Value> => unwrapResult(await result)

function unwrapResult<Value>(result: Result<Value, SyncFailure>): Value {
  if (result.ok) return result.value
  throw new SyncError(result.error)
}

/** A refusal stays a refusal; only what may have been chance is tried again, twice. */
function worthRetrying(failures: number, error: Error): boolean {
  if (!(error instanceof SyncError) || failures >= 2) return false
  const { failure } = error
  if (failure.kind === 'problem') return failure.problem.status === 429 || failure.problem.status >= 500
  return failure.kind === 'offline' || failure.kind === 'timeout'
}
