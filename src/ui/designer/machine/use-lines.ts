import { useCallback, useMemo, useState } from 'react'
import type { Outline, OutlineItem } from './outline.ts'
import { ancestorsOf, type Found, OPEN_AT_FIRST, type Row, rowsOf } from './rows.ts'

export interface Lines {
  readonly rows: readonly Row[]
  /** Opens what is above a line, so that it shows. */
  readonly show: (line: string) => void
  readonly open: (lines: readonly string[]) => void
  readonly toggle: (item: OutlineItem, open?: boolean) => void
}

/** Which lines of the outline are open, and so which ones show. Kept while the machine changes. */
export function useLines(outline: Outline, found: Found | undefined): Lines {
  const [opened, setOpened] = useState<ReadonlySet<string>>(OPEN_AT_FIRST)
  const rows = useMemo(() => rowsOf(outline, opened, found), [outline, opened, found])
  const open = useCallback((lines: readonly string[]) => setOpened((before) => new Set([...before, ...lines])), [])
  const show = useCallback((line: string) => open(ancestorsOf(outline, line)), [open, outline])
  const toggle = useCallback(
    (item: OutlineItem, wanted?: boolean) =>
      setOpened((before) => {
        const next = new Set(before)
        if (wanted ?? !before.has(item.id)) next.add(item.id)
        else next.delete(item.id)
        return next
      }),
    [],
  )
  return { rows, show, open, toggle }
}
