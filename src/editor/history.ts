import type { Patch } from 'immer'
import type { CommandName } from './commands/index.ts'
import type { Selection } from './view.ts'

/** One undoable step. `name` is a word for it: interfaces show it as "Undo: move". */
export interface HistoryEntry {
  readonly id: number
  readonly name: CommandName
  /** What bursts joined to it must be about; `undefined` for a step that nothing joins. */
  readonly about: string | undefined
  /** Milliseconds of the editor's clock at the last change that joined. */
  readonly at: number
  readonly patches: readonly Patch[]
  /** In the order they must be applied to go back. */
  readonly inverse: readonly Patch[]
  readonly selectionBefore: Selection
  readonly selectionAfter: Selection
  /** Foreign changes seen when it was recorded: more by now means that the document has moved under it. */
  readonly foreign: number
}

export interface HistoryState {
  readonly past: readonly HistoryEntry[]
  /** Undone steps, the next to redo last. */
  readonly future: readonly HistoryEntry[]
  /** A gesture is under way: undo takes it back first. */
  readonly gesture: CommandName | undefined
}

export const EMPTY_HISTORY: HistoryState = { past: [], future: [], gesture: undefined }

/** A burst ends when nothing joined it for so long. */
const BURST_MS = 1_200

const joins = (entry: HistoryEntry | undefined, next: HistoryEntry): boolean =>
  entry !== undefined &&
  next.about !== undefined &&
  entry.about === next.about &&
  entry.name === next.name &&
  entry.foreign === next.foreign &&
  next.at - entry.at <= BURST_MS

const joined = (entry: HistoryEntry, next: HistoryEntry): HistoryEntry => ({
  ...entry,
  at: next.at,
  patches: [...entry.patches, ...next.patches],
  inverse: [...next.inverse, ...entry.inverse],
  selectionAfter: next.selectionAfter,
})

/** The history after a new step: it joins the last one if it may, and what was undone can no longer be redone. */
export function recorded(history: HistoryState, next: HistoryEntry, limit: number): HistoryState {
  const last = history.past.at(-1)
  const past =
    last && history.future.length === 0 && joins(last, next)
      ? [...history.past.slice(0, -1), joined(last, next)]
      : [...history.past, next].slice(-limit)
  return { ...history, past, future: [] }
}

/** Ends the burst at hand, so that the next change is a step of its own. */
export function closed(history: HistoryState): HistoryState {
  const last = history.past.at(-1)
  if (last?.about === undefined) return history
  return { ...history, past: [...history.past.slice(0, -1), { ...last, about: undefined }] }
}
