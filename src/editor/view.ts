import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Journey, Variant } from '../document/index.ts'
import type { RunStory } from './run.ts'

export interface Selection {
  readonly nodes: ReadonlySet<string>
  readonly edges: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

/** The part of the journey on screen: screen pixels of its origin, magnification, and the size of the canvas in pixels. */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
  readonly width: number
  readonly height: number
}

export interface Panels {
  readonly palette: boolean
  readonly inspector: boolean
  readonly problems: boolean
  readonly results: boolean
  readonly machine: boolean
  /** Example customers, in the inspector's place. */
  readonly stories: boolean
  /** The journey as nested text, beside the canvas. */
  readonly outline: boolean
  /** What was done, as a list. */
  readonly history: boolean
}

/** A wish to see something; the canvas answers it and takes it away. Neither steps nor notes means everything. */
export interface Focus {
  readonly nodes: readonly string[]
  readonly notes?: readonly string[]
  /** Move keyboard focus to the first of them as well. */
  readonly grab: boolean
  /** Fill the screen with them, even if they are in sight already. */
  readonly fill?: boolean
}

/** How stages lie behind the steps: not at all, as rows below one another, or as columns side by side. */
export const BANDS = ['none', 'rows', 'columns'] as const
export type Bands = (typeof BANDS)[number]

/** Where the story that is being played stands: at a step, or on the way out of one. */
export interface Playing {
  readonly node?: string
  readonly edge?: string
}

/** A story that is told step by step: whatever else shows the journey can keep in step with it. */
export interface Telling {
  readonly variant: string
  readonly story: RunStory
  /** Index of the step that has happened last. */
  readonly step: number
}

/** How steps (`node n1`) and ways out (`port n1 next`) are marked: met by test people, not met, or not to be met at all. */
export type Marks = ReadonlyMap<string, 'met' | 'unmet' | 'impossible'>

/** A figure of the simulation by which steps are coloured. */
export const HEAT_MEASURES = ['visitors', 'dropOff', 'median', 'p90'] as const
export type HeatMeasure = (typeof HEAT_MEASURES)[number]

/** How things differ from another variant: steps (`node n1`), ways out (`port n1 next`) and notes (`note k1`). */
export type Contrasts = ReadonlyMap<string, 'added' | 'changed' | 'moved'>

/** The variant in view held against another one. */
export interface Comparing {
  readonly other: string
  readonly contrasts: Contrasts
  /** What only the other one has, and the ways from there and to there: drawn pale in their places. */
  readonly ghosts: Pick<Variant, 'nodes' | 'edges' | 'notes'>
  /** A difference that the person is looking at, by its key. */
  readonly chosen?: string | undefined
}

/** What a person is looking at. Never stored in the document. */
export interface ViewState {
  readonly variant: string
  readonly selection: Selection
  readonly viewport: Viewport | undefined
  readonly panels: Panels
  readonly focus: Focus | undefined
  /** Shown beside the selection, which a story leaves alone. */
  readonly playing: Playing | undefined
  readonly telling: Telling | undefined
  /** Absent: nothing is marked. */
  readonly marks: Marks | undefined
  /** Absent: the variant stands for itself. */
  readonly comparing: Comparing | undefined
  /** Absent: steps keep their plain colour. */
  readonly heat: HeatMeasure | undefined
  readonly bands: Bands
  /** A line drawn around things selects them. */
  readonly lasso: boolean
}

export type ViewStore = StoreApi<ViewState>

const NONE: ReadonlySet<string> = new Set()
export const EMPTY_SELECTION: Selection = { nodes: NONE, edges: NONE, notes: NONE }

export const createViewStore = (variant: string): ViewStore =>
  createStore<ViewState>(() => ({
    variant,
    selection: EMPTY_SELECTION,
    viewport: undefined,
    panels: {
      palette: true,
      inspector: true,
      problems: false,
      results: false,
      machine: false,
      stories: false,
      outline: false,
      history: false,
    },
    focus: undefined,
    marks: undefined,
    comparing: undefined,
    playing: undefined,
    telling: undefined,
    heat: undefined,
    bands: 'none',
    lasso: false,
  }))

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a === b || (a.size === b.size && [...a].every((id) => b.has(id)))

const sameSelection = (a: Selection, b: Selection) =>
  sameSet(a.nodes, b.nodes) && sameSet(a.edges, b.edges) && sameSet(a.notes, b.notes)

/** Selects exactly this; parts left out are emptied. Keeps the identity of an equal selection. */
export function select(view: ViewStore, parts: { [Part in keyof Selection]?: Iterable<string> }): void {
  const next: Selection = {
    nodes: parts.nodes ? new Set(parts.nodes) : NONE,
    edges: parts.edges ? new Set(parts.edges) : NONE,
    notes: parts.notes ? new Set(parts.notes) : NONE,
  }
  if (!sameSelection(view.getState().selection, next)) view.setState({ selection: next })
}

