/** The canvas room's public entry: the journey drawn, the palette's contents, and steps in words. */

export { type ChooserRequest, useJourney, useRun, useVariant, useView } from './canvas-context.ts'
export type { Crowd, Person } from './crowd/crowd.ts'
export { CrowdLayer } from './crowd/crowd-layer.tsx'
export { canvasOf } from './handles.ts'
export { JourneyCanvas, type JourneyCanvasProps } from './journey-canvas.tsx'
export { sentenceOf } from './kinds/index.ts'
export {
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
export { NodeMark, StepMark } from './parts/step-mark.tsx'
export { usePaletteWords } from './parts/use-palette-words.ts'
export { type StoryWords, useStoryWords } from './story/story-words.ts'
export { useSay, useWords } from './use-say.ts'
