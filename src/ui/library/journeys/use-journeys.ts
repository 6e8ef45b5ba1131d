import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type JourneySummary, journeyKeys, journeyListOptions } from '../../../sync/index.ts'
import type { LibraryServices } from '../services.ts'
import { type JourneyRow, rowsOf } from './rows.ts'

const PAGE = 200

/** Where the local list is cached; beside the server's lists, so that what refreshes those refreshes it. */
const localListKey = [...journeyKeys.lists(), 'local'] as const

interface Journeys {
  readonly rows: readonly JourneyRow[]
  readonly state: 'loading' | 'ready'
  /** The server does not answer; the rows are this device's. */
  readonly offline: boolean
  /** More are on the server than are shown. */
  readonly more: (() => void) | undefined
  readonly retry: () => void
}

/** Everything the library lists: at once from this device, completed by the server. */
export function useJourneys({ client, store }: Pick<LibraryServices, 'client' | 'store'>): Journeys {
  const [pages, setPages] = useState(1)
  const local = useQuery({
    queryKey: localListKey,
    queryFn: async () => {
      const result = await store.list()
      return result.ok ? result.value : []
    },
    networkMode: 'always',
    staleTime: 0,
  })
  const remote = useQueries({
    queries: Array.from({ length: pages }, (_, page) => ({
      ...journeyListOptions(client, { limit: PAGE, offset: page * PAGE }),
      placeholderData: keepPreviousData,
      networkMode: 'always' as const,
      staleTime: 0,
    })),
  })
  const lists = remote.map((page) => page.data)
  const known = lists.every((page) => page === undefined)
    ? undefined
    : once(lists.flatMap((page) => page?.journeys ?? []))
  const total = lists[0]?.total ?? 0
  const rows = useMemo(() => rowsOf(local.data ?? [], known), [local.data, known])
  return {
    rows,
    state: local.isPending || (rows.length === 0 && remote.some((page) => page.isPending)) ? 'loading' : 'ready',
    offline: remote.some((page) => page.isError),
    more: known && known.length < total ? () => setPages(pages + 1) : undefined,
    retry: () => remote.forEach((page) => void page.refetch()),
  }
}

// A journey saved between two pages moves to the front and shows up on both.
function once(summaries: readonly JourneySummary[]): JourneySummary[] {
  return [...new Map(summaries.map((summary) => [summary.id, summary])).values()]
}
