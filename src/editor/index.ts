/** The editor room's public entry: one open document, and every way to change it. */

export type { Diagnostic, Severity } from '../compiler/index.ts'
export {
  addAfterPort,
  addAt,
  addOnEdge,
  addStep,
  copySelection,
  cutSelection,
  deleteSelection,
  duplicateSelection,
  nudgeSelection,
  type Pattern,
  pasteText,
  selectAll,
} from './actions.ts'
export type { Axis, Side } from './arrange.ts'
export {
  alignSelection,
  distributeSelection,
  flippable,
  flipSelection,
  goToProblem,
  groupSelection,
  replaceStep,
  selectAlongFlow,
  selectedGroups,
  selectGroup,
  selectKind,
  selectSameKind,
  toggleGroup,
  togglePinned,
  ungroupSelection,
  zoomToSelection,
} from './arrange-actions.ts'
export { type Clip, clipOf, type PasteProblem } from './clip.ts'
export type { Command, CommandContext, HistoryPolicy, Refusal, RefusalCode } from './command.ts'
export { type ArgsOf, type CommandName, loadLaterCommands, type ResultOf } from './commands/index.ts'
export type { Moves, NewNode } from './commands/nodes.ts'
export type { Pasted, Things } from './commands/selection.ts'
export type { Checker, DiagnosticsState, Schedule } from './diagnostics.ts'
export { createEditor, type DocumentState, type Editor, type EditorOptions, type Gesture } from './editor.ts'
export { findText, type Search, type TextField, type TextHit } from './find.ts'
export { edgeAtPort, edgesInto, edgesOut } from './graph.ts'
export { addToGroup, deleteWithGroup, joinableGroups, takeOutOfGroup } from './group-actions.ts'
export type { HistoryEntry, HistoryState } from './history.ts'
export { type IdSource, sequentialIds } from './ids.ts'
export { placeAfter, placeInView } from './placing.ts'
export { type Connection, canConnect, whyNotConnect } from './rules.ts'
export {
  createRunStore,
  type RunFailure,
  type RunReport,
  type RunState,
  type RunStatus,
  type RunStore,
  type RunStory,
  type RunStoryStep,
} from './run.ts'
export {
  around,
  type Box,
  FRAME,
  groupBox,
  noteBox,
  STEP_HEIGHT,
  STEP_WIDTH,
  stepBox,
  stepWidth,
} from './sizes.ts'
export type { ReadableStore } from './stores.ts'
export { travelTo } from './travel.ts'
export {
  BANDS,
  type Bands,
  type Comparing,
  type Contrasts,
  compareWith,
  EMPTY_SELECTION,
  type Focus,
  HEAT_MEASURES,
  type HeatMeasure,
  isEmptySelection,
  type Panels,
  type Playing,
  placeInStory,
  reveal,
  revealNotes,
  type Selection,
  scenarioInView,
  select,
  setBands,
  setHeat,
  setLasso,
  setMarks,
  setPanel,
  showVariant,
  type Telling,
  tell,
  type Viewport,
  type ViewState,
  type ViewStore,
  variantInView,
} from './view.ts'
