import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { GraphPreview } from '../gallery/graph-preview.tsx'
import type { Preview } from '../gallery/preview-model.ts'
import classes from '../library.module.css'

/** A journey's graph in small, fetched when its row comes into sight. */
export function RowPreview({ query }: { query: UseQueryOptions<Preview | null> }) {
  const place = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const element = place.current
    if (!element || seen) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true)
      },
      { rootMargin: '200px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [seen])
  const { data } = useQuery({ ...query, enabled: seen })
  return (
    <div ref={place} className={classes.rowPreview}>
      <GraphPreview preview={data ?? undefined} />
    </div>
  )
}
