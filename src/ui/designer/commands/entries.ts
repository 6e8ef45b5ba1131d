import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ActionSection } from './action.ts'
import { matchOf } from './fuzzy.ts'

/** A line of the command palette. */
export interface PaletteEntry {
  /** Stable over sessions: what was used lately is remembered by it. */
  readonly id: string
  readonly group: EntryGroup
  readonly title: string
  /** More words, shown softly and searched too. */
  readonly hint?: string | undefined
  readonly keys?: string | undefined
  readonly icon?: Icon | undefined
  /** In the icon's place. */
  readonly mark?: ReactNode
  readonly checked?: boolean | undefined
  readonly run: () => void
}

export const GROUPS = ['recent', 'action', 'step', 'add', 'variant', 'scenario', 'setting'] as const
export type EntryGroup = (typeof GROUPS)[number]

export interface FoundGroup {
  readonly group: EntryGroup
  readonly entries: readonly PaletteEntry[]
}

/** More than so many of one kind are no help: whoever wants the others types more. */
const MOST = 12
/** How much having been used lately counts among matches. */
const RECENTLY = 15

/** Which actions come first when nothing was typed: those about what is selected, then those of every day. */
export const ORDER: readonly ActionSection[] = ['step', 'journey', 'edit', 'add', 'view', 'arrange', 'select']

/** What to show for a query, best first; without one, what was used lately and then what can be done. */
export function searchEntries(
  entries: readonly PaletteEntry[],
  query: string,
  recent: readonly string[],
): readonly FoundGroup[] {
  return query.trim() === '' ? atFirst(entries, recent) : matching(entries, query, recent)
}

function atFirst(entries: readonly PaletteEntry[], recent: readonly string[]): FoundGroup[] {
  const lately = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? [])
  const groups = GROUPS.map((group) => ({
    group,
    entries: entries.filter((entry) => entry.group === group && !lately.includes(entry)).slice(0, 2 * MOST),
  }))
  // Steps are many: they are shown when asked for.
  const rest = groups.filter(({ group, entries: list }) => list.length > 0 && group !== 'step' && group !== 'recent')
  return lately.length > 0 ? [{ group: 'recent', entries: lately }, ...rest] : rest
}

function matching(entries: readonly PaletteEntry[], query: string, recent: readonly string[]): FoundGroup[] {
  const scored = entries.flatMap((entry) => {
    const title = matchOf(query, entry.title)
    // Words of the hint help to find, but count less than the name.
    const score = title ?? lessened(matchOf(query, `${entry.title} ${entry.hint ?? ''}`))
    return score === undefined ? [] : [{ entry, score: score + (recent.includes(entry.id) ? RECENTLY : 0) }]
  })
  const best = new Map<EntryGroup, { best: number; entries: PaletteEntry[] }>()
  for (const { entry, score } of scored.sort((a, b) => b.score - a.score)) {
    const known = best.get(entry.group) ?? { best: score, entries: [] }
    if (known.entries.length < MOST) known.entries.push(entry)
    best.set(entry.group, known)
  }
  return [...best]
    .sort(([, a], [, b]) => b.best - a.best)
    .map(([group, { entries: list }]) => ({ group, entries: list }))
}

const lessened = (score: number | undefined): number | undefined => (score === undefined ? undefined : score / 2)

const STORAGE_KEY = 'jornada.recentCommands'
const REMEMBERED = 6

/** What was used lately on this device, the latest first. */
export function recentEntries(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, REMEMBERED) : []
  } catch {
    return []
  }
}

export function rememberEntry(id: string): void {
  try {
    const next = [id, ...recentEntries().filter((other) => other !== id)].slice(0, REMEMBERED)
    localStorage.setItem(STORAGE_KEY, JSON.stringify(next))
  } catch {
    // Private windows may refuse; nothing is lost but the memory of what was used.
  }
}
