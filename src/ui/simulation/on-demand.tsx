import { lazy, Suspense } from 'react'
import type { Editor } from '../../editor/index.ts'
import type { Simulation } from './simulation.ts'
import type { Stories } from './stories/stories.ts'

const Panel = lazy(async () => ({ default: (await import('./results/results-panel.tsx')).ResultsPanel }))

/** The results, whose code is not waited for before the canvas can be used. */
export function ResultsPanel(props: { editor: Editor; simulation: Simulation }) {
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  )
}

const People = lazy(async () => ({ default: (await import('./stories/stories-panel.tsx')).StoriesPanel }))

/** Example customers and their stories, whose code comes when the panel is first opened. */
export function StoriesPanel(props: { editor: Editor; simulation: Simulation; stories: Stories }) {
  return (
    <Suspense fallback={null}>
      <People {...props} />
    </Suspense>
  )
}

const Button = lazy(async () => ({ default: (await import('./simulate-button.tsx')).SimulateButton }))

/** The button that runs the journey; needs a Suspense boundary above it. */
export const SimulateButton = (props: { simulation: Simulation }) => <Button {...props} />
