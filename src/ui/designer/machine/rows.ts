import { INSIDE_PATH, type Outline, type OutlineItem } from './outline.ts'

/** A line as it stands in the tree that is on screen. */
export interface Row {
  readonly item: OutlineItem
  /** Undefined where there is nothing to open. */
  readonly expanded: boolean | undefined
  /** Among its siblings that are shown, from 1. */
  readonly position: number
  readonly siblings: number
  /** Pixels from the top of the tree. */
  readonly top: number
  readonly height: number
}

const HEIGHTS: Readonly<Record<OutlineItem['kind'], number>> = {
  state: 28,
  action: 24,
  invoke: 24,
  transition: 44,
}

/** What is open at first: the way down to the steps. */
export const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['path', INSIDE_PATH])

/** The lines that show with these open. With a search, only what it finds and the way there, all open. */
export function rowsOf(outline: Outline, open: ReadonlySet<string>, found?: Found): readonly Row[] {
  const rows: Row[] = []
  let top = 0
  const visit = (ids: readonly string[]) => {
    const shown = found ? ids.filter((id) => found.shown.has(id)) : ids
    shown.forEach((id, index) => {
      const item = outline.items.get(id)
      if (!item) return
      const closed = found ? !found.onTheWay.has(id) && !open.has(id) : !open.has(id)
      const expanded = item.children.length === 0 ? undefined : !closed
      const height = HEIGHTS[item.kind]
      rows.push({ item, expanded, position: index + 1, siblings: shown.length, top, height })
      top += height
      if (expanded) visit(item.children)
    })
  }
  visit(outline.roots)
  return rows
}

export interface Found {
  readonly matches: ReadonlySet<string>
  /** Lines above a match. */
  readonly onTheWay: ReadonlySet<string>
  /** Matches, what is above them, and what is within them. */
  readonly shown: ReadonlySet<string>
}

/** Upper and lower case, and accents, make no difference. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The lines in which every word of the search occurs; undefined for an empty search. */
export function find(outline: Outline, search: string): Found | undefined {
  const words = plain(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  const matches = new Set<string>()
  const onTheWay = new Set<string>()
  const shown = new Set<string>()
  const showWithin = (id: string) => {
    shown.add(id)
    for (const child of outline.items.get(id)?.children ?? []) showWithin(child)
  }
  for (const [id, item] of outline.items) {
    const text = plain(item.text)
    if (!words.every((word) => text.includes(word))) continue
    matches.add(id)
    showWithin(id)
    for (const above of ancestorsOf(outline, id)) {
      onTheWay.add(above)
      shown.add(above)
    }
  }
  return { matches, onTheWay, shown }
}

/** The lines above one, the nearest first. */
export function ancestorsOf({ items }: Outline, id: string): string[] {
  const list: string[] = []
  for (let at = items.get(id)?.parent; at !== undefined; at = items.get(at)?.parent) list.push(at)
  return list
}

/** The rows that a scrolled window shows, with a few beyond either end. */
export function windowOf(rows: readonly Row[], scrollTop: number, height: number): readonly [from: number, to: number] {
  const beyond = 240
  const from = firstBelow(rows, scrollTop - beyond)
  let to = from
  while (to < rows.length && (rows[to]?.top ?? 0) < scrollTop + height + beyond) to++
  return [from, to]
}

/** Index of the first row whose end lies below a height. */
function firstBelow(rows: readonly Row[], y: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row && row.top + row.height <= y) low = middle + 1
    else high = middle
  }
  return low
}
