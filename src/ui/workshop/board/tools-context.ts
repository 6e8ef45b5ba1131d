import { createContext, useContext } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Editor } from '../../../editor/index.ts'
import type { Bench, BoardHandle, BoardStore } from '../../canvas/board/index.ts'

/** What of the tools around the board is open. */
export interface ToolsState {
  /** The step whose column's menu is open. */
  readonly menu: string | undefined
  readonly namingStage: string | undefined
  readonly presenting: boolean
  /** What could not be done, for a while. */
  readonly notice: string | undefined
}

export interface Tools {
  readonly editor: Editor
  readonly board: BoardStore
  readonly bench: Bench
  readonly store: StoreApi<ToolsState>
  /** The board itself, as soon as it stands. */
  readonly handle: () => BoardHandle | undefined
  readonly announce: (text: string) => void
}

export const createToolsStore = (): StoreApi<ToolsState> =>
  createStore<ToolsState>(() => ({ menu: undefined, namingStage: undefined, presenting: false, notice: undefined }))

const ToolsContext = createContext<Tools | undefined>(undefined)
export const ToolsProvider = ToolsContext.Provider

export function useTools(): Tools {
  const tools = useContext(ToolsContext)
  if (!tools) throw new Error('This piece belongs beside the board')
  return tools
}
