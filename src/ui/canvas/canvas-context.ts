import { createContext, useContext } from 'react'
import { type StoreApi, useStore } from 'zustand'
import type { Journey, Position, Variant } from '../../document/index.ts'
import { type Editor, type ReadableStore, type RunState, type ViewState, variantInView } from '../../editor/index.ts'

/** Where a new step is to go. Screen coordinates place the chooser, `at` (canvas units) places the step. */
export interface ChooserRequest {
  readonly screen: { readonly x: number; readonly y: number }
  readonly at: { readonly x: number; readonly y: number } | undefined
  readonly after?: { readonly node: string; readonly port: string }
  readonly edge?: string
  /** A step that the chosen one is to take the place of. */
  readonly replace?: string
  /** What becomes of the keyboard once the step is made; by default it goes to the step. */
  readonly onMade?: (node: string) => void
}

export interface Naming {
  readonly group: string | undefined
}

export interface CanvasSurroundings {
  /** An id of this canvas on the page. */
  readonly id: string
  readonly editor: Editor
  readonly run: ReadableStore<RunState> | undefined
  readonly readOnly: boolean
  readonly openChooser: (request: ChooserRequest) => void
  /** Which group is being named. A store, so that no face renders again for it. */
  readonly naming: StoreApi<Naming>
  /** Lets steps that have just been moved glide to their places from where they were. */
  readonly glideFrom: (before: Readonly<Record<string, Position>>) => void
  /** The name of another journey, for the sentence of a step that leads there. */
  readonly journeyName: (id: string) => string
}

const CanvasContext = createContext<CanvasSurroundings | undefined>(undefined)
export const CanvasProvider = CanvasContext.Provider

export function useCanvas(): CanvasSurroundings {
  const surroundings = useContext(CanvasContext)
  if (!surroundings) throw new Error('This piece belongs inside a canvas')
  return surroundings
}

export const useJourney = <Selected>(editor: Editor, read: (journey: Journey) => Selected): Selected =>
  useStore(editor.document, (state) => read(state.journey))

export const useView = <Selected>(editor: Editor, read: (view: ViewState) => Selected): Selected =>
  useStore(editor.view, read)

const EMPTY: Variant = { name: '', purpose: 'realistic', nodes: {}, edges: {}, notes: {}, groups: {} }

/** The variant in view; an empty one when the journey has none. */
export function useVariant(editor: Editor): Variant {
  const id = useView(editor, (view) => view.variant)
  return useJourney(editor, (journey) => variantInView(journey, { variant: id })?.variant ?? EMPTY)
}

const NO_RUN: RunState = {
  status: 'idle',
  done: 0,
  total: 0,
  report: undefined,
  failure: undefined,
  journey: undefined,
}
const NO_RUN_STORE: ReadableStore<RunState> = {
  getState: () => NO_RUN,
  getInitialState: () => NO_RUN,
  subscribe: () => () => undefined,
}

export const useRun = <Selected>(
  run: ReadableStore<RunState> | undefined,
  read: (run: RunState) => Selected,
): Selected => useStore(run ?? NO_RUN_STORE, read)
