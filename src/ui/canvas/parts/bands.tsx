import { Suspense } from 'react'
import { onDemandOrNothing } from '../../kit/index.ts'
import { useCanvas, useView } from '../canvas-context.ts'

// What most journeys open without: the canvas stands before it is there.
const BandsLayer = onDemandOrNothing(async () => (await import('./bands-layer.tsx')).BandsLayer)

/** Stages behind the steps, when they are to be shown. */
export function Bands() {
  const { editor } = useCanvas()
  const way = useView(editor, (view) => view.bands)
  if (way === 'none') return null
  return (
    <Suspense fallback={null}>
      <BandsLayer way={way} />
    </Suspense>
  )
}
