import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { GraphPreview } from '../gallery/graph-preview.tsx'
import type { Preview } from '../gallery/preview-model.ts'
import classes from '../library.module.css'
import { useSeen } from '../use-seen.ts'

/** A journey's graph in small, fetched when its row comes into sight. */
export function RowPreview({ query }: { query: UseQueryOptions<Preview | null> }) {
  const { place, seen } = useSeen()
  const { data } = useQuery({ ...query, enabled: seen })
  return (
    <div ref={place} className={classes.rowPreview}>
      <GraphPreview preview={data ?? undefined} />
    </div>
  )
}
