import { Suspense } from 'react'
import { onDemandOrNothing } from '../../kit/index.ts'
import { useCanvas, useView } from '../canvas-context.ts'

// Loaded when it is first taken into the hand.
const LassoLayer = onDemandOrNothing(async () => (await import('./lasso-layer.tsx')).LassoLayer)

/** The lasso, while it is in the hand. */
export function Lasso() {
  const { editor, readOnly } = useCanvas()
  const inHand = useView(editor, (view) => view.lasso)
  if (!inHand || readOnly) return null
  return (
    <Suspense fallback={null}>
      <LassoLayer />
    </Suspense>
  )
}
