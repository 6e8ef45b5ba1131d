import { Suspense } from 'react'
import { useStore } from 'zustand'
import { type Editor, loadLaterCommands } from '../../editor/index.ts'
import { loadTexts, onDemand, onDemandOrNothing, useOnceOpen } from '../kit/index.ts'
import type { WorkshopServices } from './workshop-context.ts'
import type { WorkshopView } from './workshop-view.ts'

export interface WorkshopScreenProps {
  readonly editor: Editor
  readonly view: WorkshopView
  readonly services: WorkshopServices
}

const Screen = onDemand(async () => {
  const [{ WorkshopScreen: screen }] = await Promise.all([
    import('./workshop-screen.tsx'),
    loadLaterCommands(),
    loadTexts(['workshop', 'workshopCourse', 'workshopIdeas', 'workshopLink', 'board']),
  ])
  return screen
})

/** The workshop over the designer, whose code and commands come when it is first opened. */
export function WorkshopScreen(props: WorkshopScreenProps) {
  const opened = useOnceOpen(useStore(props.view.store, (state) => state.open))
  if (!opened) return null
  return (
    <Suspense fallback={null}>
      <Screen {...props} />
    </Suspense>
  )
}

const Button = onDemandOrNothing(async () => (await import('./workshop-button.tsx')).WorkshopButton)

/** The button that opens the workshop; needs a Suspense boundary above it. */
export const WorkshopButton = (props: { view: WorkshopView }) => <Button {...props} />
