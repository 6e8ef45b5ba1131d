import { useCallback, useEffect, useRef, useState } from 'react'

/** How long a typed text waits for more before it is written to the document. */
const PAUSE_MS = 120

interface Buffered {
  readonly value: string
  readonly type: (text: string) => void
  /** Writes what still waits. */
  readonly flush: () => void
}

/**
 * A text that shows at once what is typed and writes to the document when the fingers rest, so that typing waits for
 * nothing. A change from outside (undo, someone else) is shown unless something of one's own is waiting.
 */
export function useBuffered(outer: string, write: (text: string) => void): Buffered {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | undefined>(undefined)
  const writer = useRef(write)
  useEffect(() => {
    writer.current = write
  })
  const flush = useCallback(() => {
    const held = waiting.current
    if (!held) return
    clearTimeout(held.timer)
    waiting.current = undefined
    writer.current(held.text)
    setTyped(undefined)
  }, [])
  useEffect(() => flush, [flush])
  useLastWords(flush)
  const type = useCallback(
    (text: string) => {
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { text, timer: setTimeout(flush, PAUSE_MS) }
      setTyped(text)
    },
    [flush],
  )
  return { value: typed ?? outer, type, flush }
}

/** A page that is left has no later: what was typed last must be written before whoever saves on leaving looks. */
export function useLastWords(flush: () => void): void {
  useEffect(() => {
    addEventListener('visibilitychange', flush, { capture: true })
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('visibilitychange', flush, { capture: true })
      removeEventListener('pagehide', flush)
    }
  }, [flush])
}
