import { createContext, useContext } from 'react'

/** On paper, charts and tables stand below each other and nothing can be pressed. */
export const Printed = createContext(false)

export const usePrinted = (): boolean => useContext(Printed)

/** How wide a chart is on paper, in pixels: A4 less its margins. */
export const PAPER_WIDTH = 680
