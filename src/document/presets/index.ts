/** Starting points for scenarios, by industry. Apart from the document's own entry: only one screen needs them. */
export { PRESETS } from './industries.ts'
export { INDUSTRIES, type Industry, type PresetFigure, type SourceWords, withPreset } from './preset.ts'
