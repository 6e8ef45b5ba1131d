import type { Mark } from './marks.ts'

export const SHEET_PAPERS = ['a3', 'a4'] as const
export type SheetPaper = (typeof SHEET_PAPERS)[number]

/** ISO 216, in pixels of CSS (96 an inch), upright. */
const SIZES = {
  a3: { width: 1122.5, height: 1587.4 },
  a4: { width: 793.7, height: 1122.5 },
} as const

export const upright = (paper: SheetPaper) => SIZES[paper]
export const lying = (paper: SheetPaper) => ({ width: SIZES[paper].height, height: SIZES[paper].width })

/** A page with all that stands on it. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** A pixel of CSS in points of a page. */
export const POINT = 0.75
