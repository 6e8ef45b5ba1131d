/** The two emotion curves: a picture in properties only, its words and its table. */
export { CurveTable } from './curve-table.tsx'
export { type CurveWords, useCurveWords } from './curve-words.ts'
export { EmotionCurves, type EmotionCurvesProps } from './emotion-curves.tsx'
export { Face } from './face.tsx'
