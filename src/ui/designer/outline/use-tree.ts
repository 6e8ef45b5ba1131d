import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { OutlineLine } from './outline.ts'

/** Pixels: every line is as high, so that only those in sight need to be on the page. */
export const LINE_HEIGHT = 32
const BEYOND = 12

/** The lines that are not inside something closed. */
function shownLines(lines: readonly OutlineLine[], closed: ReadonlySet<string>): readonly OutlineLine[] {
  if (closed.size === 0) return lines
  const hidden = new Set<string>()
  return lines.filter(({ id, parent }) => {
    if (parent === undefined || !(closed.has(parent) || hidden.has(parent))) return true
    hidden.add(id)
    return false
  })
}

interface Tree {
  readonly shown: readonly OutlineLine[]
  /** The part of them that is on the page: from, and up to but not including. */
  readonly window: readonly [number, number]
  readonly ref: RefObject<HTMLDivElement | null>
  readonly onScroll: () => void
  readonly isClosed: (line: string) => boolean
  readonly toggle: (line: string, open: boolean) => void
  /** Opens what a line stands in, scrolls to it, and with `grab` moves the keyboard there. */
  readonly goTo: (line: string, grab: boolean) => void
}

/** Which lines of the outline are open and in sight. */
export function useTree(lines: readonly OutlineLine[]): Tree {
  const ref = useRef<HTMLDivElement>(null)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [view, setView] = useState({ top: 0, height: 800 })
  const [wish, setWish] = useState<{ line: string; grab: boolean }>()
  const shown = useMemo(() => shownLines(lines, closed), [lines, closed])
  const onScroll = useCallback(() => {
    const element = ref.current
    if (element) setView({ top: element.scrollTop, height: element.clientHeight })
  }, [])
  useEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const observer = new ResizeObserver(onScroll)
    observer.observe(element)
    return () => observer.disconnect()
  }, [onScroll])
  const toggle = useCallback(
    (line: string, open: boolean) =>
      setClosed((before) => {
        const next = new Set(before)
        if (open) next.delete(line)
        else next.add(line)
        return next
      }),
    [],
  )
  const goTo = useCallback(
    (line: string, grab: boolean) => {
      const byId = new Map(lines.map((each) => [each.id, each]))
      setClosed((before) => {
        const next = new Set(before)
        for (let at = byId.get(line)?.parent; at !== undefined; at = byId.get(at)?.parent) next.delete(at)
        return next.size === before.size ? before : next
      })
      setWish({ line, grab })
    },
    [lines],
  )
  useLayoutEffect(() => {
    const element = ref.current
    const index = wish ? shown.findIndex(({ id }) => id === wish.line) : -1
    if (!wish || !element || index < 0) return
    const top = index * LINE_HEIGHT
    if (top < element.scrollTop) element.scrollTop = top - LINE_HEIGHT
    else if (top + LINE_HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + 2 * LINE_HEIGHT - element.clientHeight
    onScroll()
    const line = element.querySelector<HTMLElement>(`[data-line="${CSS.escape(wish.line)}"]`)
    if (wish.grab && !line) return
    if (wish.grab) line?.focus({ preventScroll: true })
    setWish(undefined)
  }, [wish, shown, onScroll])
  const from = Math.max(0, Math.floor(view.top / LINE_HEIGHT) - BEYOND)
  const to = Math.min(shown.length, Math.ceil((view.top + view.height) / LINE_HEIGHT) + BEYOND)
  return { shown, window: [from, to], ref, onScroll, isClosed: (line) => closed.has(line), toggle, goTo }
}
