import { useCallback, useEffect, useRef, useState } from 'react'
import { useAnnounce } from '../../kit/index.ts'

const SHOWN_MS = 8_000

export interface Notice {
  readonly words: string | undefined
  /** Shows a sentence on the canvas for a while, and says it. */
  readonly show: (words: string) => void
  readonly hide: () => void
}

/** One sentence over the canvas about something that could not be done. */
export function useNotice(): Notice {
  const announce = useAnnounce()
  const [words, setWords] = useState<string | undefined>(undefined)
  const timer = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const hide = useCallback(() => setWords(undefined), [])
  const show = useCallback(
    (next: string) => {
      setWords(next)
      announce(next, 'assertive')
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(hide, SHOWN_MS)
    },
    [announce, hide],
  )
  return { words, show, hide }
}
