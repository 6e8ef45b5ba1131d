import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Editor } from '../../../editor/index.ts'

export const RESULTS_TABS = [
  'overview',
  'flow',
  'goals',
  'messages',
  'experiments',
  'steps',
  'matters',
  'people',
] as const
export type ResultsTab = (typeof RESULTS_TABS)[number]

/** How a person looks at the results of one open journey. */
export interface PanelView {
  readonly tab: ResultsTab
  /** Over the whole page below the bar, instead of beside the canvas. */
  readonly large: boolean
  readonly flow: 'stage' | 'step'
  /** The goal whose times are shown; the main one when it has gone. */
  readonly goal: string | undefined
  /** More messages a week than this are too many. */
  readonly limit: number
  /** The report to print is open. */
  readonly printing: boolean
}

const USUAL: PanelView = {
  tab: 'overview',
  large: false,
  flow: 'stage',
  goal: undefined,
  limit: 3,
  printing: false,
}

const views = new WeakMap<Editor, StoreApi<PanelView>>()

/** The view of an open journey. Coming back to the journey within a visit of the site finds the tab as it was. */
export function panelViewOf(editor: Editor): StoreApi<PanelView> {
  const known = views.get(editor)
  if (known) return known
  const place = `jornada.results.${editor.document.getState().journey.id}`
  const store = createStore<PanelView>(() => ({ ...USUAL, ...remembered(place) }))
  store.subscribe(({ tab, flow, goal, limit }) => remember(place, { tab, flow, goal, limit }))
  views.set(editor, store)
  return store
}

type Kept = Pick<PanelView, 'tab' | 'flow' | 'goal' | 'limit'>

function remembered(place: string): Partial<Kept> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    const { tab, flow, goal, limit } = kept as Record<string, unknown>
    return {
      ...(RESULTS_TABS.some((each) => each === tab) ? { tab: tab as ResultsTab } : {}),
      ...(flow === 'stage' || flow === 'step' ? { flow } : {}),
      ...(typeof goal === 'string' ? { goal } : {}),
      ...(typeof limit === 'number' && limit >= 0 && limit < 30 ? { limit: Math.round(limit) } : {}),
    }
  } catch {
    return {}
  }
}

function remember(place: string, kept: Kept): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(kept))
  } catch {
    // Private windows may refuse; the view then lasts as long as the page.
  }
}
