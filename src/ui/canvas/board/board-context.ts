import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Bench } from './board-deeds.ts'
import type { BoardView } from './board-store.ts'
import type { BoardLayout } from './model/board-layout.ts'
import type { Rect } from './model/place.ts'

export interface BoardSurroundings extends Bench {
  readonly resize: (flowId: string, box: Rect, done: boolean) => void
}

const BoardContext = createContext<BoardSurroundings | undefined>(undefined)
export const BoardProvider = BoardContext.Provider

export function useBoard(): BoardSurroundings {
  const surroundings = useContext(BoardContext)
  if (!surroundings) throw new Error('This piece belongs upon a board')
  return surroundings
}

export function useBoardView<Selected>(read: (view: BoardView) => Selected): Selected {
  return useStore(useBoard().store, read)
}

/** Apart from the rest, for it changes with every line that is written. */
const LayoutContext = createContext<BoardLayout | undefined>(undefined)
export const LayoutProvider = LayoutContext.Provider

export function useBoardLayout(): BoardLayout {
  const layout = useContext(LayoutContext)
  if (!layout) throw new Error('This piece belongs upon a board')
  return layout
}
