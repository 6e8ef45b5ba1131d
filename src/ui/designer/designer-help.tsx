import { Suspense } from 'react'
import type { Editor } from '../../editor/index.ts'
import { onDemandOrNothing } from '../kit/index.ts'

// What helps comes when the journey stands; the canvas does not wait for it.
const HelpLayer = onDemandOrNothing(async () => (await import('./tour/help-layer.tsx')).HelpLayer)

/** The tour of the first visit, and the sheet of keys behind the question mark. */
export function DesignerHelp({ editor }: { editor: Editor }) {
  return (
    <Suspense fallback={null}>
      <HelpLayer editor={editor} />
    </Suspense>
  )
}
