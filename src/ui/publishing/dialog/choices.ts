import { type ChoiceValues, useRemembered } from '../../kit/index.ts'
import { PAPERS, type Paper, SCALES, type Scale } from '../files/sizes.ts'

export const FORMATS = ['png', 'svg', 'pdf'] as const
export const SCHEMES = ['light', 'dark'] as const
export const PARTS = ['whole', 'selection'] as const

/** How somebody last wanted a picture. */
export interface Choices {
  readonly part: (typeof PARTS)[number]
  readonly figures: boolean
  readonly scheme: (typeof SCHEMES)[number]
  readonly format: (typeof FORMATS)[number]
  readonly scale: Scale
  readonly paper: Paper
}

const USUAL: Choices = { part: 'whole', figures: true, scheme: 'light', format: 'png', scale: 2, paper: 'a4' }
const VALUES: ChoiceValues<Choices> = {
  part: PARTS,
  figures: [true, false],
  scheme: SCHEMES,
  format: FORMATS,
  scale: SCALES,
  paper: PAPERS,
}

export const useChoices = () => useRemembered('jornada.picture', VALUES, USUAL)
