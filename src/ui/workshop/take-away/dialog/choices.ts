import { type ChoiceValues, useRemembered } from '../../../kit/index.ts'
import { SHEET_PAPERS, type SheetPaper } from '../page/paper.ts'

export const WHATS = ['sheet', 'report', 'csv', 'minutes', 'file'] as const
export type What = (typeof WHATS)[number]
export const SHEET_FORMATS = ['pdf', 'png', 'svg'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]
export const SCALES = [1, 2] as const

/** How somebody last wanted to take a workshop away. */
export interface Choices {
  readonly what: What
  readonly format: SheetFormat
  readonly paper: SheetPaper
  readonly scale: (typeof SCALES)[number]
  readonly simulated: boolean
}

const USUAL: Choices = { what: 'sheet', format: 'pdf', paper: 'a3', scale: 2, simulated: true }
const VALUES: ChoiceValues<Choices> = {
  what: WHATS,
  format: SHEET_FORMATS,
  paper: SHEET_PAPERS,
  scale: SCALES,
  simulated: [true, false],
}

export const useChoices = () => useRemembered('jornada.takeAway', VALUES, USUAL)
