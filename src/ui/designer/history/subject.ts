import type { Journey } from '../../../document/index.ts'
import type { HistoryEntry } from '../../../editor/index.ts'

type Named = { readonly name?: unknown; readonly text?: unknown }

/** What a step of the history was about, when it is one thing that has a name; else the empty text. */
export function subjectOf(entry: Pick<HistoryEntry, 'patches' | 'inverse'>, journey: Journey): string {
  const found = new Map<string, string>()
  for (const { path, value } of [...entry.patches, ...entry.inverse]) {
    const [root, variant, part, id] = path
    if (root !== 'variants' || id === undefined || (part !== 'nodes' && part !== 'notes')) continue
    const key = `${part} ${id}`
    const now = journey.variants[String(variant)]?.[part][String(id)]
    // A thing that is gone is called as it was when it came or went.
    const name = nameOf(now) || (path.length === 4 ? nameOf(value) : '') || found.get(key) || ''
    found.set(key, name)
  }
  const [only] = found.values()
  return found.size === 1 ? (only ?? '') : ''
}

function nameOf(thing: unknown): string {
  if (typeof thing !== 'object' || thing === null) return ''
  const { name, text } = thing as Named
  if (typeof name === 'string') return name
  return typeof text === 'string' ? (text.split('\n')[0] ?? '').slice(0, 60) : ''
}
