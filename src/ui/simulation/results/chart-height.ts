import { createContext, useContext } from 'react'

/** The room that a chart has in the panel below its title and its sentence, in pixels. */
export const ChartHeight = createContext(190)

export const useChartHeight = (): number => useContext(ChartHeight)

/** What of the panel's body a chart can have: not less than can be read, not more than helps. */
export const chartHeightIn = (body: number): number => Math.round(Math.min(400, Math.max(176, body - 88)))
