import { type Editor, setPanel } from '../../../editor/index.ts'

type Side = 'right' | 'below' | 'above' | 'over'

export interface TourStep {
  readonly id: 'palette' | 'canvas' | 'simulate' | 'results' | 'problems' | 'export'
  /** What it points to: the first of these that is there. */
  readonly targets: readonly string[]
  readonly side: Side
  /** Brings what it points to into view. */
  readonly prepare?: (editor: Editor) => void
}

const CANVAS = '[data-testid="canvas"]'

/** The tour: few steps, in the order in which somebody works. */
export const STEPS: readonly TourStep[] = [
  {
    id: 'palette',
    targets: ['[data-testid="palette"]'],
    side: 'right',
    prepare: (editor) => setPanel(editor.view, 'palette', true),
  },
  { id: 'canvas', targets: [CANVAS], side: 'over' },
  { id: 'simulate', targets: ['[data-tour="simulate"]'], side: 'below' },
  { id: 'results', targets: ['[data-tour="results"]', CANVAS], side: 'above' },
  { id: 'problems', targets: ['[data-tour="problems"]'], side: 'right' },
  { id: 'export', targets: ['[data-tour="export"]'], side: 'below' },
]
