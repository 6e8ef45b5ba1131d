import { Suspense } from 'react'
import { useStore } from 'zustand'
import type { Editor, ReadableStore } from '../../editor/index.ts'
import { onDemand, onDemandOrNothing, useOnceOpen } from '../kit/index.ts'
import type { Population } from './population.ts'

export interface PopulationScreenProps {
  readonly editor: Editor
  readonly population: Population
  /** The scenario chosen for the next run; the first one where it has gone. */
  readonly chosen: ReadableStore<{ readonly scenario: string | undefined }>
  readonly onChoose: (scenario: string) => void
  /** Runs the journey with the scenario chosen. */
  readonly onSimulate: () => void
  /** Runs with more and more customers until the main goal's rate is known to within so much: 0.001 is ± 0.1 points. */
  readonly onSimulateUntil?: (within: number) => void
}

const Screen = onDemand(async () => (await import('./population-screen.tsx')).PopulationScreen)

/** The screen of assumptions, whose code comes when it is first opened. */
export function PopulationScreen(props: PopulationScreenProps) {
  const opened = useOnceOpen(useStore(props.population.view, (view) => view.open))
  if (!opened) return null
  return (
    <Suspense fallback={null}>
      <Screen {...props} />
    </Suspense>
  )
}

const Button = onDemandOrNothing(async () => (await import('./population-button.tsx')).PopulationButton)

/** The button that opens the screen; needs a Suspense boundary above it. */
export const PopulationButton = (props: { population: Population }) => <Button {...props} />
