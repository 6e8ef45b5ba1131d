import { type RefObject, useEffect, useRef, useState } from 'react'

/** Whether a place has come into sight, or nearly, since the screen opened: what is costly waits for that. */
export function useSeen(): { place: RefObject<HTMLDivElement | null>; seen: boolean } {
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
  return { place, seen }
}