export const isEmptySelection = (selection: Selection): boolean =>
  selection.nodes.size === 0 && selection.edges.size === 0 && selection.notes.size === 0

/** Brings nodes into sight; with `grab` the keyboard goes there too. No nodes: the whole journey. */
export const reveal = (view: ViewStore, nodes: readonly string[], grab = false): void =>
  view.setState({ focus: { nodes, grab } })

/** Brings notes into sight. */
export const revealNotes = (view: ViewStore, notes: readonly string[]): void =>
  view.setState({ focus: { nodes: [], notes, grab: false } })

/** Fills the screen with some steps and notes. */
export const zoomTo = (view: ViewStore, nodes: readonly string[], notes: readonly string[]): void =>
  view.setState({ focus: { nodes, notes, grab: false, fill: true } })

export const setBands = (view: ViewStore, bands: Bands): void => view.setState({ bands })

/** Takes the lasso into the hand, or puts it away. */
export const setLasso = (view: ViewStore, lasso: boolean): void => view.setState({ lasso })

export const setPanel = (view: ViewStore, panel: keyof Panels, open: boolean): void =>
  view.setState({ panels: { ...view.getState().panels, [panel]: open } })

/** Where she is once a step of her story has happened, and the way she is taking; undefined while she is outside. */
export function placeInStory({ steps }: RunStory, step: number): Playing | undefined {
  const past = steps.slice(0, step + 1)
  const last = past.findLast(({ type }) => type === 'entered' || type === 'arrived' || type === 'exited')
  if (last?.node === undefined || last.type === 'exited') return undefined
  const here = past.at(-1)
  return here?.type === 'left' && here.edge !== undefined ? { node: last.node, edge: here.edge } : { node: last.node }
}

/** Tells a story up to a step, or ends the telling; the canvas and the machine show where it stands. */
export const tell = (view: ViewStore, telling: Telling | undefined): void =>
  view.setState({ telling, playing: telling && placeInStory(telling.story, telling.step) })

/** Colours steps by a figure of the simulation; undefined: by nothing. */
export const setHeat = (view: ViewStore, heat: HeatMeasure | undefined): void => view.setState({ heat })

export const setMarks = (view: ViewStore, marks: Marks | undefined): void => {
  if (view.getState().marks !== marks) view.setState({ marks })
}

const NO_CONTRASTS: Contrasts = new Map()
const NO_GHOSTS: Comparing['ghosts'] = { nodes: {}, edges: {}, notes: {} }

/** Holds the variant in view against another one, or ends that. What differs is found out by whoever shows it. */
export const compareWith = (view: ViewStore, other: string | undefined): void =>
  view.setState({
    comparing: other === undefined ? undefined : { other, contrasts: NO_CONTRASTS, ghosts: NO_GHOSTS },
  })

/** Shows another variant: nothing of it is selected, and a comparison ends unless told what to compare it with. */
export function showVariant(view: ViewStore, variant: string, other?: string): void {
  view.setState({ variant, selection: EMPTY_SELECTION, focus: { nodes: [], grab: false } })
  compareWith(view, other)
}

/** The variant in view, or the main one when the one in view has gone. */
export function variantInView(
  journey: Journey,
  view: Pick<ViewState, 'variant'>,
): { id: string; variant: Variant } | undefined {
  for (const id of [view.variant, journey.mainVariant, ...Object.keys(journey.variants)]) {
    const variant = journey.variants[id]
    if (variant) return { id, variant }
  }
  return undefined
}

/** The scenario chosen, or the first of the journey; undefined when it has none. */
export const scenarioInView = (journey: Pick<Journey, 'scenarios'>, chosen: string | undefined): string | undefined =>
  chosen !== undefined && journey.scenarios[chosen] ? chosen : Object.keys(journey.scenarios).sort()[0]

const kept = (ids: ReadonlySet<string>, record: object | undefined) => {
  const all = [...ids]
  const alive = all.filter((id) => record !== undefined && Object.hasOwn(record, id))
  return alive.length === all.length ? ids : new Set(alive)
}

/** Forgets selected things that are no longer there, and a variant that has gone. */
export function pruneView(view: ViewStore, journey: Journey): void {
  const state = view.getState()
  const shown = variantInView(journey, state)
  const { selection } = state
  const next: Selection = {
    nodes: kept(selection.nodes, shown?.variant.nodes),
    edges: kept(selection.edges, shown?.variant.edges),
    notes: kept(selection.notes, shown?.variant.notes),
  }
  const unchanged = next.nodes === selection.nodes && next.edges === selection.edges && next.notes === selection.notes
  const variant = shown?.id ?? state.variant
  if (!unchanged || variant !== state.variant) view.setState({ selection: unchanged ? selection : next, variant })
  const other = state.comparing?.other
  if (other !== undefined && (other === variant || !Object.hasOwn(journey.variants, other)))
    compareWith(view, undefined)
}
