import { lazy, Suspense } from 'react'
import type { Editor } from '../../editor/index.ts'
import type { Simulation } from './simulation.ts'

const Panel = lazy(async () => ({ default: (await import('./results/results-panel.tsx')).ResultsPanel }))

/** The results, whose code is not waited for before the canvas can be used. */
export function ResultsPanel(props: { editor: Editor; simulation: Simulation }) {
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  )
}

const Button = lazy(async () => ({ default: (await import('./simulate-button.tsx')).SimulateButton }))

/** The button that runs the journey; needs a Suspense boundary above it. */
export const SimulateButton = (props: { simulation: Simulation }) => <Button {...props} />
