import { enablePatches, type Patch, produceWithPatches } from 'immer'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Journey, journeySchema } from '../document/index.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { CommandContext, Refusal } from './command.ts'
import { Refused } from './command.ts'
import { type ArgsOf, type CommandName, commandNamed, type ResultOf } from './commands/index.ts'
import { type Checker, createDiagnostics, type DiagnosticsState, type Schedule } from './diagnostics.ts'
import { closed, EMPTY_HISTORY, type HistoryEntry, type HistoryState, recorded } from './history.ts'
import { type IdSource, sequentialIds } from './ids.ts'
import { mend } from './mend.ts'
import { applyPatchesLoosely } from './patches.ts'
import type { ReadableStore } from './stores.ts'
import { createViewStore, pruneView, type Selection, select, type ViewStore } from './view.ts'

enablePatches()

export interface EditorOptions {
  readonly journey: Journey
  /** The variant in view at first; the main one when absent. */
  readonly variant?: string
  /** Where fresh ids come from. Two people who edit together need `randomIds`. */
  readonly ids?: IdSource
  /** Finds the problems of a document; without it there are none. */
  readonly check?: Checker
  /** How long changes must pause before a check, in milliseconds. */
  readonly checkDelayMs?: number
  /** Milliseconds since the epoch; decides which changes belong to one burst. */
  readonly now?: () => number
  readonly schedule?: Schedule
  /** How many steps can be taken back. */
  readonly historyLimit?: number
}

export interface DocumentState {
  readonly journey: Journey
  /** Whose change made it what it is: autosave sends `local` ones, sync brings `remote` ones. */
  readonly origin: 'opened' | 'local' | 'remote'
}

/** A change in the making: a drag, a slider. One step when committed, nothing when cancelled. */
export interface Gesture {
  readonly commit: () => void
  readonly cancel: () => void
}

/** One open document: its three states, and the ways to change it. */
export interface Editor {
  readonly document: ReadableStore<DocumentState>
  readonly view: ViewStore
  readonly history: ReadableStore<HistoryState>
  readonly diagnostics: ReadableStore<DiagnosticsState>
  /** Carries out a command on the variant in view (or the one named). Refused commands change nothing. */
  readonly execute: <Name extends CommandName>(
    name: Name,
    args: ArgsOf<Name>,
    options?: { readonly variant?: string },
  ) => Result<ResultOf<Name>, Refusal>
  /** Gathers the commands until commit or cancel into one step of this name. A gesture under way is committed first. */
  readonly gesture: (name: CommandName) => Gesture
  /** Ends the burst at hand: what follows is a step of its own. Call it when a field loses focus. */
  readonly mark: () => void
  /** Takes back a gesture under way, else the last step. False when there was nothing. */
  readonly undo: () => boolean
  readonly redo: () => boolean
  /** Checks the document now and not when changes pause. */
  readonly checkNow: () => void
  readonly dispose: () => void
}

const CHECK_DELAY_MS = 200
const HISTORY_LIMIT = 500

const later: Schedule = (task, delayMs) => {
  const timer = setTimeout(task, delayMs)
  return () => clearTimeout(timer)
}

interface Core {
  readonly document: StoreApi<DocumentState>
  readonly history: StoreApi<HistoryState>
  readonly view: ViewStore
  readonly ids: IdSource
  readonly now: () => number
  readonly limit: number
  open: HistoryEntry | undefined
  foreign: number
  entries: number
}

/** Opens a document for editing. */
export function createEditor(options: EditorOptions): Editor {
  const core: Core = {
    document: createStore<DocumentState>(() => ({ journey: options.journey, origin: 'opened' })),
    history: createStore<HistoryState>(() => EMPTY_HISTORY),
    view: createViewStore(options.variant ?? options.journey.mainVariant),
    ids: options.ids ?? sequentialIds(),
    now: options.now ?? Date.now,
    limit: options.historyLimit ?? HISTORY_LIMIT,
    open: undefined,
    foreign: 0,
    entries: 0,
  }
  const checkDelay = options.checkDelayMs ?? CHECK_DELAY_MS
  const diagnostics = createDiagnostics(options.check, options.schedule ?? later, checkDelay)
  diagnostics.request(options.journey)
  const stop = core.document.subscribe(({ journey }) => {
    pruneView(core.view, journey)
    diagnostics.request(journey)
  })
  return {
    document: core.document,
    view: core.view,
    history: core.history,
    diagnostics,
    execute: (name, args, where) => execute(core, name, args, where?.variant),
    gesture: (name) => beginGesture(core, name),
    mark: () => core.history.setState(closed(core.history.getState()), true),
    undo: () => undo(core),
    redo: () => redo(core),
    checkNow: () => diagnostics.request(core.document.getState().journey),
    dispose: () => {
      stop()
      diagnostics.dispose()
    },
  }
}

