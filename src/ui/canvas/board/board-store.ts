import type { Viewport } from '@xyflow/react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BoardColour, BoardLane } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import type { Cell } from './model/place.ts'

/** What the pointer does where it is pressed. */
export type BoardTool = 'select' | 'sticky' | 'pen' | 'eraser' | 'stamp'

/** What a person sees of the board and has in hand. Nothing of it is in the document. */
export interface BoardView {
  readonly tool: BoardTool
  readonly stickyColour: BoardColour
  readonly penColour: BoardColour
  readonly penWidth: number
  readonly emoji: string
  /** Things selected, by their ids on the board (`thingId`). */
  readonly selected: ReadonlySet<string>
  /** The sticky that is written on. */
  readonly writing: string | undefined
  /** The cell that has the keyboard, or had it last. */
  readonly cell: Cell | undefined
  readonly editing: Cell | undefined
  readonly hidden: ReadonlySet<BoardLane>
  /** The action whose course is shown; `all`: every step. Absent: the one the group is at. */
  readonly action: string | undefined
  readonly viewport: Viewport | undefined
  /** Who lays things down at this screen; empty: has not said. */
  readonly author: string
}

export type BoardStore = StoreApi<BoardView>

const NONE: ReadonlySet<never> = new Set()

const stores = new WeakMap<Editor, BoardStore>()

/** The view of an open document's board: the same one as long as the document is open. */
export function boardStoreOf(editor: Editor): BoardStore {
  const known = stores.get(editor)
  if (known) return known
  const store = createStore<BoardView>(() => ({
    tool: 'select',
    stickyColour: 'yellow',
    penColour: 'blue',
    penWidth: 3,
    emoji: '👍',
    selected: NONE,
    writing: undefined,
    cell: undefined,
    editing: undefined,
    hidden: NONE,
    action: undefined,
    viewport: undefined,
    author: '',
  }))
  stores.set(editor, store)
  return store
}

export const selectThings = (store: BoardStore, ids: Iterable<string>): void =>
  store.setState({ selected: new Set(ids) })
