import { createContext, useContext } from 'react'
import type { StoryPlace } from '../../simulator/index.ts'

/** Where figures lead: to the people behind them, and to other tellings beside them. An absent way hides its buttons. */
export interface Beyond {
  readonly whoWasHere?: ((place: StoryPlace) => void) | undefined
  readonly compare?: (() => void) | undefined
}

const BeyondContext = createContext<Beyond>({})
export const BeyondProvider = BeyondContext.Provider

export const useBeyond = (): Beyond => useContext(BeyondContext)
