import { Suspense } from 'react'
import { type Editor, setPanel } from '../../editor/index.ts'
import { onDemand, onDemandOrNothing, useOnceOpen } from '../kit/index.ts'
import { type Beyond, BeyondProvider } from './beyond.ts'
import type { Comparing, ComparingState } from './comparison/comparing.ts'
import type { ResultsPanelProps } from './results/results-panel.tsx'
import type { Simulation } from './simulation.ts'
import type { Stories } from './stories/stories.ts'
import { useReadable } from './use-readable.ts'

const Panel = onDemand(async () => (await import('./results/results-panel.tsx')).ResultsPanel)

interface ResultsProps extends ResultsPanelProps {
  /** Where figures lead. */
  beyond?: Beyond
}

const NOWHERE: Beyond = {}

/** The results, whose code is not waited for before the canvas can be used. */
export function ResultsPanel({ beyond = NOWHERE, ...props }: ResultsProps) {
  return (
    <BeyondProvider value={beyond}>
      <Suspense fallback={null}>
        <Panel {...props} />
      </Suspense>
    </BeyondProvider>
  )
}

const Dialog = onDemand(async () => (await import('./comparison/comparison-dialog.tsx')).ComparisonDialog)

const isOpen = (state: ComparingState) => state.open

/** Variants and scenarios side by side; nothing until it is first opened. */
export function ComparisonDialog({ editor, comparing }: { editor: Editor; comparing: Comparing }) {
  const opened = useOnceOpen(useReadable(comparing.store, isOpen))
  if (!opened) return null
  return (
    <Suspense fallback={null}>
      <Dialog editor={editor} comparing={comparing} />
    </Suspense>
  )
}

const People = onDemand(async () => (await import('./stories/stories-panel.tsx')).StoriesPanel)

/** Example customers and their stories, whose code comes when the panel is first opened. */
export function StoriesPanel(props: { editor: Editor; simulation: Simulation; stories: Stories }) {
  return (
    <Suspense fallback={null}>
      <People {...props} />
    </Suspense>
  )
}

const Overlay = onDemandOrNothing(async () => (await import('./playback/flow-overlay.tsx')).FlowOverlay)

/** The last run over the canvas: its people on their ways, colours by its figures, whose figures they are. */
export function FlowOverlay({ editor, simulation }: { editor: Editor; simulation: Simulation }) {
  const hasReport = useReadable(simulation.run, (state) => state.report !== undefined)
  if (!hasReport) return null
  return (
    <Suspense fallback={null}>
      <Overlay editor={editor} simulation={simulation} />
    </Suspense>
  )
}

/** Runs until the main goal is known well enough; the results tell how it went. */
export async function runUntilPrecise(asked: Parameters<typeof import('./results/precise-run.ts').runUntilPrecise>[0]) {
  setPanel(asked.editor.view, 'results', true)
  await (await import('./results/precise-run.ts')).runUntilPrecise(asked)
}

const Button = onDemandOrNothing(async () => (await import('./simulate-button.tsx')).SimulateButton)

/** The button that runs the journey; needs a Suspense boundary above it. */
export const SimulateButton = (props: { simulation: Simulation }) => <Button {...props} />
