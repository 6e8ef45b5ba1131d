import { createContext, useContext } from 'react'
import type { Editor, ReadableStore, RunState } from '../../editor/index.ts'
import type { Tools } from './commands/tools.ts'
import type { DesignerServices, DesignerSlots } from './props.ts'

interface DesignerSurroundings {
  readonly editor: Editor
  readonly services: DesignerServices
  readonly slots: DesignerSlots
  /** What is open of palettes, menus and searches. */
  readonly tools: Tools
  /** Opens a step's settings with the keyboard in its name. */
  readonly openStep: (id: string) => void
  /** The simulation whose figures lie over the canvas. */
  readonly run?: ReadableStore<RunState> | undefined
}

const DesignerContext = createContext<DesignerSurroundings | undefined>(undefined)
export const DesignerProvider = DesignerContext.Provider

export function useDesigner(): DesignerSurroundings {
  const surroundings = useContext(DesignerContext)
  if (!surroundings) throw new Error('This piece belongs inside a designer')
  return surroundings
}
