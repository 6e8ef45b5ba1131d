/** The fields room's public entry: ways to edit what more than one screen edits. */
import { onDemand } from '../kit/index.ts'

export { assumptionName, assumptionValue } from './assumption-words.ts'
export { BufferedArea } from './buffered-area.tsx'
export { BufferedText } from './buffered-text.tsx'
export { BesideTable } from './linked/beside-table.tsx'
export { besideWords, MEASURES } from './linked/beside-words.ts'
export { dataFigures } from './linked/data-figures.ts'
export { measuredStep, type StepFigures, simulatedStep } from './linked/step-figures.ts'
export { HistoryButtons } from './overlay/history-buttons.tsx'
export { useOverlayKeys } from './overlay/use-overlay-keys.ts'
export { useRuleWords } from './rules/rule-in-words.ts'
export { type RuleField, useRuleFields } from './rules/use-rule-fields.ts'
export { useBuffered } from './use-buffered.ts'
export { ValueField } from './value-field.tsx'

/** A rule as conditions and groups; needs a Suspense boundary, for its code is large and often not needed. */
export const RuleEditor = onDemand(async () => (await import('./rules/rule-editor.tsx')).RuleEditor)