function execute<Name extends CommandName>(
  core: Core,
  name: Name,
  args: ArgsOf<Name>,
  variant: string | undefined,
): Result<ResultOf<Name>, Refusal> {
  const command = commandNamed(name)
  const before = core.document.getState().journey
  const context: CommandContext = {
    variant: variant ?? core.view.getState().variant,
    newId: (prefix, taken) => core.ids(prefix, (id) => taken(id) || inSomeVariant(before, id)),
  }
  let out: { value: ResultOf<Name> } | undefined
  let change: readonly [Journey, Patch[], Patch[]]
  try {
    change = produceWithPatches(before, (draft: Journey) => {
      out = { value: command.apply(draft, args, context) }
    })
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal)
    throw error
  }
  const [journey, patches, inverse] = change
  const foreign = command.history === 'none'
  if (patches.length > 0) {
    if (foreign) core.foreign += 1
    else
      record(core, {
        name,
        about: command.history === 'burst' ? (command.about?.(args) ?? '') : undefined,
        patches,
        inverse,
      })
    core.document.setState({ journey, origin: foreign ? 'remote' : 'local' })
  }
  if (!out) throw new Error(`The command ${name} gave no result`)
  return ok(out.value)
}

/** Variants are lined up by ids: what is made in one must not pass for something else in another. */
const inSomeVariant = ({ variants }: Journey, id: string): boolean =>
  Object.values(variants).some(({ nodes, notes, groups }) =>
    [nodes, notes, groups].some((things) => Object.hasOwn(things, id)),
  )

function record(core: Core, step: Pick<HistoryEntry, 'name' | 'about' | 'patches' | 'inverse'>): void {
  const { selection } = core.view.getState()
  const entry = newEntry(core, step, selection)
  if (core.open) core.open = grown(core.open, entry)
  else core.history.setState(recorded(core.history.getState(), entry, core.limit), true)
}

function newEntry(
  core: Core,
  step: Pick<HistoryEntry, 'name' | 'about' | 'patches' | 'inverse'>,
  selection: Selection,
): HistoryEntry {
  core.entries += 1
  return {
    ...step,
    id: core.entries,
    at: core.now(),
    selectionBefore: selection,
    selectionAfter: selection,
    foreign: core.foreign,
  }
}

const grown = (entry: HistoryEntry, next: HistoryEntry): HistoryEntry => ({
  ...entry,
  patches: [...entry.patches, ...next.patches],
  inverse: [...next.inverse, ...entry.inverse],
})

function beginGesture(core: Core, name: CommandName): Gesture {
  endGesture(core, undefined)
  const entry = newEntry(core, { name, about: undefined, patches: [], inverse: [] }, core.view.getState().selection)
  core.open = entry
  core.history.setState({ gesture: name })
  const mine = (end: () => void) => {
    if (core.open?.id === entry.id) end()
  }
  return { commit: () => mine(() => endGesture(core, entry.id)), cancel: () => mine(() => cancelGesture(core)) }
}

/** Commits the gesture under way, if any, and if it is the one meant. */
function endGesture(core: Core, id: number | undefined): void {
  const { open } = core
  if (!open || (id !== undefined && open.id !== id)) return
  core.open = undefined
  const history = { ...core.history.getState(), gesture: undefined }
  const entry = { ...open, selectionAfter: core.view.getState().selection }
  core.history.setState(open.patches.length > 0 ? recorded(history, entry, core.limit) : history, true)
}

function cancelGesture(core: Core): boolean {
  const { open } = core
  if (!open) return false
  core.open = undefined
  core.history.setState({ gesture: undefined })
  travel(core, open, open.inverse)
  select(core.view, open.selectionBefore)
  return true
}

function undo(core: Core): boolean {
  if (core.open && core.open.patches.length > 0) return cancelGesture(core)
  endGesture(core, undefined)
  const { past, future } = core.history.getState()
  const entry = past.at(-1)
  if (!entry) return false
  // What is seen after the step is what redo must bring back.
  const seen = core.view.getState().selection
  const back = travel(core, entry, entry.inverse)
  const undone = back && {
    ...entry,
    patches: back.inverse,
    inverse: back.patches,
    foreign: core.foreign,
    about: undefined,
    selectionAfter: seen,
  }
  core.history.setState({ past: past.slice(0, -1), future: undone ? [...future, undone] : future })
  select(core.view, entry.selectionBefore)
  pruneView(core.view, core.document.getState().journey)
  return true
}

function redo(core: Core): boolean {
  endGesture(core, undefined)
  const { past, future } = core.history.getState()
  const entry = future.at(-1)
  if (!entry) return false
  const forth = travel(core, entry, entry.patches)
  const redone = forth && { ...entry, patches: forth.patches, inverse: forth.inverse, foreign: core.foreign }
  core.history.setState({ past: redone ? [...past, redone] : past, future: future.slice(0, -1) })
  select(core.view, entry.selectionAfter)
  pruneView(core.view, core.document.getState().journey)
  return true
}

/**
 * Applies a step's patches. When others changed the document since it was recorded, places that are gone are passed over
 * and what would hang in the air is mended; a result that is no valid document is given up (`undefined`).
 */
function travel(
  core: Core,
  entry: HistoryEntry,
  patches: readonly Patch[],
): { patches: Patch[]; inverse: Patch[] } | undefined {
  const moved = entry.foreign !== core.foreign
  const [journey, forward, inverse] = produceWithPatches(core.document.getState().journey, (draft: Journey) => {
    applyPatchesLoosely(draft, patches)
    if (moved) mend(draft)
  })
  if (moved && !journeySchema.safeParse(journey).success) return undefined
  if (forward.length > 0) core.document.setState({ journey, origin: 'local' })
  return { patches: forward, inverse }
}
