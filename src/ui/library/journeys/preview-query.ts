import type { UseQueryOptions } from '@tanstack/react-query'
import { type Preview, previewOf } from '../gallery/preview-model.ts'
import type { LibraryServices } from '../services.ts'
import type { JourneyRow } from './rows.ts'

/** Journeys with more steps than this are not fetched for a picture in which one could tell nothing apart. */
const MOST_STEPS = 300

/** The picture of a row's journey. Only the shapes are kept, so that the list does not hold every document in memory. */
export const previewOptions = ({ keeper }: LibraryServices, row: JourneyRow): UseQueryOptions<Preview | null> => ({
  queryKey: ['preview', row.id, row.summary?.etag ?? '', row.kept, row.changedAt],
  queryFn: async () => {
    if ((row.summary?.nodes ?? 0) > MOST_STEPS) return null
    const journey = await keeper.load(row.id)
    return (journey && previewOf(journey)) ?? null
  },
  networkMode: 'always',
  staleTime: Number.POSITIVE_INFINITY,
})
