import { valueAt } from '../kernel/json-pointer.ts'
import { equalJson } from './diff.ts'
import type { AssumptionNote, Scenario } from './scenario.ts'

/**
 * A changed scenario whose notes still tell the truth. A figure that is now another no longer comes from where it came
 * from, nor is its range: unless the note was changed along with it, only what somebody wrote about it stays. Notes on
 * figures that are no more go.
 */
export function withTrueNotes(before: Scenario | undefined, after: Scenario): Scenario {
  if (!after.assumptions) return after
  const kept = Object.entries(after.assumptions).flatMap(([path, note]): [string, AssumptionNote][] => {
    const value = valueAt(after, path)
    if (value === undefined) return []
    const was = before?.assumptions?.[path]
    const untouched = was !== undefined && equalJson(was, note)
    if (!untouched || equalJson(valueAt(before, path), value)) return [[path, note]]
    return note.note === undefined ? [] : [[path, { note: note.note }]]
  })
  const { assumptions: _all, ...rest } = after
  return kept.length > 0 ? { ...rest, assumptions: Object.fromEntries(kept) } : rest
}
