import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Row, windowOf } from './rows.ts'

interface Wish {
  readonly line: string
  /** The keyboard goes there too. */
  readonly grab: boolean
}

/** Assumed until the tree has been measured. */
const USUAL_HEIGHT = 600

/** Which lines are in sight, and the way to bring one there once it is drawn. */
export function useScroll(rows: readonly Row[]) {
  const box = useRef<HTMLDivElement>(null)
  const { ref: measure, height } = useElementSize<HTMLDivElement>()
  const [top, setTop] = useState(0)
  const [wished, setWished] = useState<Wish | undefined>(undefined)
  const wish = useCallback((line: string, grab: boolean) => setWished({ line, grab }), [])
  useEffect(() => {
    const element = box.current
    const row = wished && rows.find(({ item }) => item.id === wished.line)
    if (!element || !row) return
    setWished(undefined)
    element.scrollTop = scrolledTo(row, element.scrollTop, element.clientHeight, wished.grab)
    if (wished.grab) lineIn(element, wished.line)?.focus({ preventScroll: true })
  }, [wished, rows])
  const last = rows.at(-1)
  return {
    ref: useMergedRef(box, measure),
    wish,
    window: windowOf(rows, top, height || USUAL_HEIGHT),
    total: last ? last.top + last.height : 0,
    onScroll: () => setTop(box.current?.scrollTop ?? 0),
  }
}

/** Where to scroll so that a line shows: as little as can be beside the line at hand, else with some way above it. */
function scrolledTo({ top, height }: Row, from: number, room: number, little: boolean): number {
  if (top >= from && top + height <= from + room) return from
  if (!little || Math.abs(top - from) > room * 2) return Math.max(0, top - room / 3)
  return top < from ? top : top + height - room
}

const lineIn = (element: HTMLElement, line: string): HTMLElement | undefined =>
  [...element.querySelectorAll<HTMLElement>('[role="treeitem"]')].find(({ dataset }) => dataset.line === line)
