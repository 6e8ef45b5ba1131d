import { createContext, useContext } from 'react'
import type { Editor, ReadableStore, RunState } from '../../editor/index.ts'
import type { DesignerServices } from './props.ts'

interface DesignerSurroundings {
  readonly editor: Editor
  readonly services: DesignerServices
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
