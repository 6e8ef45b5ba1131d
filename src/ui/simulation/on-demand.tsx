import { lazy, Suspense, useEffect } from 'react'
import type { Editor } from '../../editor/index.ts'
import type { Simulation } from './simulation.ts'

const load = async () => ({ default: (await import('./results/results-panel.tsx')).ResultsPanel })
const Panel = lazy(load)

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

/** Fetches the code of the results while the page has nothing else to do, so that the first run finds it there. */
export function useResultsSoon(): void {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), 1_500)
    return () => clearTimeout(timer)
  }, [])
}
