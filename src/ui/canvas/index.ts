/** The canvas room's public entry: the journey drawn, the palette's contents, and steps in words. */

/** Over the canvas while two variants are compared; its code comes with the first comparison. */
export const CompareLayer = onDemandOrNothing(async () => (await import('./compare/compare-layer.tsx')).CompareLayer)

export { type ChooserRequest, useJourney, useRun, useVariant, useView } from './canvas-context.ts'
export type { Crowd, Person } from './crowd/crowd.ts'
export { CrowdLayer } from './crowd/crowd-layer.tsx'
export { type CanvasThing, canvasOf, thingAt } from './handles.ts'
export { JourneyCanvas, type JourneyCanvasProps } from './journey-canvas.tsx'
export { sentenceOf } from './kinds/index.ts'
export {
  ruleWords,
  type Say,
  titleOf,
  weekdayName,
} from './kinds/say.ts'
export {
  CATEGORIES,
  DRAG_TYPE,
  type PaletteItem,
  searchPalette,
} from './model/palette.ts'

import { onDemandOrNothing } from '../kit/index.ts'

export { NodeMark, StepMark } from './parts/step-mark.tsx'
export { usePaletteWords } from './parts/use-palette-words.ts'
export { JourneyPicture, type JourneyPictureProps, pictureSize } from './picture/journey-picture.tsx'
export type { Chosen } from './picture/scope.ts'
export { sayOf } from './picture/words.ts'
export { type StoryWords, useStoryWords } from './story/story-words.ts'
export { useSay, useWords } from './use-say.ts'
