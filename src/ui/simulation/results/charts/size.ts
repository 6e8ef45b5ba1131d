const ROW = 28
export const BARS_FEET = 24

/** How high a chart of bars must be for its rows. */
export const barsHeight = (rows: number): number => rows * ROW + BARS_FEET
